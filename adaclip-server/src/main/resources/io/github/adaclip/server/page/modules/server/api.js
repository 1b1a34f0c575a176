import {Failure} from '../failure.js';
import {readNpy} from '../map/npy.js';
import {NotReachable, refusalOf} from './refusals.js';

/** @typedef {import('./token.js').Token} Token */
/** @typedef {import('../map/regions.js').Region} Region */

/**
 * The model that answers, as results and the list of models tell it.
 *
 * @typedef {Object} Model
 * @property {string} name
 * @property {string} backbone
 * @property {string} checkpointSha256 empty if there is none
 * @property {number} imageSize
 * @property {string} [method]
 * @property {Record<string, string>} [settings] options that change scores
 */

/**
 * A result as the server writes it; see docs/detect.md.
 *
 * @typedef {Object} Detection
 * @property {string} image
 * @property {string} className
 * @property {number} width
 * @property {number} height
 * @property {number} score
 * @property {boolean | null} anomalous
 * @property {number | null} threshold
 * @property {number | null} pixelThreshold
 * @property {{min: number, max: number, mean: number, peak: {x: number, y: number}}} map
 * @property {Region[]} regions
 * @property {Record<string, string>} files
 * @property {Model} model
 * @property {number} seed
 * @property {number} seconds
 * @property {string} [time]
 */

/** Asks the server that this page came from. Every method throws a `Failure`. */
export class Api {
  /** @param {Token} token sent along once there is one */
  constructor(token) {
    this.token = token;
  }

  /**
   * The models of the server, the one that answers first.
   *
   * @returns {Promise<Model[]>}
   */
  async models() {
    const answer = await this.#json('v1/models', {});
    return answer.models ?? [];
  }

  /**
   * Threshold profiles that the server knows by name.
   *
   * @returns {Promise<(Record<string, unknown> & {name: string})[]>}
   */
  async profiles() {
    const answer = await this.#json('v1/profiles', {});
    return answer.profiles ?? [];
  }

  /**
   * Scores a picture.
   *
   * @param {Blob} picture
   * @param {string} className what it shows
   * @param {AbortSignal} [signal] ends the request
   * @returns {Promise<{detection: Detection, grid: ReturnType<typeof readNpy>}>} the result, and the
   *   raw map at the model's size
   */
  async detect(picture, className, signal) {
    const query = new URLSearchParams({
      className,
      outputs: 'map',
      inline: 'true',
      mapFormat: 'npy',
      mapSize: 'model',
    });
    const type = picture.type.startsWith('image/') ? picture.type : 'application/octet-stream';
    const answer = await this.#json(`v1/detect?${query}`, {
      method: 'POST',
      headers: {'Content-Type': type},
      body: picture,
      signal,
    });
    const grid = readNpy(bytesOf(answer.files.map));
    answer.files = {};
    return {detection: answer, grid};
  }

  /**
   * @param {string} path relative to the page, so that it may lie behind a prefix of a proxy
   * @param {RequestInit} request
   */
  async #json(path, request) {
    const headers = new Headers(request.headers);
    headers.set('Accept', 'application/json, application/problem+json');
    if (this.token.value !== null) {
      headers.set('Authorization', `Bearer ${this.token.value}`);
    }
    const response = await answerTo(path, {...request, headers, cache: 'no-store'});
    if (!response.ok) {
      throw await refusalOf(response);
    }
    return response.json().catch((thrown) => {
      if (request.signal?.aborted) {
        throw thrown;
      }
      throw new NotReachable();
    });
  }
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function answerTo(path, request) {
  try {
    return await fetch(new URL(path, document.baseURI), request);
  } catch (thrown) {
    if (request.signal?.aborted) {
      throw thrown;
    }
    throw new NotReachable();
  }
}

/** @param {string} base64 */
function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    bytes[index] = text.charCodeAt(index);
  }
  return bytes;
}
