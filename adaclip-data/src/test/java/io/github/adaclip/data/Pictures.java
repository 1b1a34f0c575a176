package io.github.adaclip.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Tiny files for tests; the ending decides the format. */
public final class Pictures {
  private static int counter;

  private Pictures() {}

  /** A picture of 8 × 6 pixels whose content no other one has. */
  public static Path picture(Path folder, String name) {
    return picture(folder, name, 8, 6);
  }

  public static Path picture(Path folder, String name, int width, int height) {
    counter++;
    return gray(folder, name, width, height, (x, y) -> (counter * 7 + x * 3 + y * counter) & 0xFF);
  }

  /** A mask of 8 × 6 pixels, labelled 255 in its left half. */
  public static Path mask(Path folder, String name) {
    return gray(folder, name, 8, 6, (x, y) -> x < 4 ? 255 : 0);
  }

  public static Path emptyMask(Path folder, String name) {
    return gray(folder, name, 8, 6, (x, y) -> 0);
  }

  /** Grey 8-bit pixels of one's own. */
  public static Path gray(Path folder, String name, int width, int height, Pixels pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, pixels.at(x, y));
      }
    }
    return write(folder, name, image);
  }

  public static Path write(Path folder, String name, BufferedImage image) {
    Path file = folder.resolve(name);
    String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new IllegalArgumentException("no writer for " + format);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path text(Path folder, String name, String... lines) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Grey values. */
  @FunctionalInterface
  public interface Pixels {
    int at(int x, int y);
  }
}
