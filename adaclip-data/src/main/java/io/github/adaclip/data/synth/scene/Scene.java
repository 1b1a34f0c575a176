package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * What a picture shows, before any camera: a ground and parts upon it. Places are free numbers; a
 * {@link View} says which of them are in the picture, usually about -0.5 to 0.5.
 *
 * <p>Surfaces may hold room for their own calculations: a scene belongs to one thread.
 *
 * @param ground covers everything
 * @param parts painted in this order
 * @param subject where a defect would matter: the object, or everywhere on a surface
 */
public record Scene(Surface ground, List<Part> parts, Shape subject) {
  /** Keeps a copy of the list. */
  public Scene {
    parts = List.copyOf(parts);
  }

  /** A surface all over. */
  public static Scene of(Surface ground) {
    return new Scene(ground, List.of(), Shape.EVERYWHERE);
  }

  /** A surface all over with parts that belong to it. */
  public static Scene of(Surface ground, List<Part> parts) {
    return new Scene(ground, parts, Shape.EVERYWHERE);
  }

  /** Things on a ground; the things are what matters. */
  public static Scene objects(Surface ground, List<Part> parts) {
    List<Part> own = List.copyOf(parts);
    return new Scene(ground, own, Shape.of((x, y) -> nearest(own, x, y), 1e6));
  }

  private static double nearest(List<Part> parts, double x, double y) {
    double distance = Double.MAX_VALUE;
    for (Part part : parts) {
      distance = Math.min(distance, part.distance(x, y));
    }
    return distance;
  }

  /** The same with other parts; what matters stays where it was. */
  public Scene with(List<Part> others) {
    return new Scene(ground, others, subject);
  }

  /** The same with one more part on top. */
  public Scene plus(Part part) {
    List<Part> more = new ArrayList<>(parts);
    more.add(part);
    return with(more);
  }

  /** The same with another part instead of the one at an index. */
  public Scene replacing(int index, Part part) {
    List<Part> others = new ArrayList<>(parts);
    others.set(index, part);
    return with(others);
  }

  /** The same without the part at an index. */
  public Scene without(int index) {
    List<Part> others = new ArrayList<>(parts);
    others.remove(index);
    return with(others);
  }

  /** Indices of the parts that can be missing, moved or added. */
  public List<Integer> loose() {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).loose()) {
        indices.add(i);
      }
    }
    return indices;
  }
}
