import {verdictOn} from '../decision/thresholds.js';
import {shortestFloat} from '../page/numbers.js';

/** @typedef {import('../server/api.js').Detection} Detection */
/** @typedef {import('../map/regions.js').Region} Region */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */

/**
 * A result with the thresholds of the page, as the server or `detect --json` would write it with
 * them.
 *
 * @param {Detection} detection
 * @param {Decision} decision
 * @param {Region[]} regions at that decision
 */
export function detectionJson(detection, decision, regions) {
  const verdict = verdictOn(detection.score, decision);
  return {
    ...detection,
    anomalous: verdict === 'none' ? null : verdict === 'anomalous',
    threshold: decision.threshold,
    pixelThreshold: decision.pixelThreshold,
    regions: regions.map((region) => ({
      ...region,
      peak: shortestFloat(region.peak),
      mean: shortestFloat(region.mean),
    })),
  };
}
