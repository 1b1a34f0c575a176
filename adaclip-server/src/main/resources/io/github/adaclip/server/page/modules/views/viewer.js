import {copyOf, drawn} from '../page/dom.js';
import {heatOf} from '../paint/heat.js';
import {outlineOf} from '../paint/outline.js';
import {canvasSize, decode} from '../pictures/decoded.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */
/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */
/** @typedef {import('../map/regions.js').Region} Region */
/** @typedef {import('../page/state.js').Display} Display */

/** A map is smooth: more pixels than this look no different. */
const HEAT_SIDE = 900;

/** A low strip, for what is no picture. */
const NOTHING_TO_SHOW = {width: 3, height: 1};

/**
 * What a viewer shows.
 *
 * @typedef {Object} Content
 * @property {Picture} picture
 * @property {AnomalyMap | null} map
 * @property {Region[]} regions
 * @property {ColorRange} range
 * @property {Display} display
 * @property {number} selectedRegion -1 for none
 */

/** One picture with its map and the contours of its regions, in layers of their own. */
export class Viewer {
  constructor() {
    const {content, part} = copyOf('viewer-template');
    this.element = /** @type {HTMLElement} */ (content.firstElementChild);
    /** @type {HTMLElement} */
    this.frame = part('frame');
    /** @type {HTMLElement} */
    this.layers = part('layers');
    /** @type {HTMLElement} */
    this.caption = part('caption');
    /** @type {HTMLCanvasElement} */
    this.pictureCanvas = part('picture');
    /** @type {HTMLCanvasElement} */
    this.heatCanvas = part('heat');
    /** @type {SVGElement} */
    this.contours = part('contours');
    /** @type {HTMLElement} */
    this.state = part('state');
    /** @type {Content | null} what was shown last */
    this.content = null;
    /** @type {Blob | null} what the picture's layer shows, or is about to show */
    this.file = null;
    this.isDecoded = true;
    /** @type {unknown[]} what the map's layer was painted from */
    this.paintedFrom = [];
  }

  /** @param {Content} content */
  show(content) {
    this.content = content;
    const {picture, map, regions, range, display, selectedRegion} = content;
    this.#showPicture(picture, display.isTurned);
    this.#showMap(map, range, display);
    this.#showContours(map, display.contours ? regions : [], selectedRegion);
    this.#showState(picture, map);
  }

  /**
   * Enlarges the picture; what was in the middle stays there.
   *
   * @param {number} factor 1 fits the picture into its frame
   */
  zoomTo(factor) {
    const {frame, layers} = this;
    const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    layers.style.setProperty('--zoom', String(factor));
    frame.scrollTo({
      left: x * frame.scrollWidth - frame.clientWidth / 2,
      top: y * frame.scrollHeight - frame.clientHeight / 2,
    });
  }

  /**
   * Scrolls so far that a region of an enlarged picture is seen.
   *
   * @param {Region} region
   * @param {AnomalyMap} map
   */
  reveal(region, map) {
    const {frame, layers} = this;
    const x = ((region.x + region.width / 2) / map.width) * layers.offsetWidth;
    const y = ((region.y + region.height / 2) / map.height) * layers.offsetHeight;
    frame.scrollTo({left: x - frame.clientWidth / 2, top: y - frame.clientHeight / 2});
  }

  /**
   * The pixel of the picture below a point of the screen.
   *
   * @param {{clientX: number, clientY: number}} point
   * @param {AnomalyMap} map
   * @returns {{x: number, y: number} | null} null outside the picture
   */
  pixelAt({clientX, clientY}, map) {
    const box = this.layers.getBoundingClientRect();
    const x = Math.floor(((clientX - box.left) / box.width) * map.width);
    const y = Math.floor(((clientY - box.top) / box.height) * map.height);
    const isInside = x >= 0 && y >= 0 && x < map.width && y < map.height;
    return isInside ? {x, y} : null;
  }

  /**
   * @param {Picture} picture
   * @param {boolean} isTurned
   */
  async #showPicture({file, detection}, isTurned) {
    if (this.file === file) {
      return;
    }
    this.file = file;
    const bitmap = await decode(file, isTurned);
    if (this.file !== file) {
      bitmap?.close(); // Another picture was chosen meanwhile.
      return;
    }
    this.isDecoded = bitmap !== null;
    const width = bitmap?.width ?? detection?.width ?? NOTHING_TO_SHOW.width;
    const height = bitmap?.height ?? detection?.height ?? NOTHING_TO_SHOW.height;
    this.#fit(width, height);
    Object.assign(this.pictureCanvas, canvasSize(width, height));
    if (bitmap !== null) {
      const {width: shownWidth, height: shownHeight} = this.pictureCanvas;
      this.pictureCanvas.getContext('2d')?.drawImage(bitmap, 0, 0, shownWidth, shownHeight);
      bitmap.close();
    }
    this.element.classList.toggle('without-picture', bitmap === null);
    if (this.content !== null) {
      this.show(this.content); // A map without a picture below is shown otherwise.
    }
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  #fit(width, height) {
    this.layers.style.setProperty('--ratio', String(width / height));
    this.layers.style.setProperty('--pixels', `${width}px`);
  }

  /**
   * @param {AnomalyMap | null} map
   * @param {ColorRange} range
   * @param {Display} display
   */
  #showMap(map, range, display) {
    const isShown = map !== null && display.mode !== 'picture';
    this.heatCanvas.hidden = !isShown;
    if (!isShown) {
      return;
    }
    const isOpaque = display.mode === 'map' || !this.isDecoded;
    this.heatCanvas.style.opacity = isOpaque ? '1' : String(display.opacity);
    const from = [map, range.low, range.high, isOpaque];
    if (from.every((each, index) => each === this.paintedFrom[index])) {
      return;
    }
    this.paintedFrom = from;
    this.#fit(map.width, map.height);
    const scale = Math.min(1, HEAT_SIDE / Math.max(map.width, map.height));
    this.heatCanvas.width = Math.max(1, Math.round(map.width * scale));
    this.heatCanvas.height = Math.max(1, Math.round(map.height * scale));
    const {width, height} = this.heatCanvas;
    const image = heatOf(map, width, height, range, isOpaque);
    this.heatCanvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  /**
   * @param {AnomalyMap | null} map
   * @param {Region[]} regions
   * @param {number} selected
   */
  #showContours(map, regions, selected) {
    if (map !== null) {
      this.contours.setAttribute('viewBox', `0 0 ${map.width} ${map.height}`);
    }
    const paths = regions.map(outlineOf);
    const all = paths.join('');
    const parts = [drawn('path', {class: 'rim', d: all}), drawn('path', {class: 'line', d: all})];
    if (selected >= 0 && selected < paths.length) {
      parts.push(
        drawn('path', {class: 'rim selected', d: paths[selected]}),
        drawn('path', {class: 'line selected', d: paths[selected]}));
    }
    this.contours.replaceChildren(...(map === null ? [] : parts));
  }

  /**
   * @param {Picture} picture
   * @param {AnomalyMap | null} map
   */
  #showState({status}, map) {
    const words = {
      waiting: 'Waiting for its turn …',
      working: 'Scoring …',
      failed: 'This picture could not be scored.',
      stopped: 'Not scored: it was stopped.',
      done: map === null ? 'Asking for the map again …' : '',
    };
    const text = words[status] || (this.isDecoded ? '' : 'This browser cannot show the picture.');
    this.state.textContent = text;
    this.state.hidden = text === '';
    this.element.classList.toggle('busy', status === 'waiting' || status === 'working');
    this.element.setAttribute('aria-busy', String(status === 'waiting' || status === 'working'));
  }
}
