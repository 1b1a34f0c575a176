package io.github.adaclip.evaluate;

import io.github.adaclip.data.Level;
import io.github.adaclip.data.read.DatasetKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The paper's 14 data sets in the order of its tables. */
public enum PaperSet {
  /** MVTec AD. */
  MVTEC(DatasetKind.MVTEC, "MVTec AD", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** VisA. */
  VISA(DatasetKind.VISA, "VisA", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** MPDD. */
  MPDD(DatasetKind.MPDD, "MPDD", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** BTAD. */
  BTAD(DatasetKind.BTAD, "BTAD", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** KolektorSDD. */
  SDD(DatasetKind.SDD, "KSDD", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** DAGM. */
  DAGM(DatasetKind.DAGM, "DAGM", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** DTD-Synthetic. */
  DTD(DatasetKind.DTD, "DTD-Synthetic", Domain.INDUSTRIAL, Level.IMAGE, Level.PIXEL),
  /** HeadCT. */
  HEADCT(DatasetKind.HEADCT, "HeadCT", Domain.MEDICAL, Level.IMAGE),
  /** BrainMRI. */
  BRAIN_MRI(DatasetKind.BRAIN_MRI, "BrainMRI", Domain.MEDICAL, Level.IMAGE),
  /** Br35H. */
  BR35H(DatasetKind.BR35H, "Br35H", Domain.MEDICAL, Level.IMAGE),
  /** ISIC. */
  ISIC(DatasetKind.ISIC, "ISIC", Domain.MEDICAL, Level.PIXEL),
  /** CVC-ColonDB. */
  COLONDB(DatasetKind.COLONDB, "CVC-ColonDB", Domain.MEDICAL, Level.PIXEL),
  /** CVC-ClinicDB. */
  CLINICDB(DatasetKind.CLINICDB, "CVC-ClinicDB", Domain.MEDICAL, Level.PIXEL),
  /** TN3K. */
  TN3K(DatasetKind.TN3K, "TN3K", Domain.MEDICAL, Level.PIXEL);

  private final DatasetKind kind;
  private final String title;
  private final Domain domain;
  private final Set<Level> levels;

  PaperSet(DatasetKind kind, String title, Domain domain, Level first, Level... more) {
    this.kind = kind;
    this.title = title;
    this.domain = domain;
    this.levels = EnumSet.of(first, more);
  }

  /** What stands before the equals sign: {@code sdd}. */
  public DatasetKind kind() {
    return kind;
  }

  /** The short name in files and folders. */
  public String key() {
    return kind.key();
  }

  /** The name in the paper: {@code KSDD}. */
  public String title() {
    return title;
  }

  /** In which half of the tables it is. */
  public Domain domain() {
    return domain;
  }

  /** Whether the paper's table of that level has it. */
  public boolean has(Level level) {
    return levels.contains(level);
  }

  /** The set that a data set's name means, if it is one of the 14. */
  public static Optional<PaperSet> find(String dataset) {
    return Arrays.stream(values()).filter(set -> set.key().equals(dataset)).findFirst();
  }

  /** The name in the paper, or for own data the name as it is. */
  public static String titleOf(String dataset) {
    return find(dataset).map(PaperSet::title).orElse(dataset);
  }
}
