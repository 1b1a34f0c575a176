package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import io.github.adaclip.report.MapWriter;
import io.github.adaclip.report.MaskWriter;
import io.github.adaclip.report.OutputFiles;
import io.github.adaclip.server.Tiny;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One picture on the page, in a real browser, answered by the real service. */
class PageTest {
  private static final String PICTURE = "hole.png";
  private static final String CHIP = ".result-panel > .chip";

  private static Detection detection;

  @BeforeAll
  static void detect() {
    Browser.require();
    detection =
        ServedPage.detector().detect(ImageSource.of(Tiny.picture(PICTURE)), ServedPage.CLASS_NAME);
  }

  @Test
  void showsTheServersScoreWithoutAVerdict() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = scored(served)) {
      assertEquals(shown(detection.score()), page.text(".result-panel .score strong"));
      assertTrue(page.text(CHIP).contains("No threshold"));
      assertTrue(page.text(".facts").contains(ServedPage.CLASS_NAME), page.text(".facts"));
      assertTrue(page.text(".facts").contains("on the server"), page.text(".facts"));
      assertEquals("tiny_adaclip.pth", page.text("#model-name"));
      assertTrue(page.find(".heat").isDisplayed());
      assertEquals(0, page.findAll(".regions tbody tr").size());
      assertFalse(page.find(".downloads button:nth-child(2)").isEnabled(), "a mask needs regions");
    }
  }

  @Test
  void verdictChangesWithTheScoreThreshold() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = scored(served)) {
      page.slide("#score-threshold-slider", detection.score() - 0.01);
      page.waitForText(CHIP, "Anomalous");
      page.slide("#score-threshold-slider", detection.score() + 0.01);
      page.waitForText(CHIP, "Normal");
      page.waitUntil(
          "the verdict is told", () -> page.texts("#announcements").get(0).contains("normal"));
      page.type("#score-threshold-number", Float.toString((float) detection.score()));
      page.waitForText(CHIP, "Anomalous");
      page.click("#score-threshold [data-part=clear]");
      page.waitForText(CHIP, "No threshold");
    }
  }

  @Test
  void regionsFollowTheMapThreshold() {
    double low = (detection.map().min() + detection.map().mean()) / 2;
    double high = (detection.map().mean() + detection.map().max()) / 2;
    try (ServedPage served = ServedPage.start();
        OpenPage page = scored(served)) {
      for (double threshold : new double[] {low, high, 1}) {
        page.type("#map-threshold-number", String.valueOf(threshold));
        int count = detection.regions(threshold).size();
        page.waitForText(".region-list h3", count + (count == 1 ? " region" : " regions"));
        assertEquals(Math.min(count, 25), page.findAll(".regions tbody tr").size());
        assertEquals(count, outlines(page));
      }
      assertTrue(detection.regions(low).size() != detection.regions(high).size());
    }
  }

  @Test
  void smallRegionsAreLeftOut() {
    double threshold = (detection.map().mean() + detection.map().max()) / 2;
    long largest =
        detection.regions(threshold).stream()
            .mapToLong(each -> each.areaPixels())
            .max()
            .orElseThrow();
    try (ServedPage served = ServedPage.start();
        OpenPage page = scored(served)) {
      page.type("#map-threshold-number", String.valueOf(threshold));
      page.type("#least-area", String.valueOf(largest));
      page.waitForText(".region-list h3", "1 region");
      page.type("#least-area", String.valueOf(largest + 1));
      page.waitForText(".region-list h3", "0 regions");
    }
  }

  @Test
  void savesWhatTheServiceWouldSend() throws IOException {
    double threshold = detection.score();
    double pixelThreshold = (detection.map().mean() + detection.map().max()) / 2;
    long minArea = 3;
    try (ServedPage served = ServedPage.start();
        OpenPage page = scored(served)) {
      page.type("#score-threshold-number", String.valueOf(threshold));
      page.type("#map-threshold-number", String.valueOf(pixelThreshold));
      page.type("#least-area", String.valueOf(minArea));
      page.waitForText(CHIP, "Anomalous");
      Decision decision = Decision.of(threshold, pixelThreshold).withMinArea(minArea);
      assertEquals(
          comparable(DetectionJson.line(detection, decision, OutputFiles.none())),
          comparable(
              new String(
                  page.saved(".downloads button:nth-child(4)", "hole.json"),
                  StandardCharsets.UTF_8)));
      assertArrayEquals(
          MapWriter.encoded(detection.map(), MapFormat.NPY, MapSize.MODEL),
          page.saved(".downloads button:nth-child(3)", "hole_map.npy"));
      assertSamePixels(
          image(MaskWriter.encoded(detection.map(), pixelThreshold, minArea)),
          image(page.saved(".downloads button:nth-child(2)", "hole_mask.png")));
      BufferedImage overlay =
          image(page.saved(".downloads button:nth-child(1)", "hole_overlay.png"));
      assertTrue(overlay.getWidth() >= detection.width(), "width " + overlay.getWidth());
      assertTrue(overlay.getHeight() > detection.height(), "a strip stands below");
    }
  }

  @Test
  void anExampleIsScoredAsWhatItShows() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.waitFor("#gallery li:nth-child(5) button");
      String className = page.text("#gallery li:nth-child(5) strong");
      page.click("#gallery li:nth-child(5) button");
      page.waitFor(".result-panel .score");
      assertTrue(page.text(".facts").contains(className), page.text(".facts"));
    }
  }

  @Test
  void stretchedColoursSaySo() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = scored(served)) {
      assertTrue(page.text("#legend").contains("0 normal"), page.text("#legend"));
      page.click("#stretch");
      page.waitForText("#legend", "stretched");
      assertTrue(page.text("#legend").contains(shown(detection.map().max())), page.text("#legend"));
    }
  }

  private static OpenPage scored(ServedPage served) {
    OpenPage page = served.open();
    page.find("#class-name").sendKeys(ServedPage.CLASS_NAME);
    page.upload("#files", Tiny.picture(PICTURE));
    page.waitFor(".result-panel .score");
    return page;
  }

  private static long outlines(OpenPage page) {
    return (long)
        page.script(
            "const line = document.querySelector('#view-single .contours .line');"
                + "return (line?.getAttribute('d').match(/M/g) ?? []).length");
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Without what differs from one computation to the next, and what only one of them has. */
  private static JsonNode comparable(String text) {
    ObjectNode json = (ObjectNode) OpenPage.json(text);
    json.remove(List.of("image", "seconds", "time", "files"));
    return json;
  }

  private static BufferedImage image(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static void assertSamePixels(BufferedImage expected, BufferedImage found) {
    assertEquals(expected.getWidth(), found.getWidth());
    assertEquals(expected.getHeight(), found.getHeight());
    for (int y = 0; y < expected.getHeight(); y++) {
      for (int x = 0; x < expected.getWidth(); x++) {
        assertEquals(
            expected.getRaster().getSample(x, y, 0),
            found.getRaster().getSample(x, y, 0),
            "pixel " + x + ", " + y);
      }
    }
  }
}
