import {find} from '../page/dom.js';

/** @typedef {import('../server/token.js').Token} Token */
/** @typedef {import('../failure.js').Failure} Failure */

/** Asks for the server's token. */
export class TokenDialog {
  #dialog = find('token-dialog', HTMLDialogElement);
  #field = find('token', HTMLInputElement);
  #reason = find('token-reason');
  #firstReason = find('token-reason').textContent ?? '';
  /** @type {Promise<boolean> | null} */
  #asking = null;

  /** @param {Token} token receives what was typed */
  constructor(token) {
    this.token = token;
    find('token-cancel').addEventListener('click', () => this.#dialog.close('cancel'));
  }

  /**
   * Shows the dialog until there is a token or none is wanted; once, however many requests were
   * refused for want of it.
   *
   * @param {Failure} refusal of the server
   * @returns {Promise<boolean>} whether there is a new token
   */
  ask(refusal) {
    this.#asking ??= this.#shown(refusal).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /**
   * @param {Failure} refusal
   * @returns {Promise<boolean>}
   */
  #shown(refusal) {
    this.#reason.textContent =
      this.token.value === null
        ? this.#firstReason
        : `The token was not accepted: ${refusal.message}`;
    this.#field.value = '';
    this.#dialog.returnValue = 'cancel';
    this.#dialog.showModal();
    return new Promise((resolve) => {
      this.#dialog.addEventListener(
        'close',
        () => {
          const isGiven = this.#dialog.returnValue === 'go' && this.#field.value !== '';
          if (isGiven) {
            this.token.value = this.#field.value.trim();
          }
          this.#field.value = '';
          resolve(isGiven);
        },
        {once: true});
    });
  }
}
