package io.github.adaclip.data.load;

import io.github.adaclip.data.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Replaces now and then a drawn sample by four of its class, to be pasted into a 2 × 2 picture.
 *
 * <p>Of each of the four first the kind is chosen (normal, or one of the defect kinds), then the
 * picture, both evenly and independently of the others, so that one picture may come twice and rare
 * kinds come as often as frequent ones. Anomalous samples without a mask are never pasted: nobody
 * could say which pixels of the result are normal. Unlike the reference, which keeps the label of
 * the sample that was drawn first, the result is anomalous if any of the four is.
 *
 * <p>The n-th draw depends on the seed and n only, so that a resumed training goes on alike.
 */
public final class MosaicSampler {
  /** How often the reference pastes, of its MVTec pictures. */
  public static final double REFERENCE_PROBABILITY = 0.2;

  private static final int TILES = 4;

  /** Class → kind → samples that may be pasted. */
  private final Map<String, List<List<Sample>>> kinds = new LinkedHashMap<>();

  private final double probability;
  private final long seed;

  /**
   * A sampler.
   *
   * @param pool samples to paste
   * @param probability of a draw being replaced, 0 to 1
   * @param seed of all choices
   */
  public MosaicSampler(List<Sample> pool, double probability, long seed) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
    }
    this.probability = probability;
    this.seed = seed;
    Map<String, Map<String, List<Sample>>> grouped = new LinkedHashMap<>();
    for (Sample sample : pool) {
      if (sample.hasPixelLabels()) {
        grouped
            .computeIfAbsent(sample.className(), name -> new LinkedHashMap<>())
            .computeIfAbsent(sample.anomalous() + sample.kind(), kind -> new ArrayList<>())
            .add(sample);
      }
    }
    grouped.forEach((name, groups) -> kinds.put(name, List.copyOf(groups.values())));
  }

  /**
   * The drawn sample, or four of its class.
   *
   * @param index the number of the draw since the training began
   */
  public PictureRequest draw(Sample drawn, long index) {
    List<List<Sample>> groups = kinds.getOrDefault(drawn.className(), List.of());
    Random random = new Random(mixed(seed, index));
    if (groups.isEmpty() || random.nextDouble() >= probability) {
      return PictureRequest.of(drawn);
    }
    List<Sample> tiles = new ArrayList<>();
    for (int i = 0; i < TILES; i++) {
      List<Sample> group = groups.get(random.nextInt(groups.size()));
      tiles.add(group.get(random.nextInt(group.size())));
    }
    return new PictureRequest(tiles);
  }

  /** Neighbouring seeds of {@link Random} begin alike; the finaliser of SplitMix64 parts them. */
  private static long mixed(long seed, long index) {
    long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
