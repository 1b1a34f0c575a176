package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * HeadCT as downloaded: {@code head_ct/NNN.png} and {@code labels.csv} with the columns id and
 * hemorrhage, at the root or in {@code head_ct}. Image level only.
 */
final class HeadCtReader implements DatasetReader {
  private static final String TABLE = "labels.csv";
  private static final String PICTURES = "head_ct";

  @Override
  public String layout() {
    return "head_ct/NNN.png and labels.csv (id, hemorrhage)";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root)
        && table(root).isPresent()
        && PictureTree.folder(root, PICTURES).isPresent();
  }

  private static Optional<Path> table(Path root) {
    return PictureTree.file(root, TABLE)
        .or(
            () ->
                PictureTree.folder(root, PICTURES).flatMap(each -> PictureTree.file(each, TABLE)));
  }

  @Override
  public Dataset read(ReadRequest request) {
    Table table = Table.read(table(request.root()).orElseThrow());
    table.require("id").require("hemorrhage");
    Map<String, Boolean> labels = new HashMap<>();
    for (Table.Row row : table.rows()) {
      labels.put(number(row.required("id")), Labels.require(row, "hemorrhage"));
    }
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    String className = request.onlyClass().orElse(request.name());
    Path folder = PictureTree.folder(request.root(), PICTURES).orElseThrow();
    for (Path picture : PictureTree.pictures(folder)) {
      Boolean anomalous = labels.get(number(PictureTree.stem(picture)));
      if (anomalous == null) {
        throw unlabelled(picture, table.file());
      }
      builder.add(
          Split.TEST,
          new Sample(
              picture, Optional.empty(), className, anomalous, anomalous ? "hemorrhage" : ""));
    }
    return builder.build();
  }

  /** The table has 7 where the file is called 007. */
  private static String number(String id) {
    return id.chars().allMatch(Character::isDigit) && !id.isEmpty()
        ? new BigInteger(id).toString()
        : PictureTree.plain(id);
  }

  private static AdaClipException unlabelled(Path picture, Path table) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "a picture has no label in the table")
        .file(picture)
        .with("table", table)
        .expected("a row with id " + number(PictureTree.stem(picture)))
        .fix("add the row, or take the picture out of the folder")
        .build();
  }
}
