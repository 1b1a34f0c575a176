package io.github.adaclip.data.synth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.AtomicFolder;
import io.github.adaclip.image.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A corpus as a data set in MVTec's layout: {@code CLASS/train/good}, {@code CLASS/test/good},
 * {@code CLASS/test/KIND} with {@code CLASS/ground_truth/KIND/*_mask.png}, and {@code synth.json},
 * which says how it came about. It is there as a whole or not at all.
 */
public final class SyntheticSet {
  /** Name of the file that describes the set. */
  public static final String DESCRIPTION = "synth.json";

  /** Version of the generators; another version draws other pictures from the same seed. */
  public static final int VERSION = 3;

  private static final int WHITE = 255;

  private final Corpus corpus;
  private final SetPlan plan;

  private SyntheticSet(Corpus corpus, SetPlan plan) {
    this.corpus = corpus;
    this.plan = plan;
  }

  /**
   * Number of pictures, three times the plan's for each family: normal ones for training, normal
   * ones for tests, and damaged ones, which take the fitting kinds in turn.
   */
  public static long pictures(Corpus corpus, SetPlan plan) {
    return 3L * plan.pictures() * corpus.families().size();
  }

  /**
   * Writes a set; several pictures are drawn at the same time.
   *
   * @param target a folder that is not there or empty, or, with {@code replace}, an older synthetic
   *     set
   * @param step called after each picture, from several threads
   * @throws AdaClipException INVALID_OPTION if the target holds something else; DISK_FULL,
   *     UNWRITABLE_OUTPUT; the target is then as it was
   */
  public static void write(
      Corpus corpus, SetPlan plan, Path target, boolean replace, Runnable step) {
    Path absolute = target.toAbsolutePath().normalize();
    boolean old = requireFree(absolute, replace);
    SyntheticSet set = new SyntheticSet(corpus, plan);
    if (!old) {
      AtomicFolder.write(absolute, folder -> set.writeAll(folder, step));
      return;
    }
    Path fresh = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
    try {
      AtomicFolder.write(fresh, folder -> set.writeAll(folder, step));
      exchange(absolute, fresh);
    } catch (IOException e) {
      throw AtomicFile.failure(absolute, absolute, e);
    }
  }

  /**
   * Refuses a target that a set could not be written to; for callers that want to know early.
   *
   * @return whether an older synthetic set is there
   * @throws AdaClipException INVALID_OPTION if the target holds something else
   */
  public static boolean requireFree(Path target, boolean replace) {
    try {
      if (AtomicFolder.isMissingOrEmpty(target)) {
        return false;
      }
    } catch (IOException e) {
      throw AtomicFile.failure(target, target, e);
    }
    boolean synthetic = Files.isRegularFile(target.resolve(DESCRIPTION));
    if (replace && synthetic) {
      return true;
    }
    throw AdaClipException.of(FailureCode.INVALID_OPTION, "the target is not empty")
        .file(target)
        .expected("a folder that is not there yet, or an empty one")
        .fix(
            synthetic
                ? "pass --force to replace this synthetic set, or name another folder"
                : "name another folder; only a synthetic set is ever replaced")
        .build();
  }

  private static void exchange(Path target, Path fresh) throws IOException {
    Path old = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    Files.move(target, old);
    Files.move(fresh, target);
    try (Stream<Path> files = Files.walk(old)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void writeAll(Path root, Runnable step) {
    List<Picture> pictures = new ArrayList<>();
    List<SceneFamily> families = corpus.families();
    for (int f = 0; f < families.size(); f++) {
      SceneFamily family = families.get(f);
      List<DefectKind> kinds = corpus.kindsOf(family);
      for (int i = 0; i < plan.pictures(); i++) {
        pictures.add(new Picture(family, "train", null, 2L * i, i));
        pictures.add(new Picture(family, "test", null, 2L * i + 1, i));
        pictures.add(new Picture(family, "test", kinds.get((i + 5 * f) % kinds.size()), i, i));
      }
    }
    try {
      AtomicFile.write(
          root.resolve(DESCRIPTION),
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(description()));
      for (Picture picture : pictures) {
        Files.createDirectories(picture.folder(root));
        if (picture.kind() != null) {
          Files.createDirectories(picture.maskFolder(root));
        }
      }
      pictures.parallelStream().forEach(picture -> write(picture, root, step));
    } catch (IOException e) {
      throw AtomicFile.failure(root, root, e);
    } catch (UncheckedIOException e) {
      throw AtomicFile.failure(root, root, e.getCause());
    }
  }

  private void write(Picture picture, Path root, Runnable step) {
    SceneFamily family = picture.family();
    SyntheticScene scene =
        picture.kind() == null
            ? corpus.normal(family, plan.seed(), picture.index(), plan.side())
            : corpus.anomalous(family, picture.kind(), plan.seed(), picture.index(), plan.side());
    png(scene.picture().toBufferedImage(), picture.folder(root).resolve(picture.name() + ".png"));
    if (picture.kind() != null) {
      png(mask(scene), picture.maskFolder(root).resolve(picture.name() + "_mask.png"));
    }
    step.run();
  }

  private static RenderedImage mask(SyntheticScene scene) {
    RgbImage picture = scene.picture();
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    int[] levels = new int[scene.mask().length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = scene.mask()[i] ? WHITE : 0;
    }
    image.getRaster().setSamples(0, 0, picture.width(), picture.height(), 0, levels);
    return image;
  }

  private static void png(RenderedImage image, Path file) {
    try {
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IllegalStateException("this Java cannot write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode description() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("generator", "adaclip data synth").put("version", VERSION).put("seed", plan.seed());
    node.put("side", plan.side()).put("picturesPerClassAndSplit", plan.pictures());
    corpus.families().forEach(family -> node.withArray("families").add(family.name()));
    corpus.kinds().forEach(kind -> node.withArray("kinds").add(kind.name()));
    return node;
  }

  /** One file to be; without a kind it is normal. */
  private record Picture(
      SceneFamily family, String split, DefectKind kind, long index, int number) {
    Path folder(Path root) {
      return root.resolve(family.fileName()).resolve(split).resolve(kindName());
    }

    Path maskFolder(Path root) {
      return root.resolve(family.fileName()).resolve("ground_truth").resolve(kindName());
    }

    String kindName() {
      return kind == null ? SyntheticScene.GOOD : kind.name();
    }

    String name() {
      return String.format(Locale.ROOT, "%04d", number);
    }
  }
}
