package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.server.Tiny;
import io.github.adaclip.testdata.TurnedJpeg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no pictures, photos that ask to be turned, pictures from the clipboard. */
class PageFilesTest {
  @TempDir private Path folder;

  @BeforeAll
  static void requireBrowser() {
    Browser.require();
  }

  @Test
  void aWrongFileShowsTheServersWords() throws IOException {
    Path file = folder.resolve("letter.png");
    Files.writeString(file, "Dear Sir or Madam", StandardCharsets.UTF_8);
    AdaClipException refusal =
        assertThrows(
            AdaClipException.class,
            () ->
                ImageDecoder.decode(
                    ImageSource.of(Files.readAllBytes(file)), DecodeOptions.defaults()));
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open().expectError("415")) {
      page.upload("#files", file);
      page.waitForText(".result-panel .failure", "UNREADABLE_IMAGE");
      String said = String.join("\n", page.texts(".result-panel .failure p"));
      assertTrue(said.contains(refusal.fix()), said);
      assertTrue(page.text(".result-panel > .chip").contains("Failed"));
      assertTrue(page.texts(".result-panel .failure .message").get(0).length() > 10, said);
    }
  }

  @Test
  void aPastedPictureIsScored() throws IOException {
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(Tiny.picture("hole.png")));
    double score =
        ServedPage.detector()
            .detect(ImageSource.of(Tiny.picture("hole.png")), ServedPage.CLASS_NAME)
            .score();
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.find("#class-name").sendKeys(ServedPage.CLASS_NAME);
      page.script(
          "const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));"
              + "const clipboardData = new DataTransfer();"
              + "clipboardData.items.add(new File([bytes], 'image.png', {type: 'image/png'}));"
              + "document.body.dispatchEvent("
              + "new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))",
          bytes);
      page.waitForText(".result-panel .score", String.format(Locale.ROOT, "%.4f", score));
    }
  }

  @Test
  void aPhotoLiesBelowItsMapWhetherTheServiceTurnsItOrNot() throws IOException {
    Path photo = folder.resolve("turned.jpg");
    Files.write(photo, TurnedJpeg.of(Files.readAllBytes(Tiny.picture("photo.jpg")), 6));
    DecodeOptions turning = DecodeOptions.defaults().withExifRotation(true);
    Detection stored = ServedPage.detector().detect(ImageSource.of(photo), ServedPage.CLASS_NAME);
    try (Detector detector = ServedPage.open(turning)) {
      Detection turned = detector.detect(ImageSource.of(photo), ServedPage.CLASS_NAME);
      assertEquals(stored.width(), turned.height());
      assertTrue(stored.width() != turned.width(), "the test needs a picture that is no square");
      try (ServedPage served = ServedPage.start()) {
        assertDrawn(served, photo, stored);
      }
      try (ServedPage served = ServedPage.start(detector, ServedPage.settings())) {
        assertDrawn(served, photo, turned);
      }
    }
  }

  @Test
  void aPictureThatBrowsersCannotShowHasItsMapAlone() throws IOException {
    Path tiff = folder.resolve("hole.tif");
    ImageIO.write(ImageIO.read(Tiny.picture("hole.png").toFile()), "tiff", tiff.toFile());
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.upload("#files", tiff);
      page.waitFor(".result-panel .score");
      page.waitForText("#view-single .state", "This browser cannot show the picture.");
      page.waitUntil(
          "the map is opaque",
          () ->
              "1".equals(page.script("return document.querySelector('.heat').style.opacity"))
                  && Long.valueOf(255)
                      .equals(
                          page.script(
                              "return document.querySelector('.heat').getContext('2d')"
                                  + ".getImageData(0, 0, 1, 1).data[3]")));
    }
  }

  private static void assertDrawn(ServedPage served, Path photo, Detection expected) {
    try (OpenPage page = served.open()) {
      page.upload("#files", photo);
      page.waitFor(".result-panel .score");
      page.waitUntil(
          "the picture is drawn as the service saw it",
          () ->
              List.of((long) expected.width(), (long) expected.height())
                  .equals(
                      page.script(
                          "const c = document.querySelector('#view-single .picture');"
                              + "return [c.width, c.height]")));
    }
  }
}
