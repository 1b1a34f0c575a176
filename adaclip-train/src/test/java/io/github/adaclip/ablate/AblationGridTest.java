package io.github.adaclip.ablate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AblationGridTest {
  private static AdaClipException refused(String... texts) {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> AblationGrid.parse(List.of(texts), false));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    return e;
  }

  @Test
  void valuesHaveOneWayOfWriting() {
    AblationGrid grid =
        AblationGrid.parse(
            List.of("LR=1e-2,0.010, .001", "prompt-type=sd,NONE", "seed=+1", "seed=1,2"), false);
    assertEquals(
        Map.of(
            AblationKey.LEARNING_RATE, List.of("0.01", "0.001"),
            AblationKey.PROMPT_TYPE, List.of("SD", "none"),
            AblationKey.SEED, List.of("1", "2")),
        grid.values());
    assertEquals(
        List.of(AblationKey.LEARNING_RATE, AblationKey.PROMPT_TYPE, AblationKey.SEED), grid.keys());
  }

  @Test
  void everyCombinationOrOneAtATime() {
    Map<AblationKey, String> base =
        Map.of(AblationKey.PROMPT_DEPTH, "4", AblationKey.CLUSTERS, "20");
    List<String> texts = List.of("prompt-depth=1,4", "clusters=10,40");
    assertEquals(
        List.of(
            Map.of(AblationKey.PROMPT_DEPTH, "1", AblationKey.CLUSTERS, "10"),
            Map.of(AblationKey.PROMPT_DEPTH, "1", AblationKey.CLUSTERS, "40"),
            Map.of(AblationKey.PROMPT_DEPTH, "4", AblationKey.CLUSTERS, "10"),
            Map.of(AblationKey.PROMPT_DEPTH, "4", AblationKey.CLUSTERS, "40")),
        AblationGrid.parse(texts, false).variants(base));
    assertEquals(
        List.of(
            base,
            Map.of(AblationKey.PROMPT_DEPTH, "1", AblationKey.CLUSTERS, "20"),
            base,
            Map.of(AblationKey.PROMPT_DEPTH, "4", AblationKey.CLUSTERS, "10"),
            Map.of(AblationKey.PROMPT_DEPTH, "4", AblationKey.CLUSTERS, "40")),
        AblationGrid.parse(texts, true).variants(base));
  }

  @Test
  void refusalsNameTheNearest() {
    AdaClipException key = refused("promt-type=S");
    assertEquals("did you mean prompt-type?", key.fix());
    assertEquals(
        "there is no such key of a grid (found promt-type; expected "
            + String.join(", ", AblationKey.keys())
            + ")",
        key.getMessage());
    AdaClipException value = refused("score=max-mapp");
    assertEquals(
        "unusable value of score (expected fusion, class, max-map; found max-mapp)",
        value.getMessage());
    assertEquals("did you mean max-map?", value.fix());
    assertEquals(
        "unusable value of prompt-length (expected a whole number from 1 to 75; found 76)",
        refused("prompt-length=5,76").getMessage());
    assertEquals(
        "unusable value of clusters (expected a whole number from 1; found 0)",
        refused("clusters=0").getMessage());
    assertEquals(
        "unusable value of lr (expected a number above 0; found -1)",
        refused("lr=-1").getMessage());
    assertEquals(
        "unusable value of seed (expected a whole number; found 1.5)",
        refused("seed=1.5").getMessage());
    assertEquals(
        "unusable value of data (expected names of the given sets joined by +; found )",
        refused("data=a,,b").getMessage());
    assertEquals("write for instance prompt-depth=1,4,8", refused("prompt-depth").fix());
    assertEquals("write for instance prompt-depth=1,4,8", refused("prompt-depth=").fix());
    assertEquals("pass for instance --grid prompt-type=none,S,D,SD", refused().fix());
  }
}
