package io.github.adaclip.data.load;

import static io.github.adaclip.data.Pictures.gray;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Sample;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosaicTest {
  private static final int DRAWS = 2000;

  /** Five standard deviations of 2000 draws with probability 0.2. */
  private static final double FREQUENCY_SPREAD = 0.045;

  @TempDir private Path root;

  private SamplePixels tile(int value, int width, int height, String mask) {
    Path image = gray(root, value + ".png", width, height, (x, y) -> value);
    Optional<Path> maskFile = Optional.empty();
    if (mask.equals("full")) {
      maskFile = Optional.of(gray(root, value + "_mask.png", width, height, (x, y) -> 255));
    } else if (mask.equals("one pixel")) {
      maskFile = Optional.of(gray(root, value + "_mask.png", 1, 1, (x, y) -> 1));
    }
    Sample sample = new Sample(image, maskFile, "part", maskFile.isPresent(), "");
    return SamplePixels.decode(sample, DecodeOptions.defaults());
  }

  private static int[] gray8(RgbImage image) {
    int[] values = new int[image.width() * image.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = image.data()[3 * i] & 0xFF;
    }
    return values;
  }

  @Test
  void fourPicturesOfOneSizeByHand() {
    Mosaic mosaic =
        Mosaic.of(
            List.of(
                tile(1, 1, 2, "full"),
                tile(2, 1, 2, ""),
                tile(3, 1, 2, ""),
                tile(4, 1, 2, "one pixel")),
            100);
    assertEquals(2, mosaic.picture().width());
    assertEquals(4, mosaic.picture().height());
    assertArrayEquals(new int[] {1, 2, 1, 2, 3, 4, 3, 4}, gray8(mosaic.picture()));
    assertArrayEquals(new int[] {255, 0, 255, 0, 0, 255, 0, 255}, gray8(mosaic.mask()));
  }

  @Test
  void eachKeepsItsSizeOnACanvasOfTwiceTheFirst() {
    // The second is larger: it reaches below its place and over the right border. The third and
    // fourth come later and cover it; the third is smaller than its place.
    Mosaic mosaic =
        Mosaic.of(
            List.of(tile(1, 2, 2, ""), tile(2, 3, 4, "full"), tile(3, 1, 1, ""), tile(4, 1, 1, "")),
            100);
    assertEquals(4, mosaic.picture().width());
    assertArrayEquals(
        new int[] {
          1, 1, 2, 2, //
          1, 1, 2, 2, //
          3, 0, 4, 2, //
          0, 0, 2, 2
        },
        gray8(mosaic.picture()));
    assertArrayEquals(
        new int[] {
          0, 0, 255, 255, //
          0, 0, 255, 255, //
          0, 0, 0, 255, //
          0, 0, 255, 255
        },
        gray8(mosaic.mask()));
  }

  @Test
  void canvasBeyondTheLimitIsRefused() {
    SamplePixels tile = tile(1, 2, 2, "");
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> Mosaic.of(List.of(tile, tile, tile, tile), 15));
    assertEquals(FailureCode.IMAGE_TOO_LARGE, e.code());
    assertTrue(e.getMessage().contains("found 16 pixels"), e.getMessage());
  }

  @Test
  void loadedMosaicIsAnomalousIfAnyTileIs() {
    List<Sample> tiles =
        List.of(
            tile(1, 2, 2, "").sample(),
            tile(2, 2, 2, "").sample(),
            tile(3, 2, 2, "").sample(),
            tile(4, 2, 2, "full").sample());
    LoadedSample loaded = SampleLoader.load(new PictureRequest(tiles), LoadOptions.ofSide(4));
    assertTrue(loaded.anomalous());
    assertEquals(4, loaded.picture().originalWidth());
    assertArrayEquals(
        new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1}, loaded.mask().orElseThrow());
  }

  private static Sample sample(String className, String kind, boolean masked, int number) {
    Path image = Path.of(className + kind + number + ".png");
    return new Sample(
        image,
        masked ? Optional.of(Path.of("m" + image)) : Optional.empty(),
        className,
        !kind.isEmpty(),
        kind);
  }

  private static List<Sample> pool() {
    List<Sample> pool = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pool.add(sample("a", "", false, i));
    }
    pool.add(sample("a", "hole", true, 0));
    pool.add(sample("a", "unmasked", false, 0));
    pool.add(sample("b", "hole", true, 0));
    pool.add(sample("c", "hole", false, 0));
    return pool;
  }

  @Test
  void fourOfOneClassAsOftenAsAskedKindsEvenly() {
    List<Sample> pool = pool();
    MosaicSampler sampler = new MosaicSampler(pool, MosaicSampler.REFERENCE_PROBABILITY, 7);
    Map<String, Integer> kinds = new HashMap<>();
    int mosaics = 0;
    for (int i = 0; i < DRAWS; i++) {
      PictureRequest request = sampler.draw(pool.get(0), i);
      if (request.isMosaic()) {
        mosaics++;
        request.samples().forEach(each -> kinds.merge(each.kind(), 1, Integer::sum));
        assertEquals("a", request.className());
        assertTrue(request.hasPixelLabels());
      }
    }
    assertEquals(MosaicSampler.REFERENCE_PROBABILITY, mosaics / (double) DRAWS, FREQUENCY_SPREAD);
    assertEquals(java.util.Set.of("", "hole"), kinds.keySet(), "none without a mask");
    // Half of some 1600 tiles; a hundred is five standard deviations.
    assertEquals(mosaics * 2, kinds.get("hole"), 100);
  }

  @Test
  void aDrawDependsOnSeedAndNumberOnly() {
    List<Sample> pool = pool();
    MosaicSampler one = new MosaicSampler(pool, 0.5, 3);
    MosaicSampler same = new MosaicSampler(pool, 0.5, 3);
    MosaicSampler other = new MosaicSampler(pool, 0.5, 4);
    boolean differs = false;
    for (int i = 99; i >= 0; i--) {
      PictureRequest request = one.draw(pool.get(0), i);
      assertEquals(request, same.draw(pool.get(0), i));
      differs |= !request.equals(other.draw(pool.get(0), i));
    }
    assertTrue(differs);
  }

  @Test
  void classWithoutPixelLabelsIsNeverPasted() {
    List<Sample> pool = pool();
    Sample unmasked = pool.get(pool.size() - 1);
    assertFalse(new MosaicSampler(pool, 1, 0).draw(unmasked, 0).isMosaic());
    assertTrue(new MosaicSampler(pool, 1, 0).draw(pool.get(0), 0).isMosaic());
    assertFalse(new MosaicSampler(pool, 0, 0).draw(pool.get(0), 0).isMosaic());
  }

  @Test
  void impossibleRequestsAreRefused() {
    Sample a = sample("a", "", false, 0);
    Sample b = sample("b", "", false, 0);
    assertThrows(IllegalArgumentException.class, () -> new PictureRequest(List.of(a, a)));
    assertThrows(IllegalArgumentException.class, () -> new PictureRequest(List.of(a, a, a, b)));
    assertThrows(IllegalArgumentException.class, () -> new MosaicSampler(List.of(), Double.NaN, 0));
  }
}
