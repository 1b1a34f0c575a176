package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.text.Tokenizer;
import io.github.adaclip.weights.ClipWeights;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The method clip on the picture and the two sentences that Hugging Face's CLIP has computed. */
class PlainClipTest {
  private static final int SIDE = 56;
  private static final int GRID = 4;
  private static final int VISION_WIDTH = 192;
  private static final int SHARED_WIDTH = 128;
  private static final Golden GOLDEN = Golden.open("plain_clip_quickgelu.safetensors");

  private static AnomalyEngine.Input input;
  private static Map<String, Stage> stages;

  @BeforeAll
  static void computeStages() {
    PreparedImage picture = new PreparedImage(GOLDEN.floats("input56"), SIDE, SIDE, SIDE);
    SentenceTemplates sentences = // the golden file's two, with the class name "a"
        new SentenceTemplates(
            List.of("{} photo of a candle."),
            List.of("{} bad photo of a damaged metal nut."),
            List.of("{}"));
    input =
        new AnomalyEngine.Input(
            picture, ClassSentences.of("a", sentences, Tokenizer.clip(), Tokenizer.CONTEXT_LENGTH));
    stages = Baselines.stages(options(), input);
  }

  @Test
  void sentencesAreTheGoldenOnes() {
    int[] ids = GOLDEN.ints("text_ids");
    int[] normal = input.sentences().normal()[0];
    int[] abnormal = input.sentences().abnormal()[0];
    for (int position = 0; position < Tokenizer.CONTEXT_LENGTH; position++) {
      assertEquals(ids[position], normal[position]);
      assertEquals(ids[Tokenizer.CONTEXT_LENGTH + position], abnormal[position]);
    }
  }

  @Test
  void featuresAreHuggingFaces() {
    assertNear("image_feature", new double[][] {goldenImage()}, Tolerance.UNIT_FEATURES);
    double[][] columns = new double[SHARED_WIDTH][2];
    for (int axis = 0; axis < SHARED_WIDTH; axis++) {
      columns[axis][0] = goldenText()[0][axis];
      columns[axis][1] = goldenText()[1][axis];
    }
    assertNear("text_features", columns, Tolerance.UNIT_FEATURES);
  }

  @Test
  void scoreIsTheAbnormalShareOfTheImageFeature() {
    double expected = Baselines.abnormal(goldenImage(), goldenText());
    assertEquals(expected, stages.get("score").values()[0], Tolerance.MAPS_AND_SCORES);
  }

  @Test
  void patchesAreTheLastTokensThroughTheClassTokensNormAndProjection() {
    assertNear("patches", goldenPatches(), Tolerance.UNIT_FEATURES);
  }

  @Test
  void mapIsTheAbnormalShareOfBilinearLogitsWithAlignedCorners() {
    double[][] patches = goldenPatches();
    double[][] logits = new double[2][GRID * GRID];
    for (int patch = 0; patch < patches.length; patch++) {
      for (int side = 0; side < 2; side++) {
        for (int axis = 0; axis < SHARED_WIDTH; axis++) {
          logits[side][patch] += 100 * patches[patch][axis] * goldenText()[side][axis];
        }
      }
    }
    float[] map = stages.get("map").values();
    assertArrayEquals(new long[] {1, SIDE, SIDE}, stages.get("map").shape());
    double step = (GRID - 1.0) / (SIDE - 1.0);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double normal = Baselines.bilinear(logits[0], y * step, x * step);
        double abnormal = Baselines.bilinear(logits[1], y * step, x * step);
        assertEquals(
            1 / (1 + Math.exp(normal - abnormal)), map[y * SIDE + x], Tolerance.MAPS_AND_SCORES);
      }
    }
  }

  @Test
  void detectionIsTheStages() {
    try (AnomalyEngine engine = TorchEngine.open(Baselines.backbone(), options())) {
      AnomalyEngine.Output output = engine.infer(List.of(input)).get(0);
      assertEquals(stages.get("score").values()[0], output.classScore(), 0);
      assertEquals(output.classScore(), output.fusionScore(), 0);
      assertArrayEquals(stages.get("map").values(), output.map());
    }
  }

  private static DetectorOptions options() {
    return Baselines.options(DetectionMethod.CLIP, SIDE).withActivation(Activation.QUICK_GELU);
  }

  private static double[] goldenImage() {
    return Baselines.unit(Baselines.row(GOLDEN.floats("image_feature"), 0, SHARED_WIDTH));
  }

  private static double[][] goldenText() {
    float[] text = GOLDEN.floats("text_feature");
    return new double[][] {
      Baselines.unit(Baselines.row(text, 0, SHARED_WIDTH)),
      Baselines.unit(Baselines.row(text, 1, SHARED_WIDTH))
    };
  }

  /** Unit-length features of the golden last tokens, computed here in double precision. */
  private static double[][] goldenPatches() {
    float[] tokens = GOLDEN.floats("tokens.8");
    float[] scale = weight("visual.ln_post.weight", VISION_WIDTH);
    float[] shift = weight("visual.ln_post.bias", VISION_WIDTH);
    float[] projection = weight("visual.proj", VISION_WIDTH * SHARED_WIDTH);
    double[][] patches = new double[GRID * GRID][];
    for (int patch = 0; patch < patches.length; patch++) {
      double[] token = Baselines.row(tokens, 1 + patch, VISION_WIDTH);
      double mean = 0;
      double variance = 0;
      for (double value : token) {
        mean += value / VISION_WIDTH;
      }
      for (double value : token) {
        variance += (value - mean) * (value - mean) / VISION_WIDTH;
      }
      double[] feature = new double[SHARED_WIDTH];
      for (int from = 0; from < VISION_WIDTH; from++) {
        double normed =
            (token[from] - mean) / Math.sqrt(variance + 1e-5) * scale[from] + shift[from];
        for (int to = 0; to < SHARED_WIDTH; to++) {
          feature[to] += normed * projection[from * SHARED_WIDTH + to];
        }
      }
      patches[patch] = Baselines.unit(feature);
    }
    return patches;
  }

  private static float[] weight(String name, int length) {
    try (ClipWeights clip = ClipWeights.open(Golden.path(TinyModel.TORCH_SCRIPT))) {
      float[] values = new float[length];
      clip.read(name, FloatBuffer.wrap(values));
      return values;
    }
  }

  private static void assertNear(String stage, double[][] expected, double tolerance) {
    float[] rows = new float[expected.length * expected[0].length];
    for (int index = 0; index < rows.length; index++) {
      rows[index] = (float) expected[index / expected[0].length][index % expected[0].length];
    }
    Tolerance.assertWithin(stage, rows, stages.get(stage).values(), tolerance);
  }
}
