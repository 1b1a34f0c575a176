package io.github.adaclip.cli;

/** What a command says that runs the built-in model without having been asked to. */
final class BuiltInNotice {
  static final String BACKBONE = "ViT-L-14-336";
  static final String CHECKPOINT = "adaclip-all";

  private static final String TEXT =
      "note: this is the small built-in model; for the large one: adaclip model pull "
          + BACKBONE
          + ", adaclip model pull "
          + CHECKPOINT
          + ", then add --backbone "
          + BACKBONE
          + " --checkpoint "
          + CHECKPOINT;

  private BuiltInNotice() {}

  /** Tells it in one line. */
  static void tell(Console console) {
    console.note(TEXT);
  }
}
