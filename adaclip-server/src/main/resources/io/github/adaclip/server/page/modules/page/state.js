import {NO_THRESHOLDS} from '../decision/thresholds.js';
import {Run} from '../work/scoring.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */
/** @typedef {import('../decision/profile.js').Profile} Profile */
/** @typedef {import('../server/api.js').Model} Model */

/**
 * How maps are shown; nothing is decided by it.
 *
 * @typedef {Object} Display
 * @property {'overlay' | 'map' | 'picture'} mode
 * @property {number} opacity of the most anomalous colour over the picture, 0 to 1
 * @property {boolean} contours whether regions are outlined
 * @property {boolean} stretched whether colours follow the values of what is shown, instead of 0 to 1
 * @property {boolean} isTurned whether the server turns pictures as their metadata says
 */

/** @typedef {'start' | 'single' | 'compare' | 'table'} View */

/** The same as in overlays that the command line writes. */
const OPACITY = 0.72;

/**
 * All that the page shows. Whoever changes it calls `changed`; whoever shows it listens to
 * `change`, which comes once per frame however much has changed.
 */
export class State extends EventTarget {
  /** @type {Picture[]} in the order they were given */
  pictures = [];
  /** @type {Picture | null} */
  selected = null;
  /** Which region of the selected picture is pointed out; -1 for none. */
  selectedRegion = -1;
  /** @type {View} */
  view = 'start';
  /** @type {Decision} */
  decision = NO_THRESHOLDS;
  /** @type {{profile: Profile, name: string, isChanged: boolean} | null} where thresholds are from */
  origin = null;
  /** @type {Display} */
  display = {
    mode: 'overlay', opacity: OPACITY, contours: true, stretched: false, isTurned: false,
  };
  /** @type {Model | null} */
  model = null;
  run = new Run();
  #isScheduled = false;

  /** @param {Partial<Omit<State, keyof EventTarget>>} [change] */
  changed(change = {}) {
    Object.assign(this, change);
    if (this.#isScheduled) {
      return;
    }
    this.#isScheduled = true;
    const tell = () => {
      this.#isScheduled = false;
      this.dispatchEvent(new Event('change'));
    };
    // A page in the background draws no frames, but its batch goes on.
    if (document.hidden) {
      setTimeout(tell, 0);
    } else {
      requestAnimationFrame(tell);
    }
  }

  /**
   * Sets thresholds by hand; what a profile promised holds no longer.
   *
   * @param {Partial<Decision>} change
   */
  decide(change) {
    const origin = this.origin && {...this.origin, isChanged: true};
    this.changed({decision: {...this.decision, ...change}, origin});
  }

  /** Pictures that have a result. */
  get done() {
    return this.pictures.filter((picture) => picture.detection !== null);
  }

  /** Pictures to stand side by side: those that were chosen, or else the last few with a result. */
  get compared() {
    const chosen = this.pictures.filter((picture) => picture.compared);
    return chosen.length > 0 ? chosen : this.done.slice(-MOST_COMPARED);
  }
}

/** More would neither fit on a screen nor, at full size, into memory. */
export const MOST_COMPARED = 6;
