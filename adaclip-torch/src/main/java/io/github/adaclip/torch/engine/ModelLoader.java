package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptSettings;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Files and options → a model in native memory. Decides every setting: the options' value, else the
 * checkpoint's, else the published default; refuses what contradicts the checkpoint.
 */
final class ModelLoader {
  private static final int CHOSEN_LAYERS = 4;

  private final DetectorOptions options;

  ModelLoader(DetectorOptions options) {
    this.options = options;
  }

  /**
   * A model ready to compute.
   *
   * @param model in native memory
   * @param description what results say about it
   * @param contextLength token positions of a sentence
   * @param clusters K of the fusion
   */
  record Loaded(AdaClip model, ModelDescription description, int contextLength, int clusters) {}

  Loaded load(ModelSource source) {
    if (source instanceof ModelSource.WeightFiles files) {
      return fromFiles(files);
    }
    if (source instanceof ModelSource.RandomWeights random) {
      return random(random);
    }
    throw new IllegalArgumentException("unknown model source " + source);
  }

  private Loaded fromFiles(ModelSource.WeightFiles files) {
    try (ClipWeights clip = ClipWeights.open(files.backbone());
        PromptCheckpoint checkpoint = PromptCheckpoint.open(files.checkpoint())) {
      ClipArchitecture architecture = clip.architecture();
      checkpoint.requireFits(architecture);
      PromptSettings prompts = prompts(files, checkpoint);
      List<Integer> layers =
          checkpoint.layers().isEmpty() ? quarters(architecture) : checkpoint.layers();
      int imageSize = imageSize(architecture, checkpoint.imageSize());
      int clusters =
          options.clusters().orElse(checkpoint.clusters().orElse(DetectorOptions.DEFAULT_CLUSTERS));
      AdaClip model =
          build(
              fileSource(clip::shape, clip::read),
              fileSource(checkpoint::shape, checkpoint::read),
              architecture,
              prompts,
              layers,
              activation(files, checkpoint),
              imageSize);
      ModelDescription description =
          new ModelDescription(files.name(), architecture.name(), checkpoint.sha256(), imageSize);
      return new Loaded(model, description, architecture.contextLength(), clusters);
    }
  }

  private Loaded random(ModelSource.RandomWeights random) {
    ClipArchitecture architecture = random.architecture();
    int imageSize = imageSize(architecture, OptionalInt.empty());
    WeightSource source = new RandomSource(random.seed());
    AdaClip model =
        build(
            source,
            source,
            architecture,
            random.prompts(),
            quarters(architecture),
            options.activation().orElse(Activation.GELU),
            imageSize);
    ModelDescription description =
        new ModelDescription(random.name(), architecture.name(), "", imageSize);
    int clusters = options.clusters().orElse(DetectorOptions.DEFAULT_CLUSTERS);
    return new Loaded(model, description, architecture.contextLength(), clusters);
  }

  private AdaClip build(
      WeightSource clip,
      WeightSource prompts,
      ClipArchitecture architecture,
      PromptSettings settings,
      List<Integer> layers,
      Activation activation,
      int imageSize) {
    TensorDevice device = TensorDevice.of(options.device());
    ClipBackbone backbone =
        ClipBackbone.load(clip, architecture, imageSize, layers, activation, device);
    try {
      return new AdaClip(backbone, prompts, settings, imageSize, device);
    } catch (RuntimeException | Error e) {
      backbone.close();
      throw e;
    }
  }

  private PromptSettings prompts(ModelSource.WeightFiles files, PromptCheckpoint checkpoint) {
    Optional<PromptSettings> stated = checkpoint.settings();
    Optional<PromptSettings> given = options.prompts();
    if (stated.isPresent() && given.isPresent() && !stated.equals(given)) {
      throw contradiction(files, "prompt settings", stated.get(), given.get());
    }
    return stated
        .or(() -> given)
        .orElseThrow(
            () ->
                AdaClipException.of(
                        FailureCode.INVALID_OPTION,
                        "the checkpoint does not say which prompts it was trained with")
                    .file(files.checkpoint())
                    .fix("give --prompt-type, --prompt-branch, --prompt-depth and --prompt-length")
                    .build());
  }

  private Activation activation(ModelSource.WeightFiles files, PromptCheckpoint checkpoint) {
    Optional<Activation> stated = checkpoint.activation().map(Activation::parse);
    Optional<Activation> given = options.activation();
    if (stated.isPresent() && given.isPresent() && !stated.equals(given)) {
      throw contradiction(files, "activation", stated.get().optionName(), given.get().optionName());
    }
    return stated.or(() -> given).orElse(Activation.GELU);
  }

  private static AdaClipException contradiction(
      ModelSource.WeightFiles files, String what, Object stated, Object given) {
    return AdaClipException.of(
            FailureCode.INVALID_OPTION, "the " + what + " given contradicts the checkpoint's")
        .file(files.checkpoint())
        .expected(stated)
        .found(given)
        .fix("leave the option out: the checkpoint's prompts were trained with its own setting")
        .build();
  }

  private int imageSize(ClipArchitecture architecture, OptionalInt stated) {
    int patch = architecture.patchSize();
    int size = options.imageSize().orElse(stated.orElse(DetectorOptions.DEFAULT_IMAGE_SIZE));
    if (size % patch == 0) {
      return size;
    }
    int below = size / patch * patch;
    String fitting = (below > 0 ? below + " and " : "") + (below + patch);
    throw AdaClipException.of(
            FailureCode.INVALID_OPTION, "the image size does not fit the backbone's patches")
        .with("backbone", architecture.name())
        .expected("a multiple of " + patch + "; the nearest are " + fitting)
        .found(size)
        .fix(
            "pass --image-size "
                + (size - below < patch - size % patch && below > 0 ? below : below + patch))
        .build();
  }

  /** The published choice: after a quarter, half, three quarters and all of the blocks. */
  private static List<Integer> quarters(ClipArchitecture architecture) {
    int quarter = architecture.visionLayers() / CHOSEN_LAYERS;
    return IntStream.rangeClosed(1, CHOSEN_LAYERS).map(part -> part * quarter).boxed().toList();
  }

  static WeightSource fileSource(
      Function<String, long[]> shapes, BiConsumer<String, FloatBuffer> values) {
    return new WeightSource() {
      @Override
      public void requireShape(String name, long... shape) {
        long[] found = shapes.apply(name);
        if (!Arrays.equals(found, shape)) {
          throw new IllegalArgumentException(
              name
                  + " has shape "
                  + Arrays.toString(found)
                  + ", expected "
                  + Arrays.toString(shape));
        }
      }

      @Override
      public void read(String name, FloatBuffer target) {
        values.accept(name, target);
      }
    };
  }
}
