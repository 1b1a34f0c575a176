/** @typedef {import('./anomaly-map.js').AnomalyMap} AnomalyMap */

/**
 * The map values that get the two ends of the colour scale.
 *
 * @typedef {Object} ColorRange
 * @property {number} low this value and all below look like the picture itself
 * @property {number} high this value and all above get the scale's last colour
 */

/**
 * All values there are: what is used unless somebody asks for more contrast.
 *
 * @type {ColorRange}
 */
export const WHOLE_RANGE = Object.freeze({low: 0, high: 1});

/**
 * One range for all of some maps, which makes visible what they tell apart however small their
 * values are: from the median of their values to the largest. For looking only; nothing is ever
 * decided by it.
 *
 * @param {AnomalyMap[]} maps
 * @returns {ColorRange} the whole range if there is no map, or if all values are equal
 */
export function stretchedRange(maps) {
  const values = new Float32Array(maps.reduce((sum, map) => sum + map.values.length, 0));
  let end = 0;
  for (const map of maps) {
    values.set(map.values, end);
    end += map.values.length;
  }
  values.sort();
  const low = values[Math.trunc(values.length / 2)];
  const high = values[values.length - 1];
  return low < high ? {low, high} : WHOLE_RANGE;
}

/**
 * Where a value lies within a range, 0 to 1.
 *
 * @param {ColorRange} range
 * @param {number} value
 */
export function positionIn(range, value) {
  return Math.max(0, Math.min(1, (value - range.low) / (range.high - range.low)));
}
