package io.github.adaclip.data.convert;

import static io.github.adaclip.data.Pictures.gray;
import static io.github.adaclip.data.Pictures.mask;
import static io.github.adaclip.data.Pictures.picture;
import static io.github.adaclip.data.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.ImagePart;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.read.DatasetKind;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetConverterTest {
  @TempDir private Path raw;
  @TempDir private Path parent;

  private List<String> convert(DatasetKind kind) throws IOException {
    Path target = parent.resolve("new/set");
    Dataset source = DatasetSpec.of(kind, raw).read();
    DatasetConverter.convert(source, target, sample -> {});
    Dataset converted = DatasetSpec.of(kind, target).read();
    assertEquals(source.train().size(), converted.train().size());
    assertEquals(source.test().size(), converted.test().size());
    assertEquals(source.classes(), converted.classes());
    assertEquals(source.levels(), converted.levels());
    assertEquals(List.of(), converted.strayMasks());
    try (Stream<Path> beside = Files.list(target.getParent())) {
      assertEquals(List.of(target), beside.toList(), "no work folder is left");
    }
    return names(target);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void kolektorIsCutIntoPngs() throws IOException {
    Path picture = picture(raw, "kos01/Part0.jpg", 4, 10);
    gray(raw, "kos01/Part0_label.bmp", 4, 10, (x, y) -> y == 4 && x == 1 ? 255 : 0);
    assertEquals(
        List.of(
            "SDD/ground_truth/defect/kos01_Part0_2_mask.png",
            "SDD/test/defect/kos01_Part0_2.png",
            "SDD/test/good/kos01_Part0_1.png",
            "SDD/test/good/kos01_Part0_3.png"),
        convert(DatasetKind.SDD));
    RgbImage cut = new ImagePart(1, 3).cut(decode(picture));
    assertArrayEquals(
        cut.data(), decode(parent.resolve("new/set/SDD/test/defect/kos01_Part0_2.png")).data());
    RgbImage mask =
        decode(parent.resolve("new/set/SDD/ground_truth/defect/kos01_Part0_2_mask.png"));
    assertEquals(3, mask.height());
    assertEquals(-1, mask.data()[(1 * 4 + 1) * 3]);
  }

  private static RgbImage decode(Path file) {
    return ImageDecoder.decode(ImageSource.of(file), DecodeOptions.defaults());
  }

  @Test
  void dagmIsCopiedByteByByte() throws IOException {
    picture(raw, "Class1/Train/0001.PNG");
    picture(raw, "Class1/Train/0002.PNG");
    mask(raw, "Class1/Train/Label/0002_label.PNG");
    Path test = picture(raw, "Class1/Test/0002.PNG");
    mask(raw, "Class1/Test/Label/0002_label.PNG");
    assertEquals(
        List.of(
            "Class1/ground_truth/defect/0002_2_mask.PNG",
            "Class1/ground_truth/defect/0002_mask.PNG",
            "Class1/test/defect/0002_2.PNG",
            "Class1/train/defect/0002.PNG",
            "Class1/train/good/0001.PNG"),
        convert(DatasetKind.DAGM));
    assertEquals(-1, Files.mismatch(test, parent.resolve("new/set/Class1/test/defect/0002_2.PNG")));
  }

  @Test
  void setsOfImageLevel() throws IOException {
    picture(raw, "yes/Y1.jpg");
    picture(raw, "no/1 no.jpeg");
    picture(raw, "no/1 no.png");
    assertEquals(
        List.of(
            "brain_mri/test/good/1 no.jpeg",
            "brain_mri/test/good/1 no_2.png",
            "brain_mri/test/tumor/Y1.jpg"),
        convert(DatasetKind.BRAIN_MRI));
  }

  @Test
  void headCt() throws IOException {
    picture(raw, "head_ct/000.png");
    picture(raw, "head_ct/001.png");
    text(raw, "labels.csv", "id,hemorrhage", "0,1", "1,0");
    assertEquals(
        List.of("headct/test/good/001.png", "headct/test/hemorrhage/000.png"),
        convert(DatasetKind.HEADCT));
  }

  @Test
  void visa() throws IOException {
    picture(raw, "pcb1/N/0.JPG");
    picture(raw, "pcb1/A/0.JPG");
    gray(raw, "pcb1/M/0.png", 8, 6, (x, y) -> x);
    text(
        raw,
        "split_csv/1cls.csv",
        "object,split,label,image,mask",
        "pcb1,train,normal,pcb1/N/0.JPG,",
        "pcb1,test,anomaly,pcb1/A/0.JPG,pcb1/M/0.png");
    assertEquals(
        List.of("pcb1/ground_truth/bad/0_mask.png", "pcb1/test/bad/0.JPG", "pcb1/train/good/0.JPG"),
        convert(DatasetKind.VISA));
  }

  @Test
  void classNamesThatAreNoFoldersAreKeptInAFile() {
    picture(raw, "1.png");
    text(raw, "t.csv", "image,class,label,kind", "1.png,nut/bolt,1,good");
    Path target = parent.resolve("set");
    DatasetConverter.convert(DatasetSpec.of(DatasetKind.CSV, raw).read(), target, sample -> {});
    Dataset read = DatasetSpec.of(DatasetKind.FOLDER, target).read();
    Sample only = read.test().get(0);
    assertEquals("nut/bolt", only.className());
    assertEquals("defect", only.kind(), "an anomalous picture never lies in good");
    assertTrue(only.anomalous());
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    picture(raw, "yes/1.png");
    picture(raw, "no/1.png");
    Dataset dataset = DatasetSpec.of(DatasetKind.BR35H, raw).read();
    Path target = Files.createDirectory(parent.resolve("set"));
    Path mine = text(target, "mine.txt", "x");
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> DatasetConverter.convert(dataset, target, sample -> {}));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertEquals(List.of("mine.txt"), names(target));
    Files.delete(mine);
    DatasetConverter.convert(dataset, target, sample -> {});
    assertEquals(2, names(target).size());
  }

  @Test
  void failureInTheMiddleLeavesNothing() throws IOException {
    picture(raw, "yes/1.png");
    Path gone = picture(raw, "no/1.png");
    Dataset dataset = DatasetSpec.of(DatasetKind.BR35H, raw).read();
    Files.delete(gone);
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> DatasetConverter.convert(dataset, parent.resolve("set"), sample -> {}));
    assertEquals(FailureCode.MISSING_FILE, e.code());
    assertTrue(e.getMessage().contains(gone.toString()), e.getMessage());
    try (Stream<Path> left = Files.list(parent)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
