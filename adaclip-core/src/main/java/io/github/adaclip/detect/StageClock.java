package io.github.adaclip.detect;

/** Is told when each stage of a detection has ended, on the thread that computes it. */
@FunctionalInterface
public interface StageClock {
  /** The stages in their order; a method that has no prompts ends {@link #MODEL} alone. */
  enum Stage {
    /** The file becomes pixels. */
    DECODE("decode"),
    /** Pixels become the model's picture. */
    RESIZE("resize"),
    /** The vision tower without prompts. */
    PLAIN_TOWER("un-prompted tower"),
    /** Prompts of every block. */
    PROMPTS("prompts"),
    /** The vision tower with prompts. */
    PROMPTED_TOWER("prompted tower"),
    /** The text tower. */
    TEXT("text"),
    /** Projections, logits and map. */
    MAP("map"),
    /** Clusters, and the score. */
    FUSION("fusion"),
    /** All that a method without prompts computes. */
    MODEL("model"),
    /** The Gaussian filter. */
    SMOOTHING("Gaussian"),
    /** Overlay and map become files. */
    WRITE("write");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    /** Its name for a reader. */
    public String words() {
      return words;
    }
  }

  /** A stage has ended, and the next one begins. */
  void ended(Stage stage);

  /** Listens to nothing. */
  static StageClock none() {
    return stage -> {};
  }
}
