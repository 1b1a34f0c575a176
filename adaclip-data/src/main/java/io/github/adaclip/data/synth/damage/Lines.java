package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import java.util.ArrayList;
import java.util.List;

/** Crooked lines, as scratches, cracks and threads are. */
public final class Lines {
  private Lines() {}

  /**
   * A line that starts somewhere and turns at random.
   *
   * @param turn largest change of direction per step in radians
   * @param drift change of direction of every step, for bows and curls
   * @return x, y, x, y, …
   */
  public static double[] walk(
      Dice dice,
      double[] start,
      double angle,
      double length,
      int steps,
      double turn,
      double drift) {
    double[] points = new double[2 * steps + 2];
    double x = start[0] - 0.5 * length * Waves.cos(angle);
    double y = start[1] - 0.5 * length * Waves.sin(angle);
    points[0] = x;
    points[1] = y;
    double direction = angle;
    for (int i = 1; i <= steps; i++) {
      direction += dice.between(-turn, turn) + drift;
      x += length / steps * Waves.cos(direction);
      y += length / steps * Waves.sin(direction);
      points[2 * i] = x;
      points[2 * i + 1] = y;
    }
    return points;
  }

  /** A line with branches, each as crooked as the first. */
  public static List<double[]> branched(
      Dice dice, double[] start, double length, double turn, int branches) {
    List<double[]> lines = new ArrayList<>();
    double angle = dice.angle();
    int steps = dice.whole(6, 14);
    double[] trunk = walk(dice, start, angle, length, steps, turn, 0);
    lines.add(trunk);
    for (int i = 0; i < branches; i++) {
      int at = dice.whole(1, steps - 1);
      double[] from = {trunk[2 * at], trunk[2 * at + 1]};
      double side = angle + dice.either(1, -1) * dice.between(0.4, 1.2);
      double part = length * dice.between(0.15, 0.5);
      from[0] += 0.5 * part * Waves.cos(side);
      from[1] += 0.5 * part * Waves.sin(side);
      lines.add(walk(dice, from, side, part, dice.whole(3, 7), turn, 0));
    }
    return lines;
  }

  /** What holds a line and its width. */
  public static Box box(double[] points, double radius) {
    Box box = Box.around(points[0], points[1], radius);
    for (int i = 2; i < points.length; i += 2) {
      box = box.plus(Box.around(points[i], points[i + 1], radius));
    }
    return box;
  }
}
