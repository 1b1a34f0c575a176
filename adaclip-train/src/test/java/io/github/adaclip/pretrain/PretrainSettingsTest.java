package io.github.adaclip.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PretrainSettingsTest {
  private final PretrainSettings settings = PretrainSettings.mini(10_000, Precision.FP32, 1);

  @Test
  void phasesHoldAllPictures() {
    assertEquals(10_000, settings.pictures());
    assertEquals(settings.phases().get(0), settings.phaseAt(0));
    assertEquals(settings.phases().get(3), settings.phaseAt(9_999));
    assertEquals(
        List.of(7_000L, 49_000L, 10_500L, 3_500L),
        PretrainSettings.mini(70_000, Precision.FP32, 1).phases().stream()
            .map(PretrainSettings.Phase::pictures)
            .toList());
  }

  /** No batch mixes sizes: every picture lies in one, and all of a batch in the same phase. */
  @Test
  void batchesEndWithTheirPhase() {
    long picture = 0;
    while (picture < settings.pictures()) {
      int batch = settings.batchAt(picture);
      assertTrue(batch >= 1);
      assertEquals(settings.phaseAt(picture), settings.phaseAt(picture + batch - 1));
      picture += batch;
    }
    assertEquals(settings.pictures(), picture);
  }

  @Test
  void theLearningRateRisesStaysAndFalls() {
    double top = settings.learningRate();
    assertTrue(settings.learningRateAt(0) > 0);
    assertTrue(settings.learningRateAt(0) < 0.1 * top);
    assertEquals(top, settings.learningRateAt(5_000));
    assertEquals(top / 2, settings.learningRateAt(8_500), 1e-9);
    assertTrue(settings.learningRateAt(9_999) > 0);
  }

  @Test
  void tooFewPicturesAreRefused() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> PretrainSettings.mini(999, Precision.FP32, 1));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(e.describe().contains("too few pictures"), e.describe());
  }

  @Test
  void validationSharesNoFamily() {
    CorpusSplit split = CorpusSplit.of(Corpus.training());
    Set<String> learnt = new HashSet<>();
    split.learnt().families().forEach(family -> learnt.add(family.name()));
    split.validation().families().forEach(family -> assertTrue(!learnt.contains(family.name())));
    assertEquals(
        Corpus.training().families().size(), learnt.size() + split.validation().families().size());
  }
}
