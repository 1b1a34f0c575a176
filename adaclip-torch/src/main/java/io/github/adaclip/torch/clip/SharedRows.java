package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.ComputeTeam;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import org.bytedeco.pytorch.Tensor;

/**
 * Keys and values of a sequence whose rows are computed by several threads: each lays down those of
 * its rows and, when all have done so, looks at all. There is nothing else that the rows of a
 * transformer need from one another, so each thread goes through all blocks with its rows.
 *
 * <p>There are two places to lay them down, used in turn: nobody can be two blocks ahead, for it
 * would have waited for the others in between.
 */
final class SharedRows {
  private static final int TURNS = 2;

  private final Attention attention = new FullAttention();
  private final List<Tensor> keys = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private final Phaser meeting;

  /**
   * Room for a sequence, in the caller's scope.
   *
   * @param parts threads, each with a part of the rows
   * @param like (B, …, W) of the same kind
   * @param rows of all parts
   */
  SharedRows(int parts, Tensor like, long rows) {
    meeting = new Phaser(parts);
    for (int turn = 0; turn < TURNS; turn++) {
      keys.add(like.new_empty(like.size(0), rows, like.size(2)));
      values.add(like.new_empty(like.size(0), rows, like.size(2)));
    }
  }

  /**
   * What one thread attends with, from the first block to the last.
   *
   * @param first where its rows begin
   */
  Attention from(long first) {
    return new Attention() {
      private int turn;

      @Override
      public Tensor mix(Tensor query, Tensor key, Tensor value) {
        try (TensorScope scope = TensorScope.open()) {
          keys.get(turn).narrow(1, first, key.size(1)).copy_(key);
          values.get(turn).narrow(1, first, value.size(1)).copy_(value);
          if (meeting.arriveAndAwaitAdvance() < 0) {
            throw new ComputeTeam.AbandonedException();
          }
          int now = turn;
          turn = (turn + 1) % TURNS;
          return scope.keep(
              query.size(1) == 0
                  ? query.clone()
                  : attention.mix(query, keys.get(now), values.get(now)));
        }
      }
    };
  }

  /** Lets nobody wait for a part that failed. */
  void abandon() {
    meeting.forceTermination();
  }
}
