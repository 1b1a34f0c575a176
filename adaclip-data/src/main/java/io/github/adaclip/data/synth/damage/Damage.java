package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Renderer;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.View;
import io.github.adaclip.data.synth.scene.Warp;
import java.util.function.Supplier;

/**
 * The picture while a defect is drawn into it: the scene, the clean picture, the changed one, and
 * how large and how strong the defect shall be. Places are those of the picture, -0.5 to 0.5.
 */
public final class Damage {
  private static final int TRIES = 60;
  private static final double MARGIN = 0.47;

  private final Scene scene;
  private final View view;
  private final Canvas clean;
  private final Canvas canvas;
  private final Dice dice;
  private final Extent extent;
  private final Supplier<Scene> stranger;

  /**
   * Starts with the clean picture.
   *
   * @param clean the scene as seen by the view; not changed
   * @param stranger gives a scene of another family
   */
  public Damage(
      Scene scene, View view, Canvas clean, Dice dice, Extent extent, Supplier<Scene> stranger) {
    this.scene = scene;
    this.view = view;
    this.clean = clean;
    this.canvas = clean.copy();
    this.dice = dice;
    this.extent = extent;
    this.stranger = stranger;
  }

  /** What is drawn. */
  public Scene scene() {
    return scene;
  }

  /** How it is seen. */
  public View view() {
    return view;
  }

  /** The picture without the defect; not to be changed. */
  public Canvas clean() {
    return clean;
  }

  /** The picture with the defect so far. */
  public Canvas canvas() {
    return canvas;
  }

  /** Where chance comes from. */
  public Dice dice() {
    return dice;
  }

  /** A scene of another family. */
  public Scene stranger() {
    return stranger.get();
  }

  /** Radius of a disc of the wanted area; the picture's side is 1. */
  public double radius() {
    return Math.sqrt(2 * extent.area() / Waves.TURN);
  }

  /** How strong the defect shall be, above 0 (invisible) to 1. */
  public double strength() {
    return extent.strength();
  }

  /** Width of a pixel. */
  public double pixel() {
    return 1.0 / clean.side();
  }

  /** How much of a place belongs to what matters: 1 on the object, 0 beside it. */
  public double onSubject(double x, double y) {
    double distance = scene.subject().distance(view.x(x, y), view.y(x, y)) / view.scale();
    return Waves.clamp(0.5 - distance / pixel());
  }

  /** A place on what matters, evenly distributed. */
  public double[] spot() {
    for (int i = 0; i < TRIES; i++) {
      double[] spot = {dice.between(-MARGIN, MARGIN), dice.between(-MARGIN, MARGIN)};
      if (scene.subject().distance(view.x(spot[0], spot[1]), view.y(spot[0], spot[1])) < 0) {
        return spot;
      }
    }
    return new double[] {0, 0};
  }

  /** A place near the border of the object. */
  public double[] edgeSpot() {
    double[] best = spot();
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < 12; i++) {
      double[] spot = spot();
      double distance =
          -scene.subject().distance(view.x(spot[0], spot[1]), view.y(spot[0], spot[1]));
      if (distance > 0 && distance < nearest) {
        nearest = distance;
        best = spot;
      }
    }
    return best;
  }

  /** Changes the colours in a box. */
  public void brush(Box box, Brush brush) {
    float[] rgb = new float[3];
    int right = canvas.pixel(box.right());
    int bottom = canvas.pixel(box.bottom());
    for (int py = canvas.pixel(box.top()); py <= bottom; py++) {
      for (int px = canvas.pixel(box.left()); px <= right; px++) {
        canvas.get(px, py, rgb);
        brush.paint(canvas.place(px), canvas.place(py), rgb);
        canvas.set(px, py, rgb);
      }
    }
  }

  /** Draws a box anew with another scene. */
  public void redraw(Scene edited, Box box) {
    new Renderer(edited, view).draw(canvas, box, Warp.NONE);
  }

  /** Draws a box anew, displaced. */
  public void warp(Box box, Warp warp) {
    new Renderer(scene, view).draw(canvas, box, warp);
  }

  /** A picture of another scene in the same size; only the box is drawn. */
  public Canvas drawn(Scene other, View otherView, Box box) {
    Canvas result = new Canvas(clean.side());
    new Renderer(other, otherView).draw(result, box, Warp.NONE);
    return result;
  }

  /** Where a part is seen, with a small margin. */
  public Box boxOf(Part part) {
    double x = view.pictureX(part.at().x(), part.at().y());
    double y = view.pictureY(part.at().x(), part.at().y());
    return Box.around(x, y, part.reach() / view.scale() * 1.4 + 2 * pixel());
  }

  /** Whether the middle of a part is in the picture. */
  public boolean sees(Part part) {
    double x = view.pictureX(part.at().x(), part.at().y());
    double y = view.pictureY(part.at().x(), part.at().y());
    return Math.abs(x) < MARGIN && Math.abs(y) < MARGIN;
  }
}
