package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip model convert}: a model folder of two files, or one file in another format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Makes a model folder for --model, or writes one weight file in another format.",
    footer = {
      "",
      "Examples:",
      "  adaclip model convert --backbone ViT-L-14-336 --checkpoint prompts.pth \\",
      "      --image-size 518 --out my-model/",
      "  adaclip model convert prompts.pth --out prompts.safetensors"
    })
final class ModelConvertCommand implements Callable<Integer> {
  /** How numbers can be stored. */
  enum StoredType {
    FP32(DataType.FLOAT32),
    FP16(DataType.FLOAT16),
    BF16(DataType.BFLOAT16);

    private final DataType type;

    StoredType(DataType type) {
      this.type = type;
    }
  }

  @Mixin private CommonOptions common;
  @Mixin private StatedSettings settings;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "One weight file to convert; not together with --backbone and --checkpoint.")
  private String file;

  @Option(names = "--backbone", paramLabel = "NAME|PATH", description = "CLIP weights.")
  private String backbone;

  @Option(names = "--checkpoint", paramLabel = "NAME|PATH", description = "AdaCLIP prompts.")
  private String checkpoint;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR|FILE",
      description = "A model folder, or a file ending in .safetensors or .pth.")
  private Path out;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "fp32, fp16 or bf16. Default: as the source stores it.")
  private StoredType type;

  @Option(names = "--force", description = "Replace what is there.")
  private boolean force;

  @Override
  public Integer call() {
    ModelLocator locator = new ModelLocator(common);
    ConvertedModel converted =
        new ConvertedModel(settings, Optional.ofNullable(type).map(stored -> stored.type), force);
    if (file != null && backbone == null && checkpoint == null) {
      converted.file(locator.weights(file), out, common.console());
      tell(List.of(out));
    } else if (file == null && backbone != null && checkpoint != null) {
      converted.folder(
          locator.backbone(backbone), locator.checkpoint(checkpoint), out, common.console());
      tell(List.of(out.resolve(ModelSource.BACKBONE_FILE), out.resolve(ModelSource.PROMPTS_FILE)));
    } else {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "it is not clear what to convert")
          .expected("one FILE, or --backbone with --checkpoint")
          .found(given())
          .fix("adaclip model convert --help shows an example of both")
          .build();
    }
    return ExitCode.DONE;
  }

  private String given() {
    List<String> given =
        java.util.stream.Stream.of(
                file == null ? "" : file,
                backbone == null ? "" : "--backbone",
                checkpoint == null ? "" : "--checkpoint")
            .filter(text -> !text.isEmpty())
            .toList();
    return given.isEmpty() ? "none of them" : String.join(", ", given);
  }

  private void tell(List<Path> files) {
    if (!common.json()) {
      common.console().result(out.toString());
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("path", out.toString());
    files.forEach(written -> line.withArray("files").add(written.toString()));
    common.console().result(line.toString());
  }
}
