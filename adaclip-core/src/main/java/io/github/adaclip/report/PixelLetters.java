package io.github.adaclip.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Capital letters, digits and a few signs on a grid of 5 × 7 squares, for machines without fonts.
 * Small letters become capitals, accents are dropped; what has no shape here becomes a question
 * mark.
 */
final class PixelLetters implements TextPainter {
  private static final int COLUMNS = 5;
  private static final int ROWS = 7;
  private static final int ADVANCE = COLUMNS + 1;
  // Fonts of a size in pixels have capitals of about seven tenths of it.
  private static final double CAPITAL_SHARE = 0.72;

  private static final Map<Integer, int[]> SHAPES = shapes();

  @Override
  public int width(String text, int sizePixels, boolean bold) {
    int letters = characters(text).length;
    return letters == 0 ? 0 : (letters * ADVANCE - 1) * square(sizePixels);
  }

  @Override
  public void draw(
      Graphics2D graphics, String text, int x, int y, int sizePixels, boolean bold, Color ink) {
    graphics.setColor(ink);
    int square = square(sizePixels);
    int[] characters = characters(text);
    for (int i = 0; i < characters.length; i++) {
      int[] shape = SHAPES.getOrDefault(characters[i], SHAPES.get((int) '?'));
      drawLetter(graphics, shape, x + i * ADVANCE * square, y - ROWS * square, square);
    }
  }

  private static void drawLetter(Graphics2D graphics, int[] shape, int x, int y, int square) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        if ((shape[row] >> (COLUMNS - 1 - column) & 1) != 0) {
          graphics.fillRect(x + column * square, y + row * square, square, square);
        }
      }
    }
  }

  private static int[] characters(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return plain.toUpperCase(Locale.ROOT).codePoints().toArray();
  }

  private static int square(int sizePixels) {
    return Math.max(1, (int) Math.round(sizePixels * CAPITAL_SHARE / ROWS));
  }

  /**
   * Each sign: seven rows from top to bottom, two hexadecimal digits each, the low five bits set.
   */
  private static Map<Integer, int[]> shapes() {
    Map<Integer, int[]> shapes = new HashMap<>();
    String table =
        " 00000000000000;!04040404040004;'04040000000000;(02040808080402;)08040202020408;"
            + "+0004041F040400;,00000000060408;-0000001F000000;.00000000000606;/01010204081010;"
            + "00E11131519110E;1040C040404040E;20E11010204081F;31F02040201110E;402060A121F0202;"
            + "51F101E0101110E;60608101E11110E;71F010204080808;80E11110E11110E;90E11110F01020C;"
            + ":00060600060600;=00001F001F0000;?0E110102040004;_0000000000001F;>08040201020408;"
            + "<02040810080402;%18190204081303;&0C12140815120D;#0A0A1F0A1F0A0A;"
            + "A0E11111F111111;B1E11111E11111E;C0E11101010110E;D1C12111111121C;E1F10101E10101F;"
            + "F1F10101E101010;G0E11101713110F;H1111111F111111;I0E04040404040E;J0702020202120C;"
            + "K11121418141211;L1010101010101F;M111B1515111111;N11191513111111;O0E11111111110E;"
            + "P1E11111E101010;Q0E11111115120D;R1E11111E141211;S0F10100E01011E;T1F040404040404;"
            + "U1111111111110E;V11111111110A04;W11111115151B11;X11110A040A1111;Y11110A04040404;"
            + "Z1F01020408101F";
    for (String entry : table.split(";")) {
      int[] rows = new int[ROWS];
      for (int row = 0; row < ROWS; row++) {
        rows[row] = Integer.parseInt(entry.substring(1 + 2 * row, 3 + 2 * row), 16);
      }
      shapes.put((int) entry.charAt(0), rows);
    }
    return shapes;
  }
}
