package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRefusalTest {
  @TempDir Path folder;

  @Test
  void missingFile() {
    AdaClipException refused =
        refusal(ImageSource.of(folder.resolve("none.png")), FailureCode.MISSING_FILE);
    assertTrue(
        refused
            .getMessage()
            .startsWith("there is no such file (file " + folder.resolve("none.png")));
    assertTrue(refused.getMessage().contains("the folder exists, the file does not"));
    refused = refusal(ImageSource.of(folder.resolve("a/b.png")), FailureCode.MISSING_FILE);
    assertTrue(refused.getMessage().contains("the folder does not exist either"));
  }

  @Test
  void folder() {
    AdaClipException refused = refusal(ImageSource.of(folder), FailureCode.UNREADABLE_IMAGE);
    assertTrue(refused.getMessage().startsWith("a folder was given where a picture is needed"));
  }

  @Test
  void emptyFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    AdaClipException refused = refusal(ImageSource.of(empty), FailureCode.UNREADABLE_IMAGE);
    assertTrue(refused.getMessage().startsWith("the picture file is empty (file " + empty));
  }

  @Test
  void fileWithoutPermission() throws IOException {
    Path locked = Files.write(folder.resolve("locked.png"), Fixtures.bytes("rgb.png"));
    assumeTrue(Files.getFileStore(locked).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(locked), "an administrator may read everything");
    AdaClipException refused = refusal(ImageSource.of(locked), FailureCode.UNREADABLE_IMAGE);
    assertTrue(refused.getMessage().contains("permission denied"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "just some words | looks like text",
        "<!DOCTYPE html><p>not found | looks like an HTML page",
        "<?xml version='1.0'?><svg width='3'/> | looks like an SVG drawing",
        "%PDF-1.7 | looks like a PDF document",
        "version https://git-lfs.github.com/spec/v1 | a Git LFS pointer, not the file itself",
        "....ftypheic | looks like HEIC, AVIF or a video",
        "BM is how this text begins | looks like text"
      })
  void otherKindsOfFile(String content, String found) {
    ImageSource source = ImageSource.of(content.getBytes(StandardCharsets.UTF_8)).named("a.png");
    AdaClipException refused = refusal(source, FailureCode.UNREADABLE_IMAGE);
    assertEquals(
        "the file is not a picture (file a.png; expected PNG, JPEG, BMP, GIF, TIFF or WebP; found "
            + found
            + ")",
        refused.getMessage());
  }

  @Test
  void unknownBytesAreShown() {
    ImageSource source = ImageSource.of(new byte[] {0, 1, (byte) 0xAB});
    AdaClipException refused = refusal(source, FailureCode.UNREADABLE_IMAGE);
    assertTrue(
        refused.getMessage().endsWith("found no known picture format, first bytes 00 01 ab)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "full_chroma.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "palette.gif",
        "lossless.webp",
        "rgb.bmp",
        "rgb.tif",
        "rgb_lzw.tif"
      })
  void aFileCutInTheMiddleIsTruncated(String name) {
    byte[] bytes = Fixtures.bytes(name);
    byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
    AdaClipException refused = refusal(ImageSource.of(half), FailureCode.UNREADABLE_IMAGE);
    assertTrue(refused.getMessage().startsWith("the picture is truncated"), refused.getMessage());
    assertTrue(refused.getMessage().contains(half.length + " bytes"), refused.getMessage());
  }

  @Test
  void aJpegThatEndsTooEarlyInsideIsTruncated() {
    byte[] bytes = Fixtures.bytes("quarter_chroma.jpg");
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 100);
    cut[cut.length - 2] = (byte) 0xFF;
    cut[cut.length - 1] = (byte) 0xD9;
    AdaClipException refused = refusal(ImageSource.of(cut), FailureCode.UNREADABLE_IMAGE);
    assertTrue(refused.getMessage().startsWith("the picture is truncated"), refused.getMessage());
  }

  @Test
  void aWrongChecksumIsDamage() {
    byte[] bytes = Fixtures.bytes("rgb.png");
    bytes[bytes.length - 20] ^= 1;
    AdaClipException refused = refusal(ImageSource.of(bytes), FailureCode.UNREADABLE_IMAGE);
    assertTrue(
        refused.getMessage().contains("wrong checksum of the IDAT chunk"), refused.getMessage());
  }

  @Test
  void aGiantPngIsRefusedByItsHeader() {
    AdaClipException refused =
        refusal(ImageSource.of(pngOf(60000, 60000)).named("g.png"), FailureCode.IMAGE_TOO_LARGE);
    assertEquals(
        "the picture is too large (file g.png; expected at most 200000000 pixels;"
            + " found 60000 x 60000 = 3600000000 pixels)",
        refused.getMessage());
    assertFalse(refused.fix().isEmpty());
  }

  @Test
  void giantsOfOtherFormatsAreRefusedByTheirHeader() {
    byte[] jpeg = Fixtures.bytes("full_chroma.jpg");
    int frame = indexOf(jpeg, (byte) 0xFF, (byte) 0xC0);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60000).putShort(frame + 7, (short) 60000);
    refusal(ImageSource.of(jpeg), FailureCode.IMAGE_TOO_LARGE);
    byte[] gif = Fixtures.bytes("palette.gif");
    ByteBuffer.wrap(gif).putInt(6, 0x60EA60EA);
    refusal(ImageSource.of(gif), FailureCode.IMAGE_TOO_LARGE);
  }

  @Test
  void noLimitGoesBeyondWhatAnArrayHolds() {
    DecodeOptions unlimited = DecodeOptions.defaults().withMaxPixels(Long.MAX_VALUE);
    AdaClipException refused =
        assertThrows(
            AdaClipException.class,
            () -> ImageDecoder.decode(ImageSource.of(pngOf(60000, 60000)), unlimited));
    assertEquals(FailureCode.IMAGE_TOO_LARGE, refused.code());
    assertTrue(refused.getMessage().contains("at most " + RgbImage.MOST_PIXELS + " pixels"));
  }

  @Test
  void theLimitIsTheUsers() {
    ImageSource image = ImageSource.of(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB));
    DecodeOptions eleven = DecodeOptions.defaults().withMaxPixels(11);
    AdaClipException refused =
        assertThrows(AdaClipException.class, () -> ImageDecoder.decode(image, eleven));
    assertEquals(FailureCode.IMAGE_TOO_LARGE, refused.code());
    assertEquals(4, ImageDecoder.decode(image, eleven.withMaxPixels(12)).width());
    assertThrows(IllegalArgumentException.class, () -> new DecodeOptions(false, 0));
  }

  @Test
  void noPixels() {
    refusal(ImageSource.of(pngOf(0, 5)), FailureCode.UNREADABLE_IMAGE);
  }

  @Test
  void floatingPointPixels() {
    ImageSource source = ImageSource.of(Fixtures.path("float.tif"));
    AdaClipException refused = refusal(source, FailureCode.UNREADABLE_IMAGE);
    assertTrue(refused.getMessage().contains("found floating-point values"), refused.getMessage());
    assertTrue(refused.getMessage().contains("float.tif"), refused.getMessage());
  }

  @Test
  void aStreamThatFails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    AdaClipException refused = assertThrows(AdaClipException.class, () -> ImageSource.of(broken));
    assertEquals(FailureCode.UNREADABLE_IMAGE, refused.code());
    assertTrue(refused.getMessage().contains("connection reset"));
  }

  @Test
  void onePixelWorks() {
    BufferedImage one = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    RgbImage image = ImageDecoder.decode(ImageSource.of(one), DecodeOptions.defaults());
    assertEquals(126, ImagePreprocessor.prepare(image, 126).side());
  }

  private static AdaClipException refusal(ImageSource source, FailureCode code) {
    AdaClipException refused =
        assertThrows(
            AdaClipException.class, () -> ImageDecoder.decode(source, DecodeOptions.defaults()));
    assertEquals(code, refused.code(), refused.getMessage());
    assertFalse(refused.fix().isEmpty());
    return refused;
  }

  /** The RGB fixture with another size in its header, checksum mended. */
  private static byte[] pngOf(int width, int height) {
    byte[] png = Fixtures.bytes("rgb.png");
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    return png;
  }

  private static int indexOf(byte[] bytes, byte first, byte second) {
    int at = 0;
    while (bytes[at] != first || bytes[at + 1] != second) {
      at++;
    }
    return at;
  }
}
