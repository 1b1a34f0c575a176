package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.tensor.ComputeTeam;
import java.util.OptionalInt;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Who has the threads that compute, which are a setting of the whole process: libtorch (OpenMP) and
 * OpenBLAS count theirs separately, and the {@link ComputeTeam} has its own. On the compute thread
 * only.
 */
enum ThreadUse {
  /** The team, of whose threads each has a libtorch and an OpenBLAS of one. No gradients. */
  TEAM {
    @Override
    void apply(int threads) {
      set(threads, 1);
    }
  },
  /** libtorch and OpenBLAS, each of which has all of them. */
  LIBRARIES {
    @Override
    void apply(int threads) {
      set(1, threads);
    }
  };

  private static int libraryThreads;

  abstract void apply(int threads);

  /**
   * Makes a count effective for what the compute thread does next.
   *
   * @param wanted empty: as many as the machine has
   */
  void of(OptionalInt wanted) {
    apply(wanted.orElse(Runtime.getRuntime().availableProcessors()));
  }

  private static void set(int team, int libraries) {
    ComputeTeam.resize(team);
    if (libraries != libraryThreads) {
      torch.set_num_threads(libraries);
      openblas_nolapack.blas_set_num_threads(libraries);
      libraryThreads = libraries;
    }
  }
}
