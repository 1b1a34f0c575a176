import {verdictOn, verdictText} from '../decision/thresholds.js';
import {colorOf} from '../map/color-scale.js';
import {shown, shownThreshold} from '../page/numbers.js';
import {heatOf} from './heat.js';
import {outlineOf} from './outline.js';

/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */
/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */
/** @typedef {import('../map/regions.js').Region} Region */
/** @typedef {import('../server/api.js').Detection} Detection */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */
/** @typedef {import('../page/state.js').Display} Display */

const SMALLEST_WIDTH = 320;
const PAPER = '#f7f7f8';
const INK = '#1b1b22';
const FAINT_INK = '#5c5c66';
// Told apart by people who cannot tell red from green, too.
const VERDICT_INK = {anomalous: '#b94700', normal: '#00659c', none: INK};

/**
 * What an overlay is made of.
 *
 * @typedef {Object} OverlayParts
 * @property {ImageBitmap | null} bitmap the picture; without one the map stands on a dark ground
 * @property {AnomalyMap} map
 * @property {Detection} detection
 * @property {Region[]} regions
 * @property {Decision} decision
 * @property {Display} display
 * @property {ColorRange} range
 */

/**
 * Picture, map and contours as they are shown, with a strip below that says class, score, verdict
 * and what the colours stand for.
 *
 * @param {OverlayParts} parts
 * @param {{width: number, height: number}} size of the picture in the drawing
 * @returns {OffscreenCanvas}
 */
export function drawOverlay(parts, size) {
  const width = Math.max(SMALLEST_WIDTH, size.width);
  const letter = Math.max(12, Math.min(width / 40, size.height / 12));
  const canvas = new OffscreenCanvas(width, Math.round(size.height + letter * 5.6));
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.save();
  context.translate((width - size.width) / 2, 0);
  drawLayers(context, parts, size);
  context.restore();
  drawStrip(context, parts, {width, top: size.height, letter});
  return canvas;
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {OverlayParts} parts
 * @param {{width: number, height: number}} size
 */
function drawLayers(context, {bitmap, map, regions, display, range}, {width, height}) {
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  if (bitmap !== null) {
    context.drawImage(bitmap, 0, 0, width, height);
  }
  if (display.mode !== 'picture') {
    const isOpaque = display.mode === 'map' || bitmap === null;
    const heat = new OffscreenCanvas(width, height);
    heat.getContext('2d')?.putImageData(heatOf(map, width, height, range, isOpaque), 0, 0);
    context.globalAlpha = isOpaque ? 1 : display.opacity;
    context.drawImage(heat, 0, 0);
    context.globalAlpha = 1;
  }
  if (display.contours && regions.length > 0) {
    const scale = width / map.width;
    const outline = new Path2D();
    const scaled = new DOMMatrix([scale, 0, 0, height / map.height, 0, 0]);
    outline.addPath(new Path2D(regions.map(outlineOf).join('')), scaled);
    const line = Math.max(1.2, Math.min(width, height) / 420);
    context.lineJoin = 'round';
    stroke(context, outline, 'rgb(0 0 0 / 75%)', line * 2.4);
    stroke(context, outline, '#fff', line);
  }
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {string} color
 * @param {number} width
 */
function stroke(context, path, color, width) {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke(path);
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {OverlayParts} parts
 * @param {{width: number, top: number, letter: number}} place
 */
function drawStrip(context, {detection, decision, display, range}, {width, top, letter}) {
  const margin = letter * 0.75;
  const verdict = verdictOn(detection.score, decision);
  const baseline = top + margin + letter;
  context.font = `600 ${letter}px system-ui, sans-serif`;
  context.fillStyle = INK;
  context.fillText(detection.className, margin, baseline, width / 2 - margin);
  context.textAlign = 'right';
  context.fillStyle = VERDICT_INK[verdict];
  const words = verdict === 'none' ? '' : `, ${verdictText(verdict).toLowerCase()}`;
  context.fillText(
    `score ${shown(detection.score)}${words}`, width - margin, baseline, width / 2 - margin);
  if (display.mode === 'picture') {
    return;
  }
  const bar = {left: margin, top: baseline + letter * 0.8, width: width - 2 * margin};
  for (let column = 0; column < bar.width; column++) {
    context.fillStyle = `rgb(${colorOf(column / (bar.width - 1)).join(' ')})`;
    context.fillRect(bar.left + column, bar.top, 1, letter * 0.7);
  }
  context.font = `${letter * 0.85}px system-ui, sans-serif`;
  context.fillStyle = FAINT_INK;
  const foot = bar.top + letter * 1.8;
  context.textAlign = 'left';
  context.fillText(display.stretched ? `${shown(range.low)} and below` : '0 normal', margin, foot);
  context.textAlign = 'right';
  context.fillText(
    display.stretched ? `colours stretched, ${shown(range.high)}` : 'anomalous 1',
    width - margin,
    foot);
  if (decision.pixelThreshold !== null) {
    context.textAlign = 'center';
    context.fillText(`map threshold ${shownThreshold(decision.pixelThreshold)}`, width / 2, foot);
  }
}
