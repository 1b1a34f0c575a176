package io.github.adaclip.report;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.map.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * The regions of pictures as a table, one row each, in the form of {@link DetectionCsv}: the box
 * and the area in pixels of the original picture, peak and mean of the map.
 */
public final class RegionCsv {
  private static final String HEADER =
      "image,className,score,region,x,y,width,height,areaPixels,peak,mean";

  private RegionCsv() {}

  /** The names of the columns. */
  public static String header() {
    return HEADER;
  }

  /** The rows of one picture, the most anomalous region first; none if it has no regions. */
  public static List<String> rows(Detection detection, Decision decision) {
    List<String> rows = new ArrayList<>();
    for (Region region : decision.regions(detection)) {
      rows.add(
          String.join(
              ",",
              DetectionCsv.text(detection.image()),
              DetectionCsv.text(detection.className()),
              Float.toString((float) detection.score()),
              String.valueOf(rows.size() + 1),
              String.valueOf(region.x()),
              String.valueOf(region.y()),
              String.valueOf(region.width()),
              String.valueOf(region.height()),
              String.valueOf(region.areaPixels()),
              Float.toString((float) region.peak()),
              Float.toString((float) region.mean())));
    }
    return rows;
  }
}
