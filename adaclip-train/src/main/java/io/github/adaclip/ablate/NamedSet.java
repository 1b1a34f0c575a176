package io.github.adaclip.ablate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.evaluate.PaperSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A data set under the name that a grid and tables call it: that of a published set, of own data
 * that of its folder.
 *
 * @param name without commas, plus signs and blanks
 * @param dataset its samples
 */
public record NamedSet(String name, Dataset dataset) {
  /** Reads sets; names that come twice get numbers. */
  public static List<NamedSet> read(List<DatasetSpec> specs) {
    List<NamedSet> sets = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (DatasetSpec spec : specs) {
      String name = name(spec);
      String free = name;
      for (int number = 2; !taken.add(free); number++) {
        free = name + "-" + number;
      }
      sets.add(new NamedSet(free, spec.read()));
    }
    return sets;
  }

  private static String name(DatasetSpec spec) {
    Path folder = spec.directory().toAbsolutePath().normalize().getFileName();
    return spec.kind().isPublished() || folder == null
        ? spec.kind().key()
        : folder.toString().replaceAll("[,+=\\s]+", "-");
  }

  /** Which of the paper's sets it is. */
  public Optional<PaperSet> paperSet() {
    return PaperSet.find(dataset.name());
  }

  /** The name in the paper, of own data its own. */
  public String title() {
    return paperSet().filter(set -> set.key().equals(name)).map(PaperSet::title).orElse(name);
  }

  /** Whether both hold the same pictures: the same published set, or the same folder. */
  public boolean isSame(NamedSet other) {
    return paperSet().isPresent() && paperSet().equals(other.paperSet())
        || root().equals(other.root());
  }

  private Path root() {
    return dataset.root().toAbsolutePath().normalize();
  }
}
