package io.github.adaclip.figure;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.load.LoadOptions;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.data.load.PictureRequest;
import io.github.adaclip.data.load.SampleLoader;
import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.weights.PromptType;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The paper's figure: what no, static, dynamic and hybrid prompts do to the patch features of one
 * hybrid checkpoint. Pictures are added one by one; all features stay in memory until the figures
 * are drawn.
 *
 * <p>Source: AdaCLIP, the figure of patch embeddings after principal component analysis.
 */
public final class PromptComparison {
  /** Features may take this part of the heap; the analysis and the figures need the rest. */
  private static final int HEAP_SHARE = 3;

  /** One array holds all features of a type. */
  private static final long MOST_BYTES = 1L << 32;

  private static final int MOST_SHOWN = 6;

  private final Detector detector;
  private final PromptFigureSettings settings;
  private final int pictures;
  private final PatchStore patches;
  private final List<List<ImageGrid.Cell>> shown = new ArrayList<>();
  private int layer;

  /**
   * Begins a comparison.
   *
   * @param detector used by {@link #add}, not closed
   * @param pictures how many are going to be added
   */
  public PromptComparison(Detector detector, PromptFigureSettings settings, int pictures) {
    this.detector = detector;
    this.settings = settings;
    this.pictures = pictures;
    this.patches = new PatchStore(settings.prompts());
  }

  /**
   * Computes the features of a picture.
   *
   * @throws AdaClipException UNREADABLE_IMAGE or MISSING_FILE; UNUSABLE_DATA if nothing is known of
   *     its pixels; INVALID_OPTION if the model has no such prompts or layer, or if the features of
   *     all pictures do not fit into memory
   */
  public void add(Sample sample) {
    if (!sample.hasPixelLabels()) {
      throw withoutMask(sample);
    }
    LoadOptions options =
        LoadOptions.ofSide(detector.model().imageSize()).withDecode(detector.options().decode());
    LoadedSample loaded = SampleLoader.load(PictureRequest.of(sample), options);
    Map<PromptType, float[]> features = new EnumMap<>(PromptType.class);
    int count = 0;
    for (PromptType part : settings.prompts()) {
      AnomalyEngine.Stage stage =
          stage(detector.patchFeatures(loaded.picture(), loaded.className(), part));
      features.put(part, stage.values());
      count = (int) stage.shape()[1];
      requireMemory(stage.values().length);
    }
    int grid = (int) Math.round(Math.sqrt(count));
    byte[] mask = loaded.mask().orElseThrow();
    patches.add(
        features, PatchLabels.of(mask, loaded.picture().side(), grid, settings.anomalousShare()));
    if (shown.size() < MOST_SHOWN) {
      shown.add(cells(sample));
    }
  }

  /**
   * Draws what was added.
   *
   * @throws AdaClipException UNUSABLE_DATA if no picture was added, or no patch of them is
   *     anomalous or none normal
   */
  public PromptFigures figures() {
    int normal = 0;
    boolean[] anomalous = patches.joinedLabels();
    for (boolean label : anomalous) {
      normal += label ? 0 : 1;
    }
    if (normal == 0 || normal == anomalous.length) {
      throw oneKind(normal, anomalous.length);
    }
    return new PromptDrawing(patches, layer).draw(shown);
  }

  private AnomalyEngine.Stage stage(SortedMap<Integer, AnomalyEngine.Stage> stages) {
    layer = settings.layer().orElse(stages.lastKey());
    AnomalyEngine.Stage stage = stages.get(layer);
    if (stage == null) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the model scores no such layer")
          .expected("one of " + stages.keySet())
          .found(layer)
          .fix("choose one of these layers, or leave the option out for the last")
          .build();
    }
    return stage;
  }

  private void requireMemory(int values) {
    long each = (long) values * Float.BYTES * settings.prompts().size();
    long available = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    if (each * pictures > available) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the patches of all pictures do not fit into memory")
          .expected("at most " + available / each + " pictures of this size")
          .found(pictures)
          .fix("take fewer pictures, a smaller --image-size, or more heap (-Xmx)")
          .build();
    }
  }

  private List<ImageGrid.Cell> cells(Sample sample) {
    DecodeOptions decode = detector.options().decode();
    RgbImage picture =
        sample.part().cut(ImageDecoder.decode(ImageSource.of(sample.image()), decode));
    int columns = PromptDrawing.OTHER_COLUMNS + settings.prompts().size();
    BufferedImage small = ImageCell.of(picture, ImageGrid.cellWidth(Figure.pageWidth(), columns));
    BufferedImage mask =
        sample
            .mask()
            .filter(file -> sample.anomalous())
            .map(file -> ImageDecoder.decodeMask(ImageSource.of(file), decode))
            .map(whole -> ImageCell.ofMask(sample.part().cut(whole), small))
            .orElseGet(() -> ImageCell.blank(small));
    String name = String.valueOf(sample.image().getFileName());
    return List.of(
        new ImageGrid.Cell(Optional.of(small), name), new ImageGrid.Cell(Optional.of(mask), ""));
  }

  private static AdaClipException withoutMask(Sample sample) {
    return AdaClipException.of(
            FailureCode.UNUSABLE_DATA, "it is not known which pixels of the picture are anomalous")
        .file(sample.image())
        .expected("a normal picture, or one with a mask")
        .fix("pass --masks with the folder of its mask, or take another picture")
        .build();
  }

  private AdaClipException oneKind(int normal, int all) {
    return AdaClipException.of(
            FailureCode.UNUSABLE_DATA,
            normal == 0 ? "there are no normal patches" : "there are no anomalous patches")
        .expected(
            "patches of both kinds; a patch is anomalous if a share of "
                + settings.anomalousShare()
                + " of its pixels is")
        .found(all + " patches of " + patches.pictures() + " pictures, all of one kind")
        .fix("take other pictures, or another --anomalous-share")
        .build();
  }
}
