package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** One sort of defect with its own way of coming about. */
public abstract class DefectKind {
  private final String name;
  private final List<String> states;
  private final List<String> nouns;

  /**
   * A kind.
   *
   * @param name as a folder is called, words joined by underscores
   * @param states words that stand before a damaged thing, such as "scratched"
   * @param nouns what is there, without an article, such as "scratch"
   */
  protected DefectKind(String name, List<String> states, List<String> nouns) {
    this.name = name;
    this.states = List.copyOf(states);
    this.nouns = List.copyOf(nouns);
  }

  /** Name of the kind and of its folder. */
  public final String name() {
    return name;
  }

  /** Words that stand before a damaged thing. */
  public final List<String> states() {
    return states;
  }

  /** What is there, in the singular, without an article. */
  public final List<String> nouns() {
    return nouns;
  }

  /** Whether specimens of the family can have it. */
  public abstract boolean fits(SceneFamily family);

  /** Changes the picture; may leave it as it is where nothing suitable is found. */
  public abstract void apply(Damage damage);
}
