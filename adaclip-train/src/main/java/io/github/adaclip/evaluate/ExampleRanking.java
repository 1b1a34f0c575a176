package io.github.adaclip.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first few of each class in some order; equal ones in the order they came. */
final class ExampleRanking {
  private final Comparator<Example> order;
  private final int keptPerClass;
  private final Map<String, List<Example>> byClass = new LinkedHashMap<>();

  /**
   * An empty ranking.
   *
   * @param places how many will be chosen at most
   * @param classes how many share the places
   */
  ExampleRanking(Comparator<Example> order, int places, int classes) {
    this.order = order;
    this.keptPerClass = (places + classes - 1) / classes;
  }

  void offer(Example example) {
    List<Example> kept =
        byClass.computeIfAbsent(example.sample().className(), name -> new ArrayList<>());
    kept.add(example);
    kept.sort(order);
    if (kept.size() > keptPerClass) {
      kept.remove(keptPerClass);
    }
  }

  /** So many, no class a second time before each has come once. */
  List<Example> chosen(int count) {
    List<Example> chosen = new ArrayList<>();
    for (int round = 0; round < keptPerClass; round++) {
      int place = round;
      byClass.values().stream()
          .filter(kept -> kept.size() > place)
          .map(kept -> kept.get(place))
          .sorted(order)
          .limit(count - chosen.size())
          .forEach(chosen::add);
    }
    return chosen;
  }
}
