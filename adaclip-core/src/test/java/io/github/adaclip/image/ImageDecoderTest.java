package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.testdata.Golden;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  /** Measured 0 on every JPEG fixture; another libjpeg in another JDK may round otherwise. */
  private static final int JPEG_LEVELS = 3;

  /**
   * The decoder neither interpolates chroma nor filters as libwebp does; levels, mean over the
   * picture.
   */
  private static final double LOSSY_WEBP_MEAN_LEVELS = 4;

  private static final DecodeOptions PLAIN = DecodeOptions.defaults();

  static Stream<String> expectedNames() {
    return Fixtures.lines("expected.txt").stream()
        .map(line -> line[0])
        .filter(name -> !name.equals("lossy.webp"));
  }

  @ParameterizedTest
  @MethodSource("expectedNames")
  void readsWhatPillowReads(String name) {
    RgbImage expected = Fixtures.expected(name);
    RgbImage found = ImageDecoder.decode(ImageSource.of(Fixtures.path(name)), PLAIN);
    assertEquals(expected.width(), found.width());
    assertEquals(expected.height(), found.height());
    if (name.endsWith(".jpg")) {
      assertTrue(
          largestDifference(expected, found) <= JPEG_LEVELS,
          () -> "off by " + largestDifference(expected, found));
    } else {
      assertArrayEquals(expected.data(), found.data());
    }
  }

  @Test
  void readsLossyWebpApproximately() {
    RgbImage expected = Fixtures.expected("lossy.webp");
    RgbImage found = ImageDecoder.decode(ImageSource.of(Fixtures.path("lossy.webp")), PLAIN);
    assertEquals(expected.width(), found.width());
    long sum = 0;
    for (int i = 0; i < expected.data().length; i++) {
      sum += Math.abs((expected.data()[i] & 0xFF) - (found.data()[i] & 0xFF));
    }
    double mean = (double) sum / expected.data().length;
    assertTrue(mean <= LOSSY_WEBP_MEAN_LEVELS, "mean difference " + mean);
  }

  @Test
  void graySixteenBitIsScaledNotClipped() {
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
    int[] stored = {0, 128, 129, 65535};
    for (int x = 0; x < stored.length; x++) {
      image.getRaster().setSample(x, 0, 0, stored[x]);
    }
    assertArrayEquals(
        new byte[] {0, 0, 0, 0, 0, 0, 1, 1, 1, -1, -1, -1}, RgbImage.of(image).data());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "quarter_chroma.jpg",
        "rgb.tif",
        "palette.gif",
        "lossless.webp",
        "rgb.bmp"
      })
  void everySourceGivesTheSamePicture(String name) {
    byte[] bytes = Fixtures.bytes(name);
    RgbImage fromFile = ImageDecoder.decode(ImageSource.of(Fixtures.path(name)), PLAIN);
    ImageSource stream = ImageSource.of(new ByteArrayInputStream(bytes));
    assertArrayEquals(fromFile.data(), ImageDecoder.decode(ImageSource.of(bytes), PLAIN).data());
    assertArrayEquals(fromFile.data(), ImageDecoder.decode(stream, PLAIN).data());
    assertArrayEquals(
        fromFile.data(), ImageDecoder.decode(stream, PLAIN).data(), "a second decoding");
    ImageSource image = ImageSource.of(fromFile.toBufferedImage());
    assertArrayEquals(fromFile.data(), ImageDecoder.decode(image, PLAIN).data());
  }

  @Test
  void theNameOfTheFileDoesNotMatter(@TempDir Path folder) throws Exception {
    Path misnamed =
        Files.write(folder.resolve("really-a-jpeg.png"), Fixtures.bytes("full_chroma.jpg"));
    RgbImage expected =
        ImageDecoder.decode(ImageSource.of(Fixtures.path("full_chroma.jpg")), PLAIN);
    assertArrayEquals(expected.data(), ImageDecoder.decode(ImageSource.of(misnamed), PLAIN).data());
  }

  @Test
  void sourcesHaveNames() {
    assertEquals("in-memory picture", ImageSource.of(new byte[1]).name());
    assertEquals("camera 3", ImageSource.of(new byte[1]).named("camera 3").name());
    ImageSource file = ImageSource.of(Path.of("a.png"));
    assertEquals("a.png", file.name());
    assertEquals(Path.of("a.png"), file.named("b").path().orElseThrow());
    assertTrue(ImageSource.of(new byte[1]).path().isEmpty());
  }

  @Test
  void exifRotationIsOffUnlessAskedFor() {
    RgbImage upright = ImageDecoder.decode(ImageSource.of(Fixtures.path("exif1.jpg")), PLAIN);
    for (int orientation = 1; orientation <= 8; orientation++) {
      ImageSource source = ImageSource.of(Fixtures.path("exif" + orientation + ".jpg"));
      assertArrayEquals(upright.data(), ImageDecoder.decode(source, PLAIN).data());
      RgbImage turned = ImageDecoder.decode(source, PLAIN.withExifRotation(true));
      assertArrayEquals(Orientation.upright(upright, orientation).data(), turned.data());
      assertEquals(orientation < 5 ? upright.width() : upright.height(), turned.width());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exif6.png", "exif6.webp"})
  void exifRotationWorksInOtherFormats(String name) {
    ImageSource source = ImageSource.of(Fixtures.path(name));
    RgbImage stored = ImageDecoder.decode(source, PLAIN);
    RgbImage turned = ImageDecoder.decode(source, PLAIN.withExifRotation(true));
    assertArrayEquals(Orientation.upright(stored, 6).data(), turned.data());
    assertEquals(stored.height(), turned.width());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.png",
        "b.JPG",
        "c.Jpeg",
        "d.bmp",
        "e.gif",
        "f.tif",
        "g.TIFF",
        "h.webp",
        "x.y/i.png"
      })
  void knowsPictureEndings(String name) {
    assertTrue(ImageDecoder.hasImageExtension(Path.of(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "png", "a.png.part", "a.", "/", "x.png/readme"})
  void knowsOtherEndings(String name) {
    assertFalse(ImageDecoder.hasImageExtension(Path.of(name)));
  }

  @Test
  void manyThreadsReadTheSame() throws Exception {
    List<String> names = expectedNames().filter(name -> !name.endsWith(".jpg")).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<RgbImage>> results = new ArrayList<>();
      for (int i = 0; i < 4 * names.size(); i++) {
        ImageSource source = ImageSource.of(Fixtures.path(names.get(i % names.size())));
        results.add(threads.submit(() -> ImageDecoder.decode(source, PLAIN)));
      }
      for (int i = 0; i < results.size(); i++) {
        assertArrayEquals(
            Fixtures.expected(names.get(i % names.size())).data(), results.get(i).get().data());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void jpegIsWithinFewLevelsOfTheGolden() {
    RgbImage photo = ImageDecoder.decode(ImageSource.of(Golden.path("images/photo.jpg")), PLAIN);
    RgbImage resized = PillowResize.bicubic(photo, 126, 126);
    RgbImage expected =
        new RgbImage(126, 126, Golden.open("preprocess.safetensors").bytes("photo.jpg.resized126"));
    assertTrue(largestDifference(expected, resized) <= JPEG_LEVELS);
  }

  static int largestDifference(RgbImage a, RgbImage b) {
    int largest = 0;
    for (int i = 0; i < a.data().length; i++) {
      largest = Math.max(largest, Math.abs((a.data()[i] & 0xFF) - (b.data()[i] & 0xFF)));
    }
    return largest;
  }
}
