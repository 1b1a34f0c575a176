package io.github.adaclip.explain;

import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.GaussianFilter;
import io.github.adaclip.map.Peak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Explains scores of AdaCLIP. Takes about twice the time of a detection; thread-safe as its
 * detector is, which it does not close.
 */
public final class Explainer {
  private static final String MAP = "map.";

  private final Detector detector;

  /**
   * An explainer of a detector's scores.
   *
   * @throws AdaClipException INVALID_OPTION if the detector's scores are not made from features of
   *     AdaCLIP
   */
  public Explainer(Detector detector) {
    DetectorOptions options = detector.options();
    if (options.method() != DetectionMethod.ADACLIP) {
      throw refused("method", "adaclip", options.method().optionName());
    }
    if (options.score() == ScoreKind.MAX_MAP) {
      throw refused("score", "fusion or class", options.score().optionName());
    }
    this.detector = detector;
  }

  private static AdaClipException refused(String option, String expected, String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "this score cannot be explained")
        .expected("--" + option + " " + expected)
        .found(found)
        .fix("leave --" + option + " out")
        .build();
  }

  /**
   * Scores a picture and explains the score.
   *
   * @param image picture file or memory
   * @param className what it shows
   * @throws AdaClipException as {@link Detector#detect}
   */
  public Explanation explain(ImageSource image, String className) {
    return explain(
        image.name(), ImageDecoder.decode(image, detector.options().decode()), className);
  }

  /**
   * The same for a decoded picture.
   *
   * @param name what the detection calls it
   */
  public Explanation explain(String name, RgbImage picture, String className) {
    PreparedImage prepared = ImagePreprocessor.prepare(picture, detector.model().imageSize());
    Detection detection =
        detector
            .detectPrepared(List.of(new Detector.PreparedRequest(name, prepared, className)))
            .get(0);
    Map<String, Stage> stages = detector.stages(prepared, className, Optional.empty());
    ScoreParts parts =
        new ScoreParts(stages, layers(stages), detector.options().score() == ScoreKind.FUSION);
    return new Explanation(
        detection,
        parts.margin(),
        parts.parts(),
        layers(stages).stream().map(layer -> layer(layer, stages, detection)).toList(),
        WordingEffects.of(
            stages.get("sentence_features"),
            parts.pictureFeature(),
            detector.options().sentences()));
  }

  private static List<Integer> layers(Map<String, Stage> stages) {
    TreeSet<Integer> layers = new TreeSet<>();
    for (String name : stages.keySet()) {
      if (name.startsWith(MAP)) {
        layers.add(Integer.valueOf(name.substring(MAP.length())));
      }
    }
    return new ArrayList<>(layers);
  }

  private Explanation.Layer layer(int layer, Map<String, Stage> stages, Detection detection) {
    int side = detection.map().side();
    float[] smoothed =
        GaussianFilter.smooth(
            stages.get(MAP + layer).values(), side, side, detector.options().sigmaPixels());
    AnomalyMap map = new AnomalyMap(smoothed, side, detection.width(), detection.height());
    float[] logits = stages.get("logits." + layer).values();
    int patch = peakPatch(detection, logits.length / 2);
    return new Explanation.Layer(layer, map, (double) logits[2 * patch + 1] - logits[2 * patch]);
  }

  private static int peakPatch(Detection detection, int patches) {
    int grid = (int) Math.round(Math.sqrt(patches));
    Peak peak = detection.map().peak();
    int column = Math.min(grid - 1, (int) ((peak.x() + 0.5) * grid / detection.width()));
    int row = Math.min(grid - 1, (int) ((peak.y() + 0.5) * grid / detection.height()));
    return row * grid + column;
  }
}
