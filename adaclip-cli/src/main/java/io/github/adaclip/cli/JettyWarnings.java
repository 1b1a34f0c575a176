package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the web server itself warns of, as lines of the service's log. */
final class JettyWarnings extends Handler {
  // Kept, or the settings would be forgotten with it.
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Console console;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private JettyWarnings(Console console) {
    this.console = console;
  }

  static void tellTo(Console console) {
    for (Handler earlier : JETTY.getHandlers()) {
      JETTY.removeHandler(earlier);
    }
    JETTY.setUseParentHandlers(false);
    JETTY.setLevel(Level.WARNING);
    JETTY.addHandler(new JettyWarnings(console));
  }

  @Override
  public void publish(LogRecord record) {
    console.warn(
        JsonNodeFactory.instance
            .objectNode()
            .put("time", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("event", "warning")
            .put("message", formatter.formatMessage(record))
            .put("cause", record.getThrown() == null ? "" : record.getThrown().toString())
            .toString());
  }

  @Override
  public void flush() {
    // Every line is written at once.
  }

  @Override
  public void close() {
    // The console stays open.
  }
}
