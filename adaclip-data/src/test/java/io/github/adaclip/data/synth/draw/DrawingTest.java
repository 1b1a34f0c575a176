package io.github.adaclip.data.synth.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawingTest {
  /** A table of 4,096 steps, joined by straight lines. */
  private static final double TABLE = 4e-7;

  /** What the polynomial promises. */
  private static final double ANGLE = 0.006;

  private static final double ROUNDING = 1e-9;

  @Test
  void sineAndAngleAgreeWithTheExactOnes() {
    Dice dice = Dice.of(5);
    for (int i = 0; i < 2000; i++) {
      double value = dice.between(-50, 50);
      assertEquals(StrictMath.sin(value), Waves.sin(value), TABLE);
      assertEquals(StrictMath.cos(value), Waves.cos(value), TABLE);
      double other = dice.between(-50, 50);
      assertEquals(StrictMath.atan2(value, other), Waves.angle(value, other), ANGLE);
    }
    assertEquals(0, Waves.angle(0, 0));
  }

  @Test
  void diceStayWithinTheirRangesAndReachTheirEnds() {
    Dice dice = Dice.of(1);
    double sum = 0;
    int low = 9;
    int high = 0;
    for (int i = 0; i < 4000; i++) {
      sum += dice.unit();
      int whole = dice.whole(2, 5);
      low = Math.min(low, whole);
      high = Math.max(high, whole);
      double factor = dice.factor(0.01, 10);
      assertTrue(factor >= 0.01 && factor <= 10.0001, "" + factor);
    }
    // The mean of 4,000 even values deviates by 0.0046.
    assertEquals(0.5, sum / 4000, 0.02);
    assertEquals(2, low);
    assertEquals(5, high);
  }

  @Test
  void diceAtAPathAreTheSameAndIndependentOfOthers() {
    assertEquals(Dice.of(3, 4).bits(), Dice.of(3, 4).bits());
    assertNotEquals(Dice.of(3, 4).bits(), Dice.of(3, 5).bits());
    assertNotEquals(Dice.of(3, 4).bits(), Dice.of(4, 3).bits());
    // By hand: SplitMix64 from state 0 gives this first (Java's SplittableRandom(0) as well).
    assertEquals(new java.util.SplittableRandom(9).nextLong(), first(9));
  }

  /** What SplitMix64 gives first from a state, by its definition. */
  private static long first(long state) {
    long z = state + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  @Test
  void distancesWorkedByHand() {
    assertEquals(3, Shapes.circle(2).distance(3, 4), ROUNDING);
    assertEquals(-1, Shapes.box(3, 1, 0).distance(0, 0), ROUNDING);
    assertEquals(5, Shapes.box(3, 1, 0).distance(6, 5), ROUNDING);
    assertEquals(1, Shapes.rod(0, 0, 4, 0, 1).distance(2, 2), ROUNDING);
    assertEquals(4, Shapes.stroke(1, 0, 0, 4, 0, 4, 4).distance(9, 4), ROUNDING);
    assertEquals(1, Shapes.circle(1).at(5, 0).distance(7, 0), ROUNDING);
    assertEquals(0.5, Shapes.circle(2).outline(0.5).distance(3, 0), ROUNDING);
    assertEquals(-1, Shapes.half(1, 0, 0).distance(0, 7), 1e-6);
    assertTrue(Shapes.circle(2).minus(Shapes.circle(1)).distance(0, 0) > 0);
  }

  @Test
  void polygonHasItsCornersOnTheCircleAndItsSidesWithin() {
    Shape hexagon = Shapes.polygon(6, 2);
    assertEquals(0, hexagon.distance(2, 0), 0.02);
    assertEquals(0, hexagon.distance(0, Math.sqrt(3)), 0.02);
  }

  @Test
  void noiseIsBoundedAndContinuous() {
    Noise noise = new Noise(Dice.of(6));
    double last = noise.at(0, 3.3);
    for (int i = 1; i < 5000; i++) {
      double value = noise.at(i * 0.01, 3.3);
      assertTrue(Math.abs(value) <= 1, "" + value);
      // The steepest slope of the joining curve is 1.5 times a difference of at most 2.
      assertTrue(Math.abs(value - last) <= 0.031, "jump at " + i);
      last = value;
    }
  }

  @Test
  void nearestCellIsNotFartherThanItsNeighbours() {
    Cells cells = new Cells(Dice.of(2), 1);
    cells.find(10.3, -4.7);
    double own = cells.nearest();
    assertTrue(cells.border() >= 0);
    assertEquals(own, Waves.length(10.3 - cells.centreX(), -4.7 - cells.centreY()), ROUNDING);
    Cells squares = new Cells(Dice.of(2), 0);
    squares.find(0.5, 0.5);
    assertEquals(0, squares.nearest(), ROUNDING);
    assertEquals(1, squares.border(), ROUNDING);
  }

  @Test
  void samplingBetweenPixelsIsTheirMean() {
    Canvas canvas = new Canvas(2);
    canvas.set(1, 0, new float[] {1, 0, 0});
    canvas.set(1, 1, new float[] {1, 0, 0.5f});
    float[] rgb = new float[3];
    canvas.sample(0, 0, rgb);
    assertArrayEquals(new float[] {0.5f, 0, 0.125f}, rgb);
    assertEquals(new Ink(0.5, 0, 0.125), canvas.mean(0, 0, 1));
  }

  @Test
  void lettersDiffer() {
    for (int a = 0; a < 26; a++) {
      for (int b = 0; b < a; b++) {
        Shape first = Letters.letter(a, 1, 0.05);
        Shape second = Letters.letter(b, 1, 0.05);
        double difference = 0;
        for (int i = 0; i < 400; i++) {
          double x = (i % 20 - 9.5) / 20;
          double y = (i / 20 - 9.5) / 20;
          difference += Math.abs(first.distance(x, y) - second.distance(x, y));
        }
        assertTrue(difference > 2, "letters " + a + " and " + b);
      }
    }
  }
}
