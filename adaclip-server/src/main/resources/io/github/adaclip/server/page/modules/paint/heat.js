import {colorOf, coverOf} from '../map/color-scale.js';
import {positionIn} from '../map/color-range.js';

/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */
/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */

/**
 * A map in colours.
 *
 * @param {AnomalyMap} map
 * @param {number} width of the drawing
 * @param {number} height of the drawing
 * @param {ColorRange} range
 * @param {boolean} isOpaque whether colours cover everything; if not, the more the higher the value
 * @returns {ImageData}
 */
export function heatOf(map, width, height, range, isOpaque) {
  const image = new ImageData(width, height);
  const pixels = image.data;
  const rows = map.resampled(width, height);
  const row = new Float32Array(width);
  let at = 0;
  for (let y = 0; y < height; y++) {
    rows.readRow(y, row);
    for (let x = 0; x < width; x++, at += 4) {
      const position = positionIn(range, row[x]);
      const color = colorOf(position);
      pixels[at] = color[0];
      pixels[at + 1] = color[1];
      pixels[at + 2] = color[2];
      pixels[at + 3] = isOpaque ? 255 : Math.round(255 * coverOf(position));
    }
  }
  return image;
}
