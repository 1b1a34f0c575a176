package io.github.adaclip.data.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;

/**
 * Writes {@code meta.json} as the reference implementation does, so that it, too, can read the set.
 * Every class stands under both splits, an empty list where it has no pictures; normal pictures
 * have no {@code specie_name}.
 */
public final class MetaIndex {
  /** What the index is called. */
  public static final String FILE_NAME = MetaReader.FILE_NAME;

  private MetaIndex() {}

  /**
   * Writes the index into a set's root, replacing one that is there.
   *
   * @return where it is
   * @throws AdaClipException UNUSABLE_DATA if samples are parts of pictures or lie on another
   *     drive, or if the labels mean nothing; UNWRITABLE_OUTPUT, DISK_FULL
   */
  public static Path write(Dataset dataset) {
    requireExpressible(dataset);
    Path target = dataset.root().resolve(FILE_NAME);
    AtomicFile.write(
        target,
        channel -> {
          JsonGenerator json =
              new ObjectMapper()
                  .getFactory()
                  .createGenerator(Channels.newOutputStream(channel))
                  .useDefaultPrettyPrinter()
                  .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
          try (json) {
            write(dataset, json);
          }
        });
    return target;
  }

  private static void write(Dataset dataset, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Split split : Split.values()) {
      json.writeObjectFieldStart(split.key());
      for (String className : dataset.classes()) {
        json.writeArrayFieldStart(className);
        for (Sample sample : dataset.samples(split, className)) {
          write(sample, dataset.root(), json);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(Sample sample, Path root, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("img_path", relative(root, sample.image()));
    json.writeStringField("mask_path", sample.mask().map(mask -> relative(root, mask)).orElse(""));
    json.writeStringField("cls_name", sample.className());
    json.writeStringField("specie_name", sample.kind());
    json.writeNumberField("anomaly", sample.anomalous() ? 1 : 0);
    json.writeEndObject();
  }

  private static String relative(Path root, Path file) {
    try {
      Path relative =
          root.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
      return PictureTree.slashed(relative);
    } catch (IllegalArgumentException e) {
      throw AdaClipException.of(
              FailureCode.UNUSABLE_DATA, "a picture lies on another drive than the index")
          .file(file)
          .with("index", root)
          .fix("copy the pictures below the folder of the set")
          .cause(e)
          .build();
    }
  }

  private static void requireExpressible(Dataset dataset) {
    if (!dataset.labelled()) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "an index needs labels")
          .file(dataset.root())
          .fix("sort the pictures into test/good and test/defect and write folder=DIR")
          .build();
    }
    for (Split split : Split.values()) {
      if (dataset.samples(split).stream().anyMatch(sample -> !sample.part().isWhole())) {
        throw AdaClipException.of(
                FailureCode.UNUSABLE_DATA, "an index cannot name parts of pictures")
            .file(dataset.root())
            .found("a raw set whose pictures are cut into parts")
            .fix(
                "convert it first: adaclip data convert "
                    + dataset.name()
                    + "="
                    + dataset.root()
                    + " --out DIR")
            .build();
      }
    }
  }
}
