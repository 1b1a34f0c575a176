package io.github.adaclip.evaluate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.SentenceTemplates;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A drawn data set in MVTec's layout: plates with noise, some with a dark spot; and the model. */
public final class SmallSet {
  /** Side of the model's picture in the tests. */
  public static final int SIDE = 42;

  private static final int WIDTH = 48;
  private static final int HEIGHT = 36;

  private final Path root;
  private int seed;

  /** An empty set at that folder. */
  public SmallSet(Path root) {
    this.root = root;
  }

  /** Two classes, "plate" with three normal and three spotted pictures, "nut" with two of each. */
  public static Path twoClasses(Path root) {
    SmallSet set = new SmallSet(root);
    set.normal("plate", 3).spotted("plate", 3).normal("nut", 2).spotted("nut", 2);
    return root;
  }

  /** The tiny model with few sentences, at {@link #SIDE} pixels. */
  public static Detector detector() {
    return Detector.open(model(), options());
  }

  /** The golden tiny model. */
  public static ModelSource model() {
    return ModelSource.of(Golden.path("tiny_clip_hf"), Golden.path("tiny_adaclip.pth"));
  }

  /** Its options. */
  public static DetectorOptions options() {
    return DetectorOptions.defaults()
        .withImageSize(SIDE)
        .withThreads(1)
        .withBatchSize(2)
        .withSentences(
            new SentenceTemplates(
                List.of("{}"), List.of("damaged {}"), List.of("a photo of a {}.")));
  }

  /** Reads a set in MVTec's layout. */
  public static Dataset read(Path root) {
    return DatasetSpec.parse("folder=" + root).read();
  }

  /** Adds normal test pictures. */
  public SmallSet normal(String className, int count) {
    for (int number = 0; number < count; number++) {
      write(className + "/test/good/" + number + ".png", picture(-1, -1));
    }
    return this;
  }

  /** Adds anomalous test pictures with masks. */
  public SmallSet spotted(String className, int count) {
    for (int number = 0; number < count; number++) {
      Random random = new Random(100 + seed);
      int x = random.nextInt(WIDTH - 12);
      int y = random.nextInt(HEIGHT - 12);
      write(className + "/test/spot/" + number + ".png", picture(x, y));
      write(className + "/ground_truth/spot/" + number + "_mask.png", mask(WIDTH, HEIGHT, x, y));
    }
    return this;
  }

  /** Writes a mask of any size with a square of 12 pixels; negative for none. */
  public SmallSet mask(String name, int width, int height, int x, int y) {
    write(name, mask(width, height, x, y));
    return this;
  }

  /** Writes a file that is no picture. */
  public SmallSet broken(String name) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "no picture", StandardCharsets.UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedImage picture(int spotX, int spotY) {
    Random random = new Random(seed++);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = 140 + random.nextInt(40);
        image.setRGB(x, y, new Color(grey, grey, grey - 30).getRGB());
      }
    }
    if (spotX >= 0) {
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(new Color(30, 20, 60));
      graphics.fillOval(spotX, spotY, 12, 12);
      graphics.dispose();
    }
    return image;
  }

  private static BufferedImage mask(int width, int height, int x, int y) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    if (x >= 0) {
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillOval(x, y, 12, 12);
      graphics.dispose();
    }
    return image;
  }

  private void write(String name, BufferedImage image) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
