package io.github.adaclip.failure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one exception that leaves the library: what went wrong, what was expected, what was found,
 * and how to mend it.
 *
 * <p>{@link #getMessage()} is one line for logs and JSON; {@link #describe()} is the indented form
 * for a terminal. Both are made from the same parts, so a user sees the same words everywhere.
 */
public final class AdaClipException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NAME_COLUMN = 9;

  private final FailureCode code;
  private final String summary;
  private final transient Map<String, String> details;
  private final String fix;

  private AdaClipException(Builder builder) {
    super(oneLine(builder), builder.cause);
    this.code = builder.code;
    this.summary = builder.summary;
    this.details = new LinkedHashMap<>(builder.details);
    this.fix = builder.fix;
  }

  /**
   * Starts an exception.
   *
   * @param code the named failure
   * @param summary what went wrong, one clause, no full stop
   */
  public static Builder of(FailureCode code, String summary) {
    return new Builder(code, summary);
  }

  /** The named failure. */
  public FailureCode code() {
    return code;
  }

  /** Whose turn it is. */
  public FailureKind kind() {
    return code.kind();
  }

  /** How to mend it; empty if nothing sensible can be said. */
  public String fix() {
    return fix;
  }

  /**
   * Several lines for a terminal, without a line break at the end:
   *
   * <pre>
   * error: the checkpoint does not fit the backbone
   *   file      weights/adaclip.safetensors
   *   expected  (768, 1024)
   *   found     (512, 768)
   *   fix       use a checkpoint made for ViT-L-14-336
   * </pre>
   */
  public String describe() {
    List<String> lines = new ArrayList<>();
    lines.add("error: " + summary);
    details.forEach((name, value) -> lines.add(detailLine(name, value)));
    if (!fix.isEmpty()) {
      lines.add(detailLine("fix", fix));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String detailLine(String name, String value) {
    return String.format(Locale.ROOT, "  %-" + NAME_COLUMN + "s %s", name, value);
  }

  private static String oneLine(Builder builder) {
    if (builder.details.isEmpty()) {
      return builder.summary;
    }
    List<String> parts = new ArrayList<>();
    builder.details.forEach((name, value) -> parts.add(name + " " + value));
    return builder.summary + " (" + String.join("; ", parts) + ")";
  }

  /** Collects the parts of an exception; ends with {@link #build()}. */
  public static final class Builder {
    private final FailureCode code;
    private final String summary;
    private final Map<String, String> details = new LinkedHashMap<>();
    private String fix = "";
    private Throwable cause;

    private Builder(FailureCode code, String summary) {
      this.code = code;
      this.summary = summary;
    }

    /** The file concerned. */
    public Builder file(Object path) {
      return with("file", path);
    }

    /** What should have been there. */
    public Builder expected(Object value) {
      return with("expected", value);
    }

    /** What was there. */
    public Builder found(Object value) {
      return with("found", value);
    }

    /** Any other named detail ("tensor", "option", "url", …), shown in the order given. */
    public Builder with(String name, Object value) {
      details.put(name, String.valueOf(value));
      return this;
    }

    /** How to mend it, one sentence in the imperative. */
    public Builder fix(String instruction) {
      this.fix = instruction;
      return this;
    }

    /** The failure underneath; shown only with {@code --verbose}. */
    public Builder cause(Throwable throwable) {
      this.cause = throwable;
      return this;
    }

    /** The exception, to be thrown. */
    public AdaClipException build() {
      return new AdaClipException(this);
    }
  }
}
