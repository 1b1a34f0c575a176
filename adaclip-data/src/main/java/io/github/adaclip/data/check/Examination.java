package io.github.adaclip.data.check;

import io.github.adaclip.data.Sample;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the files of one sample say; the pixels are gone when this exists.
 *
 * @param sample the sample
 * @param checksum of the picture file; empty if it cannot be read
 * @param width of the whole picture; 0 if it cannot be decoded
 * @param height of the whole picture
 * @param findings about this sample alone
 */
record Examination(
    Sample sample, Optional<String> checksum, int width, int height, List<Finding> findings) {

  static Examination of(Sample sample, DecodeOptions options) {
    List<Finding> findings = new ArrayList<>();
    Path file = sample.image();
    Optional<String> checksum = Optional.empty();
    int width = 0;
    int height = 0;
    try {
      RgbImage picture = ImageDecoder.decode(ImageSource.of(file), options);
      width = picture.width();
      height = picture.height();
      checksum = Optional.of(Sha256.of(file));
    } catch (AdaClipException e) {
      findings.add(new Finding(FindingKind.UNREADABLE_PICTURE, file, e.getMessage(), e.fix()));
    }
    if (sample.mask().isPresent()) {
      examineMask(sample, sample.mask().get(), width, height, options, findings);
    }
    return new Examination(sample, checksum, width, height, List.copyOf(findings));
  }

  private static void examineMask(
      Sample sample,
      Path file,
      int width,
      int height,
      DecodeOptions options,
      List<Finding> findings) {
    RgbImage mask;
    try {
      mask = ImageDecoder.decodeMask(ImageSource.of(file), options);
    } catch (AdaClipException e) {
      findings.add(new Finding(FindingKind.UNREADABLE_MASK, file, e.getMessage(), e.fix()));
      return;
    }
    if (width > 0 && (mask.width() != width || mask.height() != height)) {
      findings.add(wrongSize(sample, file, mask, width, height));
    }
    long labelled = labelled(sample.part().cut(mask));
    if (sample.anomalous() && labelled == 0) {
      findings.add(
          new Finding(
              FindingKind.EMPTY_MASK,
              file,
              "the mask of an anomalous picture marks no pixel",
              "draw the defect of "
                  + sample.image()
                  + ", delete the mask, or move the picture to the normal ones"));
    }
    if (!sample.anomalous() && labelled > 0) {
      findings.add(
          new Finding(
              FindingKind.MASK_ON_NORMAL_PICTURE,
              file,
              "the mask of a picture labelled normal marks " + labelled + " pixels",
              "move " + sample.image() + " to a defect kind, or delete the mask"));
    }
  }

  private static Finding wrongSize(Sample sample, Path file, RgbImage mask, int width, int height) {
    return new Finding(
        FindingKind.MASK_SIZE,
        file,
        String.format(
            Locale.ROOT,
            "the mask has %d x %d pixels, its picture %d x %d",
            mask.width(),
            mask.height(),
            width,
            height),
        "check that the mask belongs to " + sample.image() + "; it is stretched over the picture");
  }

  private static long labelled(RgbImage mask) {
    long count = 0;
    for (byte value : ImagePreprocessor.labelledPixels(mask)) {
      count += value == 0 ? 0 : 1;
    }
    return count;
  }
}
