package io.github.adaclip.metrics;

import io.github.adaclip.map.ConnectedComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What every picture has at each level of the score, to resample whole pictures.
 *
 * <p>Scores are rounded to levels, 2,048 for each doubling at first, so that a picture takes a few
 * thousand numbers however large it is; when all pictures together have too many, neighbouring
 * levels become one. Metrics of resamples are therefore a little coarser than the exact ones, by
 * far less than they vary.
 */
final class PictureLevels {
  private static final int FIRST_SHIFT = 12;

  /** 84 megabytes. */
  private static final long MOST_LEVELS = 3_000_000;

  private final long mostLevels;
  private final List<Picture> pictures = new ArrayList<>();
  private int shift = FIRST_SHIFT;
  private long levels;

  PictureLevels() {
    this(MOST_LEVELS);
  }

  PictureLevels(long mostLevels) {
    this.mostLevels = mostLevels;
  }

  /**
   * One picture.
   *
   * @param keys of its levels, ascending, which is from the highest score down
   * @param regionShares sums of 1 / (area of its region)
   * @param regions how many it has
   */
  private record Picture(
      int[] keys, long[] normal, long[] anomalous, double[] regionShares, long regions) {
    static Picture of(int[] keys, long regions) {
      int length = keys.length;
      return new Picture(keys, new long[length], new long[length], new double[length], regions);
    }

    void add(int level, long normalPixels, long anomalousPixels, double regionShare) {
      normal[level] += normalPixels;
      anomalous[level] += anomalousPixels;
      regionShares[level] += regionShare;
    }

    /** The same with keys that are shorter by one bit. */
    Picture coarser() {
      int[] shorter = Arrays.stream(keys).map(key -> key >>> 1).distinct().toArray();
      Picture result = of(shorter, regions);
      int level = 0;
      for (int index = 0; index < keys.length; index++) {
        level += keys[index] >>> 1 == shorter[level] ? 0 : 1;
        result.add(level, normal[index], anomalous[index], regionShares[index]);
      }
      return result;
    }
  }

  /** Adds a picture without defects. */
  void add(float[] map) {
    Picture picture = Picture.of(distinctKeys(map), 0);
    for (float score : map) {
      picture.add(level(picture, score), 1, 0, 0);
    }
    keep(picture);
  }

  /**
   * Adds a picture with its regions.
   *
   * @param mask 0 for normal
   * @param components of the mask
   */
  void add(float[] map, byte[] mask, ConnectedComponents components) {
    Picture picture = Picture.of(distinctKeys(map), components.count());
    int[] labels = components.labels();
    for (int pixel = 0; pixel < map.length; pixel++) {
      int level = level(picture, map[pixel]);
      if (mask[pixel] == 0) {
        picture.add(level, 1, 0, 0);
      } else {
        picture.add(level, 0, 1, 1.0 / components.areaPixels(labels[pixel]));
      }
    }
    keep(picture);
  }

  /** See {@link PixelScores#bootstrap}. */
  BootstrapIntervals bootstrap(BootstrapSettings settings, double falsePositiveRateLimit) {
    int[] keys = pictures.stream().flatMapToInt(p -> Arrays.stream(p.keys)).sorted().toArray();
    int[] union = Arrays.stream(keys).distinct().toArray();
    List<int[]> places = pictures.stream().map(picture -> places(picture, union)).toList();
    boolean isDefined = has(Picture::normal) && has(Picture::anomalous);
    return Bootstrap.of(
        isDefined,
        random -> {
          Picture sum = Picture.of(union, 0);
          long regions = addDrawn(random, places, sum);
          return metrics(sum, regions, falsePositiveRateLimit);
        },
        settings);
  }

  private long addDrawn(Random random, List<int[]> places, Picture sum) {
    int[] times = new int[pictures.size()];
    for (int draw = 0; draw < times.length; draw++) {
      times[random.nextInt(times.length)]++;
    }
    long regions = 0;
    for (int index = 0; index < times.length; index++) {
      Picture picture = pictures.get(index);
      regions += times[index] * picture.regions;
      int[] place = places.get(index);
      for (int level = 0; times[index] > 0 && level < place.length; level++) {
        sum.add(
            place[level],
            times[index] * picture.normal[level],
            times[index] * picture.anomalous[level],
            times[index] * picture.regionShares[level]);
      }
    }
    return regions;
  }

  private Bootstrap.Resample metrics(Picture sum, long regions, double limit) {
    long normal = Arrays.stream(sum.normal).sum();
    RankingSums ranking = new RankingSums(normal, Arrays.stream(sum.anomalous).sum());
    RegionOverlapSums overlap = new RegionOverlapSums(normal, regions, limit);
    for (int level = 0; level < sum.keys.length; level++) {
      double score = ScoreKey.score(sum.keys[level] << shift);
      long normalPixels = sum.normal[level];
      long anomalousPixels = sum.anomalous[level];
      ranking.level(score, normalPixels, anomalousPixels, sum.regionShares[level]);
      overlap.level(score, normalPixels, anomalousPixels, sum.regionShares[level]);
    }
    return new Bootstrap.Resample(ranking.metrics(), overlap.aupro());
  }

  private boolean has(Function<Picture, long[]> kind) {
    return pictures.stream().map(kind).flatMapToLong(Arrays::stream).anyMatch(count -> count > 0);
  }

  private void keep(Picture picture) {
    pictures.add(picture);
    levels += picture.keys.length;
    while (levels > mostLevels && levels > pictures.size()) {
      shift++;
      pictures.replaceAll(Picture::coarser);
      levels = pictures.stream().mapToLong(each -> each.keys.length).sum();
    }
  }

  private int[] distinctKeys(float[] map) {
    int[] keys = new int[map.length];
    for (int pixel = 0; pixel < map.length; pixel++) {
      keys[pixel] = ScoreKey.of(map[pixel]) >>> shift;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).distinct().toArray();
  }

  private int level(Picture picture, float score) {
    return Arrays.binarySearch(picture.keys, ScoreKey.of(score) >>> shift);
  }

  private static int[] places(Picture picture, int[] union) {
    return Arrays.stream(picture.keys).map(key -> Arrays.binarySearch(union, key)).toArray();
  }
}
