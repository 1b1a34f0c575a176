package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.hub.BundledModels;
import io.github.adaclip.hub.CachedModel;
import io.github.adaclip.hub.ModelDownloader;
import io.github.adaclip.hub.PullOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip model verify}: whether weights are the published ones, or at least sound. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks that weights are the published ones, or at least sound.",
      "A file is checked against --sha256, a downloaded name against its published checksum; of",
      "a file without one or a model folder, every number is read once."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip model verify ViT-L-14-336",
      "  adaclip model verify weights.pth --sha256 33e8d3db1cb4aab030866b8b70a46e10aa27ebf2...",
      "  adaclip model verify my-model/"
    })
final class ModelVerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FILE|DIR|NAME",
      description =
          "A weight file, a model folder, a downloaded name, or mini, the built-in model.")
  private String model;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "The checksum the file should have.")
  private String sha256;

  @Override
  public Integer call() {
    Path path = new ModelLocator(common).weights(model);
    Optional<String> sum = expectedSum();
    if (sum.isPresent()) {
      requireFile(path);
      ModelDownloader.verify(path, sum.get());
      tell(path, sum, sha256 == null ? "the published sha256" : "sha256");
    } else if (Files.isRegularFile(path.resolve(ModelSource.PROMPTS_FILE))) {
      new WeightCheck(common.console()).folder(path);
      tell(path, sum, "both files fit each other, all values are finite");
    } else {
      String what = new WeightCheck(common.console()).file(path);
      tell(path, sum, what + ", all values are finite");
    }
    return ExitCode.DONE;
  }

  /**
   * What the user gave, else what is published; empty for a file of the user's own, and for a
   * built-in model, whose sums were compared when its folder was found.
   */
  private Optional<String> expectedSum() {
    if (sha256 != null) {
      return PullOptions.defaults().withSha256(sha256).sha256();
    }
    if (ModelLocator.existing(model).isPresent() || BundledModels.find(model).isPresent()) {
      return Optional.empty();
    }
    CachedModel cached = common.downloader().findCached(model).orElseThrow();
    if (cached.publishedSha256().isEmpty()) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "no checksum is published for this model")
          .file(cached.path())
          .with("source", cached.source())
          .fix("pass --sha256 with one you trust, or give the file's path to read its numbers")
          .build();
    }
    return cached.publishedSha256();
  }

  private static void requireFile(Path path) {
    if (Files.isDirectory(path)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a folder has no checksum")
          .file(path)
          .fix("give one of its files, or leave --sha256 out")
          .build();
    }
  }

  private void tell(Path path, Optional<String> sum, String checked) {
    if (!common.json()) {
      common.console().result("OK  " + path + ": " + checked);
      return;
    }
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", path.toString())
            .put("ok", true)
            .put("checked", checked)
            .put("sha256", sum.orElse(null));
    common.console().result(line.toString());
  }
}
