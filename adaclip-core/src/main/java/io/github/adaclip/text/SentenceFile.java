package io.github.adaclip.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads own states and templates from a JSON file, and says what is wrong with one that does not
 * fit.
 */
final class SentenceFile {
  private static final String NORMAL = "normal";
  private static final String ABNORMAL = "abnormal";
  private static final String TEMPLATES = "templates";
  private static final List<String> KEYS = List.of(NORMAL, ABNORMAL, TEMPLATES);
  private static final String FORM =
      "{\"normal\": [\"flawless {}\"], \"abnormal\": [\"damaged {}\"], \"templates\": [\"a photo of a {}.\"]}";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final JsonNode content;

  private SentenceFile(Path file, JsonNode content) {
    this.file = file;
    this.content = content;
  }

  static SentenceTemplates read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no such sentence file")
          .file(path)
          .fix("give the path of a JSON file of the form " + FORM)
          .build();
    }
    SentenceFile file = new SentenceFile(path, parse(path));
    file.checkKeys();
    return new SentenceTemplates(
        file.entries(NORMAL), file.entries(ABNORMAL), file.entries(TEMPLATES));
  }

  private static JsonNode parse(Path path) {
    try {
      return JSON.readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " in line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw refusal(path).found("no JSON: " + e.getOriginalMessage() + place).cause(e).build();
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the sentence file cannot be read")
          .file(path)
          .fix("check that this user may read it")
          .cause(e)
          .build();
    }
  }

  private static AdaClipException.Builder refusal(Path path) {
    return AdaClipException.of(FailureCode.INVALID_TEXT, "the sentence file cannot be used")
        .file(path)
        .expected("a JSON object of the form " + FORM);
  }

  private void checkKeys() {
    if (!content.isObject()) {
      String found = content.isMissingNode() ? "nothing" : "a JSON " + kind(content);
      throw refusal(file).found(found).build();
    }
    content
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw refusal(file)
                    .found("unknown key \"" + key + '"')
                    .fix(
                        "did you mean \""
                            + NearestName.closest(key, KEYS)
                            + "\"? The keys are "
                            + String.join(", ", KEYS))
                    .build();
              }
            });
  }

  private List<String> entries(String key) {
    JsonNode list = content.get(key);
    if (list == null) {
      throw refusal(file).found("no key \"" + key + '"').fix("add the list \"" + key + '"').build();
    }
    if (!list.isArray()) {
      throw refusal(file)
          .found("a JSON " + kind(list) + " as \"" + key + '"')
          .fix("make \"" + key + "\" a list of texts")
          .build();
    }
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      if (!entry.isTextual()) {
        throw refusal(file)
            .found("a JSON " + kind(entry) + " in \"" + key + '"')
            .fix("put every entry of \"" + key + "\" in quotes")
            .build();
      }
      entries.add(entry.textValue());
    }
    SentenceTemplates.problem(entries)
        .ifPresent(
            problem -> {
              throw refusal(file)
                  .found(problem + " in \"" + key + '"')
                  .fix("give \"" + key + "\" at least one entry, each with exactly one {}")
                  .build();
            });
    return entries;
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "list";
      case BOOLEAN -> "truth value";
      case NULL -> "null";
      case NUMBER -> "number";
      case STRING -> "text";
      default -> "object";
    };
  }
}
