package io.github.adaclip.cli;

import io.github.adaclip.data.read.DatasetSpec;
import picocli.CommandLine.Mixin;
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

  @Mixin private OwnLayoutOptions layout;

  /**
   * The set as named.
   *
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION if there is no such name
   */
  DatasetSpec spec() {
    return layout.spec(data);
  }
}
