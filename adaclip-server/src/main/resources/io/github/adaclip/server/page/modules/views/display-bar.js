import {find} from '../page/dom.js';
import {Legend} from './legend.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../page/state.js').Display} Display */

/** How maps are shown: with the picture or without it, how strongly, and in which colours. */
export class DisplayBar {
  #bar = find('display');
  #opacity = find('opacity', HTMLInputElement);
  #contours = find('contours', HTMLInputElement);
  #stretch = find('stretch', HTMLInputElement);
  #legend = new Legend(find('legend'));
  /** @type {HTMLButtonElement[]} */
  #modes = [...find('display').querySelectorAll('button')];

  /** @param {State} state */
  constructor(state) {
    this.state = state;
    const set = (/** @type {Partial<Display>} */ change) =>
      state.changed({display: {...state.display, ...change}});
    for (const mode of this.#modes) {
      mode.addEventListener('click', () =>
        set({mode: /** @type {Display['mode']} */ (mode.dataset.mode)}));
    }
    this.#opacity.addEventListener('input', () => set({opacity: Number(this.#opacity.value)}));
    this.#contours.addEventListener('change', () => set({contours: this.#contours.checked}));
    this.#stretch.addEventListener('change', () => set({stretched: this.#stretch.checked}));
  }

  /** @param {import('../map/color-range.js').ColorRange} range of what is shown */
  show(range) {
    const {display, decision, view} = this.state;
    this.#bar.hidden = view !== 'single' && view !== 'compare';
    for (const mode of this.#modes) {
      mode.setAttribute('aria-pressed', String(mode.dataset.mode === display.mode));
    }
    this.#opacity.value = String(display.opacity);
    this.#opacity.disabled = display.mode !== 'overlay';
    this.#contours.checked = display.contours;
    this.#stretch.checked = display.stretched;
    this.#legend.show(range, display.stretched, decision.pixelThreshold);
  }
}
