/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */

const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The maps of pictures, as many as fit into a limit. The one that was not looked at for the longest
 * time goes first; the server computes it again, to the same values, when it is wanted.
 */
export class MapCache {
  /** @type {Map<number, AnomalyMap>} the one used last at the end */
  #maps = new Map();
  #bytes = 0;

  /** @param {number} [mostBytes] */
  constructor(mostBytes = MOST_BYTES) {
    this.mostBytes = mostBytes;
  }

  /** @param {number} id of a picture */
  get(id) {
    const map = this.#maps.get(id);
    if (map !== undefined) {
      this.#maps.delete(id);
      this.#maps.set(id, map);
    }
    return map ?? null;
  }

  /**
   * @param {number} id of a picture
   * @param {AnomalyMap} map
   */
  put(id, map) {
    this.delete(id);
    this.#maps.set(id, map);
    this.#bytes += map.bytes;
    for (const oldest of this.#maps.keys()) {
      if (this.#bytes <= this.mostBytes || oldest === id) {
        return;
      }
      this.delete(oldest);
    }
  }

  /** @param {number} id of a picture */
  delete(id) {
    this.#bytes -= this.#maps.get(id)?.bytes ?? 0;
    this.#maps.delete(id);
  }

  clear() {
    this.#maps.clear();
    this.#bytes = 0;
  }
}
