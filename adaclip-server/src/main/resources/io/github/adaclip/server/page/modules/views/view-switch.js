import {find} from '../page/dom.js';
import {counted} from '../page/numbers.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../page/state.js').View} View */

/** Goes from one view of the pictures to another. */
export class ViewSwitch {
  /** @type {HTMLButtonElement[]} */
  #buttons = [...find('views').querySelectorAll('button')];
  #count = find('count');

  /** @param {State} state */
  constructor(state) {
    this.state = state;
    for (const button of this.#buttons) {
      button.addEventListener('click', () =>
        state.changed({view: /** @type {View} */ (button.dataset.view)}));
    }
  }

  show() {
    const {pictures, view} = this.state;
    document.body.dataset.view = view;
    for (const button of this.#buttons) {
      const isShown = button.dataset.view === view;
      button.setAttribute('aria-pressed', String(isShown));
      button.disabled = button.dataset.view !== 'start' && pictures.length === 0;
      find(`view-${button.dataset.view}`).hidden = !isShown;
    }
    this.#count.textContent = pictures.length === 0 ? '' : counted(pictures.length, 'picture');
  }
}
