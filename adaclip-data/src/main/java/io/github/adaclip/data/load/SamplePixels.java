package io.github.adaclip.data.load;

import io.github.adaclip.data.Sample;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One decoded sample at its own size, cut to its part.
 *
 * @param sample where it comes from
 * @param picture the picture
 * @param mask the mask of an anomalous sample, at the mask's own size; empty for a normal sample,
 *     whose pixels are all normal, and where there is no file
 * @param notes what is odd about the mask
 */
record SamplePixels(Sample sample, RgbImage picture, Optional<RgbImage> mask, List<String> notes) {

  /** Reads the files. */
  static SamplePixels decode(Sample sample, DecodeOptions options) {
    RgbImage whole = ImageDecoder.decode(ImageSource.of(sample.image()), options);
    RgbImage picture = sample.part().cut(whole);
    if (sample.mask().isEmpty()) {
      return new SamplePixels(sample, picture, Optional.empty(), List.of());
    }
    List<String> notes = new ArrayList<>();
    RgbImage wholeMask = ImageDecoder.decodeMask(ImageSource.of(sample.mask().get()), options);
    if (wholeMask.width() != whole.width() || wholeMask.height() != whole.height()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the mask %s has %d x %d pixels, its picture %d x %d; it was resized on its own",
              sample.mask().get(),
              wholeMask.width(),
              wholeMask.height(),
              whole.width(),
              whole.height()));
    }
    RgbImage mask = sample.part().cut(wholeMask);
    if (!sample.anomalous()) {
      if (isLabelled(mask)) {
        notes.add(
            "the mask "
                + sample.mask().get()
                + " marks pixels of a picture labelled normal; the label was kept");
      }
      return new SamplePixels(sample, picture, Optional.empty(), notes);
    }
    return new SamplePixels(sample, picture, Optional.of(mask), notes);
  }

  private static boolean isLabelled(RgbImage mask) {
    for (byte value : ImagePreprocessor.labelledPixels(mask)) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }
}
