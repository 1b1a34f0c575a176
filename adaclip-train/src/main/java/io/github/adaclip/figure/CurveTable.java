package io.github.adaclip.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.CurvePoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of curves that {@code adaclip evaluate} writes, a point in each row. */
final class CurveTable {
  private static final List<String> COLUMNS =
      List.of("level", "class", "curve", "threshold", "x", "y");
  private static final List<String> LEVELS = List.of("image", "pixel");
  // 5 curves of 1000 points for each of 1000 classes.
  private static final int MOST_ROWS = 5_000_000;

  private record Key(String level, String className, CurveKind kind) {}

  private final Path file;
  private final Map<Key, List<CurvePoint>> curves = new LinkedHashMap<>();
  private int row;

  private CurveTable(Path file) {
    this.file = file;
  }

  /**
   * Reads a table.
   *
   * @throws AdaClipException MISSING_FILE if it is not there; UNUSABLE_DATA if it is another table
   */
  static List<EvaluatedCurves.Curve> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no table of curves")
          .file(file)
          .expected("curves.csv as adaclip evaluate writes it")
          .fix("name the folder of an evaluation, or such a file")
          .build();
    }
    CurveTable table = new CurveTable(file);
    table.readRows();
    return table.curves.entrySet().stream()
        .map(
            curve ->
                new EvaluatedCurves.Curve(
                    curve.getKey().level(),
                    curve.getKey().className(),
                    curve.getKey().kind(),
                    curve.getValue()))
        .toList();
  }

  /** Files of a folder with that beginning and ending, sorted. */
  static List<Path> filesIn(Path folder, String beginning, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the folder cannot be read")
          .file(folder)
          .found(e.getMessage())
          .fix("check the permissions of the folder")
          .cause(e)
          .build();
    }
  }

  private void readRows() {
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper().readerForMapOf(String.class).with(schema).readValues(reader)) {
      while (rows.hasNext()) {
        row++;
        add(rows.next());
      }
    } catch (CharacterCodingException e) {
      throw refuse("not UTF-8", e);
    } catch (JsonProcessingException | RuntimeJsonMappingException e) {
      throw refuse("no table: " + e.getMessage().lines().findFirst().orElse(""), e);
    } catch (IOException | UncheckedIOException e) {
      throw refuse(String.valueOf(e.getMessage()), e);
    }
    if (curves.isEmpty()) {
      throw refuse("no rows", null);
    }
  }

  private void add(Map<String, String> cells) {
    for (String column : COLUMNS) {
      if (cells.get(column) == null) {
        throw refuse("row " + row + " has no value in column " + column, null);
      }
    }
    if (row > MOST_ROWS) {
      throw refuse("more than " + MOST_ROWS + " rows", null);
    }
    String level = cells.get("level");
    if (!LEVELS.contains(level)) {
      throw refuse("row " + row + ", level " + level, null);
    }
    Key key = new Key(level, cells.get("class"), CurveKind.parse(cells.get("curve")));
    double x = number(cells, "x");
    double y = number(cells, "y");
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
      throw refuse("row " + row + ", point (" + x + ", " + y + ") outside 0 to 1", null);
    }
    curves
        .computeIfAbsent(key, each -> new ArrayList<>())
        .add(new CurvePoint(x, y, number(cells, "threshold")));
  }

  private double number(Map<String, String> cells, String column) {
    try {
      return Double.parseDouble(cells.get(column));
    } catch (NumberFormatException e) {
      throw refuse("row " + row + ", column " + column + ": " + cells.get(column), e);
    }
  }

  private AdaClipException refuse(String found, Throwable cause) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "the file is no table of curves")
        .file(file)
        .expected("columns " + String.join(", ", COLUMNS))
        .found(found)
        .fix("use curves.csv as adaclip evaluate writes it")
        .cause(cause)
        .build();
  }
}
