package io.github.adaclip.cli;

import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.SafetensorsWriter;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tiny checkpoint as if it had been made for a vision tower of another width. */
final class NarrowCheckpoint {
  private static final long TINY_WIDTH = 192;
  private static final long NARROW_WIDTH = 128;

  private NarrowCheckpoint() {}

  static Path write(Path target) {
    try (PromptCheckpoint tiny = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"))) {
      List<NamedTensor> tensors =
          tiny.names().stream()
              .map(
                  name ->
                      new NamedTensor(
                          name,
                          DataType.FLOAT32,
                          narrow(tiny.shape(name)),
                          NarrowCheckpoint::zeros))
              .toList();
      SafetensorsWriter.write(target, tensors, Map.of());
    }
    return target;
  }

  private static long[] narrow(long[] shape) {
    long[] narrow = shape.clone();
    for (int axis = 0; axis < narrow.length; axis++) {
      narrow[axis] = narrow[axis] == TINY_WIDTH ? NARROW_WIDTH : narrow[axis];
    }
    return narrow;
  }

  private static void zeros(FloatBuffer target) {
    while (target.hasRemaining()) {
      target.put(0);
    }
  }
}
