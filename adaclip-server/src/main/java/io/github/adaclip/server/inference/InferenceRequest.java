package io.github.adaclip.server.inference;

import java.util.List;
import java.util.Optional;

/**
 * What a client of the protocol asks for.
 *
 * @param id to be repeated in the answer
 * @param pictures files of pictures, at least one
 * @param classNames one for each picture
 * @param outputs wanted tensors in their order
 */
record InferenceRequest(
    Optional<String> id, List<byte[]> pictures, List<String> classNames, List<Output> outputs) {
  /** A tensor that can be asked for. */
  enum Tensor {
    SCORE("score"),
    MAP("map");

    private final String tensorName;

    Tensor(String tensorName) {
      this.tensorName = tensorName;
    }

    /** Its name in the protocol. */
    String tensorName() {
      return tensorName;
    }
  }

  /**
   * A tensor that is asked for.
   *
   * @param binary whether its values follow the JSON as bytes
   */
  record Output(Tensor tensor, boolean binary) {}
}
