package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.hub.CatalogueEntry;
import io.github.adaclip.hub.ModelDownloader;
import io.github.adaclip.hub.PullOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code adaclip model pull}: a name or address in, the path of a checked file on this machine out.
 */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads weights once and prints where they are.",
      "HF_ENDPOINT, HF_HOME, HF_TOKEN and HF_HUB_OFFLINE are heeded as by Hugging Face's own tools."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip model pull ViT-L-14-336",
      "  adaclip model pull hf:spaces/Caoyunkang/AdaCLIP/weights/pretrained_all.pth"
    })
final class ModelPullCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "NAME|hf:REPO/FILE|URL",
      description = "A name of 'model list', a file on Hugging Face, or an address.")
  private String model;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "The checksum the file must have. Default: the published one, if there is one.")
  private String sha256;

  @Option(names = "--refresh", description = "Ask the server even if the file is here already.")
  private boolean refresh;

  @Override
  public Integer call() {
    PullOptions options = PullOptions.defaults().withOffline(common.offline()).withRefresh(refresh);
    if (sha256 != null) {
      options = options.withSha256(sha256);
    }
    ModelDownloader downloader = common.downloader();
    Optional<CatalogueEntry> entry = downloader.catalogue().find(model);
    boolean here = downloader.cached(model).isPresent();
    common.console().note(entry.map(CatalogueEntry::describe).orElseGet(this::unknownTerms));
    if (here && !refresh) {
      common.console().note("it is here already");
    }
    try (PullProgress progress = new PullProgress(common.console())) {
      tell(downloader.pull(model, options, progress), entry);
    }
    return ExitCode.DONE;
  }

  private String unknownTerms() {
    return model
        + ": not in the catalogue; see its page for the licence and what it was trained on";
  }

  private void tell(Path path, Optional<CatalogueEntry> entry) {
    if (!common.json()) {
      common.console().result(path.toString());
      return;
    }
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", model)
            .put("path", path.toString())
            .put("licence", entry.map(CatalogueEntry::licence).orElse(null))
            .put("auxiliaryData", entry.flatMap(CatalogueEntry::auxiliaryData).orElse(null));
    common.console().result(line.toString());
  }
}
