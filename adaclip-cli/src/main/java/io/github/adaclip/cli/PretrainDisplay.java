package io.github.adaclip.cli;

import io.github.adaclip.pretrain.PretrainEntry;
import io.github.adaclip.pretrain.PretrainJudgement;
import io.github.adaclip.pretrain.PretrainListener;
import java.util.Locale;
import java.util.Optional;

/** Shows how a model is learnt: progress with loss, a line for each judgement, then the prompts. */
final class PretrainDisplay extends TrainingDisplay implements PretrainListener {
  private static final int PERCENT = 100;
  private static final int SHOWN_STEPS = 50;

  private long shownPictures;
  private double meanLoss = Double.NaN;

  PretrainDisplay(Console console, boolean json, int epochs) {
    super(console, json, epochs, Optional.of("families that were not learnt from"));
  }

  @Override
  public void backboneBegins(long pictures, long done) {
    shownPictures = done;
    show(
        Progress.itemsFrom(
            console(), "backbone", "pictures", Math.toIntExact(done), Math.toIntExact(pictures)));
  }

  @Override
  public void learnt(PretrainEntry entry) {
    double loss = entry.loss().total();
    meanLoss = Double.isNaN(meanLoss) ? loss : meanLoss + (loss - meanLoss) / SHOWN_STEPS;
    shown().describe(String.format(Locale.ROOT, "loss %.3f", meanLoss));
    shown().stepBy(Math.toIntExact(entry.pictures() - shownPictures));
    shownPictures = entry.pictures();
  }

  @Override
  public void judged(PretrainJudgement judgement) {
    console()
        .note(
            String.format(
                Locale.ROOT,
                "after %d pictures, on families not learnt from:"
                    + "  patch AUROC %.1f  image AUROC %.1f (by score)  %.1f (by peak)",
                shownPictures,
                PERCENT * judgement.patchAuroc(),
                PERCENT * judgement.imageAuroc(),
                PERCENT * judgement.peakAuroc()));
  }

  @Override
  public void drawing(long pictures) {
    show(new NoProgress());
    console().note("drawing " + pictures + " pictures for the prompts");
  }
}
