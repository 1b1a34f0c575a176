package io.github.adaclip.data.read;

import static io.github.adaclip.data.Pictures.picture;
import static io.github.adaclip.data.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetSpecTest {
  @TempDir private Path root;

  @Test
  void nameAndFolder() {
    DatasetSpec spec = DatasetSpec.parse("Brain_MRI=a=b/c");
    assertEquals(DatasetKind.BRAIN_MRI, spec.kind());
    assertEquals(Path.of("a=b/c"), spec.directory());
    assertEquals("brain_mri=" + Path.of("a=b/c"), spec.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "mvtek=data,   there is no data set of that name, write mvtec=data",
    "brain-mri=x,  there is no data set of that name, write brain_mri=x",
    "imagenet=x,   there is no data set of that name, write folder=x",
    "photos,       a data set is named as NAME=DIR,   write folder=photos",
    "=photos,      a data set is named as NAME=DIR,   write both sides",
    "folder=,      a data set is named as NAME=DIR,   write both sides"
  })
  void unusableTextIsRefused(String text, String what, String fix) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> DatasetSpec.parse(text));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(e.getMessage().startsWith(what), e.getMessage());
    assertTrue(e.fix().startsWith(fix), e.fix());
  }

  private AdaClipException refused(String text) {
    return assertThrows(AdaClipException.class, () -> DatasetSpec.parse(text).read());
  }

  @Test
  void missingFolderSaysHowFarThePathGoes() {
    picture(root, "mvtec/bottle/test/good/1.png");
    AdaClipException e = refused("mvtec=" + root.resolve("mvtecc/bottle"));
    assertEquals(FailureCode.MISSING_FILE, e.code());
    assertTrue(e.getMessage().contains(root + " exists, with mvtec/"), e.getMessage());
  }

  @Test
  void unknownLayoutSaysWhatWasExpectedAndFound() {
    picture(root, "a/1.png");
    text(root, "readme.txt", "x");
    AdaClipException e = refused("visa=" + root);
    assertEquals(FailureCode.UNUSABLE_DATA, e.code());
    assertTrue(e.getMessage().startsWith("the layout of visa is not recognised"));
    assertTrue(e.getMessage().contains("split_csv/1cls.csv"), e.getMessage());
    assertTrue(e.getMessage().contains("found a/, readme.txt"), e.getMessage());
    assertTrue(e.fix().contains("folder=" + root), e.fix());
  }

  @Test
  void setOneFolderDeeperIsPointedTo() {
    picture(root, "inner/bottle/test/good/1.png");
    assertEquals("write mvtec=" + root.resolve("inner"), refused("mvtec=" + root).fix());
  }

  @Test
  void folderInsideAClassIsPointedOut() {
    picture(root, "part/test/good/1.png");
    assertEquals(
        "write folder=" + root.resolve("part"),
        refused("folder=" + root.resolve("part/test")).fix());
  }

  @Test
  void setOfAnotherKindIsPointedTo() {
    picture(root, "yes/1.png");
    picture(root, "no/1.png");
    assertEquals("it looks like brain_mri=" + root, refused("visa=" + root).fix());
  }

  @Test
  void ownClassesUnderAPublishedNameAreRefused() {
    picture(root, "screws/test/good/1.png");
    AdaClipException e = refused("mvtec=" + root);
    assertTrue(e.getMessage().contains("screws is not a class of mvtec"), e.getMessage());
    assertTrue(e.fix().contains("folder=" + root), e.fix());
  }

  @Test
  void fileInsteadOfFolderIsRefused() {
    Path file = text(root, "t.csv", "image,label");
    assertTrue(refused("folder=" + file).fix().contains("csv=" + file));
  }

  @Test
  void setWithoutPicturesIsRefused() throws java.io.IOException {
    java.nio.file.Files.createDirectories(root.resolve("a/test/good"));
    assertTrue(refused("folder=" + root).getMessage().startsWith("the data set holds no pictures"));
    assertTrue(
        refused("plain=" + root.resolve("a/test/good"))
            .getMessage()
            .contains("found an empty folder"));
  }

  @Test
  void masksOnlyFitMvtecsLayout() {
    picture(root, "yes/1.png");
    picture(root, "no/1.png");
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> DatasetSpec.of(DatasetKind.BR35H, root).withMasks(Path.of("m")).read());
    assertEquals(FailureCode.INVALID_OPTION, e.code());
  }
}
