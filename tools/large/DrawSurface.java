import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Draws a woven surface with one dark spot of 40 pixels, for trying and measuring large pictures:
 *
 * <pre>java tools/large/DrawSurface.java 10000 surface.jpg</pre>
 *
 * <p>SIDE and FILE; the file's ending says the format (jpg, png, bmp, tif). The same picture every
 * time; the spot's middle is at 61 % of the width and 34 % of the height, and is printed.
 */
public final class DrawSurface {
  private static final int SPOT_RADIUS = 20;
  private static final double DARKENED = 0.35;

  private DrawSurface() {}

  public static void main(String[] args) throws IOException {
    int side = Integer.parseInt(args[0]);
    File file = new File(args[1]);
    String format = file.getName().substring(file.getName().lastIndexOf('.') + 1);
    int spotX = (int) (0.61 * side);
    int spotY = (int) (0.34 * side);
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean spot = Math.hypot(x - spotX, y - spotY) < SPOT_RADIUS;
        int grey = (int) (thread(x, y) * (spot ? DARKENED : 1));
        picture.setRGB(x, y, grey << 16 | grey * 9 / 10 << 8 | grey * 8 / 10);
      }
    }
    if (!ImageIO.write(picture, format, file)) {
      throw new IOException("no writer for ." + format);
    }
    System.out.println(file + ": spot of " + 2 * SPOT_RADIUS + " pixels at " + spotX + "," + spotY);
  }

  /** Crossing threads, uneven light, and noise of a hash of the place. */
  private static double thread(int x, int y) {
    double weave =
        25 * Math.sin(0.7 * x) * Math.cos(0.05 * y) + 25 * Math.sin(0.65 * y) * Math.cos(0.04 * x);
    double light = 12 * Math.sin(0.0007 * x + 1) * Math.cos(0.0005 * y);
    long hash = (x * 73856093L ^ y * 19349663L) * 0x9E3779B97F4A7C15L;
    return Math.max(0, Math.min(255, 150 + weave + light + (hash >>> 60) - 8));
  }
}
