package io.github.adaclip.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Sample;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only names count here, so the files are empty. */
class SampleFinderTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeAClass() throws IOException {
    for (String file :
        new String[] {
          "nut/test/good/a.png",
          "nut/test/bent/a.png",
          "nut/test/bent/b.png",
          "nut/ground_truth/bent/a_mask.png",
          "nut/fine/bent/a.png",
          "masks/x_gt.png",
          "loose/x.jpg",
          "loose/y.jpg"
        }) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
  }

  @Test
  void thePlaceInTheLayoutSaysLabelAndMask() {
    SampleFinder finder = new SampleFinder(Optional.empty());
    Sample bent = finder.find(folder.resolve("nut/test/bent/a.png"), "metal nut");
    assertTrue(bent.anomalous());
    assertEquals("bent", bent.kind());
    assertEquals("metal nut", bent.className());
    assertEquals(Optional.of(folder.resolve("nut/ground_truth/bent/a_mask.png")), bent.mask());
    assertFalse(finder.find(folder.resolve("nut/test/good/a.png"), "nut").anomalous());
    assertFalse(finder.find(folder.resolve("nut/test/bent/b.png"), "nut").hasPixelLabels());
  }

  @Test
  void anotherMaskFolderOfTheClassIsTaken() {
    Sample bent =
        new SampleFinder(Optional.of(Path.of("fine")))
            .find(folder.resolve("nut/test/bent/a.png"), "nut");
    assertEquals(Optional.of(folder.resolve("nut/fine/bent/a.png")), bent.mask());
  }

  @Test
  void picturesElsewhereFindMasksByTheirName() {
    SampleFinder finder = new SampleFinder(Optional.of(folder.resolve("masks")));
    assertEquals(
        Optional.of(folder.resolve("masks/x_gt.png")),
        finder.find(folder.resolve("loose/x.jpg"), "thing").mask());
    assertFalse(finder.find(folder.resolve("loose/y.jpg"), "thing").hasPixelLabels());
    assertFalse(
        new SampleFinder(Optional.empty())
            .find(folder.resolve("loose/x.jpg"), "thing")
            .hasPixelLabels());
  }

  @Test
  void aPictureIsNotItsOwnMask() {
    SampleFinder finder = new SampleFinder(Optional.of(folder.resolve("loose")));
    assertFalse(finder.find(folder.resolve("loose/x.jpg"), "thing").hasPixelLabels());
  }

  @Test
  void aMaskFolderThatIsNotThereIsRefused() {
    SampleFinder finder = new SampleFinder(Optional.of(folder.resolve("nowhere")));
    for (String picture : new String[] {"loose/x.jpg", "nut/test/bent/a.png"}) {
      AdaClipException failure =
          assertThrows(AdaClipException.class, () -> finder.find(folder.resolve(picture), "thing"));
      assertEquals(FailureCode.MISSING_FILE, failure.code());
      assertTrue(failure.getMessage().contains(folder.resolve("nowhere").toString()));
    }
  }
}
