package io.github.adaclip.model.mini;

import io.github.adaclip.hub.BundledModel;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The model {@code mini}: resources of this jar. */
public final class MiniModel implements BundledModel {
  private static final String SUMS = "SHA256SUMS";
  private static final String BETWEEN_SUM_AND_NAME = " [ *]";

  /** Called by {@link java.util.ServiceLoader}. */
  public MiniModel() {}

  @Override
  public String name() {
    return "mini";
  }

  @Override
  public String description() {
    return "small CLIP with AdaCLIP prompts, trained by this project on pictures that it draws";
  }

  @Override
  public String licence() {
    return "Apache-2.0, as the project";
  }

  @Override
  public List<File> files() {
    try (InputStream sums = MiniModel.class.getResourceAsStream(SUMS)) {
      return sums == null ? List.of() : read(sums);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(File file) throws IOException {
    InputStream content = MiniModel.class.getResourceAsStream(file.name());
    if (content == null) {
      throw new FileNotFoundException("resource " + file.name() + " is missing from the jar");
    }
    return content;
  }

  private static List<File> read(InputStream sums) {
    return new BufferedReader(new InputStreamReader(sums, StandardCharsets.UTF_8))
        .lines()
        .map(line -> line.split(BETWEEN_SUM_AND_NAME, 2))
        .map(parts -> new File(parts[1], parts[0]))
        .toList();
  }
}
