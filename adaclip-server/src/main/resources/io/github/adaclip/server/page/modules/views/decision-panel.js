import {find} from '../page/dom.js';
import {ProfilePanel} from './profile-panel.js';
import {ThresholdControl} from './threshold-control.js';

/** @typedef {import('../page/state.js').State} State */

/** The two thresholds, the smallest region that counts, and where they are from. */
export class DecisionPanel {
  #leastArea = find('least-area', HTMLInputElement);

  /**
   * @param {State} state
   * @param {import('./intake.js').Intake} intake whose class name goes with a profile
   */
  constructor(state, intake) {
    this.state = state;
    this.score = new ThresholdControl(
      find('score-threshold'),
      {name: 'Score threshold', hint: 'A picture with this score or more is anomalous.'},
      (threshold) => state.decide({threshold}));
    this.map = new ThresholdControl(
      find('map-threshold'),
      {name: 'Map threshold', hint: 'Pixels with this value or more make regions.'},
      (pixelThreshold) => state.decide({pixelThreshold}));
    this.#leastArea.addEventListener('input', () => {
      const pixels = Number(this.#leastArea.value);
      const isUsable = Number.isInteger(pixels) && pixels >= 1;
      this.#leastArea.setAttribute('aria-invalid', String(!isUsable));
      if (isUsable) {
        state.changed({decision: {...state.decision, minAreaPixels: pixels}});
      }
    });
    this.profile = new ProfilePanel(state, intake);
  }

  show() {
    const {decision, done} = this.state;
    const detections = done.flatMap((picture) => picture.detection ?? []);
    this.score.show(decision.threshold, detections.map((each) => each.score));
    this.map.show(decision.pixelThreshold, detections.map((each) => each.map.max));
    this.profile.show();
  }
}
