package io.github.adaclip.weights;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The sizes of a CLIP model with two transformer towers.
 *
 * @param imageSize native side of the square picture, in pixels
 * @param patchSize side of a patch, in pixels
 * @param visionWidth width of the vision tower's tokens, a multiple of 64
 * @param visionLayers number of vision blocks
 * @param embeddingWidth width of the shared space of pictures and texts
 * @param textWidth width of the text tower's tokens, a multiple of 64
 * @param textLayers number of text blocks
 * @param contextLength longest text, in tokens with start and end
 * @param vocabularySize number of known tokens
 */
public record ClipArchitecture(
    int imageSize,
    int patchSize,
    int visionWidth,
    int visionLayers,
    int embeddingWidth,
    int textWidth,
    int textLayers,
    int contextLength,
    int vocabularySize) {
  /** The width of one attention head in every CLIP. */
  static final int HEAD_WIDTH = 64;

  private static final Map<String, ClipArchitecture> PUBLISHED = published();

  /** Checks that all sizes are positive and the widths made of whole heads. */
  public ClipArchitecture {
    int smallest =
        Math.min(
            Math.min(Math.min(imageSize, patchSize), Math.min(visionWidth, visionLayers)),
            Math.min(
                Math.min(embeddingWidth, textWidth),
                Math.min(Math.min(textLayers, contextLength), vocabularySize)));
    if (smallest < 1 || visionWidth % HEAD_WIDTH != 0 || textWidth % HEAD_WIDTH != 0) {
      throw new IllegalArgumentException(
          "sizes must be positive and both widths multiples of 64, found "
              + describe(imageSize, patchSize, visionWidth, visionLayers)
              + " with text "
              + textLayers
              + "x"
              + textWidth);
    }
  }

  private static Map<String, ClipArchitecture> published() {
    Map<String, ClipArchitecture> known = new LinkedHashMap<>();
    known.put("ViT-L-14-336", new ClipArchitecture(336, 14, 1024, 24, 768, 768, 12, 77, 49408));
    known.put("ViT-L-14", new ClipArchitecture(224, 14, 1024, 24, 768, 768, 12, 77, 49408));
    known.put("ViT-B-16", new ClipArchitecture(224, 16, 768, 12, 512, 512, 12, 77, 49408));
    known.put("ViT-B-32", new ClipArchitecture(224, 32, 768, 12, 512, 512, 12, 77, 49408));
    return known;
  }

  /** The four published architectures by their names, the default first. */
  public static Map<String, ClipArchitecture> publishedByName() {
    return new LinkedHashMap<>(PUBLISHED);
  }

  /** Attention heads of the vision tower. */
  public int visionHeads() {
    return visionWidth / HEAD_WIDTH;
  }

  /** Attention heads of the text tower. */
  public int textHeads() {
    return textWidth / HEAD_WIDTH;
  }

  /** Patches along one side of a picture of native size. */
  public int nativeGridSide() {
    return imageSize / patchSize;
  }

  /** The published name of these sizes, or a made-up one such as {@code ViT 8x192/14 @56}. */
  public String name() {
    return PUBLISHED.entrySet().stream()
        .filter(entry -> entry.getValue().equals(this))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> describe(imageSize, patchSize, visionWidth, visionLayers));
  }

  private static String describe(int imageSize, int patchSize, int width, int layers) {
    return String.format(Locale.ROOT, "ViT %dx%d/%d @%d", layers, width, patchSize, imageSize);
  }
}
