package io.github.adaclip.evaluate.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Tables as files in the form of RFC 4180, UTF-8, lines ended by a line feed. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
public final class CsvText {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CsvText() {}

  /** Writes rows one by one, the header first; an empty {@code OptionalDouble} is an empty cell. */
  public static void write(Path target, List<String> header, Stream<List<Object>> rows) {
    AtomicFile.write(
        target,
        channel -> {
          OutputStream stream = Channels.newOutputStream(channel);
          SequenceWriter writer =
              new CsvMapper()
                  .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                  .writer()
                  .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                  .writeValues(stream);
          writer.write(header);
          for (List<Object> row : (Iterable<List<Object>>) rows::iterator) {
            write(writer, row);
          }
          writer.flush();
        });
  }

  private static void write(SequenceWriter writer, List<Object> row) throws IOException {
    writer.write(row.stream().map(CsvText::cell).toList());
  }

  private static Object cell(Object value) {
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? (Object) number.getAsDouble() : "";
    }
    boolean formula =
        value instanceof String text
            && !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + value : value;
  }
}
