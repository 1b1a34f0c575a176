package io.github.adaclip.data.read;

import static io.github.adaclip.data.Pictures.emptyMask;
import static io.github.adaclip.data.Pictures.gray;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RawReadersTest {
  @TempDir private Path root;

  private Dataset read(DatasetKind kind) {
    return DatasetSpec.of(kind, root).read();
  }

  private AdaClipException refused(DatasetKind kind) {
    return assertThrows(AdaClipException.class, () -> read(kind));
  }

  @Test
  void visa() {
    picture(root, "candle/Data/Images/Normal/0000.JPG");
    picture(root, "candle/Data/Images/Normal/0001.JPG");
    picture(root, "candle/Data/Images/Anomaly/000.JPG");
    mask(root, "candle/Data/Masks/Anomaly/000.png");
    text(
        root,
        "split_csv/1cls.csv",
        "object,split,label,image,mask",
        "candle,train,normal,candle/Data/Images/Normal/0000.JPG,",
        "candle,test,normal,candle/Data/Images/Normal/0001.JPG,",
        "candle,test,anomaly,candle/Data/Images/Anomaly/000.JPG,candle/Data/Masks/Anomaly/000.png");
    Dataset visa = read(DatasetKind.VISA);
    assertEquals(
        List.of("candle candle/Data/Images/Normal/0000.JPG | - | normal"),
        Listing.of(visa, Split.TRAIN));
    assertEquals(
        List.of(
            "candle candle/Data/Images/Anomaly/000.JPG | candle/Data/Masks/Anomaly/000.png |"
                + " anomalous bad",
            "candle candle/Data/Images/Normal/0001.JPG | - | normal"),
        Listing.of(visa, Split.TEST));
  }

  @Test
  void visaWithMissingFilesNamesTheFirstFew() {
    text(
        root,
        "split_csv/1cls.csv",
        "object,split,label,image,mask",
        "candle,train,normal,a.JPG,",
        "candle,test,normal,b.JPG,",
        "candle,test,normal,c.JPG,",
        "candle,test,anomaly,d.JPG,e.png");
    AdaClipException e = refused(DatasetKind.VISA);
    assertTrue(e.getMessage().startsWith("the index names 5 files that are not there"));
    assertTrue(e.getMessage().contains("a.JPG, b.JPG, c.JPG and 2 more"), e.getMessage());
  }

  @Test
  void kolektorIsCutIntoThree() {
    picture(root, "kos01/Part0.jpg", 4, 10);
    // Rows 3 to 5 are the second third of ten: 10 * 1 / 3 = 3, 10 * 2 / 3 = 6.
    gray(root, "kos01/Part0_label.bmp", 4, 10, (x, y) -> y == 5 ? 255 : 0);
    picture(root, "kos02/Part3.JPG", 4, 10);
    gray(root, "kos02/Part3_label.bmp", 4, 10, (x, y) -> 0);
    Dataset sdd = read(DatasetKind.SDD);
    assertEquals(
        List.of(
            "SDD kos01/Part0.jpg#0 | - | normal",
            "SDD kos01/Part0.jpg#1 | kos01/Part0_label.bmp | anomalous defect",
            "SDD kos01/Part0.jpg#2 | - | normal",
            "SDD kos02/Part3.JPG#0 | - | normal",
            "SDD kos02/Part3.JPG#1 | - | normal",
            "SDD kos02/Part3.JPG#2 | - | normal"),
        Listing.of(sdd, Split.TEST));
    assertEquals(Set.of(Level.IMAGE, Level.PIXEL), sdd.levels());
  }

  @Test
  void kolektorWithoutLabelIsRefused() {
    picture(root, "kos01/Part0.jpg");
    assertTrue(refused(DatasetKind.SDD).getMessage().contains("Part0_label.bmp"));
    gray(root, "kos01/Part0_label.bmp", 4, 2, (x, y) -> 0);
    assertTrue(refused(DatasetKind.SDD).getMessage().contains("found 2 rows"));
  }

  @Test
  void dagm() {
    picture(root, "Class1/Train/0001.PNG");
    picture(root, "Class1/Test/0002.PNG");
    picture(root, "Class1/Test/0003.PNG");
    mask(root, "Class1/Test/Label/0003_label.PNG");
    text(root, "Class1/Test/Label/Labels.txt", "1");
    picture(root, "Class10/Test/0001.PNG");
    Dataset dagm = read(DatasetKind.DAGM);
    assertEquals(
        List.of("Class1 Class1/Train/0001.PNG | - | normal"), Listing.of(dagm, Split.TRAIN));
    assertEquals(
        List.of(
            "Class1 Class1/Test/0002.PNG | - | normal",
            "Class1 Class1/Test/0003.PNG | Class1/Test/Label/0003_label.PNG | anomalous defect",
            "Class10 Class10/Test/0001.PNG | - | normal"),
        Listing.of(dagm, Split.TEST));
  }

  @Test
  void headCtReadsItsTableWithSpaces() {
    picture(root, "head_ct/head_ct/000.png");
    picture(root, "head_ct/head_ct/012.png");
    text(root, "labels.csv", "id, hemorrhage", "0,1", "12, 0");
    Dataset headct = read(DatasetKind.HEADCT);
    assertEquals(
        List.of(
            "headct head_ct/head_ct/000.png | - | anomalous hemorrhage",
            "headct head_ct/head_ct/012.png | - | normal"),
        Listing.of(headct, Split.TEST));
    assertEquals(Set.of(Level.IMAGE), headct.levels());
  }

  @Test
  void headCtPictureWithoutLabelIsRefused() {
    picture(root, "head_ct/007.png");
    text(root, "head_ct/labels.csv", "id,hemorrhage", "1,0");
    assertTrue(refused(DatasetKind.HEADCT).getMessage().contains("a row with id 7"));
    text(root, "head_ct/labels.csv", "id,hemorrhage", "7,maybe");
    assertTrue(refused(DatasetKind.HEADCT).getMessage().contains("row 1: 'maybe'"));
  }

  @ParameterizedTest
  @EnumSource(
      value = DatasetKind.class,
      names = {"BRAIN_MRI", "BR35H"})
  void yesAndNo(DatasetKind kind) {
    picture(root, "yes/Y1.jpg");
    picture(root, "no/1 no.jpeg");
    picture(root, "pred/pred0.jpg");
    assertEquals(
        List.of(
            kind.key() + " no/1 no.jpeg | - | normal",
            kind.key() + " yes/Y1.jpg | - | anomalous tumor"),
        Listing.of(read(kind), Split.TEST));
  }

  @Test
  void isic() {
    picture(root, "ISIC_Test_Data/ISIC_1.jpg");
    picture(root, "ISIC_Test_Data/ISIC_1_superpixels.png");
    mask(root, "ISIC_Test_GroundTruth/ISIC_1_segmentation.png");
    picture(root, "ISIC_Training_Data/ISIC_0.jpg");
    mask(root, "ISIC_Training_GroundTruth/ISIC_0_Segmentation.PNG");
    Dataset isic = read(DatasetKind.ISIC);
    assertEquals(
        List.of(
            "isic ISIC_Test_Data/ISIC_1.jpg | ISIC_Test_GroundTruth/ISIC_1_segmentation.png |"
                + " anomalous lesion"),
        Listing.of(isic, Split.TEST));
    assertEquals(1, isic.train().size());
    assertEquals(Set.of(Level.PIXEL), isic.levels());
  }

  @Test
  void colonDb() {
    picture(root, "CVC-ColonDB/images/1.png");
    mask(root, "CVC-ColonDB/masks/1.png");
    assertEquals(
        List.of("ColonDB CVC-ColonDB/images/1.png | CVC-ColonDB/masks/1.png | anomalous lesion"),
        Listing.of(read(DatasetKind.COLONDB), Split.TEST));
  }

  @Test
  void clinicDb() {
    picture(root, "Original/1.tif");
    mask(root, "Ground Truth/1.TIF");
    Path stray = mask(root, "Ground Truth/2.tif");
    Dataset clinic = read(DatasetKind.CLINICDB);
    assertEquals(
        List.of("ClinicDB Original/1.tif | Ground Truth/1.TIF | anomalous lesion"),
        Listing.of(clinic, Split.TEST));
    assertEquals(List.of(stray), clinic.strayMasks());
  }

  @Test
  void tn3k() {
    picture(root, "test-image/0000.jpg");
    mask(root, "test-mask/0000.jpg");
    picture(root, "trainval-image/0001.jpg");
    mask(root, "trainval-mask/0001.jpg");
    Dataset tn3k = read(DatasetKind.TN3K);
    assertEquals(
        List.of("tn3k test-image/0000.jpg | test-mask/0000.jpg | anomalous lesion"),
        Listing.of(tn3k, Split.TEST));
    assertEquals(1, tn3k.train().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = DatasetKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CSV", "PLAIN", "FOLDER"})
  void everyKnownSetIsReadFromItsIndex(DatasetKind kind) {
    picture(root, "x/1.png");
    emptyMask(root, "x/m.png");
    text(
        root,
        "meta.json",
        "{\"train\": {}, \"test\": {\"x\": [{\"img_path\": \"x/1.png\", \"mask_path\": \"x\\\\m.png\","
            + " \"cls_name\": \"x\", \"specie_name\": \"bad\", \"anomaly\": 1}]}}");
    assertEquals(
        List.of("x x/1.png | x/m.png | anomalous bad"), Listing.of(read(kind), Split.TEST));
  }

  @ParameterizedTest
  @EnumSource(
      value = DatasetKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CSV", "PLAIN", "FOLDER", "META"})
  void everyKnownSetIsReadInMvtecsLayout(DatasetKind kind) {
    String className = kind.classes().get(0);
    picture(root, className + "/test/good/1.png");
    picture(root, className + "/test/bad/2.png");
    mask(root, className + "/ground_truth/bad/2_mask.png");
    String test = className + " " + className + "/test/";
    assertEquals(
        List.of(
            test + "bad/2.png | " + className + "/ground_truth/bad/2_mask.png | anomalous bad",
            test + "good/1.png | - | normal"),
        Listing.of(read(kind), Split.TEST));
  }

  @Test
  void classListsAreThoseOfThePaper() {
    assertEquals(
        14, java.util.Arrays.stream(DatasetKind.values()).filter(DatasetKind::isPublished).count());
    assertEquals(15, DatasetKind.MVTEC.classes().size());
    assertEquals(12, DatasetKind.VISA.classes().size());
    assertEquals(10, DatasetKind.DAGM.classes().size());
    assertEquals(12, DatasetKind.DTD.classes().size());
    assertEquals(6, DatasetKind.MPDD.classes().size());
  }

  @Test
  void plainFolderHasNoLabels() {
    picture(root, "b/1.png");
    picture(root, "a.png");
    Dataset plain = read(DatasetKind.PLAIN);
    assertEquals(2, plain.size());
    assertEquals(Set.of(), plain.levels());
    assertEquals(false, plain.labelled());
  }
}
