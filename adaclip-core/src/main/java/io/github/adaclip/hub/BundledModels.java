package io.github.adaclip.hub;

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

  /** The one of that name; upper and lower case count as equal. */
  public static Optional<BundledModel> find(String name) {
    return all().stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst();
  }
}
