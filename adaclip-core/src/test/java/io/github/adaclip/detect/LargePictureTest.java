package io.github.adaclip.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.map.Peak;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures whose values do not fit into the heap are scored all the same, in a process of its own.
 */
class LargePictureTest {
  private static final String HEAP = "-Xmx60m";
  private static final int WIDTH = 6000;
  private static final int HEIGHT = 4000;
  private static final int DEFECT_X = 4100;
  private static final int DEFECT_Y = 2900;
  private static final int DEFECT = 40;

  @TempDir private Path folder;

  /** Scores the picture given, in one piece of memory and in tiles. */
  public static void main(String[] args) {
    ImageSource picture = ImageSource.of(Path.of(args[0]));
    try {
      ImageDecoder.decode(picture, DecodeOptions.defaults());
      System.out.println("fits");
    } catch (AdaClipException e) {
      System.out.println(e.code());
    }
    try (Detector detector = Detector.of(new ContrastEngine(128), DetectorOptions.defaults())) {
      Peak peak =
          detector
              .detect(picture, "plate", View.whole().withTiles(Tiles.of(512, 128)))
              .map()
              .peak();
      System.out.println(peak.x() + " " + peak.y());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "tif"})
  void aPictureLargerThanTheHeapIsScored(String format) throws Exception {
    Path file = folder.resolve("plate." + format);
    assertTrue(ImageIO.write(plate(), format, file.toFile()), "no writer for " + format);
    List<String> lines = run(file);
    assertEquals("OUT_OF_MEMORY", lines.get(0), "as a whole");
    String[] peak = lines.get(1).split(" ");
    assertEquals(DEFECT_X + DEFECT / 2, Integer.parseInt(peak[0]), DEFECT);
    assertEquals(DEFECT_Y + DEFECT / 2, Integer.parseInt(peak[1]), DEFECT);
  }

  private static List<String> run(Path picture) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                LargePictureTest.class.getName(),
                picture.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(Files.exists(picture));
    return output.lines().toList();
  }

  private static BufferedImage plate() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Arrays.fill(grey, (byte) 128);
    for (int y = DEFECT_Y; y < DEFECT_Y + DEFECT; y++) {
      Arrays.fill(grey, y * WIDTH + DEFECT_X, y * WIDTH + DEFECT_X + DEFECT, (byte) 40);
    }
    return image;
  }
}
