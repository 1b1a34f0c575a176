package io.github.adaclip.train;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which data a run used, down to the bytes.
 *
 * @param name {@code mvtec}, {@code folder}, …
 * @param root where the set lies; no part of its sum
 * @param pictures how many were used
 * @param anomalous how many of them are anomalous
 * @param sha256 one sum of all paths (relative to the root), labels, classes and files
 * @param files sum of every file by its path relative to the root
 */
public record DataProvenance(
    String name, Path root, int pictures, int anomalous, String sha256, Map<String, String> files) {

  /** Copies the map. */
  public DataProvenance {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * Reads every file of a set's test split.
   *
   * @throws AdaClipException MISSING_FILE if one cannot be read
   */
  public static DataProvenance of(Dataset dataset) {
    List<Sample> samples = dataset.samples(Split.TEST);
    Map<String, String> files = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (Sample sample : samples) {
      String image = sum(dataset.root(), sample.image(), files);
      String mask = sample.mask().map(file -> sum(dataset.root(), file, files)).orElse("");
      lines.add(
          String.join(
              "\t",
              relative(dataset.root(), sample.image()),
              image,
              mask,
              sample.className(),
              Boolean.toString(sample.anomalous()),
              sample.part().toString()));
    }
    MessageDigest digest = Sha256.newDigest();
    lines.stream()
        .sorted()
        .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    int anomalous = (int) samples.stream().filter(Sample::anomalous).count();
    return new DataProvenance(
        dataset.name(), dataset.root(), samples.size(), anomalous, Sha256.hex(digest), files);
  }

  private static String sum(Path root, Path file, Map<String, String> known) {
    return known.computeIfAbsent(relative(root, file), name -> Sha256.of(file));
  }

  private static String relative(Path root, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = root.toAbsolutePath().normalize();
    Path shown = whole.startsWith(folder) ? folder.relativize(whole) : whole;
    return shown.toString().replace('\\', '/');
  }
}
