/**
 * The thresholds that results are judged by; null where none is set.
 *
 * @typedef {Object} Decision
 * @property {number | null} threshold for the score: at or above it a picture is anomalous
 * @property {number | null} pixelThreshold for the map: at or above it a pixel belongs to a region
 * @property {number} minAreaPixels regions with fewer pixels of the picture are left out
 */

/** @type {Decision} */
export const NO_THRESHOLDS = Object.freeze({
  threshold: null,
  pixelThreshold: null,
  minAreaPixels: 1,
});

/** @typedef {'anomalous' | 'normal' | 'none'} Verdict none: no threshold is set */

/**
 * What a score means. Both are compared as float32, as the server does, so that a score that was
 * read off a result and set as threshold includes itself.
 *
 * @param {number} score
 * @param {Decision} decision
 * @returns {Verdict}
 */
export function verdictOn(score, decision) {
  if (decision.threshold === null) {
    return 'none';
  }
  return Math.fround(score) >= Math.fround(decision.threshold) ? 'anomalous' : 'normal';
}

/**
 * A verdict in a word or two.
 *
 * @param {Verdict} verdict
 */
export function verdictText(verdict) {
  return {anomalous: 'Anomalous', normal: 'Normal', none: 'No threshold'}[verdict];
}

/**
 * A threshold that somebody typed.
 *
 * @param {string} text
 * @returns {number | null} null for anything but a number from 0 to 1
 */
export function thresholdOf(text) {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= 1 ? value : null;
}
