package io.github.adaclip.data.load;

import static io.github.adaclip.data.Pictures.gray;
import static io.github.adaclip.data.Pictures.mask;
import static io.github.adaclip.data.Pictures.picture;
import static io.github.adaclip.data.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.ImagePart;
import io.github.adaclip.data.Pictures;
import io.github.adaclip.data.Sample;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLoaderTest {
  private static final int SIDE = 4;

  @TempDir private Path root;

  private static Sample anomalous(Path image, Path mask) {
    return new Sample(image, Optional.ofNullable(mask), "part", true, "hole");
  }

  private static Sample normal(Path image) {
    return new Sample(image, Optional.empty(), "part", false, "");
  }

  private static LoadedSample load(Sample sample) {
    return SampleLoader.load(PictureRequest.of(sample), LoadOptions.ofSide(SIDE));
  }

  @Test
  void pictureAndMaskAreThoseOfThePreprocessor() {
    Path image = picture(root, "1.png");
    Path mask = mask(root, "1_mask.png");
    LoadedSample loaded = load(anomalous(image, mask));
    assertArrayEquals(
        ImagePreprocessor.prepare(
                ImageDecoder.decode(ImageSource.of(image), DecodeOptions.defaults()), SIDE)
            .planes(),
        loaded.picture().planes());
    // The left half is labelled.
    assertArrayEquals(
        new byte[] {1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0}, loaded.mask().orElseThrow());
    assertEquals(8, loaded.picture().originalWidth());
    assertEquals(List.of(), loaded.notes());
  }

  @Test
  void withoutAMaskOnlyNormalPicturesHavePixelLabels() {
    Path image = picture(root, "1.png");
    assertArrayEquals(new byte[SIDE * SIDE], load(normal(image)).mask().orElseThrow());
    assertTrue(load(anomalous(image, null)).mask().isEmpty());
  }

  @Test
  void maskOfAnotherSizeIsResizedOnItsOwnAndReported() {
    Path image = picture(root, "1.png");
    Path mask = gray(root, "m.png", 2, 2, (x, y) -> y == 0 ? 1 : 0);
    LoadedSample loaded = load(anomalous(image, mask));
    assertArrayEquals(
        new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, loaded.mask().orElseThrow());
    assertEquals(
        List.of(
            "the mask " + mask + " has 2 x 2 pixels, its picture 8 x 6; it was resized on its own"),
        loaded.notes());
  }

  @Test
  void maskThatContradictsANormalLabelIsReportedAndNotUsed() {
    Path mask = mask(root, "m.png");
    LoadedSample loaded =
        load(new Sample(picture(root, "1.png"), Optional.of(mask), "part", false, ""));
    assertArrayEquals(new byte[SIDE * SIDE], loaded.mask().orElseThrow());
    assertTrue(loaded.notes().get(0).contains("labelled normal"), loaded.notes().toString());
  }

  @Test
  void sixteenBitMaskOfSmallLabelsCounts() {
    BufferedImage mask = new BufferedImage(8, 6, BufferedImage.TYPE_USHORT_GRAY);
    for (int y = 0; y < 6; y++) {
      mask.getRaster().setSample(7, y, 0, 1);
      mask.getRaster().setSample(6, y, 0, 1);
    }
    Path file = Pictures.write(root, "m.png", mask);
    byte[] labels = load(anomalous(picture(root, "1.png"), file)).mask().orElseThrow();
    assertArrayEquals(new byte[] {0, 0, 0, 1}, java.util.Arrays.copyOf(labels, 4));
  }

  @Test
  void partOfAPictureTakesPartOfItsMask() {
    Path image = picture(root, "1.png", 4, 12);
    Path mask = gray(root, "m.png", 4, 12, (x, y) -> y >= 8 ? 255 : 0);
    Sample last = new Sample(image, Optional.of(mask), "part", true, "hole", new ImagePart(2, 3));
    LoadedSample loaded = load(last);
    assertEquals(4, loaded.picture().originalHeight());
    for (byte label : loaded.mask().orElseThrow()) {
      assertEquals(1, label);
    }
  }

  @Test
  void orderStaysAndFailuresComeAtTheirPlace() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      // Large ones take longer than those behind them.
      Path image =
          i == 5
              ? text(root, "5.png", "no picture")
              : picture(root, i + ".png", i % 3 == 0 ? 400 : 8, 10 + i);
      samples.add(normal(image));
    }
    LoadOptions options = LoadOptions.ofSide(SIDE).withThreads(3).withLookAhead(5);
    try (SampleLoader loader = SampleLoader.ofSamples(samples, options)) {
      for (int i = 0; i < 12; i++) {
        assertTrue(loader.hasNext());
        if (i == 5) {
          AdaClipException e = assertThrows(AdaClipException.class, loader::next);
          assertEquals(FailureCode.UNREADABLE_IMAGE, e.code());
          assertTrue(e.getMessage().contains("5.png"), e.getMessage());
        } else {
          assertEquals(10 + i, loader.next().picture().originalHeight());
        }
      }
      assertFalse(loader.hasNext());
    }
  }
}
