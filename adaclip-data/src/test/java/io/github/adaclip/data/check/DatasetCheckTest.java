package io.github.adaclip.data.check;

import static io.github.adaclip.data.Pictures.emptyMask;
import static io.github.adaclip.data.Pictures.gray;
import static io.github.adaclip.data.Pictures.mask;
import static io.github.adaclip.data.Pictures.picture;
import static io.github.adaclip.data.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Level;
import io.github.adaclip.data.read.DatasetKind;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.image.DecodeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {
  @TempDir private Path root;

  private DatasetReport check(DatasetKind kind) {
    return DatasetCheck.run(
        DatasetSpec.of(kind, root).read(), DecodeOptions.defaults(), sample -> {});
  }

  /** A sound set: nothing to find. */
  private void sound() {
    picture(root, "part/train/good/1.png");
    picture(root, "part/test/good/2.png");
    picture(root, "part/test/hole/3.png", 10, 12);
    gray(root, "part/ground_truth/hole/3_mask.png", 10, 12, (x, y) -> x == 3 ? 1 : 0);
  }

  private static Finding only(DatasetReport report, FindingKind kind) {
    assertEquals(Map.of(kind, 1L), report.findingCounts());
    Finding finding = report.findings().get(0);
    assertFalse(finding.fix().isEmpty());
    return finding;
  }

  @Test
  void soundSet() {
    sound();
    List<String> seen = new ArrayList<>();
    Dataset dataset = DatasetSpec.of(DatasetKind.FOLDER, root).read();
    DatasetReport report =
        DatasetCheck.run(
            dataset,
            DecodeOptions.defaults(),
            sample -> seen.add(sample.image().getFileName().toString()));
    assertEquals(List.of(), report.findings());
    assertEquals(List.of(new ClassCounts("part", 1, 0, 1, 1, 0)), report.classes());
    assertEquals(new SizeRange(8, 10, 6, 12), report.sizes());
    assertEquals("8 to 10 x 6 to 12", report.sizes().toString());
    assertEquals(Set.of(Level.IMAGE, Level.PIXEL), report.levels());
    assertEquals(List.of("1.png", "2.png", "3.png"), seen);
    assertEquals(0, report.unusable());
  }

  @Test
  void damagedPictureAndMask() {
    sound();
    Path picture = text(root, "part/test/good/bad.png", "no picture");
    Path mask = text(root, "part/ground_truth/hole/3_mask.png", "no picture");
    DatasetReport report = check(DatasetKind.FOLDER);
    assertEquals(2, report.unusable());
    assertEquals(
        List.of(FindingKind.UNREADABLE_PICTURE, FindingKind.UNREADABLE_MASK),
        report.findings().stream().map(Finding::kind).toList());
    assertEquals(picture, report.findings().get(0).file());
    assertEquals(mask, report.findings().get(1).file());
    assertTrue(report.findings().get(0).message().contains("not a picture"));
  }

  @Test
  void maskOfAnotherSize() {
    sound();
    mask(root, "part/ground_truth/hole/3_mask.png");
    Finding finding = only(check(DatasetKind.FOLDER), FindingKind.MASK_SIZE);
    assertEquals("the mask has 8 x 6 pixels, its picture 10 x 12", finding.message());
  }

  @Test
  void emptyMaskOfADefect() {
    sound();
    picture(root, "part/test/hole/4.png");
    Path mask = emptyMask(root, "part/ground_truth/hole/4_mask.png");
    assertEquals(mask, only(check(DatasetKind.FOLDER), FindingKind.EMPTY_MASK).file());
  }

  @Test
  void missingMaskWhereOthersHaveOne() {
    sound();
    Path picture = picture(root, "part/test/hole/4.png");
    DatasetReport report = check(DatasetKind.FOLDER);
    assertEquals(picture, only(report, FindingKind.MISSING_MASK).file());
    assertEquals(1, report.classes().get(0).anomalousWithoutMask());
    assertEquals(0, report.unusable());
  }

  @Test
  void maskOnNormalPicture() {
    sound();
    mask(root, "part/ground_truth/good/2_mask.png");
    DatasetReport report = check(DatasetKind.FOLDER);
    Finding finding = only(report, FindingKind.MASK_ON_NORMAL_PICTURE);
    assertEquals("the mask of a picture labelled normal marks 24 pixels", finding.message());
    assertEquals(1, report.unusable());
  }

  @Test
  void emptyMaskOnNormalPictureIsFine() {
    sound();
    emptyMask(root, "part/ground_truth/good/2_mask.png");
    assertEquals(List.of(), check(DatasetKind.FOLDER).findings());
  }

  @Test
  void strayMask() {
    sound();
    Path stray = mask(root, "part/ground_truth/hole/9_mask.png");
    assertEquals(stray, only(check(DatasetKind.FOLDER), FindingKind.STRAY_MASK).file());
  }

  @Test
  void duplicates() throws IOException {
    sound();
    Path test = root.resolve("part/test/good/2.png");
    Files.copy(test, root.resolve("part/test/good/2 copy.png"));
    assertEquals(
        "the same picture as " + root.resolve("part/test/good/2 copy.png"),
        only(check(DatasetKind.FOLDER), FindingKind.DUPLICATE).message());
    Files.move(root.resolve("part/test/good/2 copy.png"), root.resolve("part/train/good/2.png"));
    assertTrue(
        only(check(DatasetKind.FOLDER), FindingKind.DUPLICATE_ACROSS_SPLITS)
            .message()
            .endsWith(", in the other split"));
  }

  @Test
  void sameContentUnderBothLabels() throws IOException {
    sound();
    Files.copy(root.resolve("part/test/hole/3.png"), root.resolve("part/test/good/3.png"));
    DatasetReport report = check(DatasetKind.FOLDER);
    assertEquals(Severity.ERROR, only(report, FindingKind.CONTRADICTING_LABELS).severity());
    assertEquals(1, report.unusable());
  }

  @Test
  void thirdsOfOnePictureAreNoDuplicates() {
    picture(root, "kos01/Part0.png", 4, 9);
    gray(root, "kos01/Part0_label.bmp", 4, 9, (x, y) -> y > 6 ? 255 : 0);
    DatasetReport report = check(DatasetKind.SDD);
    assertEquals(List.of(), report.findings());
    assertEquals(List.of(new ClassCounts("SDD", 0, 0, 2, 1, 0)), report.classes());
  }

  @Test
  void setOfOneLabelAndWithoutMasks() {
    picture(root, "part/test/hole/1.png");
    List<String> messages =
        check(DatasetKind.FOLDER).findings().stream().map(Finding::message).toList();
    assertEquals(
        List.of(
            "the test split has no normal pictures, so there is no image-level result",
            "no anomalous picture of the test split has a mask, so there is no pixel-level result"),
        messages);
  }

  @Test
  void missingAndForeignClassesOfAPublishedSet() {
    picture(root, "01/test/ok/1.png");
    picture(root, "01/test/ko/2.png");
    mask(root, "01/ground_truth/ko/2.png");
    picture(root, "4/test/ok/3.png");
    DatasetReport report = check(DatasetKind.BTAD);
    assertEquals(
        Map.of(FindingKind.MISSING_CLASS, 1L, FindingKind.LEFT_OUT, 1L), report.findingCounts());
    assertEquals("of 3 classes these are missing: 02, 03", report.findings().get(0).message());
  }

  @Test
  void manyFindingsAreCountedNotKept() {
    for (int i = 0; i < DatasetCheck.FINDINGS_PER_KIND + 7; i++) {
      text(root, "part/test/good/" + i + ".png", "no picture " + i);
    }
    DatasetReport report = check(DatasetKind.FOLDER);
    long kept =
        report.findings().stream()
            .filter(finding -> finding.kind() == FindingKind.UNREADABLE_PICTURE)
            .count();
    assertEquals(DatasetCheck.FINDINGS_PER_KIND, kept);
    assertEquals(DatasetCheck.FINDINGS_PER_KIND + 7, report.count(Severity.ERROR));
    assertEquals(report.pictures(), report.unusable());
  }
}
