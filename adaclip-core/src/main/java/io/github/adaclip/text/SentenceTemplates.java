package io.github.adaclip.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * How a class name becomes sentences: the name goes into a state, the state into a template.
 *
 * <p>Source: AdaCLIP, section 3.1, and the reference's {@code tools/prompt_ensemble}.
 *
 * @param normalStates such as {@code flawless {}}
 * @param abnormalStates such as {@code damaged {}}
 * @param templates such as {@code a cropped photo of the {}.}
 */
public record SentenceTemplates(
    List<String> normalStates, List<String> abnormalStates, List<String> templates) {
  private static final String SLOT = "{}";
  private static final String NORMAL = "normal";
  private static final String ABNORMAL = "abnormal";
  private static final String TEMPLATES = "templates";
  private static final Set<String> KEYS = Set.of(NORMAL, ABNORMAL, TEMPLATES);

  private static final SentenceTemplates REFERENCE =
      new SentenceTemplates(
          List.of(
              "{}",
              "flawless {}",
              "perfect {}",
              "unblemished {}",
              "{} without flaw",
              "{} without defect",
              "{} without damage"),
          List.of("damaged {}", "broken {}", "{} with flaw", "{} with defect", "{} with damage"),
          List.of(
              "a bad photo of a {}.",
              "a low resolution photo of the {}.",
              "a bad photo of the {}.",
              "a cropped photo of the {}."));

  /** Checks that every list has an entry and every entry exactly one {@code {}}. */
  public SentenceTemplates {
    normalStates = checked("normal states", normalStates);
    abnormalStates = checked("abnormal states", abnormalStates);
    templates = checked("templates", templates);
  }

  /** The published states and templates: 28 normal and 20 abnormal sentences. */
  public static SentenceTemplates reference() {
    return REFERENCE;
  }

  /**
   * Reads own states and templates.
   *
   * @param file JSON: {@code {"normal": […], "abnormal": […], "templates": […]}}, each entry with
   *     one {@code {}}
   * @throws AdaClipException MISSING_FILE or INVALID_TEXT, naming file and entry
   */
  public static SentenceTemplates read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the sentence file cannot be read")
          .file(file)
          .found(Files.isDirectory(file) ? "a folder" : "no such file")
          .fix("check the path given with --sentences")
          .build();
    }
    JsonNode root = parse(file);
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw malformed(file, "a key that is not known", "normal, abnormal and templates", name);
      }
    }
    return new SentenceTemplates(
        entries(file, root, NORMAL), entries(file, root, ABNORMAL), entries(file, root, TEMPLATES));
  }

  /**
   * The sentences of the normal side.
   *
   * @param className {@code -} is read as a space, {@code _} stays
   * @throws AdaClipException INVALID_TEXT if the class name is empty
   */
  public List<String> normal(String className) {
    return sentences(normalStates, className);
  }

  /** The sentences of the abnormal side; see {@link #normal}. */
  public List<String> abnormal(String className) {
    return sentences(abnormalStates, className);
  }

  private List<String> sentences(List<String> states, String className) {
    String name = className.replace('-', ' ');
    if (name.isBlank()) {
      throw AdaClipException.of(FailureCode.INVALID_TEXT, "the class name is empty")
          .found("\"" + className + "\"")
          .fix("say what the picture shows, for instance --class-name 'metal nut'")
          .build();
    }
    List<String> sentences = new ArrayList<>();
    for (String state : states) {
      for (String template : templates) {
        sentences.add(template.replace(SLOT, state.replace(SLOT, name)));
      }
    }
    return sentences;
  }

  private static JsonNode parse(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (root == null || !root.isObject()) {
        throw malformed(
            file, "something that is not a JSON object", "{\"normal\": [...], ...}", "no object");
      }
      return root;
    } catch (JacksonException e) {
      throw malformed(
          file, "text that is not JSON", "{\"normal\": [...], ...}", e.getOriginalMessage());
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the sentence file cannot be read")
          .file(file)
          .found(e.getMessage())
          .fix("check the file's permissions")
          .cause(e)
          .build();
    }
  }

  private static List<String> entries(Path file, JsonNode root, String key) {
    JsonNode list = root.get(key);
    if (list == null || !list.isArray()) {
      String found =
          list == null
              ? "no such key"
              : list.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
      throw malformed(file, "no list of " + key, "\"" + key + "\": [\"... {} ...\"]", found);
    }
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      if (!entry.isTextual()) {
        throw malformed(
            file, "an entry of " + key + " that is not text", "text with one {}", entry.toString());
      }
      entries.add(entry.asText());
    }
    return entries;
  }

  private static AdaClipException malformed(Path file, String what, String expected, String found) {
    return AdaClipException.of(FailureCode.INVALID_TEXT, "the sentence file holds " + what)
        .file(file)
        .expected(expected)
        .found(found)
        .fix(
            "write it as {\"normal\": [\"{}\"], \"abnormal\": [\"damaged {}\"], \"templates\": [\"a photo of a {}.\"]}")
        .build();
  }

  private static List<String> checked(String what, List<String> entries) {
    if (entries.isEmpty()) {
      throw AdaClipException.of(FailureCode.INVALID_TEXT, "there are no " + what)
          .expected("at least one")
          .fix("give at least one entry that holds {}")
          .build();
    }
    for (String entry : entries) {
      int slot = entry.indexOf(SLOT);
      if (slot < 0 || entry.indexOf(SLOT, slot + 1) >= 0) {
        throw AdaClipException.of(
                FailureCode.INVALID_TEXT,
                "one of the " + what + " has no single place for the class")
            .expected("text with exactly one {}")
            .found("\"" + entry + "\"")
            .fix("write {} where the class name belongs, once")
            .build();
      }
    }
    return List.copyOf(entries);
  }
}
