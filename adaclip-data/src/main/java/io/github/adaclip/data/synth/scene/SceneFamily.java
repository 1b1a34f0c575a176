package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Dice;
import java.util.List;
import java.util.Set;

/**
 * One sort of thing or surface with its own way of being drawn; each call draws another specimen.
 */
public abstract class SceneFamily {
  private final String name;
  private final List<String> otherNames;
  private final Set<Trait> traits;

  /**
   * A family.
   *
   * @param name what it is called in a sentence, in the singular, without an article
   * @param otherNames further words for it
   * @param traits what it is like
   */
  protected SceneFamily(String name, List<String> otherNames, Trait... traits) {
    this.name = name;
    this.otherNames = List.copyOf(otherNames);
    this.traits = Set.of(traits);
  }

  /** What it is called, such as "brushed metal plate". */
  public final String name() {
    return name;
  }

  /** Further words for the same. */
  public final List<String> otherNames() {
    return otherNames;
  }

  /** The name as part of a file name: without spaces. */
  public final String fileName() {
    return name.replace(' ', '-');
  }

  /** Whether it has a trait. */
  public final boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** A specimen without defect. */
  public abstract Scene compose(Dice dice);
}
