package io.github.adaclip.figure;

/** Something that can be drawn into a part of a figure. */
interface Panel {
  /** How high it becomes in pixels, as wide as it is to be. */
  int height(int width);

  /** Draws it with its top left corner at the canvas' origin. */
  void draw(Canvas canvas, int width);
}
