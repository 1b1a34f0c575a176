import {drawOverlay} from '../paint/written-overlay.js';
import {maskOf} from '../paint/mask.js';
import {canvasSize, decode} from '../pictures/decoded.js';
import {stemOf} from '../pictures/picture.js';
import {detectionJson} from './detection-json.js';
import {npyFile} from './npy-file.js';
import {saveFile} from './save-file.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */
/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */
/** @typedef {import('../map/regions.js').Region} Region */
/** @typedef {import('../page/state.js').State} State */

/**
 * What is saved of a picture, as it is shown at the moment.
 *
 * @typedef {Object} Shown
 * @property {Picture} picture with a detection
 * @property {AnomalyMap} map
 * @property {Region[]} regions
 * @property {ColorRange} range
 */

/**
 * Picture, map and contours as one PNG.
 *
 * @param {Shown} shown
 * @param {State} state
 */
export async function saveOverlay({picture, map, regions, range}, state) {
  const bitmap = await decode(picture.file, state.display.isTurned);
  const detection = /** @type {NonNullable<Picture['detection']>} */ (picture.detection);
  const {decision, display} = state;
  const parts = {bitmap, map, detection, regions, decision, display, range};
  const canvas = drawOverlay(parts, canvasSize(map.width, map.height));
  bitmap?.close();
  saveFile(`${stemOf(picture)}_overlay.png`, await canvas.convertToBlob());
}

/**
 * The pixels of regions as a PNG of the picture's size, 0 and 255; there must be a map threshold.
 *
 * @param {Shown} shown
 * @param {State} state
 */
export async function saveMask({picture, map}, state) {
  const {pixelThreshold, minAreaPixels} = state.decision;
  const canvas = new OffscreenCanvas(map.width, map.height);
  const mask = maskOf(map, pixelThreshold ?? Infinity, minAreaPixels);
  canvas.getContext('2d')?.putImageData(mask, 0, 0);
  saveFile(`${stemOf(picture)}_mask.png`, await canvas.convertToBlob());
}

/**
 * The raw map, float32, at the model's size.
 *
 * @param {Shown} shown
 */
export function saveMap({picture, map}) {
  saveFile(`${stemOf(picture)}_map.npy`, npyFile(map));
}

/**
 * The result as JSON.
 *
 * @param {Shown} shown
 * @param {State} state
 */
export function saveJson({picture, regions}, state) {
  const detection = /** @type {NonNullable<Picture['detection']>} */ (picture.detection);
  const text = JSON.stringify(detectionJson(detection, state.decision, regions), null, 2);
  saveFile(`${stemOf(picture)}.json`, new Blob([text, '\n'], {type: 'application/json'}));
}
