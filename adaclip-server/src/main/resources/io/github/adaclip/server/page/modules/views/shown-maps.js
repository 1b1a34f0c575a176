import {stretchedRange, WHOLE_RANGE} from '../map/color-range.js';
import {findRegions} from '../map/regions.js';

/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */
/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */
/** @typedef {import('../map/regions.js').Region} Region */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */

/** What is computed from maps to show them, kept as long as nothing it depends on has changed. */
export class ShownMaps {
  /** @type {WeakMap<AnomalyMap, {threshold: number, minAreaPixels: number, regions: Region[]}>} */
  #regions = new WeakMap();
  /** @type {{maps: AnomalyMap[], range: ColorRange}} */
  #range = {maps: [], range: WHOLE_RANGE};

  /**
   * The regions of a map; none without a map or a map threshold.
   *
   * @param {AnomalyMap | null} map
   * @param {Decision} decision
   * @returns {Region[]}
   */
  regions(map, {pixelThreshold, minAreaPixels}) {
    if (map === null || pixelThreshold === null) {
      return NONE;
    }
    const known = this.#regions.get(map);
    if (known?.threshold === pixelThreshold && known.minAreaPixels === minAreaPixels) {
      return known.regions;
    }
    const regions = findRegions(map, pixelThreshold, minAreaPixels);
    this.#regions.set(map, {threshold: pixelThreshold, minAreaPixels, regions});
    return regions;
  }

  /**
   * The range of colours of all maps that are shown together.
   *
   * @param {AnomalyMap[]} maps
   * @param {boolean} isStretched
   */
  range(maps, isStretched) {
    if (!isStretched || maps.length === 0) {
      return WHOLE_RANGE;
    }
    const isKnown =
      maps.length === this.#range.maps.length
      && maps.every((map, index) => map === this.#range.maps[index]);
    if (!isKnown) {
      this.#range = {maps, range: stretchedRange(maps)};
    }
    return this.#range.range;
  }
}

/** @type {Region[]} */
const NONE = [];
