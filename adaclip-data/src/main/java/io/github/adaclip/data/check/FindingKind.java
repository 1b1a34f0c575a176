package io.github.adaclip.data.check;

/** Everything a check can find. */
public enum FindingKind {
  /** A picture that cannot be decoded. */
  UNREADABLE_PICTURE(Severity.ERROR),
  /** A mask that cannot be decoded. */
  UNREADABLE_MASK(Severity.ERROR),
  /** A picture labelled normal whose mask marks pixels. */
  MASK_ON_NORMAL_PICTURE(Severity.ERROR),
  /** The same content once labelled normal and once anomalous. */
  CONTRADICTING_LABELS(Severity.ERROR),
  /** A picture labelled anomalous whose mask marks nothing. */
  EMPTY_MASK(Severity.WARNING),
  /** A mask with other numbers of pixels than its picture. */
  MASK_SIZE(Severity.WARNING),
  /** An anomalous picture without a mask in a set that has masks. */
  MISSING_MASK(Severity.WARNING),
  /** A mask file that belongs to no picture. */
  STRAY_MASK(Severity.WARNING),
  /** The same content in both splits. */
  DUPLICATE_ACROSS_SPLITS(Severity.WARNING),
  /** The same content twice. */
  DUPLICATE(Severity.WARNING),
  /** A class of a published set that is not there. */
  MISSING_CLASS(Severity.WARNING),
  /** Something a reader left out. */
  LEFT_OUT(Severity.WARNING),
  /** No class allows a score per picture or a score per pixel. */
  LIMITED_LEVEL(Severity.NOTE);

  private final Severity severity;

  FindingKind(Severity severity) {
    this.severity = severity;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }
}
