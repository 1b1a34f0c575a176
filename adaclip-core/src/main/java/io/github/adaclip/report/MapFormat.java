package io.github.adaclip.report;

/** Forms in which an anomaly map is written. */
public enum MapFormat {
  /** 16-bit grey, value × 65535 rounded. */
  PNG("png"),
  /** 32-bit floating point, one band, uncompressed. */
  TIFF("tiff"),
  /** NumPy's array file: float32, C order, shape (height, width). */
  NPY("npy");

  private final String extension;

  MapFormat(String extension) {
    this.extension = extension;
  }

  /** The ending of file names, without a dot. */
  public String extension() {
    return extension;
  }
}
