package io.github.adaclip.data.convert;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Where samples go in MVTec's layout; never the same place twice, on any file system. */
final class TargetNames {
  private static final String NORMAL_KIND = "good";
  private static final String DEFECT_KIND = "defect";
  private static final Set<String> NORMAL_NAMES = Set.of("good", "ok", "normal");

  private final Set<String> taken = new HashSet<>();

  /**
   * A place without the file's ending.
   *
   * @param className folder of the class
   * @param kind folder of the kind
   * @param stem name of picture and mask
   */
  record Target(String className, Split split, String kind, String stem) {
    Path picture(String ending) {
      return Path.of(className, split.key(), kind, stem + ending);
    }

    Path mask(String ending) {
      return Path.of(className, "ground_truth", kind, stem + "_mask" + ending);
    }
  }

  Target of(Sample sample, Split split) {
    String className = folderName(sample.className());
    String kind = sample.anomalous() ? defectKind(sample.kind()) : NORMAL_KIND;
    String stem = stem(sample);
    // Both splits share a mask folder, so a stem is taken for both.
    String base = stem;
    for (int number = 2; !taken.add(key(className, kind, stem)); number++) {
      stem = base + "_" + number;
    }
    return new Target(className, split, kind, stem);
  }

  /** A name that is a folder on every system. */
  static String folderName(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
    return plain.isEmpty() || plain.startsWith(".") ? "_" + plain : plain;
  }

  /** The part of a file's name from its last dot on. */
  static String ending(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot) : "";
  }

  private static String defectKind(String kind) {
    String folder = kind.isBlank() ? DEFECT_KIND : folderName(kind);
    return NORMAL_NAMES.contains(folder.toLowerCase(Locale.ROOT)) ? DEFECT_KIND : folder;
  }

  private static String stem(Sample sample) {
    String name = sample.image().getFileName().toString();
    String stem = name.substring(0, name.length() - ending(sample.image()).length());
    if (sample.part().isWhole()) {
      return stem;
    }
    Path folder = sample.image().toAbsolutePath().getParent().getFileName();
    return folder + "_" + stem + "_" + (sample.part().index() + 1);
  }

  private static String key(String className, String kind, String stem) {
    String text = className + "/" + kind + "/" + stem;
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
