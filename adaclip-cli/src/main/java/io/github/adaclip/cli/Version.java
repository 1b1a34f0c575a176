package io.github.adaclip.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(unpackaged)");
    return new String[] {
      "adaclip " + version,
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
      System.getProperty("os.name") + ", " + System.getProperty("os.arch")
    };
  }
}
