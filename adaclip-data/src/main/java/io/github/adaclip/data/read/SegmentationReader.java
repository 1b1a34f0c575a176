package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ISIC as downloaded: pictures and {@code *_segmentation.png} masks in any folders below the root;
 * {@code *_superpixels.png} are no pictures. Folders whose name says training or validation are the
 * training split. Every picture has a lesion: pixel level only.
 */
final class SegmentationReader implements DatasetReader {
  private static final String MASK_SUFFIX = "_segmentation";
  private static final String NO_PICTURE_SUFFIX = "_superpixels";

  @Override
  public String layout() {
    return "pictures and masks named *_segmentation.png";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root)
        && PictureTree.pictures(root).stream().anyMatch(each -> hasSuffix(each, MASK_SUFFIX));
  }

  private static boolean hasSuffix(Path file, String suffix) {
    return PictureTree.plain(PictureTree.stem(file)).endsWith(suffix);
  }

  @Override
  public Dataset read(ReadRequest request) {
    List<Path> pictures = new ArrayList<>();
    Map<String, Path> masks = new HashMap<>();
    for (Path file : PictureTree.pictures(request.root())) {
      if (hasSuffix(file, MASK_SUFFIX)) {
        String stem = PictureTree.plain(PictureTree.stem(file));
        masks.put(stem.substring(0, stem.length() - MASK_SUFFIX.length()), file);
      } else if (!hasSuffix(file, NO_PICTURE_SUFFIX)) {
        pictures.add(file);
      }
    }
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    String className = request.onlyClass().orElse(request.name());
    for (Path picture : pictures) {
      Path mask = masks.remove(PictureTree.plain(PictureTree.stem(picture)));
      builder.add(
          split(request.root().relativize(picture)),
          new Sample(picture, Optional.ofNullable(mask), className, true, "lesion"));
    }
    builder.addStrayMasks(List.copyOf(masks.values()));
    return builder.build();
  }

  private static Split split(Path relative) {
    String folder =
        relative.getParent() == null ? "" : PictureTree.plain(relative.getParent().toString());
    return folder.contains("train") || folder.contains("valid") ? Split.TRAIN : Split.TEST;
  }
}
