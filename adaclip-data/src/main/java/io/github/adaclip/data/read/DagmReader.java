package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DAGM as downloaded: {@code ClassN/{Train,Test}/*.PNG} with {@code Label/*_label.PNG} beside them.
 * A picture with a label file is a defect; the label is a coarse ellipse.
 */
final class DagmReader implements DatasetReader {
  private static final Pattern CLASS = Pattern.compile("class\\d+");

  @Override
  public String layout() {
    return "ClassN/Train/*.PNG and ClassN/Test/*.PNG, each with Label/*_label.PNG";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root)
        && PictureTree.folders(root).stream().anyMatch(DagmReader::isRawClass);
  }

  private static boolean isRawClass(Path folder) {
    return CLASS.matcher(PictureTree.plain(PictureTree.name(folder))).matches()
        && PictureTree.folder(folder, "test", "train")
            .filter(split -> !PictureTree.picturesIn(split).isEmpty())
            .isPresent();
  }

  @Override
  public Dataset read(ReadRequest request) {
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    for (Path folder : PictureTree.folders(request.root())) {
      if (!isRawClass(folder)) {
        continue;
      }
      for (Split split : Split.values()) {
        PictureTree.folder(folder, split.key())
            .ifPresent(each -> readSplit(each, split, PictureTree.name(folder), builder));
      }
    }
    return builder.build();
  }

  private static void readSplit(
      Path folder, Split split, String className, DatasetBuilder builder) {
    MaskFolder labels =
        PictureTree.folder(folder, "Label").map(MaskFolder::of).orElseGet(MaskFolder::none);
    for (Path picture : PictureTree.picturesIn(folder)) {
      Optional<Path> label = labels.find(picture.getFileName());
      boolean anomalous = label.isPresent();
      builder.add(
          split, new Sample(picture, label, className, anomalous, anomalous ? "defect" : ""));
    }
    builder.addStrayMasks(labels.unused());
  }
}
