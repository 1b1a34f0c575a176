package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of pictures and a folder of masks with the same names, as ColonDB, ClinicDB and TN3K are
 * downloaded; the pair lies at the root or one folder below. Every picture has a lesion: pixel
 * level only.
 */
final class PairedFoldersReader implements DatasetReader {
  private final List<Pair> pairs;

  /** Names of the two folders, and the split they hold. */
  record Pair(Split split, String pictures, String masks) {
    boolean isIn(Path folder) {
      return PictureTree.folder(folder, pictures).isPresent()
          && PictureTree.folder(folder, masks).isPresent();
    }
  }

  /** A reader of the first pair that is there for each split. */
  PairedFoldersReader(Pair... pairs) {
    this.pairs = List.of(pairs);
  }

  @Override
  public String layout() {
    return pairs.get(0).pictures() + "/* and " + pairs.get(0).masks() + "/* of the same names";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root) && base(root).isPresent();
  }

  private Optional<Path> base(Path root) {
    return PictureTree.selfOrChild(
        root, folder -> pairs.stream().anyMatch(pair -> pair.isIn(folder)));
  }

  @Override
  public Dataset read(ReadRequest request) {
    Path base = base(request.root()).orElseThrow();
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    for (Split split : Split.values()) {
      pairs.stream()
          .filter(pair -> pair.split() == split && pair.isIn(base))
          .findFirst()
          .ifPresent(pair -> readPair(pair, base, request, builder));
    }
    return builder.build();
  }

  private static void readPair(Pair pair, Path base, ReadRequest request, DatasetBuilder builder) {
    Path folder = PictureTree.folder(base, pair.pictures()).orElseThrow();
    MaskFolder masks = MaskFolder.of(PictureTree.folder(base, pair.masks()).orElseThrow());
    for (Path picture : PictureTree.pictures(folder)) {
      builder.add(
          pair.split(),
          new Sample(
              picture,
              masks.find(folder.relativize(picture)),
              request.onlyClass().orElse(request.name()),
              true,
              "lesion"));
    }
    builder.addStrayMasks(masks.unused());
  }
}
