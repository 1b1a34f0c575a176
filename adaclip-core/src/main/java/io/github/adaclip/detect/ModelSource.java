package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.hub.BundledModel;
import io.github.adaclip.hub.BundledModelFolder;
import io.github.adaclip.hub.BundledModels;
import io.github.adaclip.hub.ModelCache;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.PromptSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a model comes from: weight files, CLIP weights alone, or random weights for measurements.
 */
public sealed interface ModelSource {
  /** The backbone's file in a model directory. */
  String BACKBONE_FILE = "backbone.safetensors";

  /** The prompts' file in a model directory. */
  String PROMPTS_FILE = "prompts.safetensors";

  /** What results call this model. */
  String name();

  /**
   * Two weight files.
   *
   * @param name what results call this model
   * @param backbone CLIP weights: a file, or a directory in Hugging Face's layout
   * @param checkpoint AdaCLIP prompts and projections
   */
  record WeightFiles(String name, Path backbone, Path checkpoint) implements ModelSource {
    /** Checks that nothing is missing. */
    public WeightFiles {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(backbone, "backbone");
      Objects.requireNonNull(checkpoint, "checkpoint");
    }
  }

  /**
   * CLIP weights alone: for methods that need no prompts, and for training, which begins with
   * seeded random prompts.
   *
   * @param name what results call this model
   * @param backbone CLIP weights: a file, or a directory in Hugging Face's layout
   */
  record BackboneOnly(String name, Path backbone) implements ModelSource {
    /** Checks that nothing is missing. */
    public BackboneOnly {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(backbone, "backbone");
    }
  }

  /**
   * Seeded random weights; the results mean nothing, speed and memory are those of real weights.
   *
   * @param architecture sizes of the backbone
   * @param prompts type, branch, depth and length of the prompts
   * @param seed of the random numbers
   */
  record RandomWeights(ClipArchitecture architecture, PromptSettings prompts, long seed)
      implements ModelSource {
    @Override
    public String name() {
      return "random weights";
    }
  }

  /** CLIP weights without prompts; the name is the file's. */
  static ModelSource of(Path backbone) {
    return new BackboneOnly(backbone.toAbsolutePath().getFileName().toString(), backbone);
  }

  /** CLIP weights and AdaCLIP prompts from two files; the name is the checkpoint's. */
  static ModelSource of(Path backbone, Path checkpoint) {
    return new WeightFiles(checkpoint.getFileName().toString(), backbone, checkpoint);
  }

  /**
   * A model directory that holds {@link #BACKBONE_FILE} and {@link #PROMPTS_FILE}, as {@code model
   * convert} writes it.
   *
   * @throws AdaClipException UNKNOWN_MODEL if the directory or one of the files is missing
   */
  static ModelSource directory(Path directory) {
    Path backbone = directory.resolve(BACKBONE_FILE);
    Path prompts = directory.resolve(PROMPTS_FILE);
    if (!Files.isRegularFile(backbone) || !Files.isRegularFile(prompts)) {
      throw AdaClipException.of(FailureCode.UNKNOWN_MODEL, "the folder is not a model")
          .file(directory)
          .expected(BACKBONE_FILE + " and " + PROMPTS_FILE)
          .found(Files.isDirectory(directory) ? "a folder without both of them" : "no such folder")
          .fix("make one with: adaclip model convert --backbone FILE --checkpoint FILE --out DIR")
          .build();
    }
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return new WeightFiles(
        name == null ? directory.toString() : name.toString(), backbone, prompts);
  }

  /**
   * The small model that comes with the software, unpacked once into this user's cache; see {@link
   * #builtIn(ModelCache)}.
   */
  static ModelSource builtIn() {
    return builtIn(ModelCache.standard());
  }

  /**
   * The small model that comes with the software: the one of {@link BundledModels#STANDARD}'s name
   * on the class path, unpacked into a cache unless it is there.
   *
   * @throws AdaClipException UNKNOWN_MODEL if this build holds none; else as {@link
   *     BundledModelFolder#unpack}
   */
  static ModelSource builtIn(ModelCache cache) {
    BundledModel model =
        BundledModels.find(BundledModels.STANDARD)
            .orElseThrow(
                () ->
                    AdaClipException.of(
                            FailureCode.UNKNOWN_MODEL, "this build holds no built-in model")
                        .fix(
                            "name weights with --backbone and --checkpoint, or a model directory"
                                + " with --model")
                        .build());
    return bundled(model, cache);
  }

  /**
   * A model that a jar brings along, unpacked into a cache unless it is there; the name is the
   * model's.
   *
   * @throws AdaClipException as {@link BundledModelFolder#unpack}
   */
  static ModelSource bundled(BundledModel model, ModelCache cache) {
    Path folder = BundledModelFolder.unpack(model, cache);
    return new WeightFiles(
        model.name(), folder.resolve(BACKBONE_FILE), folder.resolve(PROMPTS_FILE));
  }
}
