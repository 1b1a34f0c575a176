package io.github.adaclip.data.check;

import io.github.adaclip.data.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a data set holds.
 *
 * @param name {@code mvtec}, {@code folder}, …
 * @param root its folder
 * @param pictures number of samples in both splits
 * @param classes counts per class, sorted by name
 * @param sizes of all pictures that can be read
 * @param levels what can be measured on the test split
 * @param findings the first {@link DatasetCheck#FINDINGS_PER_KIND} of each kind, worst kinds first
 * @param findingCounts how many there are of each kind that occurs
 * @param unusable samples with at least one error
 */
public record DatasetReport(
    String name,
    Path root,
    int pictures,
    List<ClassCounts> classes,
    SizeRange sizes,
    Set<Level> levels,
    List<Finding> findings,
    Map<FindingKind, Long> findingCounts,
    long unusable) {

  /** Copies the collections. */
  public DatasetReport {
    classes = List.copyOf(classes);
    levels = Set.copyOf(levels);
    findings = List.copyOf(findings);
    findingCounts = Map.copyOf(findingCounts);
  }

  /** How many findings of a severity there are. */
  public long count(Severity severity) {
    return findingCounts.entrySet().stream()
        .filter(entry -> entry.getKey().severity() == severity)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
