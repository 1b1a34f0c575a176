package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.PromptType;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the tiny model: 9 × 9 patches of a picture of 126 pixels. */
class PromptComparisonTest {
  private static final PromptFigureSettings TWO_TYPES =
      new PromptFigureSettings(List.of(PromptType.NONE, PromptType.HYBRID), OptionalInt.of(6), 0.5);

  @TempDir private static Path folder;

  private static Detector detector;
  private static Sample defect;
  private static Sample normal;

  @BeforeAll
  static void openModelAndDraw() throws IOException {
    detector =
        Detector.open(
            ModelSource.of(Golden.path("tiny_clip_openai.pt"), Golden.path("tiny_adaclip.pth")),
            DetectorOptions.defaults().withImageSize(126).withThreads(1));
    Path picture = draw("picture.png", new Color(90, 120, 90), Color.YELLOW);
    Path mask = draw("mask.png", Color.BLACK, Color.WHITE);
    defect = new Sample(picture, Optional.of(mask), "plate", true, "spot");
    normal = new Sample(picture, Optional.empty(), "plate", false, "");
  }

  @AfterAll
  static void closeModel() {
    detector.close();
  }

  @Test
  void bothFiguresShowEveryType() {
    PromptFigures figures = figures(TWO_TYPES, defect, normal);
    assertEquals(6, figures.layer());
    // The spot covers the patches of rows and columns 1 to 3.
    assertEquals(9, figures.anomalousPatches());
    assertEquals(2 * 81 - 9, figures.normalPatches());
    assertEquals(3, figures.varianceShares().size());
    assertTrue(figures.varianceShares().stream().mapToDouble(share -> share).sum() <= 1);
    Svg components = Svg.parse(figures.components().svg());
    String first =
        String.format(
            Locale.ROOT, "component 1 (%.1f %% of", 100 * figures.varianceShares().get(0));
    assertEquals(2, components.texts().stream().filter(text -> text.startsWith(first)).count());
    assertTrue(
        components.texts().containsAll(List.of("normal patches (153)", "anomalous patches (9)")),
        components.texts().toString());
    for (PromptType part : TWO_TYPES.prompts()) {
      double separability = figures.separability().get(part).getAsDouble();
      String title =
          String.format(
              Locale.ROOT,
              "%s prompts, separability %.1f",
              part == PromptType.NONE ? "no" : "hybrid",
              100 * separability);
      assertTrue(components.texts().contains(title), components.texts() + " lacks " + title);
    }
    Svg colors = Svg.parse(figures.colors().svg());
    assertEquals(2 * 4, colors.elements("image").size());
    assertEquals(List.of(), colors.references());
    assertTrue(colors.texts().containsAll(List.of("picture.png", "hybrid prompts")));
  }

  @Test
  void theSamePicturesGiveTheSameBytes() {
    PromptFigures first = figures(TWO_TYPES, defect, normal);
    PromptFigures second = figures(TWO_TYPES, defect, normal);
    assertEquals(first.components().svg(), second.components().svg());
    assertArrayEquals(first.colors().png(), second.colors().png());
  }

  @Test
  void aPictureWhosePixelsNobodyKnowsIsRefused() {
    Sample unknown = new Sample(defect.image(), Optional.empty(), "plate", true, "");
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> figures(TWO_TYPES, unknown));
    assertEquals(FailureCode.UNUSABLE_DATA, failure.code());
    assertTrue(
        failure
            .getMessage()
            .startsWith("it is not known which pixels of the picture are anomalous"));
  }

  @Test
  void aLayerThatIsNotScoredIsRefused() {
    PromptFigureSettings wrong =
        new PromptFigureSettings(List.of(PromptType.NONE), OptionalInt.of(3), 0.5);
    AdaClipException failure = assertThrows(AdaClipException.class, () -> figures(wrong, defect));
    assertEquals(FailureCode.INVALID_OPTION, failure.code());
    assertEquals(
        "the model scores no such layer (expected one of [2, 4, 6, 8]; found 3)",
        failure.getMessage());
  }

  @Test
  void patchesOfOneKindOnlyAreRefused() {
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> figures(TWO_TYPES, normal));
    assertEquals(FailureCode.UNUSABLE_DATA, failure.code());
    assertTrue(failure.getMessage().startsWith("there are no anomalous patches"));
  }

  @Test
  void morePicturesThanMemoryHoldsAreRefusedAtTheFirst() {
    PromptComparison comparison = new PromptComparison(detector, TWO_TYPES, Integer.MAX_VALUE);
    AdaClipException failure = assertThrows(AdaClipException.class, () -> comparison.add(defect));
    assertEquals(FailureCode.INVALID_OPTION, failure.code());
    assertTrue(
        failure.getMessage().startsWith("the patches of all pictures do not fit into memory"));
  }

  @Test
  void settingsCheckThemselves() {
    AdaClipException share =
        assertThrows(
            AdaClipException.class,
            () -> new PromptFigureSettings(List.of(PromptType.NONE), OptionalInt.empty(), 0));
    assertTrue(share.getMessage().startsWith("the share of anomalous pixels is out of range"));
    AdaClipException none =
        assertThrows(
            AdaClipException.class,
            () -> new PromptFigureSettings(List.of(), OptionalInt.empty(), 0.5));
    assertTrue(none.getMessage().startsWith("no prompts to compare"));
  }

  private static PromptFigures figures(PromptFigureSettings settings, Sample... samples) {
    PromptComparison comparison = new PromptComparison(detector, settings, samples.length);
    List.of(samples).forEach(comparison::add);
    return comparison.figures();
  }

  /** A square spot on a ground, of patches of 14 pixels. */
  private static Path draw(String name, Color ground, Color spot) throws IOException {
    BufferedImage image = new BufferedImage(126, 126, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(ground);
    graphics.fillRect(0, 0, 126, 126);
    graphics.setColor(spot);
    graphics.fillRect(14, 14, 42, 42);
    graphics.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
