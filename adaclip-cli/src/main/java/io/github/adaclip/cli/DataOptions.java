package io.github.adaclip.cli;

import io.github.adaclip.data.read.DatasetSpec;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What names a data set; mixed in with {@code @Mixin}. */
final class DataOptions {
  @Parameters(
      paramLabel = "NAME=DIR",
      description =
          "A published set (mvtec, visa, mpdd, btad, sdd, dagm, dtd, headct, brain_mri, br35h, isic,"
              + " colondb, clinicdb, tn3k) or own data: folder (MVTec's layout), meta (meta.json),"
              + " csv, plain (pictures without labels).")
  private String data;

  @Option(
      names = "--masks",
      paramLabel = "FOLDER",
      description =
          "Masks are here instead of ground_truth: a folder in each class, or one with a folder per"
              + " class.")
  private Path masks;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      description = "What the pictures show, for a set of one class. Default: its folder's name.")
  private String className;

  /**
   * The set as named.
   *
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION if there is no such name
   */
  DatasetSpec spec() {
    DatasetSpec spec = DatasetSpec.parse(data);
    if (masks != null) {
      spec = spec.withMasks(masks);
    }
    return className == null ? spec : spec.withClassName(className);
  }
}
