package io.github.adaclip.data.synth;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One picture of a whole corpus: for each family a normal picture and one with a defect, then for
 * each kind of defect some families. Marked pixels are outlined in a pure colour.
 */
public final class ContactSheet {
  private static final int COLUMNS = 12;
  private static final int LABEL = 13;
  private static final int GAP = 4;
  private static final int EXAMPLES_OF_KIND = 6;

  private final int tile;
  private final int width;
  private final int height;
  private final byte[] rgb;
  private int next;

  private ContactSheet(int tile, int tiles) {
    this.tile = tile;
    this.width = COLUMNS * (tile + GAP) + GAP;
    this.height = (tiles + COLUMNS - 1) / COLUMNS * (tile + LABEL + GAP) + GAP;
    this.rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 255);
  }

  /** How many pictures a sheet of a corpus has. */
  public static int pictures(Corpus corpus) {
    return 2 * corpus.families().size() + EXAMPLES_OF_KIND * corpus.kinds().size();
  }

  /**
   * Draws a sheet.
   *
   * @param tile side of each picture in pixels, at least {@link Corpus#LEAST_SIDE}
   * @param progress called with a name after each picture
   */
  public static RgbImage of(Corpus corpus, long seed, int tile, Consumer<String> progress) {
    ContactSheet sheet = new ContactSheet(tile, pictures(corpus));
    Dice dice = Dice.of(seed, 3);
    for (SceneFamily family : corpus.families()) {
      sheet.add(corpus.normal(family, seed, 0, tile), family.name());
      progress.accept(family.name());
      DefectKind kind = dice.pick(corpus.kindsOf(family));
      sheet.add(corpus.anomalous(family, kind, seed, 0, tile), kind.name());
      progress.accept(family.name());
    }
    for (DefectKind kind : corpus.kinds()) {
      List<SceneFamily> fitting = corpus.families().stream().filter(kind::fits).toList();
      for (int i = 0; i < EXAMPLES_OF_KIND; i++) {
        SceneFamily family = fitting.isEmpty() ? corpus.families().get(0) : dice.pick(fitting);
        if (kind.fits(family)) {
          sheet.add(corpus.anomalous(family, kind, seed, 1 + i, tile), kind.name());
        }
        progress.accept(kind.name());
      }
    }
    return new RgbImage(sheet.width, sheet.height, sheet.rgb);
  }

  private void add(SyntheticScene scene, String label) {
    int x0 = GAP + next % COLUMNS * (tile + GAP);
    int y0 = GAP + next / COLUMNS * (tile + LABEL + GAP);
    next++;
    byte[] picture = scene.outlined(1).data();
    for (int y = 0; y < tile; y++) {
      System.arraycopy(picture, 3 * y * tile, rgb, 3 * ((y0 + y) * width + x0), 3 * tile);
    }
    write(label.replace('_', ' '), x0, y0 + tile + LABEL / 2);
  }

  private void write(String text, int x0, int y0) {
    double letter = Math.min(7, tile / (0.8 * text.length()));
    List<Shape> line = Letters.line(text, letter, 0.45);
    for (int y = -LABEL / 2; y < LABEL / 2; y++) {
      for (int x = 0; x < tile; x++) {
        double distance = 1;
        for (Shape shape : line) {
          distance = Math.min(distance, shape.distance(x + 0.5, y + 0.5));
        }
        int at = 3 * ((y0 + y) * width + x0 + x);
        byte value = (byte) Math.round(255 * Math.max(0, Math.min(1, distance + 0.5)));
        Arrays.fill(rgb, at, at + 3, value);
      }
    }
  }
}
