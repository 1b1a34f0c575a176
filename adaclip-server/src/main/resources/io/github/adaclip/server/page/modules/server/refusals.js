import {Failure} from '../failure.js';

const SHORTEST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 120;

/** The server has no room at the moment and says when to come back. */
export class Busy extends Failure {
  /**
   * @param {Failure} failure in the server's words
   * @param {number} retryAfterSeconds
   */
  constructor(failure, retryAfterSeconds) {
    super(failure.kind, failure.message, failure.fix);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The server wants a token, or another one. */
export class Unauthorized extends Failure {}

/** No answer at all. */
export class NotReachable extends Failure {
  constructor() {
    super(
      'SERVER_NOT_REACHABLE',
      'The server does not answer.',
      'Check that adaclip serve is still running and that this machine reaches it, then try again.');
  }
}

/**
 * The failure that a refusing answer tells.
 *
 * @param {Response} response with a status of 400 or above
 * @returns {Promise<Failure>}
 */
export async function refusalOf(response) {
  const failure = await told(response);
  if (response.status === 401) {
    return new Unauthorized(failure.kind, failure.message, failure.fix);
  }
  const retryAfter = response.headers.get('Retry-After');
  if ((response.status === 429 || response.status === 503) && retryAfter !== null) {
    return new Busy(failure, waitOf(retryAfter));
  }
  return failure;
}

/**
 * Kind, message and fix of a problem document; of anything else (a proxy's page) the status.
 *
 * @param {Response} response
 */
async function told(response) {
  const problem = await response.json().catch(() => null);
  if (typeof problem?.kind === 'string') {
    return new Failure(problem.kind, text(problem.message ?? problem.detail), text(problem.fix));
  }
  return new Failure(
    `HTTP_${response.status}`,
    `The server answered with status ${response.status} ${response.statusText}`.trim() + '.',
    'If there is a proxy between this page and the server, look at its limits.');
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/**
 * Seconds of a Retry-After header, which is a number or a date.
 *
 * @param {string} header
 */
function waitOf(header) {
  const number = Number(header);
  const seconds = Number.isFinite(number) ? number : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds)
    ? Math.max(SHORTEST_WAIT_SECONDS, Math.min(LONGEST_WAIT_SECONDS, seconds))
    : SHORTEST_WAIT_SECONDS;
}
