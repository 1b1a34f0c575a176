/**
 * The colours of anomaly values: from dark indigo (0) through purple, rose and orange to yellow (1),
 * the same as in overlays that the command line writes (class `ColorScale` of the library).
 *
 * Lightness rises steadily with the value, so the order of values can be seen without telling hues
 * apart. Made by straight interpolation between five anchors in OKLab (Björn Ottosson, 2020), a
 * colour space in which equal steps look equal.
 */

const STEPS = 256;

// Lightness, chroma and hue in degrees at 0, 1/4, 1/2, 3/4 and 1; all inside sRGB.
const ANCHORS = [
  [0.22, 0.1, 283],
  [0.4, 0.165, 312],
  [0.58, 0.19, 10],
  [0.755, 0.15, 58],
  [0.93, 0.15, 103],
];

const TABLE = Array.from({length: STEPS}, (_, step) => interpolated(step / (STEPS - 1)));

/**
 * The colour of a value.
 *
 * @param {number} value 0 to 1; values outside get the colour of the nearer end
 * @returns {number[]} red, green and blue, 0 to 255
 */
export function colorOf(value) {
  return TABLE[Math.round(Math.max(0, Math.min(1, value)) * (STEPS - 1))];
}

/**
 * How much of the picture a value's colour covers, 0 to 1. Rises slowly at both ends: normal parts
 * stay as they are, anomalous ones stay recognisable.
 *
 * @param {number} value 0 to 1
 */
export function coverOf(value) {
  return value * value * (3 - 2 * value);
}

/** @param {number} value */
function interpolated(value) {
  const position = value * (ANCHORS.length - 1);
  const anchor = Math.min(Math.trunc(position), ANCHORS.length - 2);
  const share = position - anchor;
  const from = cartesian(ANCHORS[anchor]);
  const to = cartesian(ANCHORS[anchor + 1]);
  return srgb(from.map((start, axis) => start + (to[axis] - start) * share));
}

/** @param {number[]} anchor */
function cartesian([lightness, chroma, degrees]) {
  const hue = (degrees / 180) * Math.PI;
  return [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)];
}

/**
 * OKLab to sRGB; the constants are those of the colour space's definition.
 *
 * @param {number[]} color
 */
function srgb([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    level(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    level(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    level(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** @param {number} linear */
function level(linear) {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.max(0, Math.min(1, encoded)));
}
