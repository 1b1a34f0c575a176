package io.github.adaclip.calibrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The latest scores of stored results: JSON Lines as {@code detect --json} prints them, or its CSV.
 * Read line by line; of many only the last ones are kept. Failed pictures are passed over and
 * counted.
 */
public final class RecentScores {
  private final ThresholdProfile profile;
  private final double[] latest;
  private long count;
  private long failed;

  /**
   * Starts without scores.
   *
   * @param profile results of another class, model or image size are refused
   * @param most how many of the latest scores are kept, at least 1
   */
  public RecentScores(ThresholdProfile profile, int most) {
    this.profile = profile;
    this.latest = new double[most];
  }

  /**
   * Adds the scores of a file, which are newer than those before.
   *
   * @throws AdaClipException MISSING_FILE; UNUSABLE_DATA for a line that is no result;
   *     PROFILE_DOES_NOT_FIT for results that the profile says nothing about
   */
  public void read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no such file of results")
          .file(file)
          .found(Files.isDirectory(file) ? "a folder" : "nothing")
          .fix("write one with: adaclip detect --json … > results.jsonl")
          .build();
    }
    boolean csv = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    try {
      if (csv) {
        readCsv(file);
      } else {
        readLines(file);
      }
    } catch (IOException | RuntimeJsonMappingException e) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "the results cannot be read")
          .file(file)
          .found(e.getMessage())
          .fix("check that the file is a text in UTF-8 that this user may read")
          .cause(e)
          .build();
    }
  }

  /** The latest scores, oldest first. */
  public double[] scores() {
    int kept = (int) Math.min(count, latest.length);
    double[] scores = new double[kept];
    for (int index = 0; index < kept; index++) {
      scores[index] = latest[(int) ((count - kept + index) % latest.length)];
    }
    return scores;
  }

  /** Results with a score, also those that are not among the latest. */
  public long count() {
    return count;
  }

  /** Pictures that had failed and have no score. */
  public long failed() {
    return failed;
  }

  private void readLines(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          JsonNode result = json.readTree(line);
          if (result.has("error")) {
            failed++;
          } else {
            JsonNode model = result.path("model");
            Place place = new Place(file, number);
            add(
                place,
                result.path("score").asText(),
                result.path("className").asText(),
                model.path("checkpointSha256").asText(),
                model.path("imageSize").asText(),
                model.path("method").asText(),
                model.path("precision").asText(),
                model.path("dynamicSize").asText(),
                viewOptions(place, result.path("view")));
          }
        } catch (JsonProcessingException e) {
          throw new Place(file, number).noResult("no JSON: " + e.getOriginalMessage(), e);
        }
      }
    }
  }

  private void readCsv(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      long number = 1;
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        number++;
        if (!row.getOrDefault("errorKind", "").isEmpty()) {
          failed++;
        } else {
          add(
              new Place(file, number),
              row.getOrDefault("score", ""),
              row.getOrDefault("className", ""),
              row.getOrDefault("checkpointSha256", ""),
              row.getOrDefault("imageSize", ""),
              row.getOrDefault("method", ""),
              row.getOrDefault("precision", ""),
              row.getOrDefault("dynamicSize", ""),
              viewOptions(new Place(file, number), row.getOrDefault("view", "")));
        }
      }
    }
  }

  private static Map<String, String> viewOptions(Place place, JsonNode view) {
    if (!view.isMissingNode() && !view.path("options").isObject()) {
      throw place.noResult("a view without its options", null);
    }
    Map<String, String> options = new TreeMap<>();
    for (Map.Entry<String, JsonNode> option : view.path("options").properties()) {
      options.put(option.getKey(), option.getValue().asText());
    }
    return options;
  }

  /** As the table has it: {@code crop=0,0,10,10 roi=…}. */
  private static Map<String, String> viewOptions(Place place, String view) {
    Map<String, String> options = new TreeMap<>();
    for (String option : view.isEmpty() ? new String[0] : view.split(" ")) {
      int equals = option.indexOf('=');
      if (equals < 0) {
        throw place.noResult("view '" + view + "'", null);
      }
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return options;
  }

  private void add(
      Place place,
      String score,
      String className,
      String sha256,
      String size,
      String method,
      String precision,
      String dynamicSize,
      Map<String, String> viewOptions) {
    double value;
    int imageSize;
    Approximation approximation;
    try {
      approximation = approximation(precision, dynamicSize);
      value = Double.parseDouble(score);
      imageSize = Integer.parseInt(size);
    } catch (NumberFormatException e) {
      throw place.noResult("score '" + score + "', image size '" + size + "'", e);
    } catch (AdaClipException e) {
      throw place.noResult("precision '" + precision + "'", e);
    }
    if (!(value >= 0 && value <= 1)) {
      throw place.noResult("score " + value + ", expected 0 to 1", null);
    }
    try {
      profile.requireClass(className);
      profile.requireResult(sha256, imageSize, method, approximation, viewOptions);
    } catch (AdaClipException e) {
      throw AdaClipException.of(e.code(), "the results do not fit the profile")
          .file(place.file())
          .with("line", place.number())
          .found(e.getMessage())
          .fix(
              "leave these results out, or compare them with the profile of their own class, model"
                  + " and view")
          .cause(e)
          .build();
    } catch (IllegalArgumentException e) {
      throw place.noResult("view " + viewOptions, e);
    }
    latest[(int) (count % latest.length)] = value;
    count++;
  }

  /** Empty texts stand for results in which nothing was given up. */
  private static Approximation approximation(String precision, String dynamicSize) {
    return new Approximation(
        precision.isEmpty() ? Precision.FP32 : Precision.parse(precision),
        dynamicSize.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(dynamicSize)));
  }

  /** Where a result stands. */
  private record Place(Path file, long number) {
    AdaClipException noResult(String found, Exception cause) {
      return AdaClipException.of(FailureCode.UNUSABLE_DATA, "the line is no result of a detection")
          .file(file)
          .with("line", number)
          .expected("a line of adaclip detect --json, or a row of its --csv")
          .found(found)
          .fix("give the whole files as detect wrote them")
          .cause(cause)
          .build();
    }
  }
}
