package io.github.adaclip.weights;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One weight file (or a sharded set that acts as one): names and shapes are known at once, the
 * numbers are read only when asked for, one tensor at a time and in small pieces. Safe for use by
 * several threads, one read at a time.
 */
public interface TensorFile extends AutoCloseable {
  /**
   * The file that was opened; of a folder, the weight file chosen in it; of a sharded set, its
   * index.
   */
  Path path();

  /** Every file that holds tensors, in a fixed order; more than one only for a sharded set. */
  List<Path> files();

  /**
   * What kind of file it is, for people: {@code safetensors}, {@code TorchScript}, {@code PyTorch
   * zip}, …
   */
  String format();

  /** The texts a safetensors header carries beside its tensors; empty for every other format. */
  Map<String, String> metadata();

  /** All tensor names in the order of the file, a {@code module.} common to all of them removed. */
  List<String> names();

  /** Whether there is a tensor of that name. */
  boolean has(String name);

  /**
   * What is known of a tensor without reading it.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  TensorInfo info(String name);

  /**
   * Reads a tensor row by row as float32, from the buffer's position on; the position advances by
   * the element count.
   *
   * @param target heap or direct, with room for all elements
   * @throws io.github.adaclip.failure.AdaClipException WEIGHTS_DO_NOT_FIT for a value that is not
   *     finite, naming tensor and position; UNREADABLE_WEIGHTS if the file cannot be read
   * @throws IllegalArgumentException if there is no such tensor or not enough room
   */
  void read(String name, FloatBuffer target);

  /** Reads a tensor row by row into a new array; see {@link #read}. */
  float[] readFloats(String name);

  /**
   * Reads a tensor of whole numbers row by row.
   *
   * @throws io.github.adaclip.failure.AdaClipException WEIGHTS_DO_NOT_FIT if it holds
   *     floating-point numbers
   */
  long[] readLongs(String name);

  /** Closes the file; may be called twice. */
  @Override
  void close();
}
