package io.github.adaclip.figure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a legend calls the tables of curves: by their folder, and by the method where a folder holds
 * several; by the method alone if there is only one folder, and by more of the path where two would
 * be called the same.
 */
final class EvaluationNames {
  static final String MAIN_FILE = "curves.csv";
  static final String METHOD_FILES = "curves-";
  static final String ENDING = ".csv";

  private final List<Path> files;

  EvaluationNames(List<Path> files) {
    this.files = files;
  }

  /** The names in the order of the files. */
  Map<Path, String> all() {
    boolean oneFolder = files.stream().map(EvaluationNames::folder).distinct().count() == 1;
    int deepest = files.stream().mapToInt(file -> folder(file).getNameCount()).max().orElse(0);
    Map<Path, String> names = new LinkedHashMap<>();
    for (int folders = oneFolder ? 0 : 1; folders <= deepest; folders++) {
      names.clear();
      for (Path file : files) {
        names.put(file, name(file, folders));
      }
      if (names.values().stream().distinct().count() == names.size()) {
        break;
      }
    }
    return names;
  }

  /** The method of a table that stands in its name; empty for the first one. */
  static String method(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(METHOD_FILES) && name.endsWith(ENDING)
        ? name.substring(METHOD_FILES.length(), name.length() - ENDING.length())
        : "";
  }

  private String name(Path file, int folders) {
    Path above = folder(file);
    int count = above.getNameCount();
    String folder =
        count == 0 || folders == 0
            ? ""
            : above.subpath(Math.max(0, count - folders), count).toString();
    String own = own(file);
    if (own.isEmpty()) {
      return folder.isEmpty() ? String.valueOf(above.getFileName()) : folder;
    }
    return folder.isEmpty() ? own : folder + ", " + own;
  }

  /** What tells a table from others of its folder. */
  private String own(Path file) {
    String method = method(file);
    if (!method.isEmpty()) {
      return method;
    }
    String name = String.valueOf(file.getFileName());
    if (!name.equals(MAIN_FILE)) {
      return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
    boolean alone = files.stream().filter(other -> folder(other).equals(folder(file))).count() == 1;
    return alone || !Files.isRegularFile(file) ? "" : ReportedAreas.beside(file, "").method();
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }
}
