package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * VisA as downloaded: {@code split_csv/1cls.csv} with the columns object, split, label, image and
 * mask; paths relative to the root. Mask values are small numbers, not 255.
 */
final class VisaReader implements DatasetReader {
  private static final String TABLE = "split_csv/1cls.csv";

  @Override
  public String layout() {
    return TABLE + " with object, split, label, image, mask";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isRegularFile(root.resolve(TABLE));
  }

  @Override
  public Dataset read(ReadRequest request) {
    Path root = request.root();
    Table table = Table.read(root.resolve(TABLE));
    table.require("object").require("split").require("label").require("image");
    DatasetBuilder builder = new DatasetBuilder(request.name(), root);
    for (Table.Row row : table.rows()) {
      boolean anomalous = Labels.require(row, "label");
      String mask = row.value("mask");
      builder.add(
          PictureTree.sameName(row.required("split"), "train") ? Split.TRAIN : Split.TEST,
          new Sample(
              builder.expectFile(root.resolve(row.required("image"))),
              mask.isEmpty()
                  ? Optional.empty()
                  : Optional.of(builder.expectFile(root.resolve(mask))),
              row.required("object"),
              anomalous,
              anomalous ? "bad" : ""));
    }
    builder.requireFiles(table.file());
    return builder.build();
  }
}
