package io.github.adaclip.image;

import java.util.OptionalInt;

/**
 * The canvas of a GIF file and the place of its first frame, which is there as a whole.
 *
 * @param width canvas, grown where the frame sticks out, as in Pillow
 * @param height likewise
 * @param left column of the frame's first pixel
 * @param top row of the frame's first pixel
 * @param transparentIndex the palette entry that fills the canvas around the frame
 */
record GifStructure(int width, int height, int left, int top, OptionalInt transparentIndex) {
  private static final int SCREEN_BYTES = 13;

  static GifStructure read(PictureBytes file) throws DamagedPictureException {
    long at = SCREEN_BYTES + paletteBytes(file.unsignedByte(10));
    OptionalInt transparent = OptionalInt.empty();
    while (true) {
      int block = file.unsignedByte(at);
      if (block == 0x2C) {
        return frame(file, at, transparent);
      }
      if (block == 0x3B) {
        throw DamagedPictureException.damaged("a GIF file without any frame");
      }
      if (block == 0x21) {
        if (file.unsignedByte(at + 1) == 0xF9 && (file.unsignedByte(at + 3) & 1) == 1) {
          transparent = OptionalInt.of(file.unsignedByte(at + 6));
        }
        at = endOfBlocks(file, at + 2);
      } else {
        at++;
      }
    }
  }

  private static GifStructure frame(PictureBytes file, long at, OptionalInt transparent)
      throws DamagedPictureException {
    int left = file.littleShort(at + 1);
    int top = file.littleShort(at + 3);
    int width = file.littleShort(at + 5);
    int height = file.littleShort(at + 7);
    endOfBlocks(file, at + 11 + paletteBytes(file.unsignedByte(at + 9)));
    return new GifStructure(
        Math.max(file.littleShort(6), left + width),
        Math.max(file.littleShort(8), top + height),
        left,
        top,
        transparent);
  }

  /** Size of a colour table from the flags that announce it. */
  private static int paletteBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : RgbImage.CHANNELS << (flags & 7) + 1;
  }

  private static long endOfBlocks(PictureBytes file, long start) throws DamagedPictureException {
    long at = start;
    while (file.unsignedByte(at) != 0) {
      at += file.unsignedByte(at) + 1;
    }
    return at + 1;
  }
}
