package io.github.adaclip.torch.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlierChannelsTest {
  private static final float ROUNDING = 1e-6f;

  @Test
  void channelsOfOneSizeStayAsTheyAre() {
    assertEquals(
        Optional.empty(),
        OutlierChannels.factors(new float[] {1, 2, 3, 4, 5}, new float[] {1, 1, 1, 1, 1}));
  }

  @Test
  void halfOfAnOutliersSizeMovesIntoItsWeights() {
    float[] factors =
        OutlierChannels.factors(new float[] {1, 1, 100, 1, 1}, new float[] {1, 1, 1, 1, 1})
            .orElseThrow();
    assertArrayEquals(new float[] {1, 1, 0.1f, 1, 1}, factors, ROUNDING);
  }

  @Test
  void allOfItMovesWhereTheWeightsAreAsMuchSmaller() {
    float[] factors =
        OutlierChannels.factors(new float[] {1, 50, 1, 1, 1}, new float[] {1, 0.02f, 1, 1, 1})
            .orElseThrow();
    assertArrayEquals(new float[] {1, 0.02f, 1, 1, 1}, factors, ROUNDING);
  }

  @Test
  void weightsThatAreLargeAlreadyDoNotGrow() {
    assertEquals(
        Optional.empty(),
        OutlierChannels.factors(new float[] {1, 50, 1, 1, 1}, new float[] {1, 60, 1, 1, 1}));
  }

  @Test
  void nothingIsDividedByNothing() {
    assertEquals(
        Optional.empty(),
        OutlierChannels.factors(new float[] {0, 0, 0, 9, 0}, new float[] {1, 1, 1, 1, 1}));
    assertEquals(
        Optional.empty(),
        OutlierChannels.factors(new float[] {1, 1, 1, 50, 1}, new float[] {1, 1, 1, 0, 1}));
  }
}
