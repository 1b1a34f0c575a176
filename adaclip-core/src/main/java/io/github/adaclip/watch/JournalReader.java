package io.github.adaclip.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A journal's file → its lines; one that is damaged or cut off is as if it were not there. */
final class JournalReader {
  private static final String KIND = "adaclip-watch";
  private static final int FORMAT = 1;
  private static final int LONGEST_LINE = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalReader() {}

  /** The first line, which says what the file is about. */
  static byte[] header(Path folder) {
    String line =
        JsonNodeFactory.instance
            .objectNode()
            .put("journal", KIND)
            .put("format", FORMAT)
            .put("folder", name(folder))
            .toString();
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads line by line; of a line that no watch would have written only the beginning is held.
   *
   * @param folder the folder the journal must be about
   * @return length of the file up to its last complete line
   */
  static long read(Path file, Path folder, BiConsumer<FileVersion, WatchJournal.Outcome> lines)
      throws IOException {
    long complete = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (Line line = nextLine(in); line.length > 0; line = nextLine(in)) {
        if (complete == 0) {
          requireHeader(file, folder, line.text);
        }
        if (!line.isComplete) {
          break;
        }
        if (complete > 0) {
          take(line.text, lines);
        }
        complete += line.length;
      }
    }
    return complete;
  }

  /** The next bytes up to a line feed, which counts, or the end; of length 0 at the end. */
  private static Line nextLine(InputStream in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long length = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      length++;
      if (next == '\n') {
        return new Line(text.toString(StandardCharsets.UTF_8), length, true);
      }
      if (length <= LONGEST_LINE) {
        text.write(next);
      }
    }
    return new Line(text.toString(StandardCharsets.UTF_8), length, false);
  }

  /**
   * A line.
   *
   * @param text its beginning, without the line feed
   * @param length all its bytes in the file
   * @param isComplete whether it has a line feed
   */
  private record Line(String text, long length, boolean isComplete) {}

  private static void take(String text, BiConsumer<FileVersion, WatchJournal.Outcome> lines) {
    Optional<JsonNode> line = parse(text);
    line.filter(
            node -> node.path("file").asText().length() > 0 && node.path("size").asLong(-1) >= 0)
        .ifPresent(
            node ->
                lines.accept(
                    new FileVersion(
                        node.get("file").asText(),
                        node.get("size").asLong(),
                        node.path("modified").asLong()),
                    outcome(node.path("outcome").asText())));
  }

  private static WatchJournal.Outcome outcome(String word) {
    return word.equals(WatchJournal.Outcome.FAILED.word())
        ? WatchJournal.Outcome.FAILED
        : WatchJournal.Outcome.SCORED;
  }

  private static void requireHeader(Path file, Path folder, String text) {
    JsonNode header = parse(text).orElse(JsonNodeFactory.instance.missingNode());
    if (!header.path("journal").asText().equals(KIND) || header.path("format").asInt() != FORMAT) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "the file is not a journal of a watch")
          .file(file)
          .expected(new String(header(folder), StandardCharsets.UTF_8).strip())
          .found(text.strip().substring(0, Math.min(80, text.strip().length())))
          .fix("name another folder for results, or delete the file to begin anew")
          .build();
    }
    String other = header.path("folder").asText();
    if (!other.equals(name(folder))) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION,
              "the folder for results belongs to another watched folder")
          .file(file)
          .expected(name(folder))
          .found(other)
          .fix("name another folder for results, or delete the file to begin anew")
          .build();
    }
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().toString();
  }
}
