package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.Sha256;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The trained part of AdaCLIP: prompts, prompt generators and projections, under the reference's
 * names without their leading {@code clip_model.}. What follows from names and shapes is taken from
 * there; the rest from the metadata of a safetensors file, and a contradiction between the two is
 * an error.
 */
public final class PromptCheckpoint implements AutoCloseable {
  private final TensorFile source;
  private final PromptTensors tensors;
  private final PromptMetadata stated;
  private final Optional<PromptSettings> settings;
  private String sha256 = "";

  private PromptCheckpoint(TensorFile source) {
    this.source = source;
    this.tensors = new PromptTensors(source);
    this.stated = PromptMetadata.read(source.path(), source.metadata());
    this.settings = resolveSettings();
    requireLayerCount();
  }

  /**
   * Opens a checkpoint: the reference's {@code .pth} or a {@code .safetensors} with settings in its
   * header.
   *
   * @throws AdaClipException MISSING_FILE, UNREADABLE_WEIGHTS, or WEIGHTS_DO_NOT_FIT if it is no
   *     AdaCLIP checkpoint, an incomplete one, or one whose metadata contradict its tensors
   */
  public static PromptCheckpoint open(Path file) {
    TensorFile source = TensorFiles.open(file);
    try {
      return of(source);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** The checkpoint in an open file, which the result owns from then on. */
  static PromptCheckpoint of(TensorFile file) {
    return new PromptCheckpoint(file);
  }

  /**
   * All settings of the prompts; empty if the file does not tell them all, as with a {@code .pth}
   * that has dynamic prompts only or none at all.
   */
  public Optional<PromptSettings> settings() {
    return settings;
  }

  /** Which prompts there are; always known. */
  public PromptType type() {
    return PromptType.of(hasStatic(), hasDynamic());
  }

  /** Prompts per block (M) as far as tensors or metadata tell it. */
  public OptionalInt length() {
    return tensors.length().isPresent() ? tensors.length() : stated.length();
  }

  /** The image size stated in the metadata, in pixels. */
  public OptionalInt imageSize() {
    return stated.imageSize();
  }

  /** The number of clusters of the fusion stated in the metadata. */
  public OptionalInt clusters() {
    return stated.clusters();
  }

  /** The activation function stated in the metadata: {@code gelu} or {@code quick_gelu}. */
  public Optional<String> activation() {
    return stated.activation();
  }

  /**
   * The vision blocks (from 1) whose outputs are used, stated in the metadata; empty if not stated.
   */
  public List<Integer> layers() {
    return stated.layers();
  }

  /** How many layer outputs the checkpoint has projections for. */
  public int layerCount() {
    return tensors.patchHeads();
  }

  public boolean hasDynamic() {
    return tensors.generatorHeads() > 0;
  }

  public boolean hasStatic() {
    return tensors.visionDepth() > 0 || tensors.textDepth() > 0;
  }

  /** The vision width (W) the checkpoint was made for. */
  public int visionWidth() {
    return (int) tensors.shape(PromptTensors.PATCH_PROJECTION + "0.weight")[1];
  }

  /** The width of the shared space (D) the checkpoint was made for. */
  public int embeddingWidth() {
    return (int) tensors.shape(PromptTensors.PATCH_PROJECTION + "0.weight")[0];
  }

  /** SHA-256 of the file. */
  public synchronized String sha256() {
    if (sha256.isEmpty()) {
      sha256 = Sha256.of(source.files());
    }
    return sha256;
  }

  /** The file behind; closed together with this. */
  public TensorFile source() {
    return source;
  }

  /**
   * All tensor names without {@code clip_model.}, for instance {@code
   * patch_token_layer.head.0.weight}.
   */
  public List<String> names() {
    return tensors.names();
  }

  /** The shape of a tensor given by its short name. */
  public long[] shape(String name) {
    return tensors.shape(name);
  }

  /** How the numbers of a tensor are stored. */
  public DataType storedType(String name) {
    return source.info(tensors.fileName(name)).type();
  }

  /** Reads a tensor row by row as float32, from the buffer's position on; the position advances. */
  public void read(String name, FloatBuffer target) {
    source.read(tensors.fileName(name), target);
  }

  /** All texts of the file's header, settings and provenance; empty for a {@code .pth}. */
  public Map<String, String> metadata() {
    return source.metadata();
  }

  /** The settings that the header states. */
  public PromptMetadata statedSettings() {
    return stated;
  }

  /**
   * Refuses a backbone whose widths or layers are not those the checkpoint was made for.
   *
   * @throws AdaClipException WEIGHTS_DO_NOT_FIT naming tensor, expected and found shape
   */
  public void requireFits(ClipArchitecture architecture) {
    new PromptShapes(tensors).requireFits(architecture);
    List<Integer> layers = layers();
    if (!layers.isEmpty() && layers.get(layers.size() - 1) > architecture.visionLayers()) {
      throw WeightFailures.misfit(
              source.path(), "the checkpoint does not fit the backbone " + architecture.name())
          .expected("layers up to " + architecture.visionLayers())
          .found(layers)
          .fix("use a checkpoint made for " + architecture.name())
          .build();
    }
  }

  private Optional<PromptSettings> resolveSettings() {
    requireAgreement("prompt_type", statedType().map(PromptType::symbol), type().symbol());
    Optional<PromptBranch> branch = stated.branch();
    OptionalInt depth = stated.depth();
    if (hasStatic()) {
      PromptBranch found = PromptBranch.of(tensors.visionDepth() > 0, tensors.textDepth() > 0);
      int foundDepth = Math.max(tensors.visionDepth(), tensors.textDepth());
      requireAgreement("prompt_branch", branch.map(PromptBranch::symbol), found.symbol());
      requireAgreement("prompt_depth", depth, foundDepth);
      branch = Optional.of(found);
      depth = OptionalInt.of(foundDepth);
    }
    if (tensors.length().isPresent()) {
      requireAgreement("prompt_length", stated.length(), tensors.length().getAsInt());
    }
    if (branch.isEmpty() || depth.isEmpty() || length().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PromptSettings(type(), branch.get(), depth.getAsInt(), length().getAsInt()));
    } catch (IllegalArgumentException e) {
      throw WeightFailures.unreadable(source.path(), "the checkpoint's metadata make no sense")
          .found(e.getMessage())
          .fix("correct the metadata or write the checkpoint again")
          .build();
    }
  }

  /**
   * The stated type as it shows in tensors: without a prompted tower there are no static prompts to
   * store.
   */
  private Optional<PromptType> statedType() {
    boolean noTower = stated.branch().equals(Optional.of(PromptBranch.NONE));
    return stated.type().map(type -> noTower ? PromptType.of(false, type.hasDynamic()) : type);
  }

  private void requireLayerCount() {
    if (!stated.layers().isEmpty()) {
      requireAgreement("layers", OptionalInt.of(stated.layers().size()), tensors.patchHeads());
    }
  }

  private void requireAgreement(String key, OptionalInt said, int found) {
    if (said.isPresent()) {
      requireAgreement(
          key, Optional.of(Integer.toString(said.getAsInt())), Integer.toString(found));
    }
  }

  private void requireAgreement(String key, Optional<String> said, String found) {
    if (said.isPresent() && !said.get().equals(found)) {
      throw WeightFailures.misfit(source.path(), "the checkpoint's metadata contradict its tensors")
          .with("key", key)
          .expected(said.get() + ", as the metadata say")
          .found(found + ", as the tensors say")
          .fix("use an unchanged checkpoint, or write it again")
          .build();
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
