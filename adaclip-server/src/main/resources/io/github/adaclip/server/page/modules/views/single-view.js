import {button, element} from '../page/dom.js';
import {shown} from '../page/numbers.js';
import {ResultPanel} from './result-panel.js';
import {OutcomeChip} from './verdict.js';
import {Viewer} from './viewer.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../pictures/map-cache.js').MapCache} MapCache */
/** @typedef {import('./shown-maps.js').ShownMaps} ShownMaps */
/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */

const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8];

/** One picture, large, with everything that is known of it. */
export class SingleView {
  /** @type {AnomalyMap | null} */
  #map = null;
  #zoom = 0;
  #revealed = -1;

  /**
   * @param {HTMLElement} host
   * @param {State} state
   * @param {{maps: MapCache, shownMaps: ShownMaps}} computed
   * @param {import('./result-panel.js').PanelActions} actions
   */
  constructor(host, state, {maps, shownMaps}, actions) {
    this.state = state;
    this.maps = maps;
    this.shownMaps = shownMaps;
    this.viewer = new Viewer();
    this.panel = new ResultPanel(state, actions);
    this.chip = new OutcomeChip();
    this.score = element('strong');
    this.probe = element('span', {class: 'probe'});
    this.zoomText = element('span', {class: 'zoom-text'});
    this.out = button('−', () => this.#zoomTo(this.#zoom - 1), {'aria-label': 'Zoom out'});
    this.in = button('+', () => this.#zoomTo(this.#zoom + 1), {'aria-label': 'Zoom in'});
    this.viewer.caption.append(
      element('span', {class: 'brief'}, this.chip.element, this.score),
      this.probe,
      element('span', {class: 'zoom', role: 'group', 'aria-label': 'Zoom'},
        this.out, this.zoomText, this.in));
    host.append(this.viewer.element, this.panel.element);
    this.#connectFrame();
    this.#zoomTo(0);
  }

  /** @param {string} wantedClass what the field for the class name says now; may be empty */
  show(wantedClass) {
    const picture = this.state.selected;
    if (picture === null) {
      return;
    }
    const {decision, display, selectedRegion} = this.state;
    const map = picture.status === 'done' ? this.maps.get(picture.id) : null;
    const regions = this.shownMaps.regions(map, decision);
    const range = this.shownMaps.range(map === null ? [] : [map], display.stretched);
    if (this.#map !== map) {
      this.#map = map;
      this.#probeAt(null);
    }
    if (this.#revealed !== selectedRegion) {
      this.#revealed = selectedRegion;
      if (map !== null && selectedRegion >= 0 && selectedRegion < regions.length) {
        this.viewer.reveal(regions[selectedRegion], map);
      }
    }
    this.viewer.show({picture, map, regions, range, display, selectedRegion});
    this.viewer.frame.setAttribute('aria-label', `${picture.name} with its anomaly map`);
    this.chip.show(picture, decision);
    this.score.textContent = picture.detection === null ? '' : shown(picture.detection.score);
    this.panel.show(picture, {map, regions, range}, wantedClass);
    return range;
  }

  #connectFrame() {
    const {frame} = this.viewer;
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    frame.addEventListener('pointermove', (event) => this.#probeAt(event));
    frame.addEventListener('pointerleave', () => this.#probeAt(null));
    frame.addEventListener('dblclick', () => this.#zoomTo(this.#zoom === 0 ? 3 : 0));
    frame.addEventListener('keydown', (event) => {
      const step = {'+': 1, '=': 1, '-': -1}[event.key];
      if (step !== undefined && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.#zoomTo(this.#zoom + step);
      }
    });
  }

  /** @param {{clientX: number, clientY: number} | null} point */
  #probeAt(point) {
    const pixel = point && this.#map && this.viewer.pixelAt(point, this.#map);
    this.probe.textContent =
      pixel && this.#map
        ? `${pixel.x}, ${pixel.y}: ${shown(this.#map.valueAt(pixel.x, pixel.y))}`
        : 'Point at the picture to read its map.';
  }

  /** @param {number} step an index of the zooms */
  #zoomTo(step) {
    this.#zoom = Math.max(0, Math.min(ZOOMS.length - 1, step));
    this.viewer.zoomTo(ZOOMS[this.#zoom]);
    this.zoomText.textContent = this.#zoom === 0 ? 'fit' : `× ${ZOOMS[this.#zoom]}`;
    this.out.disabled = this.#zoom === 0;
    this.in.disabled = this.#zoom === ZOOMS.length - 1;
  }
}
