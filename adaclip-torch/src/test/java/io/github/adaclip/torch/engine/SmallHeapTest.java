package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A detection in a Java heap of 256 MB, in a JVM of its own that has no setting of JavaCPP's memory
 * limit.
 */
class SmallHeapTest {
  @Test
  void detectsWithAHeapOf256Megabytes() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dadaclip.golden=" + Golden.path(""),
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    try (Detector detector =
        Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options())) {
      assertEquals(line(detector), output.lines().reduce((first, last) -> last).orElse(""));
    }
  }

  /** What the other JVM runs. */
  public static void main(String[] arguments) {
    try (Detector detector =
        Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options())) {
      System.out.println(line(detector));
    }
  }

  private static String line(Detector detector) {
    double score =
        detector.detect(ImageSource.of(Golden.path("images/hole.png")), "candle").score();
    return String.format(Locale.ROOT, "%.4f", score);
  }
}
