package io.github.adaclip.evaluate.report;

import com.samskivert.mustache.Mustache;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.report.ColorScale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One page without scripts and outside resources, made from a template of this package. */
public final class HtmlPage {
  private static final int GRADIENT_STOPS = 8;

  private HtmlPage() {}

  /** Fills a template of this package; see {@link #render(Class, String, Map)}. */
  static String render(String template, Map<String, Object> values) {
    return render(HtmlPage.class, template, values);
  }

  /**
   * Fills a template; values are escaped unless the template says otherwise. It may take in this
   * package's {@code style}.
   *
   * @param owner a class of the package that the template is a resource of
   * @param template its name without the ending
   * @param values texts, truth values, and lists of maps of the same
   */
  public static String render(Class<?> owner, String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("gradient", gradient());
    try (Reader reader = open(owner, template)) {
      // An empty text hides a section as false does.
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .withLoader(name -> open(HtmlPage.class, name))
          .compile(reader)
          .execute(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a page. */
  public static void write(Path target, String page) {
    AtomicFile.write(target, page.getBytes(StandardCharsets.UTF_8));
  }

  private static Reader open(Class<?> owner, String name) {
    InputStream stream = owner.getResourceAsStream(name + ".mustache");
    if (stream == null) {
      throw new IllegalStateException("template " + name + " is missing from the jar");
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  /** The colours of the maps for a legend. */
  private static String gradient() {
    StringBuilder stops = new StringBuilder();
    for (int stop = 0; stop <= GRADIENT_STOPS; stop++) {
      stops
          .append(stop == 0 ? "" : ", ")
          .append(
              String.format(
                  Locale.ROOT, "#%06x", ColorScale.rgb((double) stop / GRADIENT_STOPS) & 0xffffff));
    }
    return stops.toString();
  }
}
