package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of the page that documents show, of a service that runs already: {@code
 * -Dadaclip.page=http://127.0.0.1:8080/}. Refuses one with a model of random weights.
 */
@EnabledIfSystemProperty(named = "adaclip.page", matches = "http.*")
class PagePicturesTest {
  private static final Path FOLDER = Path.of("../docs/images");
  private static final int[] QUALITIES = {85, 75, 65, 55};
  private static final int LARGEST_BYTES = 150_000;

  @BeforeAll
  static void requireBrowser() {
    Browser.require();
  }

  @Test
  void takesPictures() throws IOException {
    try (OpenPage page = Browser.open(URI.create(System.getProperty("adaclip.page")))) {
      page.waitFor("#model-name");
      assertTrue(!page.text("#model-name").contains("tiny"), "its scores would mean nothing");
      page.click("#all-examples");
      page.waitForText("#run-text", "pictures scored");
      page.slide("#score-threshold-slider", 0.5);
      page.slide("#map-threshold-slider", 0.5);
      page.click("[data-view=compare]");
      page.waitUntil("six are shown", () -> page.findAll(".compare .heat").size() == 6);
      write(page, "page-side-by-side.jpg");
      page.click("[data-view=single]");
      page.click(".film li:nth-child(5) button");
      page.waitForText("#view-single .facts", "button");
      write(page, "page-picture.jpg");
    }
  }

  private static void write(OpenPage page, String name) throws IOException {
    page.waitUntil("focus and pictures rest", () -> page.findAll(".viewer.busy").isEmpty());
    byte[] bytes = new byte[0];
    for (int quality : QUALITIES) {
      bytes = taken(page, quality);
      if (bytes.length <= LARGEST_BYTES) {
        break;
      }
    }
    assertTrue(bytes.length <= LARGEST_BYTES, name + " has " + bytes.length + " bytes");
    Files.write(FOLDER.resolve(name), bytes);
  }

  private static byte[] taken(OpenPage page, int quality) {
    Map<String, Object> answer =
        page.driver()
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "jpeg", "quality", quality));
    return Base64.getDecoder().decode((String) answer.get("data"));
  }
}
