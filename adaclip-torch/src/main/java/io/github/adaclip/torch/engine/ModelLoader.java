package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Files and options → a model in native memory. Decides every setting: the options' value, else the
 * checkpoint's, else the published default; refuses what contradicts the checkpoint.
 */
final class ModelLoader {
  private static final int CHOSEN_LAYERS = 4;

  private final DetectorOptions options;
  private final boolean learning;

  private ModelLoader(DetectorOptions options, boolean learning) {
    this.options = options;
    this.learning = learning;
  }

  /** Loads models whose weights stay as they are. */
  static ModelLoader forDetection(DetectorOptions options) {
    return new ModelLoader(options, false);
  }

  /** Loads models whose prompts and projections are going to change. */
  static ModelLoader forTraining(DetectorOptions options) {
    return new ModelLoader(options, true);
  }

  /**
   * A model ready to compute.
   *
   * @param model in native memory
   * @param description what results say about it
   * @param contextLength token positions of a sentence
   * @param settings what was decided
   */
  record Loaded(
      AdaClip model, ModelDescription description, int contextLength, Settings settings) {}

  /**
   * Every setting of a model, decided.
   *
   * @param prompts type, branch, depth and length
   * @param layers the blocks (from 1) whose patch tokens are scored
   * @param activation inside the towers
   * @param imageSize S
   * @param plainSize of the un-prompted pass
   * @param clusters K of the fusion
   */
  record Settings(
      PromptSettings prompts,
      List<Integer> layers,
      Activation activation,
      int imageSize,
      int plainSize,
      int clusters) {

    /** The same as a checkpoint states it. */
    PromptMetadata metadata() {
      return PromptMetadata.of(prompts, imageSize, clusters, layers, activation.optionName());
    }
  }

  Loaded load(ModelSource source) {
    if (source instanceof ModelSource.WeightFiles files) {
      return fromFiles(files);
    }
    if (source instanceof ModelSource.BackboneOnly alone) {
      return backboneOnly(alone);
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
      int imageSize = FittingImageSize.of(options, architecture, checkpoint.imageSize());
      Settings settings =
          new Settings(
              prompts(files, checkpoint),
              checkpoint.layers().isEmpty() ? quarters(architecture) : checkpoint.layers(),
              activation(files, checkpoint),
              imageSize,
              FittingImageSize.ofPlainPass(options, architecture, imageSize),
              clusters(files, checkpoint));
      return build(
          new FileWeights(clip::shape, clip::read),
          new FileWeights(checkpoint::shape, checkpoint::read),
          architecture,
          settings,
          description(files.name(), architecture, checkpoint.sha256(), settings));
    }
  }

  /** The prompts are seeded random numbers, to be trained or left unused. */
  private Loaded backboneOnly(ModelSource.BackboneOnly alone) {
    try (ClipWeights clip = ClipWeights.open(alone.backbone())) {
      ClipArchitecture architecture = clip.architecture();
      Settings settings =
          defaults(architecture, options.prompts().orElseGet(PromptSettings::defaults));
      return build(
          new FileWeights(clip::shape, clip::read),
          new InitialPrompts(options.seed()),
          architecture,
          settings,
          description(alone.name(), architecture, "", settings));
    }
  }

  private Loaded random(ModelSource.RandomWeights random) {
    ClipArchitecture architecture = random.architecture();
    WeightSource source = new RandomSource(random.seed());
    Settings settings = defaults(architecture, random.prompts());
    return build(
        source,
        source,
        architecture,
        settings,
        description(random.name(), architecture, "", settings));
  }

  private ModelDescription description(
      String name, ClipArchitecture architecture, String sha256, Settings settings) {
    PromptSettings prompts = settings.prompts();
    boolean smaller =
        settings.plainSize() < settings.imageSize()
            && prompts.type().hasDynamic()
            && prompts.branch() != PromptBranch.NONE;
    return new ModelDescription(
        name,
        architecture.name(),
        sha256,
        settings.imageSize(),
        DetectionMethod.ADACLIP,
        new Approximation(
            options.approximation().precision(),
            smaller ? OptionalInt.of(settings.plainSize()) : OptionalInt.empty()));
  }

  /** The settings where there is no checkpoint that could state any. */
  private Settings defaults(ClipArchitecture architecture, PromptSettings prompts) {
    int imageSize = FittingImageSize.of(options, architecture, OptionalInt.empty());
    return new Settings(
        prompts,
        quarters(architecture),
        options.activation().orElse(Activation.GELU),
        imageSize,
        FittingImageSize.ofPlainPass(options, architecture, imageSize),
        options.clusters().orElse(DetectorOptions.DEFAULT_CLUSTERS));
  }

  private Loaded build(
      WeightSource clip,
      WeightSource prompts,
      ClipArchitecture architecture,
      Settings settings,
      ModelDescription description) {
    TensorDevice device = TensorDevice.of(options.device());
    ClipBackbone backbone =
        ClipBackbone.load(
            clip,
            architecture,
            settings.imageSize(),
            settings.layers(),
            settings.activation(),
            precision(),
            device);
    try {
      AdaClip model =
          new AdaClip(
              backbone,
              prompts,
              settings.prompts(),
              new PictureSizes(settings.imageSize(), settings.plainSize()),
              device,
              learning);
      return new Loaded(model, description, architecture.contextLength(), settings);
    } catch (RuntimeException | Error e) {
      backbone.close();
      throw e;
    }
  }

  /**
   * As the machine computes in the wanted one.
   *
   * @throws AdaClipException INVALID_OPTION if something is given up where weights are learnt
   */
  private TowerPrecision precision() {
    Approximation approximation = options.approximation();
    if (learning && !approximation.isNone()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "prompts are learnt exactly or not")
          .expected("no --precision and no --dynamic-size")
          .found(approximation.words())
          .fix("leave them out; they can be used for detection with what was learnt")
          .build();
    }
    return TowerPrecision.of(approximation.precision(), options.device());
  }

  private int clusters(ModelSource.WeightFiles files, PromptCheckpoint checkpoint) {
    OptionalInt stated = checkpoint.clusters();
    OptionalInt given = options.clusters();
    if (stated.isPresent() && given.isPresent() && !stated.equals(given)) {
      throw contradiction(files, "number of clusters", stated.getAsInt(), given.getAsInt());
    }
    return stated.orElse(given.orElse(DetectorOptions.DEFAULT_CLUSTERS));
  }

  private PromptSettings prompts(ModelSource.WeightFiles files, PromptCheckpoint checkpoint) {
    Optional<PromptSettings> stated = checkpoint.settings();
    Optional<PromptSettings> given = options.prompts();
    if (stated.isPresent() && given.isPresent() && !stated.equals(given)) {
      throw contradiction(files, "prompt settings", words(stated.get()), words(given.get()));
    }
    given.ifPresent(settings -> requireTensors(files, checkpoint, settings));
    return stated.or(() -> given).orElseThrow(() -> unstated(files, checkpoint));
  }

  /**
   * A checkpoint that does not state its settings still shows its type and, with dynamic prompts,
   * their length.
   */
  private static void requireTensors(
      ModelSource.WeightFiles files, PromptCheckpoint checkpoint, PromptSettings given) {
    if (given.type() != checkpoint.type()) {
      throw contradiction(files, "prompt type", checkpoint.type().symbol(), given.type().symbol());
    }
    OptionalInt length = checkpoint.length();
    if (length.isPresent()
        && given.type() != PromptType.NONE
        && length.getAsInt() != given.length()) {
      throw contradiction(files, "prompt length", length.getAsInt(), given.length());
    }
  }

  private static AdaClipException unstated(
      ModelSource.WeightFiles files, PromptCheckpoint checkpoint) {
    String symbol = checkpoint.type().symbol();
    String fix =
        checkpoint.type() == PromptType.NONE
            ? "give --prompt-type none"
            : "give --prompt-type "
                + symbol
                + ", --prompt-branch, --prompt-depth and --prompt-length"
                + (checkpoint.length().isPresent() ? " " + checkpoint.length().getAsInt() : "");
    return AdaClipException.of(
            FailureCode.INVALID_OPTION,
            "the checkpoint does not say which prompts it was trained with")
        .file(files.checkpoint())
        .found("prompts of type " + symbol)
        .fix(fix)
        .build();
  }

  private static String words(PromptSettings settings) {
    return "type "
        + settings.type().symbol()
        + ", branch "
        + settings.branch().symbol()
        + ", depth "
        + settings.depth()
        + ", length "
        + settings.length();
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
            FailureCode.INVALID_OPTION, "an option contradicts the checkpoint: " + what)
        .file(files.checkpoint())
        .expected(stated)
        .found(given)
        .fix("leave the option out: the checkpoint's prompts were trained with its own setting")
        .build();
  }

  /** The published choice: after a quarter, half, three quarters and all of the blocks. */
  private static List<Integer> quarters(ClipArchitecture architecture) {
    int blocks = architecture.visionLayers();
    if (blocks < CHOSEN_LAYERS) {
      throw AdaClipException.of(
              FailureCode.WEIGHTS_DO_NOT_FIT, "the backbone has too few blocks for AdaCLIP")
          .with("backbone", architecture.name())
          .expected("at least " + CHOSEN_LAYERS + " blocks in the vision tower")
          .found(blocks)
          .fix("use a deeper backbone")
          .build();
    }
    return IntStream.rangeClosed(1, CHOSEN_LAYERS)
        .map(part -> part * blocks / CHOSEN_LAYERS)
        .boxed()
        .toList();
  }
}
