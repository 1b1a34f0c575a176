package io.github.adaclip.data.check;

/** How much a finding matters. */
public enum Severity {
  /** A picture or label cannot be used as it is. */
  ERROR,
  /** Usable, but probably not what was meant. */
  WARNING,
  /** Good to know. */
  NOTE
}
