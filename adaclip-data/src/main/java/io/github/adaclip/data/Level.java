package io.github.adaclip.data;

/** What can be measured on a set. */
public enum Level {
  /** One score per picture; needs normal and anomalous pictures. */
  IMAGE,
  /** One score per pixel; needs anomalous pictures with masks. */
  PIXEL
}
