package io.github.adaclip.report;

import java.awt.Rectangle;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;

/**
 * A single-band picture that is computed row by row while a writer reads it; every tile is one row,
 * so that no array of the picture's size is needed.
 */
final class RowImage implements RenderedImage {
  private final int width;
  private final int height;
  private final ColorModel colorModel;
  private final SampleModel rowModel;
  private final Rows rows;

  /** Where the rows come from. */
  @FunctionalInterface
  interface Rows {
    /** Fills the one row of the raster with row y of the picture. */
    void fill(int y, WritableRaster row);
  }

  RowImage(int width, int height, ColorModel colorModel, Rows rows) {
    this.width = width;
    this.height = height;
    this.colorModel = colorModel;
    this.rowModel = colorModel.createCompatibleSampleModel(width, 1);
    this.rows = rows;
  }

  @Override
  public Raster getTile(int tileX, int tileY) {
    WritableRaster row = Raster.createWritableRaster(rowModel, null);
    rows.fill(tileY, row);
    return row.createTranslatedChild(0, tileY);
  }

  @Override
  public Raster getData(Rectangle area) {
    if (area.height == 1) {
      return getTile(0, area.y).createChild(area.x, area.y, area.width, 1, area.x, area.y, null);
    }
    WritableRaster raster =
        Raster.createWritableRaster(
            rowModel.createCompatibleSampleModel(area.width, area.height),
            new java.awt.Point(area.x, area.y));
    return copyData(raster);
  }

  @Override
  public Raster getData() {
    return getData(new Rectangle(0, 0, width, height));
  }

  @Override
  public WritableRaster copyData(WritableRaster target) {
    WritableRaster raster =
        target == null ? colorModel.createCompatibleWritableRaster(width, height) : target;
    for (int y = raster.getMinY(); y < raster.getMinY() + raster.getHeight(); y++) {
      Rectangle line = new Rectangle(raster.getMinX(), y, raster.getWidth(), 1);
      raster.setRect(getData(line));
    }
    return raster;
  }

  @Override
  public ColorModel getColorModel() {
    return colorModel;
  }

  @Override
  public SampleModel getSampleModel() {
    return rowModel;
  }

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public int getMinX() {
    return 0;
  }

  @Override
  public int getMinY() {
    return 0;
  }

  @Override
  public int getNumXTiles() {
    return 1;
  }

  @Override
  public int getNumYTiles() {
    return height;
  }

  @Override
  public int getMinTileX() {
    return 0;
  }

  @Override
  public int getMinTileY() {
    return 0;
  }

  @Override
  public int getTileWidth() {
    return width;
  }

  @Override
  public int getTileHeight() {
    return 1;
  }

  @Override
  public int getTileGridXOffset() {
    return 0;
  }

  @Override
  public int getTileGridYOffset() {
    return 0;
  }

  @Override
  public Vector<RenderedImage> getSources() {
    return null;
  }

  @Override
  public Object getProperty(String name) {
    return java.awt.Image.UndefinedProperty;
  }

  @Override
  public String[] getPropertyNames() {
    return null;
  }
}
