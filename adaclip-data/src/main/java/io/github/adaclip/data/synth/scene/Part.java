package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Surface;
import java.util.List;

/**
 * Something that lies on the ground or on parts before it.
 *
 * @param pieces painted in this order, around the part's own origin
 * @param at where it lies
 * @param loose whether it can be missing, moved or added
 */
public record Part(List<Piece> pieces, Placement at, boolean loose) {
  /** Keeps a copy of the list. */
  public Part {
    pieces = List.copyOf(pieces);
  }

  /** Something that stays where it is. */
  public static Part fixed(Shape shape, Surface surface) {
    return new Part(List.of(new Piece(shape, surface)), Placement.at(0, 0), false);
  }

  /** Something that stays where it is, of several pieces. */
  public static Part fixed(Placement at, List<Piece> pieces) {
    return new Part(pieces, at, false);
  }

  /** Something that can be missing, moved or added. */
  public static Part loose(Placement at, Shape shape, Surface surface) {
    return new Part(List.of(new Piece(shape, surface)), at, true);
  }

  /** Something of several pieces that can be missing, moved or added. */
  public static Part loose(Placement at, List<Piece> pieces) {
    return new Part(pieces, at, true);
  }

  /** The same elsewhere. */
  public Part at(Placement place) {
    return new Part(pieces, place, loose);
  }

  /** The same figures of another surface. */
  public Part of(Surface surface) {
    return new Part(
        pieces.stream().map(piece -> new Piece(piece.shape(), surface)).toList(), at, loose);
  }

  /** Radius around its place that holds it all. */
  public double reach() {
    double reach = 0;
    for (Piece piece : pieces) {
      reach = Math.max(reach, piece.shape().reach());
    }
    return reach * at.scale();
  }

  /** Distance to its border, negative inside. */
  public double distance(double x, double y) {
    double dx = (x - at.x()) / at.scale();
    double dy = (y - at.y()) / at.scale();
    double cos = at.cos();
    double sin = at.sin();
    double distance = Double.MAX_VALUE;
    for (Piece piece : pieces) {
      distance =
          Math.min(distance, piece.shape().distance(cos * dx + sin * dy, cos * dy - sin * dx));
    }
    return distance * at.scale();
  }
}
