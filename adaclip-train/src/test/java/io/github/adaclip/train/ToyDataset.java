package io.github.adaclip.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Drawn classes in MVTec's layout: each has a ground of its own, and every second picture spots
 * that are darker than it, with their mask.
 */
public final class ToyDataset {
  private static final int SIDE = 126;

  private final Path root;

  /** Nothing drawn yet. */
  public ToyDataset(Path root) {
    this.root = root;
  }

  /** The folder of all classes. */
  public Path root() {
    return root;
  }

  /** Draws a class of so many normal and as many anomalous pictures. */
  public ToyDataset add(String className, Color ground, int lines, int pictures, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < pictures; i++) {
      BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      BufferedImage good = ground(ground, lines, random);
      write(good, className + "/test/good/" + i + ".png");
      BufferedImage bad = ground(ground, lines, random);
      spot(bad, mask, i % 2 == 0 ? new Color(20, 20, 25) : new Color(250, 250, 240), random);
      spot(bad, mask, i % 2 == 0 ? new Color(20, 20, 25) : new Color(250, 250, 240), random);
      write(bad, className + "/test/spot/" + i + ".png");
      write(mask, className + "/ground_truth/spot/" + i + "_mask.png");
    }
    return this;
  }

  /**
   * Gives every anomalous picture of a class the mask of another one that marks none of its own
   * spots, so that masks mislead.
   */
  ToyDataset misplaceMasks(String className) {
    try (var all = Files.list(root.resolve(className + "/ground_truth/spot"))) {
      List<Path> files = all.sorted().toList();
      List<BufferedImage> masks = new ArrayList<>();
      for (Path file : files) {
        masks.add(ImageIO.read(file.toFile()));
      }
      for (int picture = 0; picture < files.size(); picture++) {
        int other = picture;
        do {
          other = (other + 1) % masks.size();
        } while (other != picture && overlap(masks.get(picture), masks.get(other)));
        write(masks.get(other), root.relativize(files.get(picture)).toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static boolean overlap(BufferedImage first, BufferedImage second) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if ((first.getRGB(x, y) & second.getRGB(x, y) & 0xFF) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static BufferedImage ground(Color ground, int lines, Random random) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(ground);
    graphics.fillRect(0, 0, SIDE, SIDE);
    graphics.setColor(ground.brighter());
    int phase = random.nextInt(lines);
    for (int x = phase; x < SIDE; x += lines) {
      graphics.drawLine(x, 0, x, SIDE);
    }
    graphics.dispose();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        Color color = new Color(image.getRGB(x, y));
        int noise = random.nextInt(25) - 12;
        image.setRGB(
            x,
            y,
            new Color(
                    clip(color.getRed() + noise),
                    clip(color.getGreen() + noise),
                    clip(color.getBlue() + noise))
                .getRGB());
      }
    }
    return image;
  }

  private static void spot(BufferedImage image, BufferedImage mask, Color color, Random random) {
    double size = 22 + 14 * random.nextDouble();
    double x = random.nextDouble() * (SIDE - size);
    double y = random.nextDouble() * (SIDE - size);
    Ellipse2D shape = new Ellipse2D.Double(x, y, size, size);
    for (BufferedImage target : List.of(image, mask)) {
      Graphics2D graphics = target.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      graphics.setColor(target == mask ? Color.WHITE : color);
      graphics.fill(shape);
      graphics.dispose();
    }
  }

  private static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private void write(BufferedImage image, String name) {
    Path file = root.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
