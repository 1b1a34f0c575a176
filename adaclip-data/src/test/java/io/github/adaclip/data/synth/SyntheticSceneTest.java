package io.github.adaclip.data.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticSceneTest {
  private static final int SIDE = 7;

  @Test
  void theOutlineSurroundsTheDefectAndLeavesItUncovered() {
    boolean[] mask = new boolean[SIDE * SIDE];
    mask[3 * SIDE + 3] = true;
    RgbImage one = scene(mask).outlined(1);
    assertEquals(
        """
        .......
        .......
        ...o...
        ..o.o..
        ...o...
        .......
        .......
        """,
        drawing(one));
    assertEquals(
        """
        .......
        ...o...
        ..ooo..
        .oo.oo.
        ..ooo..
        ...o...
        .......
        """,
        drawing(scene(mask).outlined(2)));
  }

  @Test
  void atTheBorderTheOutlineEnds() {
    boolean[] mask = new boolean[SIDE * SIDE];
    mask[0] = true;
    assertEquals(".o.....\no......\n", drawing(scene(mask).outlined(1)).substring(0, 16));
  }

  @Test
  void aFlawlessPictureStaysAsItIs() {
    SyntheticScene scene = scene(new boolean[SIDE * SIDE]);
    assertArrayEquals(scene.picture().data(), scene.outlined(3).data());
  }

  private static SyntheticScene scene(boolean[] mask) {
    RgbImage black = new RgbImage(SIDE, SIDE, new byte[3 * SIDE * SIDE]);
    return new SyntheticScene(black, mask, "plate", true, "hole", List.of("a plate"));
  }

  private static String drawing(RgbImage image) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SIDE * SIDE; i++) {
      text.append(image.data()[3 * i] == 0 ? '.' : 'o');
      text.append(i % SIDE == SIDE - 1 ? "\n" : "");
    }
    return text.toString();
  }
}
