package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.hub.BundledModel;
import io.github.adaclip.hub.BundledModelFolder;
import io.github.adaclip.hub.BundledModels;
import io.github.adaclip.hub.ByteCount;
import io.github.adaclip.hub.CatalogueEntry;
import io.github.adaclip.hub.ModelDownloader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code adaclip model list}: the catalogue, and what of it is on this machine. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the models known by name: the built-in one, and those to be downloaded.",
    footer = {"", "Example:", "  adaclip model list"})
final class ModelListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    for (BundledModel model : BundledModels.all()) {
      if (common.json()) {
        common.console().result(json(model).toString());
      } else {
        tell(model);
      }
    }
    ModelDownloader downloader = common.downloader();
    for (CatalogueEntry entry : downloader.catalogue().entries()) {
      Optional<Path> path = downloader.cached(entry.name());
      if (common.json()) {
        common.console().result(json(entry, path).toString());
      } else {
        tell(entry, path);
      }
    }
    common.console().note("download one with: adaclip model pull NAME");
    common
        .console()
        .note(
            "two become a model folder for --model with:"
                + " adaclip model convert --backbone NAME --checkpoint NAME --out DIR");
    return ExitCode.DONE;
  }

  private void tell(BundledModel model) {
    Console console = common.console();
    String size = ByteCount.text(BundledModels.sizeBytes(model));
    console.result(model.name() + " (model, " + size + ")");
    row("what", model.description());
    row("licence", model.licence());
    row("built in", "used where no other model is named; also --model " + model.name());
    console.result("");
  }

  private ObjectNode json(BundledModel model) {
    Path folder = BundledModelFolder.locationOf(model, common.cache());
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", model.name())
            .put("kind", "model")
            .put("description", model.description())
            .put("licence", model.licence())
            .putNull("auxiliaryData")
            .put("sizeBytes", BundledModels.sizeBytes(model))
            .putNull("sha256")
            .put("downloaded", true)
            .put("path", Files.isDirectory(folder) ? folder.toString() : null);
    line.putArray("sources");
    return line;
  }

  private void tell(CatalogueEntry entry, Optional<Path> path) {
    Console console = common.console();
    String size =
        entry.sizeBytes().isPresent() ? ", " + ByteCount.text(entry.sizeBytes().getAsLong()) : "";
    console.result(entry.name() + " (" + kind(entry) + size + ")");
    row("what", entry.description());
    row("licence", entry.licence());
    entry.auxiliaryData().ifPresent(data -> row("trained on", data));
    row("downloaded", path.map(Path::toString).orElse("no"));
    console.result("");
  }

  private void row(String name, String value) {
    common.console().result(String.format(Locale.ROOT, "  %-11s %s", name, value));
  }

  private static ObjectNode json(CatalogueEntry entry, Optional<Path> path) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", entry.name())
            .put("kind", kind(entry))
            .put("description", entry.description())
            .put("licence", entry.licence())
            .put("auxiliaryData", entry.auxiliaryData().orElse(null))
            .put(
                "sizeBytes",
                entry.sizeBytes().isPresent() ? (Long) entry.sizeBytes().getAsLong() : null)
            .put("sha256", entry.sha256().orElse(null))
            .put("downloaded", path.isPresent())
            .put("path", path.map(Path::toString).orElse(null));
    entry.sources().forEach(source -> line.withArray("sources").add(source.reference()));
    return line;
  }

  private static String kind(CatalogueEntry entry) {
    return entry.kind().name().toLowerCase(Locale.ROOT);
  }
}
