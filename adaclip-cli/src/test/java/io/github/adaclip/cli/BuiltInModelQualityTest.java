package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.hub.ModelCache;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.map.LocalContrast;
import io.github.adaclip.metrics.ImageScores;
import io.github.adaclip.metrics.PixelScores;
import io.github.adaclip.metrics.PixelStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the built-in model finds defects, on drawn pictures of families and kinds that nothing was
 * learnt from.
 */
class BuiltInModelQualityTest {
  private static final int PICTURES = 48;
  private static final int SIDE = 128;
  private static final long SEED = 77;

  /** Points of AUROC. */
  private static final double MOST_DIFFERENCE = 2;

  private static final List<String> OTHER_NAMES =
      List.of(
          "xylofrant",
          "blorp",
          "submarine",
          "green tea",
          "zqv",
          "opera house",
          "quarrelsome",
          "wug",
          "mountain railway",
          "seventeen",
          "gnostic flimble",
          "violin",
          "tax return",
          "penguin",
          "thrumbolt",
          "hurricane",
          "moon rock",
          "snorkel",
          "kwyjibo",
          "cheese");

  @TempDir private static Path cache;
  private static List<SyntheticScene> scenes;
  private static Detector detector;

  /** Percent. */
  private record Quality(double pixelAuroc, double imageAuroc) {}

  @BeforeAll
  static void open() {
    Corpus corpus = Corpus.heldOut();
    scenes = IntStream.range(0, PICTURES).mapToObj(i -> corpus.draw(SEED, i, SIDE)).toList();
    detector =
        Detector.open(
            ModelSource.builtIn(ModelCache.at(cache)),
            DetectorOptions.defaults().withImageSize(SIDE).withThreads(1));
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private static Quality quality(Function<SyntheticScene, String> className) {
    ImageScores images = new ImageScores();
    try (PixelScores pixels = PixelScores.open(PixelStorage.standard())) {
      for (SyntheticScene scene : scenes) {
        Detector.PreparedRequest request =
            new Detector.PreparedRequest(
                "scene", ImagePreprocessor.prepare(scene.picture(), SIDE), className.apply(scene));
        Detection detection = detector.detectPrepared(List.of(request)).get(0);
        images.add(scene.anomalous(), detection.score());
        pixels.add(detection.map().grid(), mask(scene), SIDE, SIDE);
      }
      return percent(images, pixels);
    }
  }

  private static Quality localContrast() {
    ImageScores images = new ImageScores();
    try (PixelScores pixels = PixelScores.open(PixelStorage.standard())) {
      for (SyntheticScene scene : scenes) {
        float[] map = LocalContrast.map(scene.picture());
        images.add(scene.anomalous(), LocalContrast.score(map));
        pixels.add(map, mask(scene), SIDE, SIDE);
      }
      return percent(images, pixels);
    }
  }

  private static Quality percent(ImageScores images, PixelScores pixels) {
    return new Quality(
        100 * pixels.evaluate().metrics().ranking().auroc().orElseThrow(),
        100 * images.metrics().auroc().orElseThrow());
  }

  private static byte[] mask(SyntheticScene scene) {
    byte[] mask = new byte[scene.mask().length];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      mask[pixel] = (byte) (scene.mask()[pixel] ? 1 : 0);
    }
    return mask;
  }

  @Test
  void findsWhatLocalContrastDoesNot() {
    Quality model = quality(SyntheticScene::className);
    Quality contrast = localContrast();
    assertTrue(model.pixelAuroc() > contrast.pixelAuroc() + 10, model + " against " + contrast);
    assertTrue(model.imageAuroc() > contrast.imageAuroc() + 5, model + " against " + contrast);
  }

  @Test
  void classNamesThatMeanNothingHardlyChangeWhatIsFound() {
    Quality right = quality(SyntheticScene::className);
    for (String name : OTHER_NAMES) {
      Quality other = quality(scene -> name);
      assertEquals(right.pixelAuroc(), other.pixelAuroc(), MOST_DIFFERENCE, name);
      assertEquals(right.imageAuroc(), other.imageAuroc(), MOST_DIFFERENCE, name);
    }
  }
}
