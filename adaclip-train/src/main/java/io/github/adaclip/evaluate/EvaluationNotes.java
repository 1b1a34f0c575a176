package io.github.adaclip.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is odd about a data set, one sentence each.
 *
 * @param first at most {@value #KEPT}
 * @param count how many there were
 */
public record EvaluationNotes(List<String> first, long count) {
  /** How many are kept. */
  public static final int KEPT = 20;

  /** Copies the list. */
  public EvaluationNotes {
    first = List.copyOf(first);
  }

  /** Collects them. */
  static final class Collector {
    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String note) {
      if (first.size() < KEPT) {
        first.add(note);
      }
      count++;
    }

    EvaluationNotes notes() {
      return new EvaluationNotes(first, count);
    }
  }
}
