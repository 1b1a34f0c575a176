package io.github.adaclip.evaluate;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ScoreKind;

/**
 * How the numbers of an evaluation came about, enough to repeat it.
 *
 * @param model name, backbone, checksum of the prompts, image size
 * @param provenance checksum of the towers and auxiliary data, as far as known
 * @param method AdaCLIP or a method it is compared with
 * @param score what AdaCLIP's score was made from
 * @param fusion form of the fusion
 * @param sigmaPixels smoothing of the maps
 * @param seed of the clustering
 * @param software version of this software
 */
public record EvaluationProtocol(
    ModelDescription model,
    ModelProvenance provenance,
    DetectionMethod method,
    ScoreKind score,
    FusionForm fusion,
    double sigmaPixels,
    long seed,
    String software) {

  /** What a detector computes with. */
  static EvaluationProtocol of(Detector detector, ModelProvenance provenance) {
    DetectorOptions options = detector.options();
    return new EvaluationProtocol(
        detector.model(),
        provenance,
        options.method(),
        options.score(),
        options.fusion(),
        options.sigmaPixels(),
        options.seed(),
        SoftwareVersion.text());
  }
}
