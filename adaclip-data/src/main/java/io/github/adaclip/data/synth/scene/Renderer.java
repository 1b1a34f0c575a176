package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Surface;

/**
 * Draws a scene pixel by pixel: each pixel is the ground and, over it, every part that covers it;
 * borders are one pixel wide and smooth.
 */
public final class Renderer {
  private final Scene scene;
  private final View view;
  private final Part[] parts;
  private final double[] cos;
  private final double[] sin;
  private final double[] reach;
  private final float[] rgb = new float[3];
  private final float[] above = new float[3];
  private final double[] seen = new double[2];
  private double pixel;

  /** Prepares a scene as seen by a view. */
  public Renderer(Scene scene, View view) {
    this.scene = scene;
    this.view = view;
    this.parts = scene.parts().toArray(Part[]::new);
    this.cos = new double[parts.length];
    this.sin = new double[parts.length];
    this.reach = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      cos[i] = parts[i].at().cos();
      sin[i] = parts[i].at().sin();
      reach[i] = parts[i].reach();
    }
  }

  /** Draws all of it. */
  public static Canvas draw(Scene scene, View view, int side) {
    Canvas canvas = new Canvas(side);
    new Renderer(scene, view).draw(canvas, Box.ALL, Warp.NONE);
    return canvas;
  }

  /** Draws the part of the picture in a box, displaced by a warp. */
  public void draw(Canvas canvas, Box box, Warp warp) {
    pixel = view.scale() / canvas.side();
    int right = canvas.pixel(box.right());
    int bottom = canvas.pixel(box.bottom());
    for (int py = canvas.pixel(box.top()); py <= bottom; py++) {
      double y = canvas.place(py);
      for (int px = canvas.pixel(box.left()); px <= right; px++) {
        warp.apply(canvas.place(px), y, seen);
        paint(view.x(seen[0], seen[1]), view.y(seen[0], seen[1]));
        canvas.set(px, py, rgb);
      }
    }
  }

  private void paint(double x, double y) {
    scene.ground().paint(x, y, 1, rgb);
    for (int i = 0; i < parts.length; i++) {
      Placement at = parts[i].at();
      double dx = x - at.x();
      double dy = y - at.y();
      double far = reach[i] + pixel;
      if (dx <= far && dx >= -far && dy <= far && dy >= -far) {
        double scale = at.scale();
        paintPieces(
            parts[i],
            (cos[i] * dx + sin[i] * dy) / scale,
            (cos[i] * dy - sin[i] * dx) / scale,
            pixel / scale);
      }
    }
  }

  private void paintPieces(Part part, double x, double y, double border) {
    for (Piece piece : part.pieces()) {
      double distance = piece.shape().distance(x, y);
      if (distance < border / 2) {
        piece.surface().paint(x, y, -distance, above);
        double cover = 0.5 - distance / border;
        if (cover >= 1) {
          System.arraycopy(above, 0, rgb, 0, 3);
        } else {
          Surface.mix(rgb, above, cover);
        }
      }
    }
  }
}
