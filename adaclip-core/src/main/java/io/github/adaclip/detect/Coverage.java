package io.github.adaclip.detect;

import io.github.adaclip.image.PictureArea;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a picture was looked at, how, and what its score was therefore made from.
 *
 * <ul>
 *   <li>A rectangle in one piece: as if it were the picture.
 *   <li>A region of interest that is no rectangle: the score is the largest map value in it ({@link
 *       ScoreKind#MAX_MAP}), whatever the options say; the model's own score would count what lies
 *       around it.
 *   <li>Tiles: the largest score of a tile, for a defect in one tile makes the picture defective
 *       however many others are good; with {@link ScoreKind#MAX_MAP} the largest value of the
 *       blended map. With the whole picture scored too: its score if that is larger, and the map is
 *       the mean of both.
 * </ul>
 *
 * @param area the rectangle that was looked at, in pixels of the picture
 * @param pixels how many of its pixels counted
 * @param scoreFrom what the score was made from
 * @param tiling how the rectangle was cut; empty: in one piece, without being asked for tiles
 * @param options what was asked for, see {@link View#options()}
 */
public record Coverage(
    PictureArea area,
    long pixels,
    ScoreKind scoreFrom,
    Optional<Tiling> tiling,
    SortedMap<String, String> options) {

  /** Copies the options. */
  public Coverage {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * How the area was cut.
   *
   * @param size side of a tile in pixels of the picture
   * @param overlap pixels that neighbours share at least
   * @param count tiles that were scored; without those in which no pixel counts
   * @param wholePicture whether the area as a whole was scored too
   */
  public record Tiling(int size, int overlap, int count, boolean wholePicture) {}
}
