package io.github.adaclip.data.read;

import static io.github.adaclip.data.Pictures.mask;
import static io.github.adaclip.data.Pictures.picture;
import static io.github.adaclip.data.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexAndTableTest {
  @TempDir private Path root;

  private void smallSet() {
    picture(root, "grün/train/good/1.png");
    picture(root, "grün/test/good/2.png");
    picture(root, "grün/test/a hole/3.png");
    mask(root, "grün/ground_truth/a hole/3_mask.png");
    picture(root, "b/test/bad/4.png");
  }

  @Test
  void indexReadsBackAsTheSameSamples() {
    smallSet();
    Dataset folder = DatasetSpec.of(DatasetKind.FOLDER, root).read();
    Path index = MetaIndex.write(folder);
    Dataset meta = DatasetSpec.of(DatasetKind.META, root).read();
    assertEquals(folder.train(), meta.train());
    assertEquals(folder.test(), meta.test());
    assertEquals(
        folder.test().size(), DatasetSpec.of(DatasetKind.META, index).read().test().size());
  }

  @Test
  void indexHasTheFormOfTheReference() throws IOException {
    smallSet();
    Path index = MetaIndex.write(DatasetSpec.of(DatasetKind.FOLDER, root).read());
    JsonNode document = new ObjectMapper().readTree(index.toFile());
    assertEquals(
        new ObjectMapper()
            .readTree(
                "{\"img_path\": \"grün/test/a hole/3.png\","
                    + " \"mask_path\": \"grün/ground_truth/a hole/3_mask.png\","
                    + " \"cls_name\": \"grün\", \"specie_name\": \"a hole\", \"anomaly\": 1}"),
        document.get("test").get("grün").get(0));
    assertEquals("", document.get("test").get("b").get(0).get("mask_path").asText());
    assertEquals(0, document.get("train").get("b").size(), "every class is in both splits");
    assertTrue(document.get("train").get("b").isArray());
  }

  @Test
  void indexOfAFolderGivenByARelativePathReadsBack() {
    smallSet();
    Path relative = Path.of("").toAbsolutePath().relativize(root.toAbsolutePath());
    MetaIndex.write(DatasetSpec.of(DatasetKind.FOLDER, relative).read());
    assertEquals(4, DatasetSpec.of(DatasetKind.META, root).read().size());
  }

  @Test
  void indexThatNamesMissingFilesIsRefused() throws IOException {
    smallSet();
    MetaIndex.write(DatasetSpec.of(DatasetKind.FOLDER, root).read());
    Files.delete(root.resolve("grün/test/a hole/3.png"));
    Files.delete(root.resolve("grün/ground_truth/a hole/3_mask.png"));
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> DatasetSpec.of(DatasetKind.META, root).read());
    assertEquals(FailureCode.MISSING_FILE, e.code());
    assertEquals(
        "the index names 2 files that are not there (file "
            + root.resolve("meta.json")
            + "; missing grün/test/a hole/3.png, grün/ground_truth/a hole/3_mask.png)",
        e.getMessage());
    assertTrue(e.fix().contains("adaclip data index"), e.fix());
  }

  @Test
  void staleIndexCanBePassedOver() {
    picture(root, "bottle/test/good/1.png");
    text(root, "meta.json", "{\"train\": {}, \"test\": {}}");
    DatasetSpec spec = DatasetSpec.of(DatasetKind.MVTEC, root);
    assertThrows(AdaClipException.class, spec::read);
    assertEquals(1, spec.withoutIndex().read().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"train\": {                                                | the index is not JSON",
        "[1]                                                          | \"train\" and \"test\"",
        "{\"test\": {\"a\": {}}}                                      | test.a",
        "{\"test\": {\"a\": [{\"anomaly\": 1}]}}                      | test.a[0]",
        "{\"test\": {\"a\": [{\"img_path\": \"1.png\", \"anomaly\": 2}]}} | anomaly 0 or 1, found 2",
        "{\"test\": {\"a\": [{\"img_path\": \"1.png\"}]}}             | anomaly 0 or 1",
      })
  void malformedIndexIsRefused(String json, String what) {
    picture(root, "1.png");
    text(root, "meta.json", json);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> DatasetSpec.of(DatasetKind.META, root).read());
    assertEquals(FailureCode.UNUSABLE_DATA, e.code());
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }

  @Test
  void partsOfPicturesHaveNoIndex() {
    picture(root, "kos01/Part0.jpg", 4, 9);
    io.github.adaclip.data.Pictures.gray(root, "kos01/Part0_label.bmp", 4, 9, (x, y) -> 0);
    Dataset sdd = DatasetSpec.of(DatasetKind.SDD, root).read();
    AdaClipException e = assertThrows(AdaClipException.class, () -> MetaIndex.write(sdd));
    assertTrue(e.fix().contains("adaclip data convert sdd=" + root), e.fix());
  }

  @ParameterizedTest
  @CsvSource({"','", ";", "TAB"})
  void tableOfOnesOwn(String separator) {
    String s = separator.equals("TAB") ? "\t" : separator;
    picture(root, "pictures/a, b.png");
    picture(root, "pictures/2.png");
    mask(root, "m/2.png");
    text(
        root,
        "samples.csv",
        "\uFEFFImage" + s + "Mask" + s + "class" + s + "LABEL" + s + "kind" + s + "split",
        "\"pictures/a, b.png\"" + s + s + "metal nut" + s + "good" + s + s + "train",
        "pictures/2.png" + s + "m/2.png" + s + "metal nut" + s + "1" + s + "scratch" + s);
    Dataset csv = DatasetSpec.of(DatasetKind.CSV, root).read();
    assertEquals(List.of("metal nut pictures/a, b.png | - | normal"), Listing.of(csv, Split.TRAIN));
    assertEquals(
        List.of("metal nut pictures/2.png | m/2.png | anomalous scratch"),
        Listing.of(csv, Split.TEST));
    assertEquals(
        csv.test(), DatasetSpec.of(DatasetKind.CSV, root.resolve("samples.csv")).read().test());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image,class         | 1.png,a        | the table lacks a column",
        "image,label         | 1.png,perhaps  | row 1: 'perhaps'",
        "image,label         | 1.png,         | row 1, column label",
        "image,label,split   | 1.png,0,valid  | a split is neither train nor test",
        "image,label         | 9.png,0        | the index names 1 file that is not there",
      })
  void unusableTableIsRefused(String header, String row, String what) {
    picture(root, "1.png");
    text(root, "t.csv", header, row);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> DatasetSpec.of(DatasetKind.CSV, root).read());
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }

  @Test
  void tableOfAnotherEncodingIsRefused() throws IOException {
    Files.write(root.resolve("t.csv"), new byte[] {'i', 'm', (byte) 0xE4, 'g', '\n'});
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> DatasetSpec.of(DatasetKind.CSV, root).read());
    assertTrue(e.getMessage().contains("not UTF-8"), e.getMessage());
  }
}
