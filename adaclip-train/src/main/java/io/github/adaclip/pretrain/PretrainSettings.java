package io.github.adaclip.pretrain;

import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.List;

/**
 * How a CLIP model is learnt from the drawn corpus.
 *
 * @param architecture sizes of both towers
 * @param layers blocks (from 1) whose patch tokens are scored
 * @param phases what is looked at, in this order
 * @param learningRate largest, above 0
 * @param precision in which the vision tower computes
 * @param seed of pictures, sentences and first weights
 */
public record PretrainSettings(
    ClipArchitecture architecture,
    List<Integer> layers,
    List<Phase> phases,
    double learningRate,
    Precision precision,
    long seed) {
  private static final ClipArchitecture MINI =
      new ClipArchitecture(128, 8, 192, 8, 128, 128, 4, 77, 49_408);
  private static final double LARGE_DEFECTS = 0.1;
  private static final double MIDDLE = 0.15;
  private static final double FINE = 0.05;
  private static final double WARM_UP = 0.02;
  private static final double FALL = 0.3;

  /** The learning rate never is nothing at the start. */
  private static final double FIRST = 1e-3;

  /**
   * Pictures of one size.
   *
   * @param side of a picture, in pixels
   * @param pictures how many, an even number: each scene is shown with a defect and without
   * @param batch pictures that change the weights together, an even number
   * @param leastArea part of a picture that a defect must cover
   */
  public record Phase(int side, long pictures, int batch, double leastArea) {
    /** Refuses half a scene. */
    public Phase {
      if (pictures % 2 != 0 || batch % 2 != 0) {
        throw new IllegalArgumentException(
            pictures + " pictures in batches of " + batch + ", expected even numbers");
      }
    }
  }

  /** Copies the lists. */
  public PretrainSettings {
    layers = List.copyOf(layers);
    phases = List.copyOf(phases);
  }

  /**
   * The recipe of the model that comes with the software, shortened or lengthened.
   *
   * <p>It begins with large defects in small pictures, which show most clearly what to look for and
   * cost least.
   *
   * @param pictures how many, at least 1000
   * @throws AdaClipException INVALID_OPTION for fewer
   */
  public static PretrainSettings mini(long pictures, Precision precision, long seed) {
    if (pictures < 1000) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "too few pictures to learn from")
          .expected("1000 or more")
          .found(pictures)
          .fix("leave --pictures out for the full recipe")
          .build();
    }
    long large = even(LARGE_DEFECTS * pictures);
    long middle = even(MIDDLE * pictures);
    long fine = even(FINE * pictures);
    long coarse = pictures / 2 * 2 - large - middle - fine;
    return new PretrainSettings(
        MINI,
        List.of(2, 4, 6, 8),
        List.of(
            new Phase(64, large, 32, 0.015),
            new Phase(64, coarse, 64, 0),
            new Phase(128, middle, 32, 0),
            new Phase(192, fine, 16, 0)),
        1.5e-3,
        precision,
        seed);
  }

  private static long even(double pictures) {
    return Math.round(pictures / 2) * 2;
  }

  /** All pictures of all phases. */
  public long pictures() {
    return phases.stream().mapToLong(Phase::pictures).sum();
  }

  /** The phase in which a picture lies. */
  Phase phaseAt(long picture) {
    long end = 0;
    for (Phase phase : phases) {
      end += phase.pictures();
      if (picture < end) {
        return phase;
      }
    }
    return phases.get(phases.size() - 1);
  }

  /** How many pictures change the weights together from a picture on: a batch of its phase. */
  int batchAt(long picture) {
    Phase phase = phaseAt(picture);
    int batch = 2;
    while (batch < phase.batch()
        && picture + batch < pictures()
        && phaseAt(picture + batch).equals(phase)) {
      batch += 2;
    }
    return batch;
  }

  /** Rising over the first part, falling to nothing over the last. */
  double learningRateAt(long picture) {
    double done = (double) picture / pictures();
    return learningRate * Math.min(1, Math.min((done + FIRST) / WARM_UP, (1 - done) / FALL));
  }
}
