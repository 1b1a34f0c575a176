package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.text.Tokenizer;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingLoss;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptLayout;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import io.github.adaclip.weights.SafetensorsWriter;
import io.github.adaclip.weights.TensorFile;
import io.github.adaclip.weights.TensorFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every training, whatever the weights. */
class TrainingLawsTest {
  private static final int SIDE = 56;

  /** Of the largest gradient; products of another height round otherwise. */
  private static final double ROUNDING = 1e-4;

  @TempDir private Path folder;

  private static DetectorOptions model() {
    return DetectorOptions.defaults()
        .withImageSize(SIDE)
        .withThreads(1)
        .withClusters(4)
        .withSentences(
            new SentenceTemplates(List.of("{}"), List.of("damaged {}"), List.of("a {}.")));
  }

  private static TrainingOptions options() {
    return TrainingOptions.defaults().withModel(model());
  }

  private static TrainingEngine open(TrainingOptions options) {
    return TorchTrainingEngine.open(ModelSource.of(Golden.path(TinyModel.HUGGING_FACE)), options);
  }

  private static TrainingEngine.Example example(String picture, boolean anomalous) {
    byte[] mask = new byte[SIDE * SIDE];
    for (int pixel = 0; anomalous && pixel < mask.length / 3; pixel++) {
      mask[pixel] = 1;
    }
    return new TrainingEngine.Example(
        new AnomalyEngine.Input(
            TinyModel.picture(picture, SIDE),
            ClassSentences.of(
                "candle", model().sentences(), Tokenizer.clip(), Tokenizer.CONTEXT_LENGTH)),
        anomalous,
        Optional.of(mask));
  }

  private static TrainingEngine.Example withoutMask(TrainingEngine.Example example) {
    return new TrainingEngine.Example(example.input(), example.anomalous(), Optional.empty());
  }

  @Test
  void aBatchIsTheMeanOfItsPictures() {
    TrainingEngine.Example first = example("hole.png", true);
    TrainingEngine.Example second = example("scratch.png", false);
    try (TrainingEngine engine = open(options())) {
      double together = engine.accumulate(List.of(first, second), 1).total();
      Map<String, float[]> batch = TrainingGoldenTest.gradients(engine);
      engine.dropGradients();
      double apart = engine.accumulate(List.of(first), 0.5).total();
      apart += engine.accumulate(List.of(second), 0.5).total();
      assertEquals(apart / 2, together, 1e-5);
      assertSame(batch, TrainingGoldenTest.gradients(engine));
    }
  }

  @ParameterizedTest
  @CsvSource({"SD, VL", "SD, V", "SD, L", "S, VL", "S, L", "D, VL", "D, L", "none, none"})
  void recomputedActivationsGiveTheSameGradientsForEveryKindOfPrompt(String type, String branch) {
    TrainingOptions options = options().withModel(model().withPrompts(prompts(type, branch)));
    List<TrainingEngine.Example> batch =
        List.of(example("hole.png", true), example("scratch.png", false));
    Map<String, float[]> kept;
    try (TrainingEngine engine = open(options)) {
      engine.accumulate(batch, 1);
      kept = TrainingGoldenTest.gradients(engine);
    }
    try (TrainingEngine engine = open(options.withRecomputeActivations(true))) {
      engine.accumulate(batch, 1);
      assertSame(kept, TrainingGoldenTest.gradients(engine));
    }
  }

  @ParameterizedTest
  @CsvSource({"SD, VL", "SD, V", "S, L", "D, V", "none, none"})
  void aCheckpointHoldsWhatTheReferenceWrites(String type, String branch) {
    PromptSettings prompts = prompts(type, branch);
    try (TrainingEngine engine = open(options().withModel(model().withPrompts(prompts)))) {
      List<String> names = engine.weights().stream().map(tensor -> tensor.name()).sorted().toList();
      assertEquals(
          type.contains("D"), names.contains("dynamic_text_prompt_generator.head.0.weight"));
      assertEquals(
          type.contains("S") && branch.contains("V"),
          names.contains("visual_prompter.static_prompts.0"));
      assertEquals(
          type.contains("S") && branch.contains("L"),
          names.contains("text_prompter.static_prompts.0"));
      assertTrue(names.contains("patch_token_layer.head.3.bias"));
      assertTrue(names.contains("cls_token_layer.head.0.weight"));
    }
  }

  private static PromptSettings prompts(String type, String branch) {
    int one = type.equals("none") ? 0 : 1;
    return new PromptSettings(
        PromptType.of(type).orElseThrow(), PromptBranch.of(branch).orElseThrow(), 3 * one, 2 * one);
  }

  @Test
  void clipStaysAsItIsAndTheRestLearns() {
    TrainingEngine.Example picture = example("hole.png", true);
    try (TrainingEngine engine = open(options())) {
      Map<String, AnomalyEngine.Stage> before =
          engine.inference().stages(picture.input(), Optional.empty());
      Map<String, float[]> weights = TrainingGoldenTest.weights(engine);
      engine.accumulate(List.of(picture), 1);
      engine.update();
      Map<String, AnomalyEngine.Stage> after =
          engine.inference().stages(picture.input(), Optional.empty());
      assertArrayEquals(
          before.get("unprompted.image_feature").values(),
          after.get("unprompted.image_feature").values());
      assertFalse(Arrays.equals(before.get("map").values(), after.get("map").values()));
      Map<String, float[]> changed = TrainingGoldenTest.weights(engine);
      weights.forEach(
          (name, values) ->
              assertEquals(
                  name.equals("text_prompter.static_prompts.0"),
                  Arrays.equals(values, changed.get(name)),
                  name));
    }
  }

  @Test
  void theLossFallsOnThePictureItLearnsFrom() {
    TrainingEngine.Example picture = example("hole.png", true);
    TrainingOptions slowly =
        options().withOptimizer(OptimizerSettings.defaults().withLearningRate(0.001));
    try (TrainingEngine engine = open(slowly)) {
      double first = engine.accumulate(List.of(picture), 1).total();
      for (int step = 0; step < 20; step++) {
        engine.update();
        engine.accumulate(List.of(picture), 1);
      }
      engine.dropGradients();
      double last = engine.accumulate(List.of(picture), 1).total();
      assertTrue(last < 0.7 * first, first + " to " + last);
    }
  }

  @Test
  void frozenProjectionsStayAndAreStoredAllTheSame() {
    try (TrainingEngine engine = open(options().withTrainProjections(false))) {
      Map<String, float[]> before = TrainingGoldenTest.weights(engine);
      engine.accumulate(List.of(example("hole.png", true)), 1);
      engine.update();
      TrainingGoldenTest.weights(engine)
          .forEach(
              (name, values) -> {
                if (PromptLayout.isProjection(name)) {
                  assertArrayEquals(before.get(name), values, name);
                }
              });
    }
  }

  @Test
  void aPictureWithoutAMaskTakesPartInTheScoreOnly() {
    TrainingEngine.Example known = example("hole.png", true);
    TrainingEngine.Example unknown = withoutMask(example("scratch.png", true));
    try (TrainingEngine engine = open(options())) {
      TrainingLoss alone = engine.accumulate(List.of(unknown), 1);
      assertEquals(List.of(), alone.focal());
      assertEquals(0, alone.maps());
      assertTrue(alone.classification() > 0);
      TrainingLoss first = engine.accumulate(List.of(known), 1);
      TrainingLoss both = engine.accumulate(List.of(known, unknown), 1);
      assertEquals(first.maps(), both.maps(), 1e-5);
      assertEquals(
          (first.classification() + alone.classification()) / 2, both.classification(), 1e-5);
    }
  }

  @Test
  void aStoredStateGoesOnWithTheSameBytes() {
    List<TrainingEngine.Example> first = List.of(example("hole.png", true));
    List<TrainingEngine.Example> second = List.of(example("scratch.png", false));
    Path state = folder.resolve("state.safetensors");
    Map<String, float[]> uninterrupted;
    try (TrainingEngine engine = open(options())) {
      engine.accumulate(first, 1);
      engine.update();
      SafetensorsWriter.write(state, engine.state(), Map.of());
      engine.accumulate(second, 1);
      engine.update();
      uninterrupted = TrainingGoldenTest.weights(engine);
    }
    try (TrainingEngine engine = open(options());
        TensorFile stored = TensorFiles.open(state)) {
      engine.accumulate(second, 1); // waits when the state is restored, and must be forgotten
      engine.restore(stored);
      engine.accumulate(second, 1);
      engine.update();
      TrainingGoldenTest.weights(engine)
          .forEach((name, values) -> assertArrayEquals(uninterrupted.get(name), values, name));
    }
  }

  @Test
  void aStateOfOtherPromptsIsRefusedAndChangesNothing() {
    Path state = folder.resolve("state.safetensors");
    try (TrainingEngine engine =
        open(options().withModel(model().withPrompts(prompts("S", "V"))))) {
      SafetensorsWriter.write(state, engine.state(), Map.of());
    }
    try (TrainingEngine engine = open(options());
        TensorFile stored = TensorFiles.open(state)) {
      Map<String, float[]> before = TrainingGoldenTest.weights(engine);
      AdaClipException e = assertThrows(AdaClipException.class, () -> engine.restore(stored));
      assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, e.code());
      assertTrue(e.getMessage().startsWith("the stored state belongs to another training"));
      TrainingGoldenTest.weights(engine)
          .forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stepsLeaveNoNativeObjectBehind(boolean recompute) {
    List<TrainingEngine.Example> batch = List.of(example("hole.png", true));
    try (TrainingEngine engine = open(options().withRecomputeActivations(recompute))) {
      long before = 0;
      for (int step = 0; step < 13; step++) {
        if (step == 3) {
          before = Pointer.totalCount();
        }
        engine.accumulate(batch, 1);
        engine.gradientNorm();
        engine.update();
        engine.inference().infer(List.of(batch.get(0).input()));
      }
      assertTrue(Pointer.totalCount() <= before, Pointer.totalCount() + " after " + before);
    }
  }

  @Test
  void firstWeightsDependOnTheSeed() {
    try (TrainingEngine zero = open(options());
        TrainingEngine same = open(options());
        TrainingEngine one = open(options().withModel(model().withSeed(1)))) {
      Map<String, float[]> weights = TrainingGoldenTest.weights(zero);
      TrainingGoldenTest.weights(same)
          .forEach((name, values) -> assertArrayEquals(weights.get(name), values, name));
      TrainingGoldenTest.weights(one)
          .forEach((name, values) -> assertNotEquals(weights.get(name)[0], values[0], name));
    }
  }

  @Test
  void refusesAnEmptyBatchAndUseAfterClosing() {
    TrainingEngine engine = open(options());
    Exception empty =
        assertThrows(IllegalArgumentException.class, () -> engine.accumulate(List.of(), 1));
    assertEquals("a batch needs at least one picture", empty.getMessage());
    engine.close();
    engine.close();
    Exception closed = assertThrows(IllegalStateException.class, engine::update);
    assertEquals("the training engine is closed", closed.getMessage());
  }

  private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    double largest = 0;
    for (float[] values : expected.values()) {
      for (float value : values) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    double tolerance = ROUNDING * largest;
    expected.forEach(
        (name, values) -> Tolerance.assertWithin(name, values, actual.get(name), tolerance));
  }
}
