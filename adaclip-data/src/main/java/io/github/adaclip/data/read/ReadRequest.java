package io.github.adaclip.data.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a reader is asked for.
 *
 * @param name the name the set will have
 * @param root the folder or file that was given
 * @param classes the classes of a known set; empty if any will do
 * @param masks a mask folder that was named instead of {@code ground_truth}
 */
record ReadRequest(String name, Path root, List<String> classes, Optional<Path> masks) {
  ReadRequest {
    classes = List.copyOf(classes);
  }

  /** The class of a set that has one only, whatever its folder is called. */
  Optional<String> onlyClass() {
    return classes.size() == 1 ? Optional.of(classes.get(0)) : Optional.empty();
  }
}
