package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** The picture files that a measurement detects on, read beforehand. */
final class BenchPictures {
  private static final int SIDE = 640;
  private static final long SEED = 1;

  private BenchPictures() {}

  /**
   * The bytes of the files; without any, a picture of noise.
   *
   * @throws AdaClipException UNREADABLE_IMAGE if one cannot be read
   */
  static List<byte[]> of(List<Path> files) {
    if (files.isEmpty()) {
      return List.of(noise());
    }
    List<byte[]> pictures = new ArrayList<>();
    for (Path file : files) {
      try {
        pictures.add(Files.readAllBytes(file));
      } catch (IOException e) {
        throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the picture cannot be read")
            .file(file)
            .fix("name a picture file that can be read")
            .cause(e)
            .build();
      }
    }
    return pictures;
  }

  private static byte[] noise() {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(SEED);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        picture.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
