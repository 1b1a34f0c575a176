package io.github.adaclip.data.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all findings and keeps the first few of each kind. */
final class FindingList {
  private final Map<FindingKind, List<Finding>> kept = new EnumMap<>(FindingKind.class);
  private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

  void add(Finding finding) {
    counts.merge(finding.kind(), 1L, Long::sum);
    List<Finding> sameKind = kept.computeIfAbsent(finding.kind(), kind -> new ArrayList<>());
    if (sameKind.size() < DatasetCheck.FINDINGS_PER_KIND) {
      sameKind.add(finding);
    }
  }

  /** Worst kinds first, since that is how they are declared. */
  List<Finding> kept() {
    return kept.values().stream().flatMap(List::stream).toList();
  }

  Map<FindingKind, Long> counts() {
    return counts;
  }
}
