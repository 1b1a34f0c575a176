package io.github.adaclip.map;

import io.github.adaclip.image.PictureArea;

/** Least, mean and largest value of a map: of its grid, or of those pixels that count. */
record MapStatistics(double min, double mean, Peak peak) {
  /** All values of the grid count, unless there is a region of interest. */
  static MapStatistics of(MapGrid grid, MapFrame frame) {
    return frame.roi().isPresent() ? ofPixels(grid, frame) : ofGrid(grid, frame.area());
  }

  private static MapStatistics ofGrid(MapGrid grid, PictureArea area) {
    float[] values = grid.values();
    int highest = 0;
    float lowest = 1;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      highest = values[i] > values[highest] ? i : highest;
      lowest = Math.min(lowest, values[i]);
      sum += values[i];
    }
    Peak peak =
        new Peak(
            area.x() + centre(highest % grid.columns(), grid.columns(), area.width()),
            area.y() + centre(highest / grid.columns(), grid.rows(), area.height()),
            values[highest]);
    return new MapStatistics(lowest, sum / values.length, peak);
  }

  /** A grid cell at the border of the region covers pixels that do not count. */
  private static MapStatistics ofPixels(MapGrid grid, MapFrame frame) {
    PictureArea area = frame.area();
    ResampledMap map = new ResampledMap(grid, frame, area, area.width(), area.height());
    float[] row = new float[area.width()];
    float lowest = 1;
    double sum = 0;
    Peak peak = new Peak(0, 0, -1);
    for (int y = 0; y < area.height(); y++) {
      map.readRow(y, row);
      for (int x = 0; x < row.length; x++) {
        if (frame.contains(area.x() + x, area.y() + y)) {
          lowest = Math.min(lowest, row[x]);
          sum += row[x];
          peak = row[x] > peak.value() ? new Peak(area.x() + x, area.y() + y, row[x]) : peak;
        }
      }
    }
    return new MapStatistics(lowest, sum / frame.pixels(), peak);
  }

  private static int centre(int cell, int cells, int pixels) {
    return (int) ((2L * cell + 1) * pixels / (2L * cells));
  }
}
