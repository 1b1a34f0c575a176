package io.github.adaclip.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RegionOfInterest;
import io.github.adaclip.image.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewedDetectionTest {
  private static final int SIDE = 64;
  private static final int WIDTH = 300;
  private static final int HEIGHT = 170;
  private static final int DOT = 8;

  /** Softening at the border of a tile, where the other tile sees the same dot well. */
  private static final double SEAM_SHARE = 0.8;

  private static final Tiles TILES = Tiles.of(SIDE, 16);
  private static final View TILED = View.whole().withTiles(TILES);

  private final ContrastEngine engine = new ContrastEngine(SIDE);
  private final DetectorOptions options = DetectorOptions.defaults();
  private final Detector detector = Detector.of(engine, options);

  @Test
  void aPictureOfOneTileEqualsTheUntiledResultToTheBit() {
    ImageSource picture = ImageSource.of(noise(1, SIDE, SIDE - 9));
    Detection tiled = detector.detect(picture, "plate", TILED);
    Detection untiled = detector.detect(picture, "plate");
    assertSame(untiled, tiled);
    assertEquals(
        Optional.of(new Coverage.Tiling(SIDE, 16, 1, false)),
        tiled.coverage().orElseThrow().tiling());
    assertEquals(Optional.empty(), untiled.coverage());
  }

  @Test
  void aViewIsKnownByItsOptions() {
    boolean[] mask = new boolean[WIDTH * HEIGHT];
    mask[7] = true;
    RegionOfInterest roi = RegionOfInterest.of(mask, WIDTH, HEIGHT);
    View view = TILED.withCrop(new PictureArea(1, 2, 30, 40)).withRoi(roi);
    assertEquals(
        "{crop=1,2,30,40, overlap=16, roi=" + roi.sha256() + ", tile=64, tile-whole=false}",
        view.options().toString());
    assertEquals(
        new View(view.crop(), Optional.empty(), view.tiles()), View.ofOptions(view.options()));
    assertTrue(View.OPTIONS.containsAll(view.options().keySet()));
    assertEquals(View.whole(), View.ofOptions(View.whole().options()));
    assertThrows(IllegalArgumentException.class, () -> View.ofOptions(Map.of("tile", "64")));
    Detection detection = detector.detect(ImageSource.of(plate(SIDE, SIDE)), "plate", TILED);
    assertEquals(TILED.options(), detection.coverage().orElseThrow().options());
  }

  @Test
  void aFlatPictureHasAFlatMap() {
    BufferedImage flat = plate(WIDTH, HEIGHT);
    Detection single = detector.detect(ImageSource.of(plate(SIDE, SIDE)), "plate");
    Detection tiled = detector.detect(ImageSource.of(flat), "plate", TILED);
    assertTrue(single.map().max() < 1e-6, "contrast of nothing " + single.map().max());
    assertTrue(tiled.map().max() - tiled.map().min() <= 1e-6, "max " + tiled.map().max());
  }

  /** From the middle of a tile over the seam to the middle of the next, the dot is found. */
  @ParameterizedTest
  @ValueSource(ints = {24, 40, 48, 52, 56, 60, 64, 72, 90, 280})
  void aDefectOnASeamIsFoundAsOneInTheMiddle(int x) {
    Detection middle = detector.detect(ImageSource.of(dotted(24, 24)), "plate", TILED);
    Detection found = detector.detect(ImageSource.of(dotted(x, 50)), "plate", TILED);
    assertTrue(
        found.score() >= SEAM_SHARE * middle.score(), found.score() + " of " + middle.score());
    assertTrue(found.map().max() >= SEAM_SHARE * middle.map().max(), "max " + found.map().max());
    assertEquals(x + DOT / 2.0, found.map().peak().x(), DOT / 2.0);
    assertEquals(50 + DOT / 2.0, found.map().peak().y(), DOT / 2.0);
  }

  /** What the tiles are for: shrunk to the model's size, the dot is hardly there. */
  @Test
  void tilesSeeWhatTheWholePictureHides() {
    ImageSource picture = ImageSource.of(dotted(100, 50));
    Detection whole = detector.detect(picture, "plate");
    Detection tiled = detector.detect(picture, "plate", TILED);
    assertTrue(tiled.map().max() > 2 * whole.map().max(), "whole " + whole.map().max());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 1000})
  void theBatchSizeChangesNoBit(int batchSize) {
    ImageSource picture = ImageSource.of(noise(2, WIDTH, HEIGHT));
    Detection one = detector.detect(picture, "plate", TILED);
    Detector batched = Detector.of(engine, options.withBatchSize(batchSize));
    assertSame(one, batched.detect(picture, "plate", TILED));
  }

  @Test
  void theScoreIsTheLargestOfATile() {
    BufferedImage picture = noise(3, WIDTH, HEIGHT);
    Detection tiled = detector.detect(ImageSource.of(picture), "plate", TILED);
    double largest = 0;
    for (int index = 0; index < TILES.layout(PictureArea.whole(WIDTH, HEIGHT)).count(); index++) {
      PictureArea tile = TILES.layout(PictureArea.whole(WIDTH, HEIGHT)).tile(index);
      largest = Math.max(largest, detector.detect(cut(picture, tile), "plate").score());
    }
    assertEquals(largest, tiled.score());
    assertEquals(ScoreKind.FUSION, tiled.coverage().orElseThrow().scoreFrom());
    Detector byMap = Detector.of(engine, options.withScore(ScoreKind.MAX_MAP));
    Detection mapped = byMap.detect(ImageSource.of(picture), "plate", TILED);
    assertEquals(mapped.map().max(), mapped.score());
  }

  @Test
  void theWholePictureCountsIfItIsAskedFor() {
    ImageSource picture = ImageSource.of(noise(4, WIDTH, HEIGHT));
    Detection whole = detector.detect(picture, "plate");
    Detection tiled = detector.detect(picture, "plate", TILED);
    Detection both =
        detector.detect(picture, "plate", View.whole().withTiles(TILES.withWholePicture(true)));
    assertEquals(Math.max(whole.score(), tiled.score()), both.score());
    float[] tiles = tiled.map().grid();
    float[] mean = both.map().grid();
    float[] row = new float[both.map().columns()];
    for (int y = 0; y < both.map().rows(); y++) {
      whole.map().resampled(row.length, both.map().rows()).readRow(y, row);
      for (int x = 0; x < row.length; x++) {
        assertEquals((tiles[y * row.length + x] + row[x]) / 2, mean[y * row.length + x], 1e-6);
      }
    }
  }

  @Test
  void aCropIsScoredAsIfItWereThePictureAndKeepsItsPlace() {
    BufferedImage picture = noise(5, WIDTH, HEIGHT);
    PictureArea area = new PictureArea(31, 17, 120, 90);
    Detection crop = detector.detect(ImageSource.of(picture), "plate", View.whole().withCrop(area));
    Detection piece = detector.detect(cut(picture, area), "plate");
    assertEquals(piece.score(), crop.score());
    assertArrayEquals(piece.map().grid(), crop.map().grid());
    assertEquals(WIDTH, crop.width());
    assertEquals(31 + piece.map().peak().x(), crop.map().peak().x());
    assertEquals(piece.map().valueAt(7, 8), crop.map().valueAt(38, 25));
    assertEquals(0, crop.map().valueAt(30, 25));
    Detection tiledCrop = detector.detect(ImageSource.of(picture), "plate", TILED.withCrop(area));
    assertArrayEquals(
        detector.detect(cut(picture, area), "plate", TILED).map().grid(), tiledCrop.map().grid());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRegionOfEverythingIsNone(boolean tiled) {
    ImageSource picture = ImageSource.of(noise(6, WIDTH, HEIGHT));
    View view = tiled ? TILED : View.whole();
    Detection without = detector.detect(picture, "plate", view);
    Detection with =
        detector.detect(picture, "plate", view.withRoi(roi(PictureArea.whole(WIDTH, HEIGHT))));
    assertSame(without, with);
  }

  @Test
  void aRectangularRegionIsACrop() {
    ImageSource picture = ImageSource.of(noise(7, WIDTH, HEIGHT));
    PictureArea area = new PictureArea(40, 30, 100, 80);
    assertSame(
        detector.detect(picture, "plate", View.whole().withCrop(area)),
        detector.detect(picture, "plate", View.whole().withRoi(roi(area))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void defectsOutsideTheRegionCountForNothing(boolean tiled) {
    View view = tiled ? TILED : View.whole();
    RegionOfInterest twoCorners =
        roi(new PictureArea(0, 0, 90, 90), new PictureArea(220, 100, 80, 70));
    BufferedImage good = plate(WIDTH, HEIGHT);
    BufferedImage outside = dotted(150, 130);
    BufferedImage inside = dotted(250, 130);
    double clean = score(good, view.withRoi(twoCorners));
    assertEquals(clean, score(outside, view.withRoi(twoCorners)), 1e-3);
    assertTrue(score(outside, view) > clean + 0.01, "seen without a region");
    Detection found = detector.detect(ImageSource.of(inside), "plate", view.withRoi(twoCorners));
    assertTrue(found.score() > clean + 0.01, "found inside " + found.score());
    assertEquals(found.map().max(), found.score());
    assertEquals(ScoreKind.MAX_MAP, found.coverage().orElseThrow().scoreFrom());
    assertEquals(90 * 90 + 80 * 70, found.coverage().orElseThrow().pixels());
    assertEquals(0, found.map().valueAt(150, 130));
  }

  @Test
  void tilesWithoutAPixelOfTheRegionAreNotScored() {
    BufferedImage picture = noise(8, WIDTH, HEIGHT);
    RegionOfInterest corners = roi(new PictureArea(0, 0, 9, 9), new PictureArea(290, 160, 9, 9));
    Detection all = detector.detect(ImageSource.of(picture), "plate", TILED);
    int before = engine.seen();
    Detection some = detector.detect(ImageSource.of(picture), "plate", TILED.withRoi(corners));
    assertEquals(2, engine.seen() - before);
    assertEquals(2, some.coverage().orElseThrow().tiling().orElseThrow().count());
    assertTrue(all.coverage().orElseThrow().tiling().orElseThrow().count() > 2);
  }

  @Test
  void whatTheRegionKeepsIsAsWithoutIt() {
    BufferedImage picture = noise(9, WIDTH, HEIGHT);
    boolean[] inside = new boolean[WIDTH * HEIGHT];
    for (int pixel = 0; pixel < inside.length; pixel++) {
      inside[pixel] = (pixel % WIDTH + pixel / WIDTH) % 97 < 40;
    }
    RegionOfInterest stripes = RegionOfInterest.of(inside, WIDTH, HEIGHT);
    Detection all = detector.detect(ImageSource.of(picture), "plate", TILED);
    Detection some = detector.detect(ImageSource.of(picture), "plate", TILED.withRoi(stripes));
    for (int pixel = 0; pixel < inside.length; pixel++) {
      double value = some.map().valueAt(pixel % WIDTH, pixel / WIDTH);
      double expected = inside[pixel] ? all.map().valueAt(pixel % WIDTH, pixel / WIDTH) : 0;
      assertEquals(expected, value);
    }
  }

  /** Rotation, then crop: the rectangle is one of the upright picture. */
  @Test
  void cropsAreThoseOfTheUprightPicture() throws IOException {
    DecodeOptions turned = DecodeOptions.defaults().withExifRotation(true);
    byte[] file;
    try (InputStream stream = ViewedDetectionTest.class.getResourceAsStream("/image/exif6.jpg")) {
      file = stream.readAllBytes();
    }
    RgbImage upright = ImageDecoder.decode(ImageSource.of(file), turned);
    PictureArea area = new PictureArea(1, 2, upright.width() - 3, upright.height() - 2);
    Detector turning = Detector.of(engine, options.withDecode(turned));
    Detection crop = turning.detect(ImageSource.of(file), "plate", View.whole().withCrop(area));
    assertEquals(upright.width(), crop.width());
    assertArrayEquals(
        detector
            .detect(ImageSource.of(upright.cropped(area).toBufferedImage()), "plate")
            .map()
            .grid(),
        crop.map().grid());
  }

  @Test
  void outcomesKeepTheirOrderAndFailuresTheirPlace() {
    BufferedImage large = noise(10, WIDTH, HEIGHT);
    List<Detector.Request> requests = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      ImageSource source =
          number == 4
              ? ImageSource.of(new byte[] {1, 2, 3})
              : ImageSource.of(number % 3 == 1 ? large : noise(number, 40, 40));
      requests.add(new Detector.Request(source.named("picture " + number), "plate", TILED));
    }
    List<DetectionOutcome> outcomes = new ArrayList<>();
    Detector.of(engine, options.withBatchSize(3)).detectEach(requests.iterator(), outcomes::add);
    assertEquals(requests, outcomes.stream().map(DetectionOutcome::request).toList());
    for (int number = 0; number < 7; number++) {
      assertEquals(number == 4, outcomes.get(number).failure().isPresent(), "picture " + number);
    }
    assertEquals(WIDTH, outcomes.get(1).picture().orElseThrow().width());
  }

  @Test
  void viewsThatDoNotFitAreRefused() {
    assertRefused(
        View.whole().withCrop(new PictureArea(200, 0, 101, 10)),
        "the crop reaches beyond the picture",
        "within 300 x 170 pixels",
        "200,0,101,10");
    assertRefused(
        View.whole().withRoi(RegionOfInterest.of(new boolean[] {true, true}, 2, 1)),
        "the region of interest is of another size",
        "300 x 170 pixels, as the picture",
        "2 x 1 pixels");
    assertRefused(
        View.whole()
            .withRoi(roi(new PictureArea(0, 0, 10, 10)))
            .withCrop(new PictureArea(20, 20, 50, 50)),
        "nothing of the region of interest is in the crop",
        "crop 20,20,50,50");
  }

  @Test
  void tilesOutOfRangeAreRefused() {
    AdaClipException size = assertThrows(AdaClipException.class, () -> Tiles.of(8));
    assertTrue(size.getMessage().contains("the tile size is out of range"), size.getMessage());
    AdaClipException overlap = assertThrows(AdaClipException.class, () -> Tiles.of(100, 51));
    assertTrue(overlap.getMessage().contains("the overlap of tiles is out of range"));
    assertTrue(overlap.getMessage().contains("0 to 50 pixels"), overlap.getMessage());
    assertEquals(FailureCode.INVALID_OPTION, overlap.code());
  }

  private void assertRefused(View view, String... parts) {
    ImageSource picture = ImageSource.of(plate(WIDTH, HEIGHT));
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> detector.detect(picture, "plate", view));
    assertEquals(FailureCode.INVALID_OPTION, failure.code());
    for (String part : parts) {
      assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }
  }

  private double score(BufferedImage picture, View view) {
    return detector.detect(ImageSource.of(picture), "plate", view).score();
  }

  private static void assertSame(Detection expected, Detection found) {
    assertEquals(expected.score(), found.score());
    assertArrayEquals(expected.map().grid(), found.map().grid());
    assertEquals(expected.map().peak(), found.map().peak());
    assertEquals(expected.map().frame(), found.map().frame());
  }

  private static RegionOfInterest roi(PictureArea... areas) {
    boolean[] inside = new boolean[WIDTH * HEIGHT];
    for (int pixel = 0; pixel < inside.length; pixel++) {
      int x = pixel % WIDTH;
      int y = pixel / WIDTH;
      inside[pixel] = Arrays.stream(areas).anyMatch(area -> area.contains(x, y));
    }
    return RegionOfInterest.of(inside, WIDTH, HEIGHT);
  }

  private static ImageSource cut(BufferedImage picture, PictureArea area) {
    return ImageSource.of(RgbImage.of(picture).cropped(area).toBufferedImage());
  }

  private static BufferedImage plate(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, width, height, Color.GRAY);
    return image;
  }

  private static BufferedImage dotted(int x, int y) {
    BufferedImage image = plate(WIDTH, HEIGHT);
    fill(image, x, y, DOT, DOT, Color.BLACK);
    return image;
  }

  private static void fill(BufferedImage image, int x, int y, int width, int height, Color color) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }

  private static BufferedImage noise(long seed, int width, int height) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }
}
