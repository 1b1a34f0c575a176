package io.github.adaclip.cli;

import io.github.adaclip.pretrain.PretrainEntry;
import io.github.adaclip.pretrain.PretrainJudgement;
import io.github.adaclip.pretrain.PretrainListener;
import java.util.Locale;
import java.util.Optional;

/** Shows how a model is learnt: progress with loss, a line for each judgement, then the prompts. */
final class PretrainDisplay extends TrainingDisplay implements PretrainListener {
  private static final int PERCENT = 100;
  private long pictures;

  PretrainDisplay(Console console, boolean json, int epochs) {
    super(console, json, epochs, Optional.of("families that were not learnt from"));
  }

  @Override
  public void backboneBegins(long all, long done) {
    int shown = Math.toIntExact(done);
    show(Progress.itemsFrom(console(), "backbone", "pictures", shown, Math.toIntExact(all)), shown);
  }

  @Override
  public void learnt(PretrainEntry entry) {
    pictures = entry.pictures();
    advance(entry.loss().total(), Math.toIntExact(pictures));
  }

  @Override
  public void judged(PretrainJudgement judgement) {
    console()
        .note(
            String.format(
                Locale.ROOT,
                "after %d pictures, on families not learnt from:"
                    + "  patch AUROC %.1f  image AUROC %.1f (by score)  %.1f (by peak)",
                pictures,
                PERCENT * judgement.patchAuroc(),
                PERCENT * judgement.imageAuroc(),
                PERCENT * judgement.peakAuroc()));
  }

  @Override
  public void drawing(long count) {
    show(new NoProgress(), 0);
    console().note("drawing " + count + " pictures for the prompts");
  }
}
