import {colorOf} from '../map/color-scale.js';
import {positionIn} from '../map/color-range.js';
import {element} from '../page/dom.js';
import {shown} from '../page/numbers.js';

/** @typedef {import('../map/color-range.js').ColorRange} ColorRange */

const COLORS = 256;

/** What the colours stand for: a bar with its two ends named and the map threshold marked. */
export class Legend {
  /** @param {HTMLElement} host */
  constructor(host) {
    const bar = element('canvas', {width: String(COLORS), height: '1', 'aria-hidden': 'true'});
    const image = new ImageData(COLORS, 1);
    for (let step = 0; step < COLORS; step++) {
      image.data.set([...colorOf(step / (COLORS - 1)), 255], step * 4);
    }
    bar.getContext('2d')?.putImageData(image, 0, 0);
    this.mark = element('span', {class: 'mark', 'aria-hidden': 'true'});
    this.low = element('span', {class: 'low'});
    this.high = element('span', {class: 'high'});
    this.note = element('p', {class: 'stretched'});
    host.append(
      this.low, element('span', {class: 'scale'}, bar, this.mark), this.high, this.note);
  }

  /**
   * @param {ColorRange} range
   * @param {boolean} isStretched
   * @param {number | null} pixelThreshold
   */
  show(range, isStretched, pixelThreshold) {
    this.low.textContent = isStretched ? shown(range.low) : '0 normal';
    this.high.textContent = isStretched ? shown(range.high) : '1 anomalous';
    this.note.hidden = !isStretched;
    this.note.textContent =
      'Colours are stretched from the median to the largest value of what is shown: for looking '
      + 'only. Even a perfect part gets bright spots. Thresholds are not stretched.';
    this.mark.hidden = pixelThreshold === null;
    if (pixelThreshold !== null) {
      this.mark.style.left = `${100 * positionIn(range, pixelThreshold)}%`;
    }
  }
}
