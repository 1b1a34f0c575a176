package io.github.adaclip.data.load;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.PillowResize;
import io.github.adaclip.image.RgbImage;
import java.util.List;

/**
 * Four pictures pasted into one, with their masks, as the reference does with training data.
 *
 * <p>The canvas is twice as wide and high as the first picture, black where nothing lies. Picture i
 * keeps its size and lies with its top left corner at column i mod 2, row i div 2 of the first
 * picture's size; what leaves the canvas is cut off, and a later picture covers an earlier one, in
 * the mask as well. A mask of another size than its picture is resized to it first.
 */
final class Mosaic {
  private static final int CHANNELS = 3;
  private static final int LABEL_THRESHOLD = 128;
  private static final byte LABELLED = (byte) 255;

  private final RgbImage picture;
  private final RgbImage mask;

  private Mosaic(RgbImage picture, RgbImage mask) {
    this.picture = picture;
    this.mask = mask;
  }

  RgbImage picture() {
    return picture;
  }

  /** White where a defect lies. */
  RgbImage mask() {
    return mask;
  }

  /**
   * Pastes them.
   *
   * @param tiles four, in reading order
   * @param maxPixels the most pixels of the canvas
   * @throws AdaClipException IMAGE_TOO_LARGE beyond that
   */
  static Mosaic of(List<SamplePixels> tiles, long maxPixels) {
    RgbImage first = tiles.get(0).picture();
    long pixels = 4L * first.width() * first.height();
    if (pixels > Math.min(maxPixels, Integer.MAX_VALUE / CHANNELS - 8)) {
      throw AdaClipException.of(FailureCode.IMAGE_TOO_LARGE, "four pictures do not fit into one")
          .file(tiles.get(0).sample().image())
          .expected("at most " + maxPixels + " pixels")
          .found(pixels + " pixels")
          .fix("switch the pasting of pictures off, or make them smaller")
          .build();
    }
    int width = 2 * first.width();
    int height = 2 * first.height();
    byte[] picture = new byte[width * height * CHANNELS];
    byte[] mask = new byte[width * height * CHANNELS];
    for (int i = 0; i < tiles.size(); i++) {
      int left = i % 2 * first.width();
      int top = i / 2 * first.height();
      RgbImage tile = tiles.get(i).picture();
      paste(tile, picture, width, height, left, top);
      paste(maskOf(tiles.get(i)), mask, width, height, left, top);
    }
    return new Mosaic(new RgbImage(width, height, picture), new RgbImage(width, height, mask));
  }

  private static RgbImage maskOf(SamplePixels tile) {
    int width = tile.picture().width();
    int height = tile.picture().height();
    byte[] rgb = new byte[width * height * CHANNELS];
    if (tile.mask().isPresent()) {
      RgbImage mask = tile.mask().get();
      byte[] labels =
          PillowResize.bilinear(
              ImagePreprocessor.labelledPixels(mask), mask.width(), mask.height(), width, height);
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (labels[i / CHANNELS] & 0xFF) >= LABEL_THRESHOLD ? LABELLED : 0;
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static void paste(
      RgbImage tile, byte[] canvas, int width, int height, int left, int top) {
    int columns = Math.min(tile.width(), width - left);
    int rows = Math.min(tile.height(), height - top);
    for (int y = 0; y < rows; y++) {
      System.arraycopy(
          tile.data(),
          y * tile.width() * CHANNELS,
          canvas,
          ((top + y) * width + left) * CHANNELS,
          columns * CHANNELS);
    }
  }
}
