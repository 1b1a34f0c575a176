package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.data.synth.ContactSheet;
import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.CorpusChoice;
import io.github.adaclip.data.synth.SetPlan;
import io.github.adaclip.data.synth.SyntheticSet;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip data synth}: draws a data set, or a sheet that shows what can be drawn. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = {
      "Draws pictures of surfaces and things, normal and with defects, with exact masks, as a data",
      "set in MVTec's layout. The same seed gives the same pictures on every machine."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip data synth --out set --families leather,gear --pictures 20",
      "  adaclip data synth --contact-sheet sheet.png"
    })
final class DataSynthCommand implements Callable<Integer> {
  private static final int SHEET_TILE = 112;

  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "A folder that is not there yet, or an empty one.")
  private Path out;

  @Option(
      names = "--families",
      paramLabel = "NAME",
      split = ",",
      defaultValue = CorpusChoice.ALL,
      description =
          "all, training, held-out, or names such as leather,gear (default: ${DEFAULT-VALUE}).")
  private List<String> families;

  @Option(
      names = "--kinds",
      paramLabel = "NAME",
      split = ",",
      description = "Kinds of defects such as scratch,missing_part (default: all that fit).")
  private List<String> kinds = List.of();

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Per class: N normal to train, N normal and N damaged to test (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--size",
      paramLabel = "S",
      defaultValue = "256",
      description = "Side in pixels, 64 to 1024 (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The same seed, the same pictures (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--force", description = "Replace an older synthetic set in DIR.")
  private boolean force;

  @Option(
      names = "--contact-sheet",
      paramLabel = "FILE",
      description = "Draw all families and kinds into one picture (.png or .jpg).")
  private Path contactSheet;

  @Override
  public Integer call() {
    requireSomethingToDo();
    SetPlan plan = plan();
    String format = contactSheet == null ? "" : format(contactSheet);
    Corpus corpus = CorpusChoice.of(families, kinds);
    if (contactSheet != null) {
      drawSheet(corpus, format);
    }
    if (out != null) {
      writeSet(corpus, plan);
    }
    return ExitCode.DONE;
  }

  private void writeSet(Corpus corpus, SetPlan plan) {
    SyntheticSet.requireFree(out, force);
    long total = SyntheticSet.pictures(corpus, plan);
    try (Progress progress = Progress.items(common.console(), "draw", "pictures", total)) {
      SyntheticSet.write(corpus, plan, out, force, progress::step);
    }
    result(out, total);
  }

  private void drawSheet(Corpus corpus, String format) {
    long total = ContactSheet.pictures(corpus);
    try (Progress progress = Progress.items(common.console(), "sheet", "pictures", total)) {
      RenderedImage sheet =
          ContactSheet.of(corpus, seed, SHEET_TILE, name -> progress.step()).toBufferedImage();
      AtomicFile.write(contactSheet, encoded(sheet, format));
    }
    result(contactSheet, total);
  }

  private void result(Path path, long count) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("path", path.toString()).put("pictures", count);
    common.console().result(common.json() ? json.toString() : path.toString());
  }

  private static byte[] encoded(RenderedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("this Java cannot write " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void requireSomethingToDo() {
    if (out == null && contactSheet == null) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "nothing to write")
          .expected("--out DIR, --contact-sheet FILE, or both")
          .fix("pass for instance --out set")
          .build();
    }
  }

  private SetPlan plan() {
    requireInside("--size", size, Corpus.LEAST_SIDE, Corpus.LARGEST_SIDE);
    requireInside("--pictures", pictures, 1, SetPlan.MOST_PICTURES);
    return new SetPlan(pictures, size, seed);
  }

  private static void requireInside(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, option + " is out of range")
          .expected(least + " to " + most)
          .found(value)
          .fix("pass a number in this range")
          .build();
    }
  }

  private static String format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "png";
    }
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return "jpg";
    }
    throw AdaClipException.of(FailureCode.INVALID_OPTION, "unknown format of the contact sheet")
        .file(file)
        .expected("a name that ends in .png or .jpg")
        .fix("pass for instance --contact-sheet sheet.png")
        .build();
  }
}
