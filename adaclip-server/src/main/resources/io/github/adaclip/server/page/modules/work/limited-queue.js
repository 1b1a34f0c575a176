/**
 * Works on items in the order they came, so many at once and no more.
 *
 * @template T
 */
export class LimitedQueue {
  /** @type {T[]} */
  #waiting = [];
  #working = 0;

  /**
   * @param {number} atOnce
   * @param {(item: T) => Promise<void>} work must not throw
   */
  constructor(atOnce, work) {
    this.atOnce = atOnce;
    this.work = work;
  }

  /** Whether nothing waits and nothing is being worked on. */
  get isIdle() {
    return this.#waiting.length === 0 && this.#working === 0;
  }

  /** @param {T[]} items */
  add(items) {
    this.#waiting.push(...items);
    this.#begin();
  }

  /**
   * Takes out an item that has not begun.
   *
   * @param {T} item
   * @returns {boolean} whether it was there
   */
  remove(item) {
    const at = this.#waiting.indexOf(item);
    if (at >= 0) {
      this.#waiting.splice(at, 1);
    }
    return at >= 0;
  }

  /** Takes out all that has not begun. */
  clear() {
    return this.#waiting.splice(0);
  }

  #begin() {
    while (this.#working < this.atOnce && this.#waiting.length > 0) {
      const item = /** @type {T} */ (this.#waiting.shift());
      this.#working++;
      this.work(item).finally(() => {
        this.#working--;
        this.#begin();
      });
    }
  }
}
