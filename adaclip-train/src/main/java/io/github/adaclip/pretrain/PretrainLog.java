package io.github.adaclip.pretrain;

import io.github.adaclip.run.CountedCsv;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.run.TensorBoardLog;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a run appends to: {@code log.csv}, a line for each change of the weights, {@code
 * validation.csv}, a line for each judgement, and both as curves for TensorBoard.
 */
final class PretrainLog implements AutoCloseable {
  private static final String LOG_HEADER =
      "update,pictures,side,contrast,classification,maps,peaks,gradient_norm,learning_rate,seconds";
  private static final String VALIDATION_HEADER = "update,patch_auroc,image_auroc,peak_auroc";

  private final CountedCsv updates;
  private final CountedCsv judgements;
  private final TensorBoardLog curves;

  private PretrainLog(CountedCsv updates, CountedCsv judgements, TensorBoardLog curves) {
    this.updates = updates;
    this.judgements = judgements;
    this.curves = curves;
  }

  static PretrainLog open(RunFolder folder, PretrainProgress progress) {
    return new PretrainLog(
        CountedCsv.open(folder.file("log.csv"), LOG_HEADER, progress.updates()),
        CountedCsv.open(folder.file("validation.csv"), VALIDATION_HEADER, progress.updates()),
        TensorBoardLog.open(folder.path(), progress.updates() + 1));
  }

  void add(PretrainEntry entry) {
    updates.append(
        String.format(Locale.ROOT, "%d,%d,%d,", entry.update(), entry.pictures(), entry.side())
            + numbers(
                entry.loss().contrast(),
                entry.loss().classification(),
                entry.loss().maps(),
                entry.loss().peaks(),
                entry.gradientNorm(),
                entry.learningRate(),
                entry.seconds()));
    curves.scalar("loss/contrast", entry.update(), entry.loss().contrast());
    curves.scalar("loss/classification", entry.update(), entry.loss().classification());
    curves.scalar("loss/maps", entry.update(), entry.loss().maps());
    curves.scalar("loss/peaks", entry.update(), entry.loss().peaks());
    curves.scalar("gradient/norm", entry.update(), entry.gradientNorm());
    curves.scalar("time/seconds per update", entry.update(), entry.seconds());
  }

  void add(PretrainJudgement judgement) {
    judgements.append(
        judgement.update()
            + ","
            + numbers(judgement.patchAuroc(), judgement.imageAuroc(), judgement.peakAuroc()));
    curves.scalar("validation/patch AUROC", judgement.update(), judgement.patchAuroc());
    curves.scalar("validation/image AUROC", judgement.update(), judgement.imageAuroc());
    curves.scalar("validation/peak AUROC", judgement.update(), judgement.peakAuroc());
    curves.flush();
  }

  private static String numbers(double... values) {
    return DoubleStream.of(values)
        .mapToObj(value -> String.format(Locale.ROOT, "%.6g", value))
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    updates.close();
    judgements.close();
    curves.close();
  }
}
