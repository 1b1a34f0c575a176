package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureReaderTest {
  private static final DecodeOptions TURNED = DecodeOptions.defaults().withExifRotation(true);
  private static final List<String> HELD_WHOLE = List.of(".gif", ".webp");

  static Stream<String> readable() {
    return Fixtures.lines("expected.txt").stream().map(line -> line[0]);
  }

  /** Every format, depth and orientation, read in parts though the fixtures are small. */
  @ParameterizedTest
  @MethodSource("readable")
  void everyPartEqualsTheSamePartOfTheWhole(String name) {
    RgbImage whole = ImageDecoder.decode(ImageSource.of(Fixtures.path(name)), TURNED);
    Random random = new Random(name.hashCode());
    ImageSource file = ImageSource.of(Fixtures.path(name));
    ImageSource bytes = ImageSource.of(Fixtures.bytes(name));
    for (ImageSource source : List.of(file, bytes)) {
      try (PictureReader reader = PictureReader.open(source, TURNED, 0)) {
        PictureArea size = reader.size();
        assertEquals(PictureArea.whole(whole.width(), whole.height()), size);
        assertEquals(HELD_WHOLE.stream().anyMatch(name::endsWith), reader.inMemory().isPresent());
        assertArrayEquals(whole.data(), reader.read(size).data());
        for (int part = 0; part < 20; part++) {
          PictureArea area = randomArea(random, size);
          assertArrayEquals(
              whole.cropped(area).data(), reader.read(area).data(), () -> name + " " + area);
        }
      }
    }
  }

  @Test
  void partsOfPicturesInMemoryEqualTheWhole() {
    BufferedImage image =
        ImageDecoder.decode(ImageSource.of(Fixtures.path("rgb.png")), TURNED).toBufferedImage();
    RgbImage whole = RgbImage.of(image);
    PictureArea area = new PictureArea(3, 2, 5, 7);
    try (PictureReader reader = PictureReader.open(ImageSource.of(image), TURNED)) {
      assertArrayEquals(whole.cropped(area).data(), reader.read(area).data());
    }
  }

  @Test
  void smallPicturesAreInMemory() {
    try (PictureReader reader =
        PictureReader.open(ImageSource.of(Fixtures.path("rgb.jpg")), TURNED)) {
      assertTrue(reader.inMemory().isPresent());
    }
  }

  @Test
  void stripsOfALargePictureAreResizedAsTheWhole(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(2_900, 6_000, BufferedImage.TYPE_BYTE_GRAY);
    new Random(4)
        .nextBytes(((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData());
    Path file = folder.resolve("large.bmp");
    javax.imageio.ImageIO.write(image, "bmp", file.toFile());
    PictureArea part = new PictureArea(1, 40, 2_893, 5_950);
    RgbImage whole = ImageDecoder.decode(ImageSource.of(file), TURNED);
    try (PictureReader reader = PictureReader.open(ImageSource.of(file), TURNED)) {
      assertTrue(reader.inMemory().isEmpty());
      assertArrayEquals(
          PillowResize.bicubic(whole.cropped(part), 42, 70).data(),
          PillowResize.bicubic(reader, part, 42, 70).data());
      assertArrayEquals(
          ImagePreprocessor.prepare(whole.cropped(part), 42).planes(),
          ImagePreprocessor.prepare(reader, part, 42).planes());
    }
  }

  @Test
  void aPartOutsideThePictureIsRefused() {
    try (PictureReader reader =
        PictureReader.open(ImageSource.of(Fixtures.path("rgb.png")), TURNED)) {
      assertThrows(
          IllegalArgumentException.class, () -> reader.read(new PictureArea(0, 0, 10_000, 1)));
    }
  }

  /** The others go on behind the first frame or page, which may be all there is in a cut file. */
  static Stream<String> ofOnePage() {
    return readable().filter(name -> !List.of("animated.gif", "pages.tif").contains(name));
  }

  @ParameterizedTest
  @MethodSource("ofOnePage")
  void aCutFileIsRefusedAsTheDecoderRefusesIt(String name) {
    byte[] bytes = Fixtures.bytes(name);
    byte[] cut = Arrays.copyOf(bytes, bytes.length * 2 / 3);
    AdaClipException whole =
        assertThrows(
            AdaClipException.class, () -> ImageDecoder.decode(ImageSource.of(cut), TURNED));
    AdaClipException inParts = assertThrows(AdaClipException.class, () -> readAll(cut));
    assertEquals(FailureCode.UNREADABLE_IMAGE, inParts.code());
    assertEquals(whole.getMessage(), inParts.getMessage());
  }

  @Test
  void aMissingFileIsRefused(@TempDir Path folder) {
    ImageSource source = ImageSource.of(folder.resolve("none.png"));
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> PictureReader.open(source, TURNED));
    assertEquals(FailureCode.MISSING_FILE, failure.code());
  }

  @Test
  void aClosedFileCanBeDeleted(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("a.png"), Fixtures.bytes("rgb.png"));
    PictureReader.open(ImageSource.of(file), TURNED).close();
    Files.delete(file);
    assertTrue(Files.notExists(file));
  }

  private static void readAll(byte[] bytes) {
    try (PictureReader reader = PictureReader.open(ImageSource.of(bytes), TURNED, 0)) {
      reader.read(reader.size());
    }
  }

  private static PictureArea randomArea(Random random, PictureArea size) {
    int x = random.nextInt(size.width());
    int y = random.nextInt(size.height());
    return new PictureArea(
        x, y, 1 + random.nextInt(size.width() - x), 1 + random.nextInt(size.height() - y));
  }
}
