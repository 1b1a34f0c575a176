package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Path;
import java.util.List;

/** Samples as one line each, for comparing: {@code class image | mask | kind}. */
final class Listing {
  private Listing() {}

  static List<String> of(Dataset dataset, Split split) {
    return dataset.samples(split).stream().map(sample -> line(dataset.root(), sample)).toList();
  }

  private static String line(Path root, Sample sample) {
    String mask = sample.mask().map(file -> PictureTree.slashed(root.relativize(file))).orElse("-");
    return sample.className()
        + " "
        + PictureTree.slashed(root.relativize(sample.image()))
        + (sample.part().isWhole() ? "" : "#" + sample.part().index())
        + " | "
        + mask
        + " | "
        + (sample.anomalous() ? "anomalous " + sample.kind() : "normal" + sample.kind());
  }
}
