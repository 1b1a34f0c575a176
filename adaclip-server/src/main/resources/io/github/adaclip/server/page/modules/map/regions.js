import {Components} from './components.js';
import {traceContour} from './contour.js';

/** @typedef {import('./anomaly-map.js').AnomalyMap} AnomalyMap */

/**
 * One connected part of a picture that is at least as anomalous as a threshold. Coordinates are
 * pixels of the original picture, origin top left; names are those of the server's JSON.
 *
 * @typedef {Object} Region
 * @property {number} x left column of the bounding box
 * @property {number} y top row of the bounding box
 * @property {number} width columns of the bounding box
 * @property {number} height rows of the bounding box
 * @property {number} areaPixels pixels of the region; holes are not counted
 * @property {number} peak the largest map value at a pixel of the region
 * @property {number} mean the mean map value over the pixels of the region
 * @property {number[][]} contour corners of the outer boundary, see `traceContour`
 */

/**
 * The 8-connected parts whose values are at or above a threshold, found at the size of the picture.
 *
 * Equal to what the library finds (class `RegionFinder`): thresholds and values are compared as
 * float32, sums are made in the same order.
 *
 * @param {AnomalyMap} map
 * @param {number} threshold
 * @param {number} [minAreaPixels] regions with fewer pixels are left out
 * @returns {Region[]} the largest peak first
 */
export function findRegions(map, threshold, minAreaPixels = 1) {
  const {components, parts} = partsOf(map, threshold);
  return parts
    .filter((part) => part.areaPixels >= minAreaPixels)
    .map((part) => regionOf(components, part))
    .sort(mostAnomalousFirst);
}

/**
 * Which pixels belong to a region, as `findRegions` finds it.
 *
 * @param {AnomalyMap} map
 * @param {number} threshold
 * @param {number} minAreaPixels
 * @param {(y: number, begin: number, end: number) => void} onRun receives every row's pixels from
 *   column `begin` to before `end`
 */
export function eachRun(map, threshold, minAreaPixels, onRun) {
  const {components, parts} = partsOf(map, threshold);
  for (let y = 0; y < components.rows; y++) {
    for (let run = components.rowStart[y]; run < components.rowStart[y + 1]; run++) {
      if (parts[components.labelOfRun[run] - 1].areaPixels >= minAreaPixels) {
        onRun(y, components.begin[run], components.end[run]);
      }
    }
  }
}

/**
 * @param {AnomalyMap} map
 * @param {number} threshold
 */
function partsOf(map, threshold) {
  const {components, peaks, sums} = collectRuns(map, Math.fround(threshold));
  components.label();
  return {components, parts: measured(components, peaks, sums)};
}

/**
 * @param {AnomalyMap} map
 * @param {number} threshold
 */
function collectRuns(map, threshold) {
  const components = new Components(map.height);
  /** @type {number[]} */
  const peaks = [];
  /** @type {number[]} */
  const sums = [];
  const rows = map.resampled(map.width, map.height);
  const row = new Float32Array(map.width);
  for (let y = 0; y < map.height; y++) {
    if (rows.readRow(y, row, threshold)) {
      collectRow(row, threshold, components, peaks, sums);
    }
    components.endRow();
  }
  return {components, peaks, sums};
}

/**
 * @param {Float32Array} row
 * @param {number} threshold
 * @param {Components} components
 * @param {number[]} peaks
 * @param {number[]} sums
 */
function collectRow(row, threshold, components, peaks, sums) {
  let x = 0;
  while (x < row.length) {
    const start = x;
    let peak = 0;
    let sum = 0;
    while (x < row.length && row[x] >= threshold) {
      peak = Math.max(peak, row[x]);
      sum += row[x];
      x++;
    }
    if (x > start) {
      components.add(start, x);
      peaks.push(peak);
      sums.push(sum);
    }
    x++;
  }
}

/**
 * Area, box, peak and sum of every part.
 *
 * @param {Components} components
 * @param {number[]} peaks of runs
 * @param {number[]} sums of runs
 */
function measured(components, peaks, sums) {
  const parts = Array.from({length: components.count}, (_, index) => ({
    label: index + 1,
    left: Infinity,
    right: 0,
    top: Infinity,
    bottom: 0,
    firstX: 0,
    areaPixels: 0,
    peak: 0,
    sum: 0,
  }));
  for (let y = 0; y < components.rows; y++) {
    for (let run = components.rowStart[y]; run < components.rowStart[y + 1]; run++) {
      const part = parts[components.labelOfRun[run] - 1];
      if (part.areaPixels === 0) {
        part.top = y;
        part.firstX = components.begin[run];
      }
      part.left = Math.min(part.left, components.begin[run]);
      part.right = Math.max(part.right, components.end[run]);
      part.bottom = y + 1;
      part.areaPixels += components.end[run] - components.begin[run];
      part.peak = Math.max(part.peak, peaks[run]);
      part.sum += sums[run];
    }
  }
  return parts;
}

/**
 * @param {Components} components
 * @param {ReturnType<typeof measured>[number]} part
 * @returns {Region}
 */
function regionOf(components, part) {
  return {
    x: part.left,
    y: part.top,
    width: part.right - part.left,
    height: part.bottom - part.top,
    areaPixels: part.areaPixels,
    peak: part.peak,
    // A mean of equal values must not exceed them by a rounding of the sum.
    mean: Math.min(part.peak, part.sum / part.areaPixels),
    contour: traceContour(components, part.label, part.firstX, part.top),
  };
}

/**
 * @param {Region} one
 * @param {Region} other
 */
function mostAnomalousFirst(one, other) {
  return (
    other.peak - one.peak
    || other.areaPixels - one.areaPixels
    || one.y - other.y
    || one.x - other.x
  );
}
