import {find} from '../page/dom.js';
import {failureText} from '../page/failure-text.js';

/** @typedef {import('../failure.js').Failure} Failure */

/** Across the page: something that concerns more than one picture, and one way on. */
export class Banner {
  #host = find('banner');
  #failure = find('banner-failure');
  #button = find('banner-action', HTMLButtonElement);

  /**
   * @param {Failure} failure
   * @param {string} actionText
   * @param {() => void} action what the button does besides hiding the banner
   */
  show(failure, actionText, action) {
    this.#failure.replaceChildren(...failureText(failure));
    this.#button.textContent = actionText;
    this.#button.onclick = () => {
      this.hide();
      action();
    };
    this.#host.hidden = false;
  }

  hide() {
    this.#host.hidden = true;
  }
}
