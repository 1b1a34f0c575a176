package io.github.adaclip.cli;

/** Whether standard error is a terminal, and how wide it is. */
final class Terminal {
  /** Set by the launcher, which can ask the terminal; 0 says there is none. */
  static final String COLUMNS_PROPERTY = "adaclip.terminal.columns";

  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** The width of the terminal in characters, 0 if standard error is a file or pipe. */
  static int columns() {
    Integer columns = Integer.getInteger(COLUMNS_PROPERTY);
    if (columns != null) {
      return Math.max(0, columns);
    }
    return hasConsole() ? USUAL_COLUMNS : 0;
  }

  /** From Java 22 on there is a console even without a terminal; it then says so itself. */
  private static boolean hasConsole() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
