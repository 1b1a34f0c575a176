package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.torch.training.Learnable;
import io.github.adaclip.training.DiceForm;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingLoss;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.NamedTensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses, gradients and weights after three steps against the reference's. */
class TrainingGoldenTest {
  private static final String PREFIX = "clip_model.";

  /** Of the largest entry of a gradient; an independent implementation reached 4e-6. */
  private static final double GRADIENT = 5e-5;

  /** Steps are nearly the sign of a gradient, so that rounding shows where gradients are tiny. */
  private static final double MOST_WEIGHTS = 1e-4;

  private static final double MOST_WEIGHTS_SHARE = 0.995;
  private static final double TYPICAL_WEIGHTS = 3e-6;
  private static final double TYPICAL_WEIGHTS_SHARE = 0.90;

  static TrainingEngine.Example example(String picture, String className, boolean anomalous) {
    int side = TinyModel.SIDE;
    byte[] mask =
        anomalous
            ? ImagePreprocessor.prepareMask(
                ImageDecoder.decodeMask(
                    ImageSource.of(Golden.path("images/" + picture + "_mask.png")),
                    DecodeOptions.defaults()),
                side)
            : new byte[side * side];
    return new TrainingEngine.Example(
        new AnomalyEngine.Input(
            TinyModel.picture(picture + ".png", side), TinyModel.sentences(className)),
        anomalous,
        Optional.of(mask));
  }

  static TrainingOptions options() {
    return TrainingOptions.defaults()
        .withModel(TinyModel.options().withScore(ScoreKind.CLASS))
        .withOptimizer(OptimizerSettings.defaults().withLearningRate(0.001));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threeStepsAreTheReference(boolean recompute) {
    Golden golden = Golden.open("training.safetensors");
    List<TrainingEngine.Example> examples =
        List.of(
            example("hole", "candle", true),
            example("scratch", "metal-nut", true),
            example("large", "brain", false));
    try (TrainingEngine engine =
        TorchTrainingEngine.open(
            TinyModel.source(TinyModel.TORCH_SCRIPT),
            options().withRecomputeActivations(recompute))) {
      for (int step = 0; step < examples.size(); step++) {
        TrainingLoss loss = engine.accumulate(List.of(examples.get(step)), 1);
        assertLosses(golden, step, loss);
        if (step == 0) {
          assertGradients(golden, "step0.grad.", gradients(engine));
        }
        engine.update();
      }
      assertWeights(golden, weights(engine));
    }
  }

  @Test
  void diceByImageIsTheReference() {
    Golden golden = Golden.open("training.safetensors");
    try (TrainingEngine engine =
        TorchTrainingEngine.open(
            TinyModel.source(TinyModel.TORCH_SCRIPT), options().withDice(DiceForm.IMAGE))) {
      TrainingLoss loss = engine.accumulate(List.of(example("hole", "candle", true)), 1);
      assertLoss(golden, "step0.loss.dice_abnormal_image", loss.abnormalDice(), 0);
      assertLoss(golden, "step0.loss.dice_normal_image", loss.normalDice(), 0);
    }
  }

  private static void assertLosses(Golden golden, int step, TrainingLoss loss) {
    String name = "step" + step + ".loss.";
    assertLoss(golden, name + "classification_focal", List.of(loss.classification()), step);
    assertLoss(golden, name + "focal_per_layer", loss.focal(), step);
    assertLoss(golden, name + "dice_abnormal_rows", loss.abnormalDice(), step);
    assertLoss(golden, name + "dice_normal_rows", loss.normalDice(), step);
    assertLoss(golden, name + "total", List.of(loss.total()), step);
  }

  private static void assertLoss(Golden golden, String name, List<Double> found, int step) {
    float[] expected = golden.floats(name);
    assertEquals(expected.length, found.size(), name);
    for (int i = 0; i < expected.length; i++) {
      double tolerance = (step == 0 ? 1e-5 : 1e-3) * Math.abs(expected[i]) + 1e-6;
      assertEquals(expected[i], found.get(i), tolerance, name);
    }
  }

  private static void assertGradients(
      Golden golden, String prefix, Map<String, float[]> gradients) {
    Map<String, float[]> expected = new TreeMap<>();
    for (String name : golden.names()) {
      if (name.startsWith(prefix + PREFIX)) {
        expected.put(name.substring(prefix.length() + PREFIX.length()), golden.floats(name));
      }
    }
    assertEquals(expected.keySet(), gradients.keySet());
    expected.forEach(
        (name, values) -> {
          double largest = 0;
          for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
          }
          Tolerance.assertWithin(name, values, gradients.get(name), GRADIENT * largest);
        });
  }

  private static void assertWeights(Golden golden, Map<String, float[]> weights) {
    long all = 0;
    long close = 0;
    long typical = 0;
    for (Map.Entry<String, float[]> entry : weights.entrySet()) {
      float[] expected = golden.floats("after3." + PREFIX + entry.getKey());
      for (int i = 0; i < expected.length; i++) {
        double gap = Math.abs((double) expected[i] - entry.getValue()[i]);
        all++;
        close += gap <= MOST_WEIGHTS ? 1 : 0;
        typical += gap <= TYPICAL_WEIGHTS ? 1 : 0;
      }
    }
    assertTrue(close >= MOST_WEIGHTS_SHARE * all, close + " of " + all);
    assertTrue(typical >= TYPICAL_WEIGHTS_SHARE * all, typical + " of " + all);
  }

  /** Gradients that wait, of the weights that have one. */
  static Map<String, float[]> gradients(TrainingEngine engine) {
    Map<String, float[]> found = new TreeMap<>();
    ComputeThread.run(
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            for (Learnable learnable : ((TorchTrainingEngine) engine).learnt()) {
              Tensor gradient = learnable.weight().grad();
              if (gradient.defined()) {
                found.put(learnable.name(), TensorDevice.floats(gradient));
              }
            }
          }
        });
    return found;
  }

  static Map<String, float[]> weights(TrainingEngine engine) {
    Map<String, float[]> found = new HashMap<>();
    engine.weights().forEach(tensor -> found.put(tensor.name(), floats(tensor)));
    return found;
  }

  private static float[] floats(NamedTensor tensor) {
    long count = Arrays.stream(tensor.shape()).reduce(1, (a, b) -> a * b);
    FloatBuffer target = FloatBuffer.allocate((int) count);
    tensor.content().fill(target);
    return target.array();
  }

  @Test
  void aStepWithFusionIsTheReference() {
    Golden golden = Golden.open("training_with_fusion_224.safetensors");
    Golden detection = Golden.open("stages_hole_candle_224.safetensors");
    int side = 224;
    float[] mask = golden.floats("mask");
    byte[] truth = new byte[mask.length];
    for (int i = 0; i < mask.length; i++) {
      truth[i] = (byte) mask[i];
    }
    TrainingEngine.Example example =
        new TrainingEngine.Example(
            new AnomalyEngine.Input(
                TinyModel.picture("hole.png", side), TinyModel.sentences("candle")),
            true,
            Optional.of(truth));
    PatchClusters recorded =
        PatchClusters.ofLabels(
            detection.ints("fusion.token_indices"), golden.ints("fusion.cluster_labels"));
    Map<String, float[]> gradients = new TreeMap<>();
    TinyForward.withModel(
        "tiny_adaclip.pth",
        null,
        side,
        (model, device) -> {
          try (LearnableWeights weights = new LearnableWeights(model.weights(), true, device)) {
            AdaClip.Stages stages =
                model.forward(
                    InputBatch.images(List.of(example.input()), side, device),
                    List.of(example.input().sentences()));
            Tensor score = model.fuse(stages, 0, recorded).probabilities();
            BatchLoss loss =
                BatchLoss.of(List.of(example), score, stages, TrainingOptions.defaults(), device);
            TrainingLoss values = loss.values();
            loss.total().backward();
            Tolerance.assertWithin(
                "score",
                golden.floats("score"),
                TensorDevice.floats(score),
                Tolerance.MAPS_AND_SCORES);
            assertLoss(golden, "loss.classification_focal", List.of(values.classification()), 0);
            assertLoss(golden, "loss.total", List.of(values.total()), 0);
            for (Learnable learnable : weights.learnt()) {
              Tensor gradient = learnable.weight().grad();
              if (gradient.defined()) {
                gradients.put(learnable.name(), TensorDevice.floats(gradient));
              }
            }
          }
        });
    assertGradients(golden, "grad.", gradients);
  }
}
