package io.github.adaclip.data.read;

import static io.github.adaclip.data.Pictures.mask;
import static io.github.adaclip.data.Pictures.picture;
import static io.github.adaclip.data.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Level;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvtecReaderTest {
  @TempDir private Path root;

  private Dataset folder() {
    return DatasetSpec.of(DatasetKind.FOLDER, root).read();
  }

  @Test
  void publishedLayout() {
    picture(root, "bottle/train/good/000.png");
    picture(root, "bottle/test/good/000.png");
    picture(root, "bottle/test/broken_large/000.png");
    mask(root, "bottle/ground_truth/broken_large/000_mask.png");
    picture(root, "zipper/test/rough/001.png");
    Dataset mvtec = DatasetSpec.parse("mvtec=" + root).read();
    assertEquals(
        List.of("bottle bottle/train/good/000.png | - | normal"), Listing.of(mvtec, Split.TRAIN));
    assertEquals(
        List.of(
            "bottle bottle/test/broken_large/000.png |"
                + " bottle/ground_truth/broken_large/000_mask.png | anomalous broken_large",
            "bottle bottle/test/good/000.png | - | normal",
            "zipper zipper/test/rough/001.png | - | anomalous rough"),
        Listing.of(mvtec, Split.TEST));
    assertEquals(List.of("bottle", "zipper"), mvtec.classes());
    assertEquals(Set.of(Level.IMAGE, Level.PIXEL), mvtec.levels());
    assertEquals(1, mvtec.anomalousWithoutMask(Split.TEST));
  }

  @Test
  void btadHasOtherNamesForNormalAndOtherMasks() {
    picture(root, "01/train/ok/0000.bmp");
    picture(root, "01/test/ok/0001.bmp");
    picture(root, "01/test/ko/0002.bmp");
    mask(root, "01/ground_truth/ko/0002.png");
    picture(root, "03/test/ko/0000.bmp");
    mask(root, "03/ground_truth/ko/0000.BMP");
    assertEquals(
        List.of(
            "01 01/test/ko/0002.bmp | 01/ground_truth/ko/0002.png | anomalous ko",
            "01 01/test/ok/0001.bmp | - | normal",
            "03 03/test/ko/0000.bmp | 03/ground_truth/ko/0000.BMP | anomalous ko"),
        Listing.of(DatasetSpec.of(DatasetKind.BTAD, root).read(), Split.TEST));
  }

  @Test
  void oddNamesAndLeftovers() {
    picture(root, "Schöne Teile/Test/Good/a b.JPG");
    picture(root, "Schöne Teile/Test/Riß groß/Ä 1.JPEG");
    mask(root, "Schöne Teile/Ground_Truth/Riß groß/ä 1_MASK.PNG");
    text(root, "Schöne Teile/Test/Good/Thumbs.db", "x");
    text(root, "Schöne Teile/Test/Good/notes.txt", "x");
    picture(root, "Schöne Teile/Test/Good/.hidden.png");
    picture(root, "Schöne Teile/Test/__MACOSX/x.png");
    picture(root, ".git/test/good/x.png");
    assertEquals(
        List.of(
            "Schöne Teile Schöne Teile/Test/Good/a b.JPG | - | normal",
            "Schöne Teile Schöne Teile/Test/Riß groß/Ä 1.JPEG |"
                + " Schöne Teile/Ground_Truth/Riß groß/ä 1_MASK.PNG | anomalous Riß groß"),
        Listing.of(folder(), Split.TEST));
  }

  @Test
  void umlautsOfAnotherUnicodeFormFindTheirMask() {
    picture(root, "part/test/riss/\u00e4.png");
    mask(root, "part/ground_truth/riss/a\u0308_mask.png");
    assertTrue(folder().test().get(0).mask().isPresent());
  }

  @Test
  void rootMayBeOneClass() {
    Path single = root.resolve("metal-nut");
    picture(single, "test/scratch/1.png");
    mask(single, "ground_truth/scratch/1_mask.png");
    Dataset read = DatasetSpec.of(DatasetKind.FOLDER, single).read();
    assertEquals(
        List.of(
            "metal-nut test/scratch/1.png | ground_truth/scratch/1_mask.png | anomalous scratch"),
        Listing.of(read, Split.TEST));
    assertEquals(Set.of(Level.PIXEL), read.levels(), "no normal pictures");
    assertEquals(
        List.of("metal nut"),
        DatasetSpec.of(DatasetKind.FOLDER, single).withClassName("metal nut").read().classes());
  }

  @Test
  void aKnownSetOfOneClassIgnoresTheFolderName() {
    picture(root, "test/hemorrhage/1.png");
    assertEquals(List.of("headct"), DatasetSpec.of(DatasetKind.HEADCT, root).read().classes());
  }

  @Test
  void maskWithSuffixWinsAndTheOtherIsStray() {
    picture(root, "part/test/hole/1.png");
    Path stray = mask(root, "part/ground_truth/hole/1.png");
    Path wanted = mask(root, "part/ground_truth/hole/1_mask.png");
    Dataset read = folder();
    assertEquals(wanted, read.test().get(0).mask().orElseThrow());
    assertEquals(List.of(stray), read.strayMasks());
  }

  @Test
  void masksOfAnotherFolder() {
    picture(root, "a/test/hole/1.png");
    mask(root, "a/ground_truth/hole/1_mask.png");
    Path refined = mask(root, "a/refined/hole/1_mask.png");
    Path outside = root.resolve("elsewhere masks");
    Path flat = mask(outside, "a/1.png");
    DatasetSpec spec = DatasetSpec.of(DatasetKind.FOLDER, root);
    assertEquals(refined, onlyMask(spec.withMasks(Path.of("refined"))));
    assertEquals(flat, onlyMask(spec.withMasks(outside)));
    assertEquals(flat, onlyMask(spec.withMasks(outside.resolve("a"))));
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> spec.withMasks(Path.of("refinde")).read());
    assertEquals(FailureCode.MISSING_FILE, e.code());
    assertTrue(e.getMessage().contains("refined/"), e.getMessage());
  }

  private static Path onlyMask(DatasetSpec spec) {
    return spec.read().test().get(0).mask().orElseThrow();
  }

  @Test
  void trainPicturesWithoutKindAreNormalButTestPicturesAreRefused() {
    picture(root, "part/train/1.png");
    assertEquals(List.of("part part/train/1.png | - | normal"), Listing.of(folder(), Split.TRAIN));
    Path loose = picture(root, "part/test/1.png");
    AdaClipException e = assertThrows(AdaClipException.class, this::folder);
    assertEquals(FailureCode.UNUSABLE_DATA, e.code());
    assertTrue(e.getMessage().contains(loose.toString()), e.getMessage());
    assertTrue(e.fix().contains(Path.of("part", "test", "good").toString()), e.fix());
  }

  @Test
  void linksAreFollowedWithoutLoops() throws IOException {
    Path elsewhere = root.resolve("elsewhere");
    picture(elsewhere, "1.png");
    Path test = Files.createDirectories(root.resolve("set/part/test"));
    Files.createSymbolicLink(test.resolve("good"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("again"), elsewhere);
    Dataset read = DatasetSpec.of(DatasetKind.FOLDER, root.resolve("set")).read();
    assertEquals(1, read.size());
  }

  @Test
  void foldersOfAnotherClassAreLeftOutOfAKnownSet() {
    picture(root, "bottle/test/good/1.png");
    picture(root, "bottles_old/test/good/1.png");
    Dataset read = DatasetSpec.of(DatasetKind.MVTEC, root).read();
    assertEquals(List.of("bottle"), read.classes());
    assertEquals(
        List.of("the folder bottles_old is not a class of mvtec and left out"), read.remarks());
  }

  @Test
  void emptyClassIsRemarked() throws IOException {
    picture(root, "full/test/good/1.png");
    Files.createDirectories(root.resolve("empty/test/good"));
    assertEquals(
        List.of("the class folder " + root.resolve("empty") + " holds no pictures"),
        folder().remarks());
  }

  @Test
  void classesFileGivesNames() {
    picture(root, "pcb1/test/good/1.png");
    picture(root, "pcb2/test/good/1.png");
    text(root, "classes.json", "{\"pcb1\": \"printed circuit board\"}");
    assertEquals(List.of("pcb2", "printed circuit board"), folder().classes());
    AdaClipException several =
        assertThrows(
            AdaClipException.class,
            () -> DatasetSpec.of(DatasetKind.FOLDER, root).withClassName("board").read());
    assertTrue(several.fix().contains("classes.json"), several.fix());
    text(root, "classes.json", "{\"pcb1\": 3}");
    AdaClipException e = assertThrows(AdaClipException.class, this::folder);
    assertTrue(e.getMessage().contains("pcb1: 3"), e.getMessage());
  }
}
