package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.evaluate.PaperSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a part of the table's columns is about: one test set, or the mean of several.
 *
 * @param name short, for columns
 * @param title as the paper writes it
 * @param sets one, or those of a mean, which no cell was trained on
 * @param isMean whether it is a mean
 * @param domain of the mean, if it is that of one
 */
record ResultGroup(
    String name, String title, List<NamedSet> sets, boolean isMean, Optional<Domain> domain) {

  /**
   * Every set, then the means: of each domain if all are the paper's and both domains are there, of
   * all otherwise.
   */
  static List<ResultGroup> of(AblationPlan plan) {
    List<NamedSet> tests = plan.job().tests();
    List<ResultGroup> groups = new ArrayList<>();
    for (NamedSet set : tests) {
      groups.add(new ResultGroup(set.name(), set.title(), List.of(set), false, Optional.empty()));
    }
    if (tests.size() < 2) {
      return groups;
    }
    List<NamedSet> unseen = tests.stream().filter(set -> !plan.isTrainedOn(set)).toList();
    boolean bothDomains = List.of(Domain.values()).stream().noneMatch(d -> of(d, tests).isEmpty());
    if (tests.stream().allMatch(set -> set.paperSet().isPresent()) && bothDomains) {
      for (Domain domain : Domain.values()) {
        String name = domain.key();
        groups.add(
            new ResultGroup(name, "mean, " + name, of(domain, unseen), true, Optional.of(domain)));
      }
    } else {
      groups.add(new ResultGroup("mean", "mean", unseen, true, onlyDomain(tests)));
    }
    return groups;
  }

  private static List<NamedSet> of(Domain domain, List<NamedSet> sets) {
    return sets.stream()
        .filter(set -> set.paperSet().map(PaperSet::domain).equals(Optional.of(domain)))
        .toList();
  }

  private static Optional<Domain> onlyDomain(List<NamedSet> sets) {
    return List.of(Domain.values()).stream()
        .filter(domain -> of(domain, sets).size() == sets.size())
        .findFirst();
  }
}
