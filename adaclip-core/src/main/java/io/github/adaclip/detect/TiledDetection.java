package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.PictureReader;
import io.github.adaclip.image.PictureWindow;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.BlendedMap;
import io.github.adaclip.map.MapFrame;
import io.github.adaclip.map.TileLayout;
import io.github.adaclip.text.ClassSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One picture in tiles: read strip by strip while the model computes, scored in batches, blended;
 * see {@link Coverage} for the score. In memory are one strip, two batches of tiles and the map.
 */
final class TiledDetection {
  private final AnomalyEngine engine;
  private final DetectorOptions options;
  private final OutputReading reading;
  private final DecodedRequest item;
  private final MapFrame frame;
  private final Tiles tiles;
  private final TileLayout layout;
  private final ClassSentences sentences;
  private final int side;
  private double score;

  /**
   * The detection of a request that is to be tiled.
   *
   * @param sentences of its class
   */
  TiledDetection(
      AnomalyEngine engine,
      DetectorOptions options,
      DecodedRequest item,
      ClassSentences sentences) {
    this.engine = engine;
    this.options = options;
    this.reading = new OutputReading(options);
    this.item = item;
    this.frame = item.frame().orElseThrow();
    this.tiles = item.request().view().tiles().orElseThrow();
    this.layout = tiles.layout(frame.area());
    this.sentences = sentences;
    this.side = engine.model().imageSize();
  }

  /** The picture scored; an unreadable picture is an outcome, a model that fails is thrown. */
  DetectionOutcome outcome() {
    long start = System.nanoTime();
    try (PictureReader picture = open()) {
      Detection detection = detection(picture, start);
      return new DetectionOutcome(
          item.request(), Optional.of(detection), picture.inMemory(), Optional.empty());
    } catch (UnreadableTile e) {
      return DecodedRequest.failed(item.request(), Optional.empty(), e.failure).failed();
    } catch (OutOfMemoryError e) {
      return DecodedRequest.failed(item.request(), Optional.empty(), outOfMemory(e)).failed();
    }
  }

  private PictureReader open() {
    try {
      return PictureReader.open(item.request().image(), options.decode());
    } catch (AdaClipException e) {
      throw new UnreadableTile(e);
    }
  }

  private Detection detection(PictureReader picture, long start) {
    BlendedMap blended = new BlendedMap(layout, side);
    List<Integer> chosen = chosen(blended.reachPixels());
    ScoreKind from = reading.scoreFrom(Optional.of(frame));
    scoreTiles(picture, chosen, blended, from);
    if (tiles.wholePicture()) {
      AnomalyEngine.Output whole = infer(List.of(prepareWhole(picture))).get(0);
      blended.averageWith(reading.smoothed(whole, side));
      score = Math.max(score, reading.score(from, whole));
    }
    AnomalyMap map = blended.finished(frame.picture(), frame.roi());
    Coverage coverage =
        new Coverage(
            frame.area(),
            frame.pixels(),
            from,
            Optional.of(
                new Coverage.Tiling(
                    tiles.size(), tiles.overlap(), chosen.size(), tiles.wholePicture())),
            item.request().view().options());
    return new Detection(
            item.request().image().name(),
            item.request().className(),
            from == ScoreKind.MAX_MAP ? map.max() : score,
            map,
            engine.model(),
            options.seed(),
            item.decodeSeconds() + PictureScoring.seconds(System.nanoTime() - start))
        .with(coverage);
  }

  /** All tiles on which a pixel that counts depends. */
  private List<Integer> chosen(int reachPixels) {
    return IntStream.range(0, layout.count())
        .filter(
            tile ->
                frame.roi().isEmpty()
                    || frame
                        .roi()
                        .get()
                        .boundsIn(layout.tile(tile).enlarged(reachPixels, frame.area()))
                        .isPresent())
        .boxed()
        .toList();
  }

  private void scoreTiles(
      PictureReader picture, List<Integer> chosen, BlendedMap blended, ScoreKind from) {
    PictureWindow window = new PictureWindow(picture, frame.area());
    try (DecodeAhead<Integer, Tile> ahead =
        new DecodeAhead<>(
            chosen.iterator(), tile -> prepare(window, tile), 2 * options.batchSize())) {
      List<Tile> batch = new ArrayList<>();
      while (ahead.hasNext()) {
        batch.add(ahead.next());
        if (batch.size() == options.batchSize() || !ahead.hasNext()) {
          List<AnomalyEngine.Output> outputs = infer(batch.stream().map(Tile::image).toList());
          for (int i = 0; i < outputs.size(); i++) {
            blended.add(batch.get(i).index(), reading.smoothed(outputs.get(i), side));
            score = Math.max(score, reading.score(from, outputs.get(i)));
          }
          batch.clear();
        }
      }
    }
  }

  private List<AnomalyEngine.Output> infer(List<PreparedImage> images) {
    return engine.infer(
        images.stream().map(image -> new AnomalyEngine.Input(image, sentences)).toList());
  }

  private Tile prepare(PictureWindow window, int index) {
    PictureArea place = layout.tile(index);
    try {
      return new Tile(index, ImagePreprocessor.prepare(window.read(place), side));
    } catch (AdaClipException e) {
      throw new UnreadableTile(e);
    }
  }

  private PreparedImage prepareWhole(PictureReader picture) {
    try {
      return ImagePreprocessor.prepare(picture, frame.area(), side);
    } catch (AdaClipException e) {
      throw new UnreadableTile(e);
    }
  }

  private AdaClipException outOfMemory(OutOfMemoryError cause) {
    return AdaClipException.of(FailureCode.OUT_OF_MEMORY, "not enough memory for the tiles")
        .file(item.request().image().name())
        .found("a Java heap of at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB")
        .fix("give Java more memory (-Xmx), or take smaller tiles or a smaller batch size")
        .cause(cause)
        .build();
  }

  private record Tile(int index, PreparedImage image) {}

  /** Tells failures of the picture from those of the model. */
  private static final class UnreadableTile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AdaClipException failure;

    UnreadableTile(AdaClipException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
