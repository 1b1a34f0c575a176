import {eachRun} from '../map/regions.js';

/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */

const BLACK = 0xff000000;
const WHITE = 0xffffffff;

/**
 * The pixels of regions white, all others black.
 *
 * @param {AnomalyMap} map
 * @param {number} threshold for the map
 * @param {number} minAreaPixels smaller regions stay black
 * @returns {ImageData} at the size of the picture
 */
export function maskOf(map, threshold, minAreaPixels) {
  const image = new ImageData(map.width, map.height);
  const pixels = new Uint32Array(image.data.buffer).fill(BLACK);
  eachRun(map, threshold, minAreaPixels, (y, begin, end) => {
    pixels.fill(WHITE, y * map.width + begin, y * map.width + end);
  });
  return image;
}
