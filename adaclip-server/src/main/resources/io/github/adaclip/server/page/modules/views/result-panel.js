import {verdictOn} from '../decision/thresholds.js';
import {saveJson, saveMap, saveMask, saveOverlay} from '../export/downloads.js';
import {button, element} from '../page/dom.js';
import {failureText} from '../page/failure-text.js';
import {shown, shownSeconds, shownThreshold} from '../page/numbers.js';
import {fileNameOf} from '../pictures/picture.js';
import {RegionList} from './region-list.js';
import {OutcomeChip} from './verdict.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */
/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */
/** @typedef {import('../map/regions.js').Region} Region */
/** @typedef {import('../page/state.js').State} State */

/**
 * What the panel can be asked to do.
 *
 * @typedef {Object} PanelActions
 * @property {(picture: Picture, className: string) => void} scoreAgain
 * @property {(picture: Picture) => void} remove
 * @property {(index: number) => void} chooseRegion
 */

/** Beside one picture: verdict, score, facts, regions, and what can be saved of it. */
export class ResultPanel {
  /** @type {import('../export/downloads.js').Shown | null} */
  #shown = null;
  #chip = new OutcomeChip();
  #name = element('h2', {class: 'name'});
  #score = element('p', {class: 'score'});
  #bar = element('div', {class: 'score-bar', 'aria-hidden': 'true'});
  #fill = element('span', {class: 'fill'});
  #mark = element('span', {class: 'mark'});
  #failure = element('div', {class: 'failure', role: 'alert'});
  #facts = element('dl', {class: 'facts'});

  /**
   * @param {State} state
   * @param {PanelActions} actions
   */
  constructor(state, actions) {
    this.state = state;
    this.regions = new RegionList(actions.chooseRegion);
    this.#bar.append(this.#fill, this.#mark);
    this.again = button('Score again', () => {
      if (state.selected !== null) {
        actions.scoreAgain(state.selected, this.wantedClass);
      }
    });
    const remove = button('Remove', () => {
      if (state.selected !== null) {
        actions.remove(state.selected);
      }
    });
    this.mask = this.#download('Mask', (shownNow) => saveMask(shownNow, state));
    this.downloads = element(
      'div',
      {class: 'downloads', role: 'group', 'aria-label': 'Save'},
      this.#download('Overlay', (shownNow) => saveOverlay(shownNow, state)),
      this.mask,
      this.#download('Map', saveMap),
      this.#download('JSON', (shownNow) => saveJson(shownNow, state)));
    this.result = element(
      'div', {class: 'result'}, this.#score, this.#bar, this.#facts, this.regions.element,
      element('h3', {}, 'Save'), this.downloads);
    this.element = element(
      'div', {class: 'panel result-panel'}, this.#chip.element, this.#name, this.#failure,
      this.result, element('div', {class: 'row actions'}, this.again, remove));
    this.wantedClass = '';
  }

  /**
   * @param {Picture} picture
   * @param {{map: AnomalyMap | null, regions: Region[], range: ColorRange}} computed
   * @param {string} wantedClass what the field for the class name says now; may be empty
   */
  show(picture, {map, regions, range}, wantedClass) {
    const {decision, selectedRegion} = this.state;
    this.wantedClass = wantedClass || picture.className;
    this.#shown = map === null ? null : {picture, map, regions, range};
    this.#chip.show(picture, decision);
    this.#name.textContent = fileNameOf(picture);
    this.#name.title = picture.name;
    this.#failure.hidden = picture.failure === null;
    this.#failure.replaceChildren(...(picture.failure ? failureText(picture.failure) : []));
    this.result.hidden = picture.detection === null || picture.status !== 'done';
    if (picture.detection !== null) {
      this.#showScore(picture.detection.score);
      this.#showFacts(picture, map);
      this.regions.show(regions, selectedRegion, decision.pixelThreshold !== null);
    }
    this.mask.disabled = decision.pixelThreshold === null || map === null;
    this.mask.title = decision.pixelThreshold === null ? 'Needs a map threshold' : '';
    this.again.textContent =
      this.wantedClass === picture.className ? 'Score again' : `Score as “${this.wantedClass}”`;
    this.again.disabled = picture.status === 'waiting' || picture.status === 'working';
  }

  /** @param {number} score */
  #showScore(score) {
    const {threshold} = this.state.decision;
    this.#score.replaceChildren(
      element('strong', {}, shown(score)),
      ' ',
      element(
        'span',
        {},
        threshold === null ? 'score, 0 to 1' : `score, threshold ${shownThreshold(threshold)}`));
    this.#bar.dataset.kind = verdictOn(score, this.state.decision);
    this.#fill.style.width = `${100 * score}%`;
    this.#mark.hidden = threshold === null;
    this.#mark.style.left = `${100 * (threshold ?? 0)}%`;
  }

  /**
   * @param {Picture} picture
   * @param {AnomalyMap | null} map
   */
  #showFacts({detection}, map) {
    if (detection === null) {
      return;
    }
    const {peak, max} = detection.map;
    const grid = map === null ? '' : `, map ${map.columns} × ${map.rows}`;
    this.#facts.replaceChildren(
      ...fact('Shows', detection.className),
      ...fact('Map peak', `${shown(max)} at ${peak.x}, ${peak.y}`),
      ...fact('Size', `${detection.width} × ${detection.height}${grid}`),
      ...fact('Time', `${shownSeconds(detection.seconds)} on the server`));
  }

  /**
   * @param {string} text
   * @param {(shown: import('../export/downloads.js').Shown) => unknown} save
   */
  #download(text, save) {
    return button(text, () => {
      if (this.#shown !== null) {
        save(this.#shown);
      }
    });
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)];
}
