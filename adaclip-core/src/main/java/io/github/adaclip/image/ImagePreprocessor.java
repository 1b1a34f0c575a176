package io.github.adaclip.image;

/**
 * Pictures and masks → what the model takes: resized to a square as Pillow does, ignoring the
 * aspect ratio, then normalised as torchvision's {@code ToTensor} and {@code Normalize} do.
 */
public final class ImagePreprocessor {
  /**
   * Means of CLIP's training pictures, red, green, blue; source: OpenAI CLIP, {@code clip.py},
   * {@code _transform}.
   */
  static final float[] MEAN = {0.48145466f, 0.4578275f, 0.40821073f};

  /** Their standard deviations; same source. */
  static final float[] STANDARD_DEVIATION = {0.26862954f, 0.26130258f, 0.27577711f};

  /** Pillow's luma weights of {@code convert("L")}, in 1/65536. */
  private static final int[] LUMA = {19595, 38470, 7471};

  private static final int LEVELS = 256;
  private static final int MASK_THRESHOLD = 128;

  private ImagePreprocessor() {}

  /**
   * Bicubic to side × side, divided by 255, minus the mean, over the standard deviation, in
   * float32.
   *
   * @throws IllegalArgumentException if the side is below 1
   */
  public static PreparedImage prepare(RgbImage image, int side) {
    requireSide(side);
    return normalized(PillowResize.bicubic(image, side, side), side, image.width(), image.height());
  }

  /**
   * The same of a part of a picture that is read strip by strip.
   *
   * @param part in pixels of the picture; its size is the prepared picture's original size
   * @throws io.github.adaclip.failure.AdaClipException if the picture cannot be read
   */
  public static PreparedImage prepare(PictureReader picture, PictureArea part, int side) {
    requireSide(side);
    return normalized(
        PillowResize.bicubic(picture, part, side, side), side, part.width(), part.height());
  }

  private static PreparedImage normalized(RgbImage resized, int side, int width, int height) {
    byte[] rgb = resized.data();
    int plane = side * side;
    float[] planes = new float[Math.multiplyExact(RgbImage.CHANNELS, plane)];
    for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
      float[] normalized = normalizedLevels(channel);
      for (int pixel = 0; pixel < plane; pixel++) {
        planes[channel * plane + pixel] =
            normalized[rgb[pixel * RgbImage.CHANNELS + channel] & 0xFF];
      }
    }
    return new PreparedImage(planes, side, width, height);
  }

  /**
   * A ground-truth mask at the model's size: grey above 0 counts as 255, bilinear to side × side,
   * anomalous from 128 on.
   *
   * @return {@code side * side} values 0 (normal) or 1 (anomalous), row by row
   * @throws IllegalArgumentException if the side is below 1
   */
  public static byte[] prepareMask(RgbImage mask, int side) {
    requireSide(side);
    byte[] gray = labelledPixels(mask);
    byte[] resized = PillowResize.bilinear(gray, mask.width(), mask.height(), side, side);
    for (int pixel = 0; pixel < resized.length; pixel++) {
      resized[pixel] = (byte) ((resized[pixel] & 0xFF) >= MASK_THRESHOLD ? 1 : 0);
    }
    return resized;
  }

  /**
   * Which pixels of a mask carry a label: those whose grey value is above 0.
   *
   * @return one value per pixel at the mask's own size, 255 (labelled) or 0, row by row
   */
  public static byte[] labelledPixels(RgbImage mask) {
    byte[] gray = new byte[mask.width() * mask.height()];
    byte[] rgb = mask.data();
    for (int pixel = 0; pixel < gray.length; pixel++) {
      gray[pixel] = (byte) (luma(rgb, pixel * RgbImage.CHANNELS) > 0 ? 255 : 0);
    }
    return gray;
  }

  /**
   * By how much a channel of 0 to 1 was divided.
   *
   * @param channel 0 red, 1 green, 2 blue
   */
  public static float standardDeviation(int channel) {
    return STANDARD_DEVIATION[channel];
  }

  private static int luma(byte[] rgb, int at) {
    int sum = 1 << 15;
    for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
      sum += (rgb[at + channel] & 0xFF) * LUMA[channel];
    }
    return sum >> 16;
  }

  private static float[] normalizedLevels(int channel) {
    float[] normalized = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      normalized[level] = (level / 255f - MEAN[channel]) / STANDARD_DEVIATION[channel];
    }
    return normalized;
  }

  private static void requireSide(int side) {
    if (side < 1) {
      throw new IllegalArgumentException("image side is " + side + ", expected at least 1");
    }
  }
}
