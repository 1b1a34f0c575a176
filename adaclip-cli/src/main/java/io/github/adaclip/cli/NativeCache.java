package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder into which JavaCPP unpacks libtorch, some 400 MB.
 *
 * <p>JavaCPP takes the first folder it can create and write of: the property {@value #PROPERTY},
 * {@code .javacpp/cache} in the home folder, {@code .javacpp-USER/cache} in the folder for
 * temporary files. A home folder that cannot be written is thus no obstacle by itself.
 */
final class NativeCache {
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";
  private static final String FOLDER = "native";

  private NativeCache() {}

  /**
   * Puts the native libraries under the given cache folder; must come before the engine is loaded.
   * A folder set on Java's own command line wins.
   */
  public static void use(Path cacheDirectory) {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(
          PROPERTY, cacheDirectory.toAbsolutePath().normalize().resolve(FOLDER).toString());
    }
  }

  /**
   * The folder the native libraries will be in, which exists afterwards.
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT if none of the possible folders can be written
   */
  public static Path require() {
    return firstUsable(candidates());
  }

  private static List<Path> candidates() {
    Path usual = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    Path temporary =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            ".javacpp-" + System.getProperty("user.name"),
            "cache");
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(folder -> List.of(Path.of(folder), usual, temporary))
        .orElse(List.of(usual, temporary));
  }

  static Path firstUsable(List<Path> folders) {
    return folders.stream()
        .filter(folder -> isUsable(folder.toFile()))
        .findFirst()
        .orElseThrow(() -> noneUsable(folders));
  }

  private static boolean isUsable(File folder) {
    return (folder.isDirectory() || folder.mkdirs())
        && folder.canRead()
        && folder.canWrite()
        && folder.canExecute();
  }

  private static AdaClipException noneUsable(List<Path> folders) {
    return AdaClipException.of(
            FailureCode.UNWRITABLE_OUTPUT, "no folder for the native libraries can be written")
        .with("tried", String.join(", ", folders.stream().map(Path::toString).toList()))
        .fix("pass --cache-dir with a folder this user may write (about 500 MB)")
        .build();
  }
}
