package io.github.adaclip.weights;

import io.github.adaclip.file.Sha256;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tensors of a CLIP backbone under OpenAI's names and in OpenAI's layout, whichever of the
 * known layouts the file has. All names and shapes are checked on opening; the numbers are read on
 * demand and become float32.
 */
public final class ClipWeights implements AutoCloseable {
  private final TensorFile source;
  private final ClipArchitecture architecture;
  private final ClipLayout layout;
  private final Map<String, ClipSource> sources;
  private String sha256 = "";

  private ClipWeights(TensorFile source, ClipInspection.Found found) {
    this.source = source;
    this.architecture = found.architecture();
    this.layout = found.layout();
    this.sources = found.sources();
  }

  /**
   * Opens a backbone.
   *
   * @param fileOrDirectory a weight file, the index of a sharded set, or a model folder
   * @throws io.github.adaclip.failure.AdaClipException MISSING_FILE, UNREADABLE_WEIGHTS, or
   *     WEIGHTS_DO_NOT_FIT if it is not a whole CLIP with two transformer towers
   */
  public static ClipWeights open(Path fileOrDirectory) {
    TensorFile file = TensorFiles.open(fileOrDirectory);
    try {
      return of(file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The backbone in an open file, which the result owns from then on. */
  static ClipWeights of(TensorFile file) {
    return new ClipWeights(file, ClipInspection.of(file));
  }

  /** All sizes, read from the tensors' shapes. */
  public ClipArchitecture architecture() {
    return architecture;
  }

  /** The file behind; closed together with this. */
  public TensorFile source() {
    return source;
  }

  /**
   * Whose names the file uses, for people: {@code OpenAI}, {@code open_clip}, {@code Hugging Face}.
   */
  public String layout() {
    return layout.description();
  }

  /** SHA-256 of the weight file, or of all files of a sharded set one after the other. */
  public synchronized String sha256() {
    if (sha256.isEmpty()) {
      sha256 = Sha256.of(source.files());
    }
    return sha256;
  }

  /**
   * The activation function a configuration beside the file states, for instance {@code
   * quick_gelu}. It switches nothing: AdaCLIP's prompts were trained with the exact GELU on weights
   * that state another one.
   */
  public Optional<String> statedActivation() {
    return ModelFolder.statedActivation(source.path());
  }

  /** How many tensors of the file belong to no part of the model and are left aside. */
  public int ignoredTensors() {
    long used = sources.values().stream().mapToLong(part -> part.parts().size()).sum();
    return source.names().size() - (int) used;
  }

  /**
   * OpenAI's names of all tensors, in the order of the computation; {@code logit_scale} last, if it
   * is there.
   */
  public List<String> names() {
    return new ArrayList<>(sources.keySet());
  }

  /** The shape under OpenAI's name; projections are (width, embedding width). */
  public long[] shape(String name) {
    return sourceOf(name).shape(source);
  }

  /** How the numbers are stored; of joined tensors, the first part's type. */
  public DataType storedType(String name) {
    return source.info(sourceOf(name).parts().get(0)).type();
  }

  /**
   * Reads a tensor row by row as float32, from the buffer's position on; the position advances.
   *
   * @param name one of {@link #names()}
   * @throws io.github.adaclip.failure.AdaClipException WEIGHTS_DO_NOT_FIT for a value that is not
   *     finite
   */
  public void read(String name, FloatBuffer target) {
    ClipSource part = sourceOf(name);
    long count = TensorInfo.elements(part.shape(source));
    if (target.remaining() < count) {
      throw new IllegalArgumentException(
          name + " has " + count + " elements, the buffer has room for " + target.remaining());
    }
    part.read(source, target);
  }

  private ClipSource sourceOf(String name) {
    ClipSource part = sources.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no CLIP tensor is named " + name);
    }
    return part;
  }

  @Override
  public void close() {
    source.close();
  }
}
