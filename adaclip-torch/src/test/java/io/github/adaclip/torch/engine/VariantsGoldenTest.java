package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every prompt type, branch, depth and length against the reference's maps and scores. */
class VariantsGoldenTest {
  private static final String MAP = ".map";

  static Stream<String> variants() {
    return Golden.open("variants.safetensors").names().stream()
        .filter(name -> name.endsWith(MAP))
        .map(name -> name.substring(0, name.length() - MAP.length()));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void mapAndScoreAreTheReference(String variant) {
    Golden golden = Golden.open("variants.safetensors");
    PromptSettings settings = settings(variant);
    TinyForward.run(
        checkpoint(settings),
        settings,
        TinyModel.SIDE,
        TinyModel.picture("hole.png", TinyModel.SIDE),
        "candle",
        (model, stages) -> {
          float[] map = TinyForward.floats(stages.map());
          Tolerance.assertWithin(
              variant, golden.floats(variant + MAP), map, Tolerance.MAPS_AND_SCORES);
          float score = TinyForward.floats(model.classProbabilities(stages))[1];
          float expected = golden.floats(variant + ".score_without_fusion")[0];
          assertEquals(expected, score, Tolerance.MAPS_AND_SCORES, variant);
        });
  }

  /** {@code SD.VL.depth4.length5} or {@code none}. */
  private static PromptSettings settings(String variant) {
    if (variant.equals("none")) {
      return new PromptSettings(PromptType.NONE, PromptBranch.NONE, 4, 5);
    }
    String[] parts = variant.split("\\.");
    return new PromptSettings(
        PromptType.of(parts[0]).orElseThrow(),
        PromptBranch.of(parts[1]).orElseThrow(),
        Integer.parseInt(parts[2].substring("depth".length())),
        Integer.parseInt(parts[3].substring("length".length())));
  }

  private static String checkpoint(PromptSettings settings) {
    return settings.depth() == 4 && settings.length() == 5
        ? "tiny_adaclip.pth"
        : "tiny_adaclip_depth" + settings.depth() + "_length" + settings.length() + ".pth";
  }
}
