package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.image.ImageSource;
import io.github.adaclip.report.DetectionCsv;
import io.github.adaclip.server.ServerSettings;
import io.github.adaclip.server.Tiny;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of pictures: progress, table, refusals for want of room, stopping and going on. */
class PageBatchTest {
  private static final List<String> PICTURES =
      List.of(
          "gray.png",
          "hole.png",
          "large.png",
          "palette.png",
          "photo.jpg",
          "rgba.png",
          "scratch.png");
  private static final String SCORES = ".pictures tbody .of-score";

  @TempDir private Path folder;
  private Path parts;

  @BeforeAll
  static void requireBrowser() {
    Browser.require();
  }

  @BeforeEach
  void makeFolder() throws IOException {
    parts = Files.createDirectories(folder.resolve("parts/new"));
    for (String name : PICTURES) {
      Files.copy(Tiny.picture(name), parts.resolve(name));
    }
    Files.writeString(parts.resolve("broken.png"), "no picture", StandardCharsets.UTF_8);
    Files.writeString(parts.resolve("notes.txt"), "no picture by name", StandardCharsets.UTF_8);
  }

  @Test
  void aDroppedFolderBecomesATableSortedByScore() {
    List<String> expected =
        PICTURES.stream()
            .map(name -> ImageSource.of(parts.resolve(name)))
            .map(image -> ServedPage.detector().detect(image, ServedPage.CLASS_NAME).score())
            .sorted(Comparator.reverseOrder())
            .map(score -> String.format(Locale.ROOT, "%.4f", score))
            .toList();
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open().expectError("415")) {
      page.find("#class-name").sendKeys(ServedPage.CLASS_NAME);
      page.drop(folder.resolve("parts"));
      page.waitForText("#run-text", "7 pictures scored, 1 failed");
      assertEquals(expected, page.texts(SCORES).subList(0, PICTURES.size()));
      assertTrue(
          page.texts(".pictures tbody tr").get(PICTURES.size()).contains("broken.png"),
          "what failed comes last");
      assertTrue(page.text("#intake-note").contains("1 file passed over"));
      page.click(".of-score .sort");
      page.waitUntil(
          "the lowest score is first",
          () -> page.texts(SCORES).get(0).equals(expected.get(expected.size() - 1)));
      page.click(".of-name .sort");
      page.waitUntil(
          "names are sorted",
          () -> page.texts(".pictures tbody button.name").get(0).equals("parts/new/broken.png"));
    }
  }

  @Test
  void aChosenFolderIsReadWithAllThatIsBelow() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open().expectError("415")) {
      page.upload("#folder", folder.resolve("parts"));
      page.waitForText("#run-text", "7 pictures scored, 1 failed");
      assertTrue(page.texts(".pictures button.name").contains("parts/new/hole.png"));
    }
  }

  @Test
  void aRowOpensItsPictureAndCsvHoldsAll() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open().expectError("415")) {
      page.drop(folder.resolve("parts"));
      page.waitForText("#run-text", "7 pictures scored, 1 failed");
      page.type("#score-threshold-number", "0");
      page.waitForText(".summary", "7 anomalous, 0 normal, 1 failed");
      String csv =
          new String(
              page.saved("#view-table .between .row button", "adaclip.csv"),
              StandardCharsets.UTF_8);
      List<String> lines = csv.lines().toList();
      assertEquals(DetectionCsv.header(), lines.get(0));
      assertEquals(1 + PICTURES.size() + 1, lines.size());
      assertTrue(csv.contains("parts/new/broken.png,,,,,,,,,,,,,,UNREADABLE_IMAGE,"), csv);
      page.click(".pictures tbody tr:first-child button.name");
      page.waitFor(".result-panel .score");
      page.click("[data-view=table]");
      page.click(".pictures tbody tr:nth-child(1) input");
      page.click(".pictures tbody tr:nth-child(3) input");
      page.click("[data-view=compare]");
      page.waitUntil(
          "two pictures stand side by side", () -> page.findAll(".compare .viewer").size() == 2);
    }
  }

  @Test
  void aFullQueueIsWaitedFor() {
    ServerSettings narrow = ServedPage.settings().withQueuePictures(1);
    try (ServedPage served = ServedPage.start(narrow);
        OpenPage page = served.open().expectError("415").expectError("429")) {
      page.drop(folder.resolve("parts"));
      page.waitForText("#run-text", "7 pictures scored, 1 failed");
    }
  }

  @Test
  void aStoppedBatchGoesOn() {
    ServerSettings narrow = ServedPage.settings().withQueuePictures(1);
    try (ServedPage served = ServedPage.start(narrow);
        OpenPage page = served.open().expectError("415").expectError("429")) {
      page.drop(folder.resolve("parts"));
      page.waitFor("#run-stop");
      page.script("document.getElementById('run-stop').click()");
      page.waitForText("#run-text", "stopped");
      assertTrue(page.text("#run-rest").startsWith("Score the other "), page.text("#run-rest"));
      page.click("#run-rest");
      page.waitUntil(
          "all are scored",
          () -> page.texts(SCORES).stream().filter(text -> !text.isEmpty()).count() == 7);
    }
  }

  @Test
  void aServerThatIsAwayIsWaitedFor() {
    int port;
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open().expectError("ERR_CONNECTION_REFUSED")) {
      page.waitFor("#gallery li:nth-child(8) button");
      page.waitUntil(
          "all of the page is there",
          () ->
              Boolean.TRUE.equals(
                  page.script(
                      "return [...document.images].every((each) => each.naturalWidth > 0)")));
      port = served.port();
      served.close();
      page.upload("#files", Tiny.picture("hole.png"));
      page.waitForText("#banner", "SERVER_NOT_REACHABLE");
      try (ServedPage again =
          ServedPage.start(ServedPage.settings().withAddress("127.0.0.1", port))) {
        assertEquals(port, again.port());
        page.click("#banner-action");
        page.waitFor(".result-panel .score");
      }
    }
  }

  @Test
  void manyPicturesAreTurnedOverByPages() throws IOException {
    Path many = Files.createDirectories(folder.resolve("many"));
    for (int index : IntStream.range(0, 105).toArray()) {
      Files.copy(
          Tiny.picture("small.png"), many.resolve(String.format(Locale.ROOT, "%03d.png", index)));
    }
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open().expectError("429")) {
      page.drop(many);
      page.waitForText("#run-text", "105 pictures scored");
      assertEquals(100, page.findAll(".pictures tbody tr").size());
      page.click(".pages button:last-child");
      page.waitUntil("five are left", () -> page.findAll(".pictures tbody tr").size() == 5);
      page.click("#view-table .between .row button:last-child");
      page.waitFor("#gallery");
      assertEquals("", page.text("#count"));
    }
  }
}
