import {element, replaceChildren} from '../page/dom.js';
import {counted, shown} from '../page/numbers.js';

/** @typedef {import('../map/regions.js').Region} Region */

const MOST_SHOWN = 25;

/** The regions of a picture as a table, the most anomalous first; one can be pointed out. */
export class RegionList {
  /** @param {(index: number) => void} onChoose -1 when none is pointed out any more */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.title = element('h3');
    this.head = element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...['', 'Peak', 'Pixels', 'Left, top, size'].map((text) => element('th', {scope: 'col'}, text))));
    this.body = element('tbody');
    this.table = element('table', {class: 'regions'}, this.head, this.body);
    this.more = element('p', {class: 'hint'});
    this.element = element('div', {class: 'region-list'}, this.title, this.table, this.more);
    /** @type {ReturnType<RegionList['newRow']>[]} */
    this.rows = [];
  }

  /**
   * @param {Region[]} regions
   * @param {number} selected -1 for none
   * @param {boolean} hasThreshold whether there is a map threshold at all
   */
  show(regions, selected, hasThreshold) {
    const count = Math.min(regions.length, MOST_SHOWN);
    while (this.rows.length < count) {
      this.rows.push(this.newRow(this.rows.length));
    }
    for (let index = 0; index < count; index++) {
      this.rows[index].fill(regions[index], index === selected);
    }
    replaceChildren(this.body, this.rows.slice(0, count).map((row) => row.element));
    this.table.hidden = count === 0;
    this.title.textContent = hasThreshold ? counted(regions.length, 'region') : 'Regions';
    this.more.textContent = this.#hint(regions.length, hasThreshold);
    this.more.hidden = this.more.textContent === '';
  }

  /** @param {number} index */
  newRow(index) {
    const name = element('button', {type: 'button', class: 'quiet'}, `#${index + 1}`);
    const [peak, area, box] = ['td', 'td', 'td'].map(() => element('td'));
    const row = element('tr', {}, element('td', {}, name), peak, area, box);
    let isSelected = false;
    name.addEventListener('click', () => this.onChoose(isSelected ? -1 : index));
    return {
      element: row,
      /**
       * @param {Region} region
       * @param {boolean} selected
       */
      fill: (region, selected) => {
        isSelected = selected;
        name.setAttribute('aria-pressed', String(selected));
        name.setAttribute('aria-label', `Point out region ${index + 1}`);
        peak.textContent = shown(region.peak);
        area.textContent = region.areaPixels.toLocaleString('en');
        box.textContent = `${region.x}, ${region.y}, ${region.width} × ${region.height}`;
      },
    };
  }

  /**
   * @param {number} count
   * @param {boolean} hasThreshold
   */
  #hint(count, hasThreshold) {
    if (!hasThreshold) {
      return 'Set a map threshold to see where the picture is anomalous.';
    }
    if (count === 0) {
      return 'No part of the map reaches the threshold.';
    }
    return count > MOST_SHOWN ? `and ${counted(count - MOST_SHOWN, 'smaller one')}` : '';
  }
}
