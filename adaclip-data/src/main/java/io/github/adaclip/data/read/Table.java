package io.github.adaclip.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A CSV file with a header: UTF-8, separated by comma, semicolon or tab (told by the header), with
 * quotes where needed. Names of columns are compared without case and surrounding spaces.
 */
final class Table {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final List<String> columns;
  private final List<String[]> rows;

  /** One line. */
  record Row(Table table, int index) {
    /** The value of the first of these columns that exists, trimmed; "" if none does. */
    String value(String... names) {
      String[] cells = table.rows.get(index);
      return table
          .column(names)
          .filter(column -> column < cells.length)
          .map(column -> cells[column] == null ? "" : cells[column].strip())
          .orElse("");
    }

    /** The value of a column that must not be empty. */
    String required(String... names) {
      String value = value(names);
      if (value.isEmpty()) {
        throw table.refuse("a value is missing", "row " + number() + ", column " + names[0]);
      }
      return value;
    }

    /** Where it is for a person: the first row under the header is 1. */
    int number() {
      return index + 1;
    }
  }

  private Table(Path file, List<String> columns, List<String[]> rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * The whole table.
   *
   * @throws AdaClipException UNUSABLE_DATA if it is no such file
   */
  static Table read(Path file) {
    try {
      char separator = separator(file);
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
          MappingIterator<String[]> lines =
              new CsvMapper()
                  .readerFor(String[].class)
                  .withFeatures(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
                  .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                  .readValues(reader)) {
        List<String[]> rows = new ArrayList<>(lines.readAll());
        if (rows.isEmpty()) {
          throw refuse(file, "the table is empty", "no header");
        }
        List<String> header =
            Arrays.stream(rows.remove(0)).map(name -> PictureTree.plain(unmark(name))).toList();
        return new Table(file, header, rows);
      }
    } catch (CharacterCodingException e) {
      throw refuse(file, "the table is not UTF-8 text", String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw refuse(file, "the table is not CSV", e.getOriginalMessage());
    } catch (IOException e) {
      throw PictureTree.unreadable(file, e);
    }
  }

  private static char separator(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String header = Optional.ofNullable(reader.readLine()).orElse("");
      return IntStream.of(',', ';', '\t')
          .mapToObj(each -> (char) each)
          .filter(each -> header.indexOf(each) >= 0)
          .findFirst()
          .orElse(',');
    }
  }

  private static String unmark(String name) {
    String text = name == null ? "" : name;
    return (text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text).strip();
  }

  Path file() {
    return file;
  }

  boolean has(String... names) {
    return column(names).isPresent();
  }

  /** Refuses a table without a column of one of these names. */
  Table require(String... names) {
    if (!has(names)) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "the table lacks a column")
          .file(file)
          .expected("a column named " + String.join(" or ", names))
          .found(String.join(", ", columns))
          .fix("name the columns in the first line")
          .build();
    }
    return this;
  }

  List<Row> rows() {
    return IntStream.range(0, rows.size()).mapToObj(index -> new Row(this, index)).toList();
  }

  AdaClipException refuse(String summary, String found) {
    return refuse(file, summary, found);
  }

  private Optional<Integer> column(String... names) {
    return Arrays.stream(names).filter(columns::contains).map(columns::indexOf).findFirst();
  }

  private static AdaClipException refuse(Path file, String summary, String found) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, summary)
        .file(file)
        .found(found)
        .fix("correct the table, or save it again as CSV in UTF-8")
        .build();
  }
}
