import {find} from '../page/dom.js';
import {announce} from '../page/announcer.js';
import {counted, shownSeconds} from '../page/numbers.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../work/scoring.js').Run} Run */

const TICK_MILLIS = 1000;
/** A single picture needs no bar that says how many are done. */
const LEAST_PICTURES = 2;

/** How far a batch is, with a way to stop it and to go on. */
export class RunBar {
  #host = find('run');
  #bar = find('run-bar', HTMLProgressElement);
  #text = find('run-text');
  #stop = find('run-stop');
  #rest = find('run-rest', HTMLButtonElement);
  /** @type {Run | null} */
  #announced = null;

  /**
   * @param {State} state
   * @param {{stop: () => void, scoreRest: () => void}} actions
   */
  constructor(state, {stop, scoreRest}) {
    this.state = state;
    this.#stop.addEventListener('click', stop);
    this.#rest.addEventListener('click', scoreRest);
    // The time left goes on while nothing else changes.
    setInterval(() => state.run.isGoingOn && this.show(), TICK_MILLIS);
  }

  show() {
    const {run, pictures, view} = this.state;
    const isStopped = run.abort.signal.aborted;
    const left = pictures.filter((picture) => picture.status === 'stopped').length;
    const isOver = !run.isGoingOn && left === 0;
    this.#host.hidden =
      (run.total < LEAST_PICTURES && left === 0) || (isOver && view !== 'table');
    this.#bar.hidden = isOver;
    this.#host.dataset.state = run.isGoingOn ? 'going' : isStopped ? 'stopped' : 'done';
    this.#bar.max = Math.max(1, run.total);
    this.#bar.value = run.finished;
    this.#stop.hidden = !run.isGoingOn;
    this.#rest.hidden = run.isGoingOn || left === 0;
    this.#rest.textContent = `Score the other ${left}`;
    this.#text.textContent = run.isGoingOn ? goingText(run) : endText(run, left);
    if (!run.isGoingOn && run.total >= LEAST_PICTURES && this.#announced !== run) {
      this.#announced = run;
      announce(this.#text.textContent);
    }
  }
}

/** @param {Run} run */
function goingText(run) {
  const words = [`${run.finished} of ${counted(run.total, 'picture')}`];
  if (run.failed > 0) {
    words.push(`${run.failed} failed`);
  }
  const busyMillis = run.busyUntilMillis - Date.now();
  if (busyMillis > 0) {
    words.push(`the server is busy, trying again in ${shownSeconds(Math.ceil(busyMillis / 1000))}`);
  } else if (run.finished > 0) {
    const secondsEach = (Date.now() - run.startedMillis) / 1000 / run.finished;
    words.push(`about ${shownSeconds(Math.ceil(secondsEach * (run.total - run.finished)))} left`);
  }
  return words.join(', ');
}

/**
 * @param {Run} run
 * @param {number} left
 */
function endText(run, left) {
  const words = [`${counted(run.finished - run.failed, 'picture')} scored`];
  if (run.failed > 0) {
    words.push(`${run.failed} failed`);
  }
  if (left > 0) {
    words.push(`${left} stopped`);
  }
  return words.join(', ');
}
