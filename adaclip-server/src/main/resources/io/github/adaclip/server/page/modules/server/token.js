const STORED = 'adaclip.token';

/**
 * The bearer token of a server that asks for one. Kept in memory and, so that a reload does not ask
 * again, in the storage of this tab, which the browser empties when the tab is closed.
 */
export class Token {
  /** @type {string | null} */
  #value = null;

  constructor() {
    try {
      this.#value = sessionStorage.getItem(STORED);
    } catch {
      // Storage is forbidden by the browser's settings; memory has to do.
    }
  }

  /** The token, or null as long as none was asked for. */
  get value() {
    return this.#value;
  }

  /** @param {string | null} value null forgets it */
  set value(value) {
    this.#value = value;
    try {
      if (value === null) {
        sessionStorage.removeItem(STORED);
      } else {
        sessionStorage.setItem(STORED, value);
      }
    } catch {
      // As above.
    }
  }
}
