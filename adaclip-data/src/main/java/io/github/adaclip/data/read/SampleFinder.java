package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Labels and masks of single pictures: from the place of a picture in MVTec's layout, or from a
 * folder with masks of the same names.
 */
public final class SampleFinder {
  private final Optional<Path> masks;
  private final Map<Path, Map<Path, Sample>> classes = new HashMap<>();
  private final Optional<MaskFolder> loose;

  /**
   * Looks for masks.
   *
   * @param masks their folder instead of {@code ground_truth}: its name in the class folder, a
   *     folder with one folder per class, or one with the masks of the pictures themselves
   */
  public SampleFinder(Optional<Path> masks) {
    this.masks = masks;
    this.loose = masks.filter(Files::isDirectory).map(MaskFolder::of);
  }

  /**
   * The picture as a sample. A picture outside the layout is anomalous: with its mask if one of its
   * name is in the folder, else without, which means that nothing is known of its pixels.
   *
   * @param picture may not exist
   * @param className what it shows
   * @throws AdaClipException MISSING_FILE if the mask folder is not there; UNUSABLE_DATA if the
   *     class folder cannot be read
   */
  public Sample find(Path picture, String className) {
    Path absolute = picture.toAbsolutePath().normalize();
    Sample found =
        classFolder(absolute)
            .map(folder -> classes.computeIfAbsent(folder, this::read).get(absolute))
            .orElse(null);
    if (found == null) {
      masks.filter(folder -> loose.isEmpty()).ifPresent(SampleFinder::refuseMissing);
      Optional<Path> mask =
          loose
              .flatMap(folder -> folder.find(absolute.getFileName()))
              .filter(file -> !file.toAbsolutePath().normalize().equals(absolute));
      return new Sample(picture, mask, className, true, "");
    }
    return new Sample(picture, found.mask(), className, found.anomalous(), found.kind());
  }

  private Map<Path, Sample> read(Path folder) {
    DatasetSpec spec = DatasetSpec.of(DatasetKind.FOLDER, folder);
    Map<Path, Sample> samples = new HashMap<>();
    Dataset dataset = masks.map(spec::withMasks).orElse(spec).read();
    for (Split split : Split.values()) {
      dataset
          .samples(split)
          .forEach(sample -> samples.put(sample.image().toAbsolutePath().normalize(), sample));
    }
    return samples;
  }

  /** The folder above {@code test/KIND} or {@code train/KIND}. */
  private static Optional<Path> classFolder(Path picture) {
    for (Path folder = picture.getParent();
        folder != null && folder.getFileName() != null;
        folder = folder.getParent()) {
      if (Split.isKey(PictureTree.name(folder))) {
        return Optional.ofNullable(folder.getParent()).filter(MvtecReader::isClass);
      }
    }
    return Optional.empty();
  }

  private static void refuseMissing(Path folder) {
    throw AdaClipException.of(FailureCode.MISSING_FILE, "the folder of the masks is not there")
        .file(folder)
        .fix("check --masks, or leave it out to use ground_truth beside test")
        .build();
  }
}
