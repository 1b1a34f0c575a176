package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.training.PretrainingEngine;
import io.github.adaclip.training.PretrainingEngine.Example;
import io.github.adaclip.training.PretrainingLoss;
import io.github.adaclip.training.PretrainingOptions;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptCheckpointWriter;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.SafetensorsWriter;
import io.github.adaclip.weights.TensorFile;
import io.github.adaclip.weights.TensorFiles;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingEngineTest {
  private static final int SIDE = 32;
  private static final int PATCH = 8;
  private static final int[] NORMAL = {490, 11, 499};
  private static final int[] ABNORMAL = {490, 12, 499};
  private static final ClipArchitecture SIZES =
      new ClipArchitecture(SIDE, PATCH, 64, 2, 64, 64, 1, 8, 500);

  @TempDir private Path folder;

  private static PretrainingEngine engine(Precision precision, long seed) {
    return PretrainingEngine.open(
        new PretrainingOptions(
            SIZES,
            List.of(1, 2),
            List.of(10, 11, 12, 490, 499),
            precision,
            seed,
            OptionalInt.of(1),
            ComputeDevice.CPU));
  }

  private static PretrainingEngine engine() {
    return engine(Precision.FP32, 1);
  }

  /** Grey noise with one bright patch, or none. */
  private static List<Example> batch(long seed, int count) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] planes = new float[3 * SIDE * SIDE];
      for (int value = 0; value < planes.length; value++) {
        planes[value] = (float) (0.3 * random.nextGaussian());
      }
      byte[] mask = new byte[SIDE * SIDE];
      boolean anomalous = i % 2 == 0;
      if (anomalous) {
        int top = PATCH * random.nextInt(SIDE / PATCH);
        int left = PATCH * random.nextInt(SIDE / PATCH);
        for (int y = top; y < top + PATCH; y++) {
          for (int x = left; x < left + PATCH; x++) {
            mask[y * SIDE + x] = 1;
            for (int plane = 0; plane < 3; plane++) {
              planes[(plane * SIDE + y) * SIDE + x] += 2;
            }
          }
        }
      }
      int[] caption = anomalous ? ABNORMAL : NORMAL;
      examples.add(
          new Example(
              new PreparedImage(planes, SIDE, SIDE, SIDE),
              mask,
              anomalous,
              padded(caption),
              padded(NORMAL),
              padded(ABNORMAL),
              anomalous ? 1 : 0));
    }
    return examples;
  }

  private static int[] padded(int... ids) {
    return Arrays.copyOf(ids, 8);
  }

  private static double steps(PretrainingEngine engine, int from, int to) {
    double last = 0;
    for (int step = from; step < to; step++) {
      PretrainingLoss loss = engine.accumulate(batch(step, 8));
      assertTrue(engine.gradientNorm() > 0);
      engine.update(0.0005);
      last = loss.total();
    }
    return last;
  }

  @Test
  void learnsWhichPatchIsOdd() {
    try (PretrainingEngine engine = engine()) {
      double first = engine.accumulate(batch(0, 8)).total();
      engine.dropGradients();
      double last = steps(engine, 0, 80);
      assertTrue(last < 0.5 * first, first + " became " + last);
      List<Example> unseen = batch(1000, 8);
      List<PretrainingEngine.Judgement> judged = engine.judge(unseen);
      float[] map = judged.get(0).map();
      int brightest = 0;
      for (int at = 0; at < map.length; at++) {
        brightest = map[at] > map[brightest] ? at : brightest;
      }
      int grid = SIDE / PATCH;
      assertEquals(
          1, unseen.get(0).mask()[brightest / grid * PATCH * SIDE + brightest % grid * PATCH]);
    }
  }

  @Test
  void bfloat16IsNearFloat32() {
    try (PretrainingEngine exact = engine();
        PretrainingEngine reduced = engine(Precision.BF16, 1)) {
      PretrainingLoss expected = exact.accumulate(batch(0, 8));
      PretrainingLoss found = reduced.accumulate(batch(0, 8));
      assertEquals(expected.total(), found.total(), 0.02 * expected.total());
      assertEquals(exact.gradientNorm(), reduced.gradientNorm(), 0.1 * exact.gradientNorm());
    }
  }

  @Test
  void goesOnFromAStoredStateAsIfNothingHadHappened() {
    Path state = folder.resolve("state.safetensors");
    Map<String, float[]> expected;
    try (PretrainingEngine engine = engine()) {
      steps(engine, 0, 3);
      SafetensorsWriter.write(state, engine.state(), Map.of());
      steps(engine, 3, 6);
      expected = values(engine.state());
    }
    try (PretrainingEngine engine = engine(Precision.FP32, 2);
        TensorFile stored = TensorFiles.open(state)) {
      engine.restore(stored);
      steps(engine, 3, 6);
      Map<String, float[]> found = values(engine.state());
      expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), name));
    }
  }

  private static Map<String, float[]> values(List<NamedTensor> tensors) {
    Map<String, float[]> values = new java.util.TreeMap<>();
    for (NamedTensor tensor : tensors) {
      FloatBuffer buffer =
          FloatBuffer.allocate((int) Arrays.stream(tensor.shape()).reduce(1, (a, b) -> a * b));
      tensor.content().fill(buffer);
      values.put(tensor.name(), buffer.array());
    }
    return values;
  }

  @Test
  void refusesTheStateOfAnother() {
    Path state = folder.resolve("state.safetensors");
    try (PretrainingEngine engine = engine()) {
      SafetensorsWriter.write(state, engine.backbone(), Map.of());
      try (TensorFile stored = TensorFiles.open(state)) {
        AdaClipException e = assertThrows(AdaClipException.class, () -> engine.restore(stored));
        assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, e.code());
      }
    }
  }

  @Test
  void writesABackboneWithARowForEveryToken() {
    Path file = folder.resolve("backbone.safetensors");
    try (PretrainingEngine engine = engine()) {
      steps(engine, 0, 2);
      SafetensorsWriter.write(file, engine.backbone(), Map.of());
    }
    try (ClipWeights weights = ClipWeights.open(file)) {
      assertEquals(SIZES, weights.architecture());
      FloatBuffer table = FloatBuffer.allocate(500 * 64);
      weights.read("token_embedding.weight", table);
      float[] unknown = row(table, 3);
      assertArrayEquals(unknown, row(table, 200), "tokens that never occur share a row");
      assertArrayEquals(unknown, row(table, 498));
      for (int known : new int[] {10, 11, 12, 490, 499}) {
        assertTrue(!Arrays.equals(unknown, row(table, known)), "token " + known);
      }
    }
  }

  private static float[] row(FloatBuffer table, int token) {
    return Arrays.copyOfRange(table.array(), token * 64, token * 64 + 64);
  }

  @Test
  void writesACheckpointToTrainPromptsFrom() {
    Path file = folder.resolve("prompts.safetensors");
    PromptSettings prompts = PromptSettings.defaults();
    try (PretrainingEngine engine = engine()) {
      PromptCheckpointWriter.write(
          file,
          engine.checkpoint(prompts),
          PromptMetadata.of(prompts, SIDE, 20, List.of(1, 2), "gelu"),
          Map.of());
    }
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(file)) {
      checkpoint.requireFits(SIZES);
      assertEquals(prompts, checkpoint.settings().orElseThrow());
      assertEquals(List.of(1, 2), checkpoint.layers());
    }
  }

  @Test
  void anEmptyBatchIsRefused() {
    try (PretrainingEngine engine = engine()) {
      assertThrows(IllegalArgumentException.class, () -> engine.accumulate(List.of()));
    }
  }

  @Test
  void aClosedEngineIsRefused() {
    PretrainingEngine engine = engine();
    engine.close();
    engine.close();
    assertThrows(IllegalStateException.class, () -> engine.gradientNorm());
  }
}
