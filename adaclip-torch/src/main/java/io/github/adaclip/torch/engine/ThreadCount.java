package io.github.adaclip.torch.engine;

import java.util.OptionalInt;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads compute, which is a setting of the whole process: libtorch's own (OpenMP) and
 * OpenBLAS's are counted separately and must agree.
 */
final class ThreadCount {
  private static int current; // read and written on the compute thread only

  private ThreadCount() {}

  /**
   * Makes the wanted count, or as many as the machine has, effective for what the compute thread
   * does next.
   */
  static void use(OptionalInt wanted) {
    int count = wanted.orElse(Runtime.getRuntime().availableProcessors());
    if (count != current) {
      torch.set_num_threads(count);
      openblas_nolapack.blas_set_num_threads(count);
      current = count;
    }
  }
}
