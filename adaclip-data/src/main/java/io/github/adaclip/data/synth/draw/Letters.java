package io.github.adaclip.data.synth.draw;

import java.util.ArrayList;
import java.util.List;

/** Letters and digits as strokes: the same on every machine, whatever fonts it has. */
public final class Letters {
  /** Index of the digit 0; the others follow. */
  public static final int DIGITS = 26;

  /** Corners by the keys of a number pad, 7 top left to 3 bottom right; a space lifts the pen. */
  private static final List<String> STROKES =
      List.of(
          "1793 46",
          "17964 631",
          "9713",
          "178621",
          "9713 46",
          "971 46",
          "971365",
          "17 93 46",
          "82",
          "9314",
          "17 94 43",
          "713",
          "17593",
          "1739",
          "17931",
          "17964",
          "17931 53",
          "17964 53",
          "974631",
          "79 82",
          "7139",
          "729",
          "71539",
          "73 91",
          "75 95 52",
          "7913",
          "17931 19",
          "482 13",
          "796413",
          "7931 46",
          "746 93",
          "97465321",
          "971364",
          "79 92",
          "17931 46",
          "649731");

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private Letters() {}

  /** The signs of a text, one beside the other, from x = 0 to the right; unknown ones are gaps. */
  public static List<Shape> line(String text, double height, double pen) {
    List<Shape> letters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      int index = ALPHABET.indexOf(Character.toUpperCase(text.charAt(i)));
      if (index >= 0) {
        letters.add(letter(index, height, pen).at((i + 0.5) * height * 0.8, 0));
      }
    }
    return letters;
  }

  /** How many different ones there are. */
  public static int count() {
    return STROKES.size();
  }

  /**
   * One letter around the origin.
   *
   * @param index 0 to {@link #count()} - 1
   * @param height from top to bottom
   * @param pen radius of the stroke
   */
  public static Shape letter(int index, double height, double pen) {
    Shape figure = null;
    for (String line : STROKES.get(index).split(" ")) {
      double[] points = new double[Math.max(4, 2 * line.length())];
      for (int i = 0; i < points.length / 2; i++) {
        int key = line.charAt(Math.min(i, line.length() - 1)) - '1';
        points[2 * i] = (key % 3 - 1) * 0.28 * height;
        points[2 * i + 1] = (1 - key / 3) * 0.5 * height;
      }
      Shape stroke = Shapes.stroke(pen, points);
      figure = figure == null ? stroke : figure.plus(stroke);
    }
    return figure;
  }

  /** A word of random letters, centred on the origin, read from left to right. */
  public static List<Shape> word(Dice dice, int length, double height, double pen) {
    List<Shape> letters = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      letters.add(
          letter(dice.below(count()), height, pen).at((i - (length - 1) / 2.0) * height * 0.8, 0));
    }
    return letters;
  }
}
