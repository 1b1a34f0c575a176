package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/**
 * What can only be seen in a JVM of its own, with a heap of fixed size and no setting of JavaCPP's
 * memory limit.
 */
class OwnProcessTest {
  private static final int WARM_UP = 30;
  private static final int DETECTIONS = 200;

  /** Losing one layer's tokens per detection would be 200 times 24 × 17 × 192 × 4 bytes, 63 MB. */
  private static final long LEVEL_BYTES = 40 << 20;

  @Test
  void detectsWithAHeapOf256MegabytesAndLeavesNativeMemoryLevel() throws Exception {
    List<String> lines = run("-Xmx256m", "-Xms256m", "-XX:+AlwaysPreTouch");
    String[] found = lines.get(lines.size() - 1).split(" ");
    assertEquals(0, Long.parseLong(found[0]), "native objects more than before");
    long grown = Long.parseLong(found[1]);
    assertTrue(grown < LEVEL_BYTES, "memory grew by " + grown + " bytes over 200 detections");
    try (Detector detector = Detector.open(source(), TinyModel.options().withImageSize(56))) {
      assertEquals(line(detector), found[2]);
    }
  }

  /** What the other JVM runs. */
  public static void main(String[] arguments) {
    try (Detector detector = Detector.open(source(), TinyModel.options().withImageSize(56))) {
      ImageSource picture = ImageSource.of(Golden.path("images/hole.png"));
      for (int run = 0; run < WARM_UP; run++) {
        detector.detect(picture, "candle");
      }
      long objects = Pointer.totalCount();
      long bytes = Pointer.physicalBytes();
      for (int run = 0; run < DETECTIONS; run++) {
        detector.detect(picture, "candle");
      }
      long more = Pointer.totalCount() - objects;
      long grown = Pointer.physicalBytes() - bytes;
      System.out.println(more + " " + grown + " " + line(detector));
    }
  }

  private static ModelSource source() {
    return TinyModel.source(TinyModel.TORCH_SCRIPT);
  }

  private static String line(Detector detector) {
    double score =
        detector.detect(ImageSource.of(Golden.path("images/hole.png")), "candle").score();
    return String.format(Locale.ROOT, "%.4f", score);
  }

  private static List<String> run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-Dadaclip.golden=" + Golden.path(""));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), OwnProcessTest.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }
}
