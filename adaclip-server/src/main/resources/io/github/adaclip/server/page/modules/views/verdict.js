import {verdictOn, verdictText} from '../decision/thresholds.js';
import {element} from '../page/dom.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */

const SIGNS = {anomalous: '▲', normal: '●', none: '○', failed: '✕'};

const STATUS_TEXTS = {
  waiting: 'Waiting',
  working: 'Scoring',
  failed: 'Failed',
  stopped: 'Stopped',
};

/**
 * What is known of a picture, in a word: its verdict, or how far it is.
 *
 * @param {Picture} picture
 * @param {Decision} decision
 */
export function outcomeText({status, detection}, decision) {
  return status === 'done' && detection !== null
    ? verdictText(verdictOn(detection.score, decision))
    : STATUS_TEXTS[/** @type {keyof typeof STATUS_TEXTS} */ (status)];
}

/** A word with a sign and a colour, so that none of the three is needed to read the others. */
export class OutcomeChip {
  element = element('span', {class: 'chip'});
  #sign = element('span', {'aria-hidden': 'true'});
  #text = element('span');

  constructor() {
    this.element.append(this.#sign, this.#text);
  }

  /**
   * @param {Picture} picture
   * @param {Decision} decision
   */
  show(picture, decision) {
    const {status, detection} = picture;
    const kind =
      status === 'done' && detection !== null ? verdictOn(detection.score, decision) : status;
    this.element.dataset.kind = kind;
    this.#sign.textContent = SIGNS[/** @type {keyof typeof SIGNS} */ (kind)] ?? '…';
    this.#text.textContent = outcomeText(picture, decision);
  }
}
