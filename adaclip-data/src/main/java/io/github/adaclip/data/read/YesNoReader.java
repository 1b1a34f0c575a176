package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * BrainMRI and Br35H as downloaded: pictures with a tumour in {@code yes/}, without in {@code no/}.
 * Image level only.
 */
final class YesNoReader implements DatasetReader {
  @Override
  public String layout() {
    return "yes/* for pictures with a tumour and no/* for those without";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root)
        && PictureTree.selfOrChild(root, YesNoReader::isBase).isPresent();
  }

  private static boolean isBase(Path folder) {
    return PictureTree.folder(folder, "yes").isPresent()
        && PictureTree.folder(folder, "no").isPresent();
  }

  @Override
  public Dataset read(ReadRequest request) {
    Path base = PictureTree.selfOrChild(request.root(), YesNoReader::isBase).orElseThrow();
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    String className = request.onlyClass().orElse(request.name());
    for (boolean anomalous : new boolean[] {false, true}) {
      Path folder = PictureTree.folder(base, anomalous ? "yes" : "no").orElseThrow();
      for (Path picture : PictureTree.pictures(folder)) {
        builder.add(
            Split.TEST,
            new Sample(picture, Optional.empty(), className, anomalous, anomalous ? "tumor" : ""));
      }
    }
    return builder.build();
  }
}
