import {button, element, replaceChildren} from '../page/dom.js';
import {counted, shown} from '../page/numbers.js';
import {MOST_COMPARED} from '../page/state.js';
import {fileNameOf} from '../pictures/picture.js';
import {OutcomeChip} from './verdict.js';
import {Viewer} from './viewer.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../pictures/map-cache.js').MapCache} MapCache */
/** @typedef {import('./shown-maps.js').ShownMaps} ShownMaps */

/** Several pictures side by side, with the same thresholds and the same colours. */
export class CompareView {
  /** @type {Map<number, ReturnType<CompareView['newCard']>>} by picture */
  #cards = new Map();

  /**
   * @param {HTMLElement} host
   * @param {State} state
   * @param {{maps: MapCache, shownMaps: ShownMaps}} computed
   * @param {(picture: Picture) => void} onOpen
   */
  constructor(host, state, {maps, shownMaps}, onOpen) {
    this.state = state;
    this.maps = maps;
    this.shownMaps = shownMaps;
    this.onOpen = onOpen;
    this.hint = element('p', {class: 'hint'});
    this.grid = element('div', {class: 'compare'});
    host.append(this.hint, this.grid);
  }

  show() {
    const {compared, display} = this.state;
    const pictures = compared.slice(0, MOST_COMPARED);
    const found = pictures.map((picture) => this.maps.get(picture.id));
    const range = this.shownMaps.range(
      found.filter((map) => map !== null), display.stretched);
    for (const id of this.#cards.keys()) {
      if (!pictures.some((picture) => picture.id === id)) {
        this.#cards.delete(id);
      }
    }
    const elements = pictures.map((picture, index) => {
      const card = this.#cards.get(picture.id) ?? this.newCard(picture);
      this.#cards.set(picture.id, card);
      card.fill(found[index], range);
      return card.viewer.element;
    });
    replaceChildren(this.grid, elements);
    this.hint.textContent = this.#hint(compared.length);
    return range;
  }

  /** @param {Picture} picture */
  newCard(picture) {
    const viewer = new Viewer();
    const chip = new OutcomeChip();
    const name = button(fileNameOf(picture), () => this.onOpen(picture), {
      class: 'quiet name',
      title: picture.name,
    });
    const score = element('span', {class: 'number'});
    const found = element('span', {class: 'hint'});
    viewer.caption.append(name, chip.element, score, found);
    return {
      viewer,
      /**
       * @param {import('../map/anomaly-map.js').AnomalyMap | null} map
       * @param {import('../map/color-range.js').ColorRange} range
       */
      fill: (map, range) => {
        const {decision, display} = this.state;
        const regions = this.shownMaps.regions(map, decision);
        viewer.show({picture, map, regions, range, display, selectedRegion: -1});
        chip.show(picture, decision);
        score.textContent = picture.detection === null ? '' : shown(picture.detection.score);
        found.textContent =
          decision.pixelThreshold === null || map === null
            ? picture.className
            : `${picture.className}, ${counted(regions.length, 'region')}`;
      },
    };
  }

  /** @param {number} count */
  #hint(count) {
    if (count > MOST_COMPARED) {
      return `The first ${MOST_COMPARED} of ${counted(count, 'chosen picture')}.`;
    }
    return this.state.pictures.some((picture) => picture.compared)
      ? 'All with the same thresholds and the same colours.'
      : 'The last pictures. Tick others in the table to compare them.';
  }
}
