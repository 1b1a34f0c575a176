import {Failure} from '../failure.js';
import {AnomalyMap} from '../map/anomaly-map.js';
import {thumbnailOf} from '../pictures/decoded.js';
import {Busy, NotReachable, Unauthorized} from '../server/refusals.js';
import {LimitedQueue} from './limited-queue.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../server/api.js').Api} Api */
/** @typedef {import('../pictures/map-cache.js').MapCache} MapCache */

/** Enough that the server can compute them together, and few enough to leave room for others. */
const AT_ONCE = 3;

/** Who is sent away so often is told so, instead of waiting for ever. */
const MOST_REFUSALS = 40;

/** Pictures that were handed in while others were still waited for, and what became of them. */
export class Run {
  total = 0;
  /** With or without success. */
  finished = 0;
  failed = 0;
  startedMillis = Date.now();
  /** When the server's refusal ends; in the past if there is none. */
  busyUntilMillis = 0;
  abort = new AbortController();

  /** Whether pictures wait or are with the server. */
  get isGoingOn() {
    return this.finished < this.total && !this.abort.signal.aborted;
  }
}

/** Has pictures scored: a few at once, patient with a busy server, and stopped at any time. */
export class Scoring {
  run = new Run();

  /**
   * @param {Object} parts
   * @param {Api} parts.api
   * @param {MapCache} parts.maps receives the maps
   * @param {(failure: Failure) => Promise<boolean>} parts.askForToken whether there is a new one
   * @param {(failure: Failure) => void} parts.onUnreachable
   * @param {(picture: Picture | null) => void} parts.onChange of a picture, or of the run
   */
  constructor({api, maps, askForToken, onUnreachable, onChange}) {
    this.api = api;
    this.maps = maps;
    this.askForToken = askForToken;
    this.onUnreachable = onUnreachable;
    this.onChange = onChange;
    /** @type {LimitedQueue<Picture>} */
    this.queue = new LimitedQueue(AT_ONCE, (picture) => this.#score(picture, this.run));
  }

  /** @param {Picture[]} pictures to be scored, again or for the first time */
  add(pictures) {
    if (!this.run.isGoingOn) {
      this.run = new Run();
    }
    for (const picture of pictures) {
      picture.status = 'waiting';
      picture.failure = null;
    }
    this.run.total += pictures.length;
    this.queue.add(pictures);
    this.onChange(null);
  }

  /** Ends requests on their way, and takes out what waits. */
  stop() {
    for (const picture of this.queue.clear()) {
      picture.status = 'stopped';
    }
    this.run.abort.abort();
    this.onChange(null);
  }

  /**
   * Leaves out a picture that nobody wants any more, if its turn has not come.
   *
   * @param {Picture} picture
   */
  forget(picture) {
    if (this.queue.remove(picture)) {
      this.run.total--;
    }
  }

  /**
   * @param {Picture} picture
   * @param {Run} run
   */
  async #score(picture, run) {
    picture.status = 'working';
    this.onChange(picture);
    try {
      await this.#detect(picture, run);
      picture.status = 'done';
      run.finished++;
    } catch (thrown) {
      this.#failed(picture, run, thrown);
    }
    this.onChange(picture);
  }

  /**
   * @param {Picture} picture
   * @param {Run} run
   */
  async #detect(picture, run) {
    const {detection, grid} = await this.#answer(picture, run);
    detection.image = picture.name;
    picture.detection = detection;
    this.maps.put(
      picture.id,
      new AnomalyMap(grid.values, grid.columns, grid.rows, detection.width, detection.height));
    picture.thumbnail ??= await thumbnailOf(picture.file);
  }

  /**
   * Asks until there is an answer other than "later".
   *
   * @param {Picture} picture
   * @param {Run} run
   */
  async #answer(picture, run) {
    const signal = run.abort.signal;
    for (let refusals = 1; ; refusals++) {
      while (Date.now() < run.busyUntilMillis) {
        await elapsed(run.busyUntilMillis - Date.now(), signal);
      }
      try {
        return await this.api.detect(picture.file, picture.className, signal);
      } catch (thrown) {
        if (thrown instanceof Busy && refusals < MOST_REFUSALS) {
          run.busyUntilMillis = Date.now() + thrown.retryAfterSeconds * 1000;
          this.onChange(null);
        } else if (!(thrown instanceof Unauthorized && (await this.askForToken(thrown)))) {
          throw thrown;
        }
      }
    }
  }

  /**
   * @param {Picture} picture
   * @param {Run} run
   * @param {unknown} thrown
   */
  #failed(picture, run, thrown) {
    if (run.abort.signal.aborted) {
      picture.status = 'stopped';
      return;
    }
    picture.status = 'failed';
    picture.failure = Failure.of(thrown);
    run.finished++;
    run.failed++;
    if (thrown instanceof NotReachable || thrown instanceof Unauthorized) {
      // What comes next would fail in the same way.
      this.stop();
    }
    if (thrown instanceof NotReachable) {
      this.onUnreachable(thrown);
    }
  }
}

/**
 * @param {number} millis
 * @param {AbortSignal} signal ends the waiting with an error
 * @returns {Promise<void>}
 */
function elapsed(millis, signal) {
  return new Promise((resolve, reject) => {
    const ended = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', ended);
      resolve();
    }, millis);
    signal.addEventListener('abort', ended, {once: true});
  });
}
