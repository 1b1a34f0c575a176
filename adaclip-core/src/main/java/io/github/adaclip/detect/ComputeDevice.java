package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tensors live.
 *
 * @param type {@code cpu} or {@code cuda}
 * @param index number of the CUDA device; 0 for the CPU
 */
public record ComputeDevice(String type, int index) {
  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  /** The processor. */
  public static final ComputeDevice CPU = new ComputeDevice("cpu", 0);

  /** Whether this is a CUDA device. */
  public boolean isCuda() {
    return type.equals("cuda");
  }

  /**
   * Reads {@code cpu}, {@code cuda} or {@code cuda:1}.
   *
   * @throws AdaClipException INVALID_OPTION for anything else
   */
  public static ComputeDevice parse(String text) {
    if (text.equals("cpu")) {
      return CPU;
    }
    Matcher matcher = CUDA.matcher(text);
    if (!matcher.matches()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "unknown device")
          .expected("cpu, cuda or cuda:NUMBER")
          .found(text)
          .fix("leave --device out to compute on the processor")
          .build();
    }
    return new ComputeDevice(
        "cuda", matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)));
  }

  @Override
  public String toString() {
    return isCuda() ? "cuda:" + index : type;
  }
}
