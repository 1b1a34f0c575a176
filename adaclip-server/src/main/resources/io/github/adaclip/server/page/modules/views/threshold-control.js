import {copyOf, drawn} from '../page/dom.js';
import {shownThreshold} from '../page/numbers.js';
import {thresholdOf} from '../decision/thresholds.js';

const BINS = 50;
const HISTOGRAM_HEIGHT = 20;
const MIDDLE = 0.5;

/**
 * A threshold as a slider, a number, and a histogram of the values that it divides. Without a
 * threshold the number is empty and the slider rests, dimmed, in the middle.
 */
export class ThresholdControl {
  /**
   * @param {HTMLElement} host
   * @param {Object} texts
   * @param {string} texts.name what it is called
   * @param {string} texts.hint what it does
   * @param {(value: number | null) => void} onChange
   */
  constructor(host, {name, hint}, onChange) {
    const {content, part} = copyOf('threshold-template');
    /** @type {HTMLInputElement} */
    this.slider = part('slider');
    /** @type {HTMLInputElement} */
    this.number = part('number');
    /** @type {HTMLButtonElement} */
    this.clear = part('clear');
    /** @type {SVGElement} */
    this.histogram = part('histogram');
    this.name = name;
    this.#nameParts(host.id, part('label'), part('hint'), hint);
    this.slider.addEventListener('input', () => onChange(Number(this.slider.value)));
    this.number.addEventListener('input', () => this.#typed(onChange));
    this.number.addEventListener('blur', () => this.#showNumber());
    this.clear.addEventListener('click', () => {
      onChange(null);
      this.slider.focus();
    });
    host.append(content);
    /** @type {number | null} */
    this.value = null;
  }

  /**
   * @param {number | null} value
   * @param {number[]} values of the pictures so far
   */
  show(value, values) {
    this.value = value;
    this.slider.value = String(value ?? MIDDLE);
    this.slider.classList.toggle('unset', value === null);
    this.slider.setAttribute(
      'aria-valuetext', value === null ? 'no threshold' : shownThreshold(value));
    this.clear.hidden = value === null;
    // Whoever types a number must not have it changed under their fingers.
    if (document.activeElement !== this.number) {
      this.#showNumber();
    }
    this.#drawHistogram(values, value);
  }

  /**
   * @param {string} id
   * @param {HTMLElement} label
   * @param {HTMLElement} hint
   * @param {string} hintText
   */
  #nameParts(id, label, hint, hintText) {
    this.slider.id = `${id}-slider`;
    this.number.id = `${id}-number`;
    hint.id = `${id}-hint`;
    label.setAttribute('for', this.slider.id);
    label.textContent = this.name;
    hint.textContent = hintText;
    this.slider.setAttribute('aria-describedby', hint.id);
    this.number.setAttribute('aria-label', `${this.name} as a number`);
    this.clear.setAttribute('aria-label', `No ${this.name.toLowerCase()}`);
    this.clear.title = `No ${this.name.toLowerCase()}`;
  }

  /** @param {(value: number | null) => void} onChange */
  #typed(onChange) {
    const value = thresholdOf(this.number.value);
    const isUsable = value !== null || (this.number.value === '' && !this.number.validity.badInput);
    this.number.setAttribute('aria-invalid', String(!isUsable));
    if (isUsable) {
      onChange(value);
    }
  }

  #showNumber() {
    this.number.value = this.value === null ? '' : String(Number(this.value.toPrecision(9)));
    this.number.setAttribute('aria-invalid', 'false');
  }

  /**
   * @param {number[]} values
   * @param {number | null} threshold
   */
  #drawHistogram(values, threshold) {
    const bins = new Array(BINS).fill(0);
    for (const value of values) {
      bins[Math.min(BINS - 1, Math.floor(value * BINS))]++;
    }
    const most = Math.max(...bins);
    const bars = bins.flatMap((count, bin) => {
      if (count === 0) {
        return [];
      }
      const height = Math.max(2, (count / most) * HISTOGRAM_HEIGHT);
      const isAbove = threshold !== null && (bin + 0.5) / BINS >= threshold;
      return [
        drawn('rect', {
          x: bin + 0.1,
          y: HISTOGRAM_HEIGHT - height,
          width: 0.8,
          height,
          class: threshold === null ? '' : isAbove ? 'above' : 'below',
        }),
      ];
    });
    this.histogram.replaceChildren(...bars);
  }
}
