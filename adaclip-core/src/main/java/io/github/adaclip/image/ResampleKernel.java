package io.github.adaclip.image;

/** Pillow's filters, as functions of the distance in (stretched) input pixels. */
enum ResampleKernel {
  /** A triangle of half-width 1. */
  BILINEAR(1.0) {
    @Override
    double at(double distance) {
      double x = Math.abs(distance);
      return x < 1.0 ? 1.0 - x : 0.0;
    }
  },
  /**
   * Keys' cubic of half-width 2 with a = -0.5; the order of operations is Pillow's, for equal
   * rounding.
   */
  BICUBIC(2.0) {
    @Override
    double at(double distance) {
      double x = Math.abs(distance);
      if (x < 1.0) {
        return ((SHARPNESS + 2.0) * x - (SHARPNESS + 3.0)) * x * x + 1;
      }
      return x < 2.0 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0.0;
    }
  };

  private static final double SHARPNESS = -0.5;

  private final double support;

  ResampleKernel(double support) {
    this.support = support;
  }

  /** Half-width. */
  double support() {
    return support;
  }

  /** The weight, not normalised. */
  abstract double at(double distance);
}
