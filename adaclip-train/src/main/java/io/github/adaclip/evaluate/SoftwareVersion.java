package io.github.adaclip.evaluate;

import java.util.Optional;

/** The version that is written beside results. */
public final class SoftwareVersion {
  private SoftwareVersion() {}

  /** Name and version, for instance {@code adaclip 0.1.0}. */
  public static String text() {
    return "adaclip "
        + Optional.ofNullable(SoftwareVersion.class.getPackage().getImplementationVersion())
            .or(
                () ->
                    SoftwareVersion.class.getModule().getDescriptor() == null
                        ? Optional.empty()
                        : SoftwareVersion.class.getModule().getDescriptor().rawVersion())
            .orElse("(unpackaged)");
  }
}
