package io.github.adaclip.data.load;

import io.github.adaclip.image.PreparedImage;
import java.util.List;
import java.util.Optional;

/**
 * A picture and its mask at the model's size.
 *
 * @param request what it was made from; label and class name are there
 * @param picture normalised planes
 * @param mask side × side values 0 or 1, row by row; all 0 for a normal picture; empty for an
 *     anomalous picture without a mask, which takes no part in pixel losses and metrics; not copied
 * @param notes what is odd about the mask, one sentence each; empty as a rule
 */
public record LoadedSample(
    PictureRequest request, PreparedImage picture, Optional<byte[]> mask, List<String> notes) {

  /** Checks the size of the mask. */
  public LoadedSample {
    notes = List.copyOf(notes);
    int length = picture.side() * picture.side();
    if (mask.isPresent() && mask.get().length != length) {
      throw new IllegalArgumentException(
          "a mask of " + mask.get().length + " values, expected " + length);
    }
  }

  /** What the picture shows. */
  public String className() {
    return request.className();
  }

  /** The label. */
  public boolean anomalous() {
    return request.anomalous();
  }
}
