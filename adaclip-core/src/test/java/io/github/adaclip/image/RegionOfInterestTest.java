package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionOfInterestTest {
  @Test
  void everyValueAboveZeroIsInside() {
    BufferedImage mask = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
    mask.getRaster().setSample(1, 0, 0, 1);
    mask.getRaster().setSample(2, 1, 0, 65535);
    RegionOfInterest roi = RegionOfInterest.read(ImageSource.of(mask));
    assertEquals(3, roi.width());
    assertEquals(2, roi.height());
    assertEquals(2, roi.pixelsIn(PictureArea.whole(3, 2)));
    assertTrue(roi.contains(1, 0) && roi.contains(2, 1));
    assertEquals(Optional.of(new PictureArea(1, 0, 2, 2)), roi.boundsIn(PictureArea.whole(3, 2)));
    assertEquals(Optional.empty(), roi.boundsIn(new PictureArea(0, 0, 1, 2)));
  }

  @Test
  void theSumIsOfSizeAndPixels() {
    boolean[] pixels = {false, true, false, false, false, true};
    RegionOfInterest roi = RegionOfInterest.of(pixels, 3, 2);
    BufferedImage mask = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    mask.getRaster().setSample(1, 0, 0, 7);
    mask.getRaster().setSample(2, 1, 0, 255);
    assertEquals(roi.sha256(), RegionOfInterest.read(ImageSource.of(mask)).sha256());
    assertNotEquals(roi.sha256(), RegionOfInterest.of(pixels, 2, 3).sha256());
    pixels[0] = true;
    assertNotEquals(roi.sha256(), RegionOfInterest.of(pixels, 3, 2).sha256());
  }

  @Test
  void countsAndBoundsEqualThoseFoundPixelByPixel() {
    Random random = new Random(6);
    boolean[] pixels = new boolean[23 * 17];
    for (int pixel = 0; pixel < pixels.length; pixel++) {
      pixels[pixel] = random.nextInt(6) == 0;
    }
    RegionOfInterest roi = RegionOfInterest.of(pixels, 23, 17);
    for (int round = 0; round < 200; round++) {
      int x = random.nextInt(23);
      int y = random.nextInt(17);
      PictureArea area =
          new PictureArea(x, y, 1 + random.nextInt(23 - x), 1 + random.nextInt(17 - y));
      int count = 0;
      Optional<PictureArea> bounds = Optional.empty();
      for (int row = area.y(); row < area.bottom(); row++) {
        for (int column = area.x(); column < area.right(); column++) {
          if (roi.contains(column, row)) {
            count++;
            bounds = Optional.of(joined(bounds, column, row));
          }
        }
      }
      assertEquals(count, roi.pixelsIn(area), area::toString);
      assertEquals(bounds, roi.boundsIn(area), area::toString);
    }
  }

  @Test
  void anEmptyMaskIsRefused() {
    ImageSource black =
        ImageSource.of(new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY)).named("roi.png");
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> RegionOfInterest.read(black));
    assertEquals(FailureCode.INVALID_OPTION, failure.code());
    assertTrue(failure.getMessage().contains("the region of interest is empty"));
    assertTrue(failure.getMessage().contains("4 x 3 pixels, all of them 0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1,2,3", "1,2,3,4,5", "a,0,1,1", "-1,0,1,1", "0,0,0,1", "0,0,9999999999,1"})
  void whatIsNoRectangleIsRefused(String text) {
    AdaClipException failure = assertThrows(AdaClipException.class, () -> PictureArea.parse(text));
    assertEquals(FailureCode.INVALID_OPTION, failure.code());
    assertTrue(failure.getMessage().contains("x,y,width,height"), failure.getMessage());
  }

  @Test
  void rectanglesAreReadAsTyped() {
    PictureArea area = new PictureArea(1, 2, 30, 40);
    assertEquals(area, PictureArea.parse("1,2, 30 ,40"));
    assertEquals(area, PictureArea.parse(area.toString()));
  }

  private static PictureArea joined(Optional<PictureArea> bounds, int x, int y) {
    PictureArea old = bounds.orElse(new PictureArea(x, y, 1, 1));
    int left = Math.min(old.x(), x);
    int top = Math.min(old.y(), y);
    return new PictureArea(
        left, top, Math.max(old.right(), x + 1) - left, Math.max(old.bottom(), y + 1) - top);
  }
}
