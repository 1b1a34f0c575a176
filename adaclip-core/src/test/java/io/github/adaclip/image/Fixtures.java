package io.github.adaclip.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The picture files made by {@code make_fixtures.py} and the values that Pillow reads from them.
 */
final class Fixtures {
  private static final Set<String> NOT_PICTURES =
      Set.of("make_fixtures.py", "expected.txt", "resize.txt", ".gitattributes");

  private Fixtures() {}

  static Path path(String name) {
    try {
      return Path.of(Fixtures.class.getResource("/image/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String[]> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" "))
        .toList();
  }

  /** What Pillow reads from a file. */
  static RgbImage expected(String name) {
    String[] parts =
        lines("expected.txt").stream()
            .filter(line -> line[0].equals(name))
            .findFirst()
            .orElseThrow();
    return new RgbImage(
        Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), HexFormat.of().parseHex(parts[3]));
  }

  /** All picture files, also those that are refused. */
  static Set<String> pictures() {
    try (Stream<Path> files = Files.list(path("expected.txt").getParent())) {
      Set<String> names = new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
      names.removeAll(NOT_PICTURES);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
