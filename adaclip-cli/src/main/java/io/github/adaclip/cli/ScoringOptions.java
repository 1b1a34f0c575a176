package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.text.SentenceTemplates;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What map and score are made from, in detection as in training; mixed in with {@code @Mixin}. */
final class ScoringOptions {
  @Option(
      names = "--image-size",
      paramLabel = "S",
      description =
          "Side of the model's picture in pixels, a multiple of its patches. Default: the checkpoint's, or 518.")
  private Integer imageSize;

  @Option(
      names = "--fusion",
      paramLabel = "FORM",
      defaultValue = "reference",
      description = "reference (as published) or paper (as written). Default: ${DEFAULT-VALUE}.")
  private String fusion;

  @Option(
      names = "--clusters",
      paramLabel = "K",
      description = "Clusters of the fusion. Default: the checkpoint's, or 20.")
  private Integer clusters;

  @Option(
      names = "--score",
      paramLabel = "KIND",
      defaultValue = "fusion",
      description =
          "fusion, class or max-map; only fusion is learnt with the fusion. Default: ${DEFAULT-VALUE}.")
  private String score;

  @Option(
      names = "--sentences",
      paramLabel = "FILE",
      description = "Own states and templates as JSON. Default: the published ones.")
  private Path sentences;

  /** The given options with these set. */
  DetectorOptions applyTo(DetectorOptions options) {
    DetectorOptions set =
        options.withFusion(FusionForm.parse(fusion)).withScore(ScoreKind.parse(score));
    if (imageSize != null) {
      set = set.withImageSize(imageSize);
    }
    if (clusters != null) {
      set = set.withClusters(clusters);
    }
    return sentences == null ? set : set.withSentences(SentenceTemplates.read(sentences));
  }
}
