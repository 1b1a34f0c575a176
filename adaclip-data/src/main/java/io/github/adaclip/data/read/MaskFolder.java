package io.github.adaclip.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The masks of one folder, found by the place and name of their picture: any picture ending, with
 * or without {@code _mask} (or another usual suffix) behind the name.
 */
final class MaskFolder {
  /** Tried in this order, so that the published layout wins where a name fits twice. */
  private static final List<String> SUFFIXES =
      List.of("_mask", "", "_gt", "_label", "_segmentation", "-mask");

  private final Map<String, Path> masks = new LinkedHashMap<>();
  private final TreeSet<Path> unused = new TreeSet<>();

  private MaskFolder() {}

  /** No masks at all. */
  static MaskFolder none() {
    return new MaskFolder();
  }

  /** All pictures below a folder. */
  static MaskFolder of(Path folder) {
    MaskFolder index = new MaskFolder();
    for (Path mask : PictureTree.pictures(folder)) {
      index.masks.putIfAbsent(key(folder.relativize(mask)), mask);
      index.unused.add(mask);
    }
    return index;
  }

  /**
   * The mask of a picture.
   *
   * @param places where it may lie relative to the folder, best place first; the ending of the name
   *     does not count
   */
  Optional<Path> find(Path... places) {
    for (Path place : places) {
      for (String suffix : SUFFIXES) {
        Path mask = masks.get(key(place) + suffix);
        if (mask != null) {
          unused.remove(mask);
          return Optional.of(mask);
        }
      }
    }
    return Optional.empty();
  }

  boolean isEmpty() {
    return masks.isEmpty();
  }

  /** The masks that no picture asked for. */
  List<Path> unused() {
    return new ArrayList<>(unused);
  }

  private static String key(Path relative) {
    Path parent = relative.getParent();
    String folder = parent == null ? "" : PictureTree.slashed(parent) + "/";
    return PictureTree.plain(folder + PictureTree.stem(relative));
  }
}
