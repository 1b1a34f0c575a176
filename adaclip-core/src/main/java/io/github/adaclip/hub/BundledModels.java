package io.github.adaclip.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The models that came with the software: those of the jars on the class or module path. */
public final class BundledModels {
  /** Name of the model that is used when none is named. */
  public static final String STANDARD = "mini";

  private BundledModels() {}

  /** All of them, those without files left out. */
  public static List<BundledModel> all() {
    return ServiceLoader.load(BundledModel.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(model -> !model.files().isEmpty())
        .toList();
  }

  /** Length of all files of a model together; they are read for it. */
  public static long sizeBytes(BundledModel model) {
    long bytes = 0;
    for (BundledModel.File file : model.files()) {
      try (InputStream content = model.open(file)) {
        bytes += content.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes;
  }

  /** The one of that name; upper and lower case count as equal. */
  public static Optional<BundledModel> find(String name) {
    return all().stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst();
  }
}
