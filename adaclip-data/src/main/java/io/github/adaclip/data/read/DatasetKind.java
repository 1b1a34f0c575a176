package io.github.adaclip.data.read;

import io.github.adaclip.data.Split;
import io.github.adaclip.data.read.PairedFoldersReader.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may stand before the equals sign of {@code NAME=DIR}: the paper's 14 sets and own data. */
public enum DatasetKind {
  /** MVTec AD. */
  MVTEC(
      "bottle cable capsule carpet grid hazelnut leather metal_nut pill screw tile toothbrush"
          + " transistor wood zipper",
      new MvtecReader()),
  /** VisA. */
  VISA(
      "candle capsules cashew chewinggum fryum macaroni1 macaroni2 pcb1 pcb2 pcb3 pcb4 pipe_fryum",
      new VisaReader(),
      new MvtecReader()),
  /** MPDD. */
  MPDD("bracket_black bracket_brown bracket_white connector metal_plate tubes", new MvtecReader()),
  /** BTAD. */
  BTAD("01 02 03", new MvtecReader()),
  /** KolektorSDD. */
  SDD("SDD", new KolektorReader(), new MvtecReader()),
  /** DAGM. */
  DAGM(
      "Class1 Class2 Class3 Class4 Class5 Class6 Class7 Class8 Class9 Class10",
      new DagmReader(),
      new MvtecReader()),
  /** DTD-Synthetic. */
  DTD(
      "Blotchy_099 Fibrous_183 Marbled_078 Matted_069 Mesh_114 Perforated_037 Stratified_154"
          + " Woven_001 Woven_068 Woven_104 Woven_125 Woven_127",
      new MvtecReader()),
  /** HeadCT. */
  HEADCT("headct", new HeadCtReader(), new MvtecReader()),
  /** BrainMRI. */
  BRAIN_MRI("brain_mri", new YesNoReader(), new MvtecReader()),
  /** Br35H. */
  BR35H("br35h", new YesNoReader(), new MvtecReader()),
  /** ISIC. */
  ISIC("isic", new MvtecReader(), new SegmentationReader()),
  /** CVC-ColonDB. */
  COLONDB(
      "ColonDB",
      new MvtecReader(),
      new PairedFoldersReader(
          new Pair(Split.TEST, "images", "masks"),
          new Pair(Split.TEST, "Original", "Ground Truth"))),
  /** CVC-ClinicDB. */
  CLINICDB(
      "ClinicDB",
      new MvtecReader(),
      new PairedFoldersReader(
          new Pair(Split.TEST, "Original", "Ground Truth"),
          new Pair(Split.TEST, "images", "masks"))),
  /** TN3K. */
  TN3K(
      "tn3k",
      new MvtecReader(),
      new PairedFoldersReader(
          new Pair(Split.TEST, "test-image", "test-mask"),
          new Pair(Split.TRAIN, "trainval-image", "trainval-mask"))),
  /** Own data in MVTec's layout. */
  FOLDER("", new MvtecReader()),
  /** Own data with an index. */
  META("", new MetaReader()),
  /** Own data as a table. */
  CSV("", new CsvReader()),
  /** Pictures without labels. */
  PLAIN("", new PlainReader());

  private final List<String> classes;
  private final List<DatasetReader> readers;

  DatasetKind(String classes, DatasetReader... readers) {
    this.classes = classes.isEmpty() ? List.of() : List.of(classes.split(" "));
    this.readers = List.of(readers);
  }

  /** As typed: {@code brain_mri}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is one of the paper's 14. */
  public boolean isPublished() {
    return !classes.isEmpty();
  }

  /** The classes of a published set; empty for own data. */
  public List<String> classes() {
    return classes;
  }

  /** The kind of that name, in any case. */
  public static Optional<DatasetKind> find(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.key().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** All names, in the order of the paper and then own data. */
  public static List<String> names() {
    return Arrays.stream(values()).map(DatasetKind::key).toList();
  }

  List<DatasetReader> readers() {
    return readers;
  }
}
