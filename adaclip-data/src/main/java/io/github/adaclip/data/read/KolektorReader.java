package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.ImagePart;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * KolektorSDD as downloaded: {@code kosNN/Part*.jpg} with {@code Part*_label.bmp}. Each picture is
 * three samples, its thirds along the height; a third with any labelled pixel is a defect. The
 * labels are decoded one after the other for that.
 */
final class KolektorReader implements DatasetReader {
  private static final Pattern FOLDER = Pattern.compile("kos\\d+");
  private static final String LABEL_SUFFIX = "_label";
  private static final int PARTS = 3;

  @Override
  public String layout() {
    return "kosNN/Part*.jpg with kosNN/Part*_label.bmp";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root)
        && PictureTree.folders(root).stream().anyMatch(KolektorReader::isItem);
  }

  private static boolean isItem(Path folder) {
    return FOLDER.matcher(PictureTree.plain(PictureTree.name(folder))).matches();
  }

  @Override
  public Dataset read(ReadRequest request) {
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    String className = request.onlyClass().orElse(request.name());
    for (Path folder : PictureTree.folders(request.root())) {
      if (isItem(folder)) {
        readItem(folder, className, builder);
      }
    }
    return builder.build();
  }

  private static void readItem(Path folder, String className, DatasetBuilder builder) {
    List<Path> files = PictureTree.picturesIn(folder);
    for (Path picture : files) {
      String stem = PictureTree.stem(picture);
      if (PictureTree.plain(stem).endsWith(LABEL_SUFFIX)) {
        continue;
      }
      Path label =
          files.stream()
              .filter(each -> PictureTree.sameName(PictureTree.stem(each), stem + LABEL_SUFFIX))
              .findFirst()
              .orElseThrow(() -> missingLabel(picture));
      RgbImage mask = ImageDecoder.decodeMask(ImageSource.of(label), DecodeOptions.defaults());
      if (mask.height() < PARTS) {
        throw tooFewRows(label, mask.height());
      }
      for (int index = 0; index < PARTS; index++) {
        builder.add(
            Split.TEST, sample(picture, label, mask, new ImagePart(index, PARTS), className));
      }
    }
  }

  private static Sample sample(
      Path picture, Path label, RgbImage mask, ImagePart part, String className) {
    boolean anomalous = false;
    for (byte value : ImagePreprocessor.labelledPixels(part.cut(mask))) {
      anomalous |= value != 0;
    }
    return new Sample(
        picture,
        anomalous ? Optional.of(label) : Optional.empty(),
        className,
        anomalous,
        anomalous ? "defect" : "",
        part);
  }

  private static AdaClipException tooFewRows(Path label, int rows) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "a label file cannot be cut into three")
        .file(label)
        .found(rows + " rows")
        .fix("unpack KolektorSDD again, or take the picture out of its folder")
        .build();
  }

  private static AdaClipException missingLabel(Path picture) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "a picture has no label file")
        .file(picture)
        .expected(PictureTree.stem(picture) + LABEL_SUFFIX + ".bmp beside it")
        .fix("unpack KolektorSDD again, or take the picture out of its folder")
        .build();
  }
}
