package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of one's own: columns {@code image} and {@code label} (0/1, normal/anomaly, …), optional
 * {@code mask}, {@code class} (else {@code object}), {@code kind} and {@code split} (else test).
 * Paths are relative to the folder the table lies in.
 */
final class CsvReader implements DatasetReader {
  private static final String DEFAULT_CLASS = "object";

  @Override
  public String layout() {
    return "a CSV file, or a folder with exactly one, with the columns image and label (and mask,"
        + " class, kind, split)";
  }

  @Override
  public boolean recognises(Path root) {
    return table(root).isPresent();
  }

  @Override
  public Dataset read(ReadRequest request) {
    Path file = table(request.root()).orElseThrow();
    Path folder =
        Files.isDirectory(request.root()) ? request.root() : file.toAbsolutePath().getParent();
    Table table = Table.read(file).require("image", "image_path", "img_path", "path");
    table.require("label", "anomaly", "anomalous");
    DatasetBuilder builder = new DatasetBuilder(request.name(), folder);
    for (Table.Row row : table.rows()) {
      builder.add(split(row), sample(row, folder, builder));
    }
    builder.requireFiles(file);
    return builder.build();
  }

  private static Optional<Path> table(Path root) {
    if (Files.isRegularFile(root)) {
      return Optional.of(root);
    }
    try (Stream<Path> entries = Files.list(root)) {
      List<Path> tables =
          entries.filter(each -> PictureTree.plain(each.toString()).endsWith(".csv")).toList();
      return tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty();
    } catch (IOException e) {
      throw PictureTree.unreadable(root, e);
    }
  }

  private static Sample sample(Table.Row row, Path folder, DatasetBuilder builder) {
    Path image =
        builder.expectFile(folder.resolve(row.required("image", "image_path", "img_path", "path")));
    String mask = row.value("mask", "mask_path");
    String className = row.value("class", "class_name", "cls_name", "object");
    boolean anomalous = Labels.require(row, "label", "anomaly", "anomalous");
    return new Sample(
        image,
        mask.isEmpty() ? Optional.empty() : Optional.of(builder.expectFile(folder.resolve(mask))),
        className.isEmpty() ? DEFAULT_CLASS : className,
        anomalous,
        anomalous ? row.value("kind", "specie_name") : "");
  }

  private static Split split(Table.Row row) {
    String split = PictureTree.plain(row.value("split"));
    return switch (split) {
      case "train" -> Split.TRAIN;
      case "", "test" -> Split.TEST;
      default ->
          throw row.table()
              .refuse("a split is neither train nor test", "row " + row.number() + ": " + split);
    };
  }
}
