package io.github.adaclip.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn pictures in MVTec's layout: grey noise, and the same with a dark spot. */
final class Plates {
  private static final int SIDE = 32;
  private static final int SPOT = 10;

  private Plates() {}

  /** One class with so many normal and so many spotted pictures; returns its folder. */
  static Path draw(Path folder, int normal, int spotted) {
    for (int number = 0; number < normal; number++) {
      write(folder.resolve("test/good/" + number + ".png"), picture(number, false));
    }
    for (int number = 0; number < spotted; number++) {
      write(folder.resolve("test/spot/" + number + ".png"), picture(100 + number, true));
      write(folder.resolve("ground_truth/spot/" + number + "_mask.png"), mask(100 + number));
    }
    return folder;
  }

  /** Writes one picture. */
  static Path write(Path file, BufferedImage image) {
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One picture; the seed says where the spot is. */
  static BufferedImage picture(int seed, boolean withSpot) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int grey = 130 + random.nextInt(60);
        image.setRGB(x, y, new Color(grey, grey, grey).getRGB());
      }
    }
    if (withSpot) {
      spot(image, seed, Color.BLACK);
    }
    return image;
  }

  /** The mask of that picture's spot. */
  static BufferedImage mask(int seed) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    spot(image, seed, Color.WHITE);
    return image;
  }

  private static void spot(BufferedImage image, int seed, Color color) {
    Random random = new Random(seed * 31L);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(random.nextInt(SIDE - SPOT), random.nextInt(SIDE - SPOT), SPOT, SPOT);
    graphics.dispose();
  }
}
