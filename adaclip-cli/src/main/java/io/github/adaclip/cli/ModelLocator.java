package io.github.adaclip.cli;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import io.github.adaclip.hub.BundledModel;
import io.github.adaclip.hub.BundledModelFolder;
import io.github.adaclip.hub.BundledModels;
import io.github.adaclip.hub.CatalogueEntry;
import io.github.adaclip.hub.ModelCache;
import io.github.adaclip.hub.ModelCatalogue;
import io.github.adaclip.hub.ModelDownloader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the files that a NAME or PATH on the command line means; never uses the network. */
final class ModelLocator {
  private final ModelDownloader downloader;
  private final ModelCache cache;

  ModelLocator(CommonOptions common) {
    this.downloader = common.downloader();
    this.cache = common.cache();
  }

  /** CLIP weights of that name or path; a built-in model's name means its backbone. */
  Path backbone(String nameOrPath) {
    return locate(
        nameOrPath,
        "--backbone",
        entry -> entry.kind() == CatalogueEntry.Kind.BACKBONE,
        folder -> folder.resolve(ModelSource.BACKBONE_FILE));
  }

  /** AdaCLIP prompts of that name or path; a built-in model's name means its prompts. */
  Path checkpoint(String nameOrPath) {
    return locate(
        nameOrPath,
        "--checkpoint",
        entry -> entry.kind() == CatalogueEntry.Kind.PROMPTS,
        folder -> folder.resolve(ModelSource.PROMPTS_FILE));
  }

  /** A weight file or folder of that name or path; of a built-in model its folder. */
  Path weights(String nameOrPath) {
    return locate(nameOrPath, "model", entry -> true, folder -> folder);
  }

  /** A model folder, or a built-in model of that name. */
  ModelSource model(String nameOrFolder) {
    Optional<Path> folder = existing(nameOrFolder);
    if (folder.isPresent()) {
      return ModelSource.directory(folder.get());
    }
    Optional<BundledModel> bundled = BundledModels.find(nameOrFolder);
    if (bundled.isPresent()) {
      return ModelSource.bundled(bundled.get(), cache);
    }
    List<String> names = BundledModels.all().stream().map(BundledModel::name).toList();
    String twoFiles =
        "a folder with " + ModelSource.BACKBONE_FILE + " and " + ModelSource.PROMPTS_FILE;
    throw AdaClipException.of(
            FailureCode.UNKNOWN_MODEL, "there is no model of that name and no such folder")
        .with("--model", nameOrFolder)
        .expected(
            Stream.concat(names.stream(), Stream.of(twoFiles)).collect(Collectors.joining(", or ")))
        .fix(
            NearestName.of(nameOrFolder, names)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse(
                    "make one with: adaclip model convert --backbone FILE --checkpoint FILE --out"
                        + " DIR"))
        .build();
  }

  private Path locate(
      String nameOrPath,
      String option,
      Predicate<CatalogueEntry> fitting,
      UnaryOperator<Path> partOfModel) {
    return existing(nameOrPath)
        .or(
            () ->
                BundledModels.find(nameOrPath)
                    .map(model -> partOfModel.apply(BundledModelFolder.unpack(model, cache))))
        .orElseGet(() -> downloaded(nameOrPath, option, fitting));
  }

  private Path downloaded(String name, String option, Predicate<CatalogueEntry> fitting) {
    ModelCatalogue catalogue = downloader.catalogue();
    boolean reference =
        name.startsWith("hf:") || name.startsWith("http:") || name.startsWith("https:");
    if (!reference && catalogue.find(name).filter(fitting).isEmpty()) {
      List<String> names =
          Stream.concat(
                  BundledModels.all().stream().map(BundledModel::name),
                  catalogue.entries().stream().filter(fitting).map(CatalogueEntry::name))
              .toList();
      throw AdaClipException.of(
              FailureCode.UNKNOWN_MODEL, "there is no such file and no model of that name")
          .with(option, name)
          .expected("a path, or one of " + String.join(", ", names))
          .fix(
              NearestName.of(name, names)
                  .map(nearest -> "did you mean " + nearest + "?")
                  .orElse("check the path, or choose one of the names"))
          .build();
    }
    return downloader
        .cached(name)
        .orElseThrow(
            () ->
                AdaClipException.of(
                        FailureCode.MISSING_FILE, "the model has not been downloaded yet")
                    .with(option, name)
                    .fix("run: adaclip model pull " + name)
                    .build());
  }

  /** The file or folder of that path, if there is one. */
  static Optional<Path> existing(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
