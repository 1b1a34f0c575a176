import {Failure} from '../failure.js';

/** @typedef {import('../server/api.js').Model} Model */
/** @typedef {import('./thresholds.js').Decision} Decision */

/**
 * A threshold profile, as `adaclip calibrate` writes it; see docs/thresholds.md. Beside these fields
 * it may have others, which are kept.
 *
 * @typedef {Object} Profile
 * @property {string} className
 * @property {string} modelSha256
 * @property {number} imageSize
 * @property {number | null} threshold
 * @property {number | null} pixelThreshold
 * @property {string} method how the thresholds were found
 * @property {number | null} falseAlarmRate share of the normal pictures that were reported
 * @property {number | null} bound the most that is promised of it
 * @property {number} normalImages
 * @property {number} anomalousImages
 * @property {string} created
 */

/** How a profile says that its thresholds were set by somebody, and promise nothing. */
export const BY_HAND = 'by-hand';

/**
 * Reads a profile.
 *
 * @param {string} text of its file
 * @returns {Profile}
 * @throws {Failure} UNREADABLE_PROFILE with what was found
 */
export function readProfile(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable('it is no JSON');
  }
  return checkedProfile(json);
}

/**
 * A profile that came as JSON.
 *
 * @param {unknown} json
 * @returns {Profile}
 * @throws {Failure} UNREADABLE_PROFILE with what was found
 */
export function checkedProfile(json) {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw unreadable('it is no JSON object');
  }
  const profile = /** @type {Record<string, unknown>} */ (json);
  for (const name of ['className', 'modelSha256', 'method']) {
    if (typeof profile[name] !== 'string') {
      throw unreadable(`${name} is ${JSON.stringify(profile[name])}, expected a text`);
    }
  }
  for (const name of ['threshold', 'pixelThreshold']) {
    const value = profile[name] ?? null;
    if (value !== null && !(typeof value === 'number' && value >= 0 && value <= 1)) {
      throw unreadable(`${name} is ${JSON.stringify(value)}, expected 0 to 1`);
    }
    profile[name] = value;
  }
  if (!(Number.isInteger(profile.imageSize) && Number(profile.imageSize) > 0)) {
    throw unreadable(`imageSize is ${JSON.stringify(profile.imageSize)}, expected a whole number`);
  }
  return /** @type {Profile} */ (json);
}

/**
 * Refuses a profile of another model: its thresholds say nothing about the scores of this one.
 *
 * @param {Profile} profile
 * @param {Model} model
 * @throws {Failure} PROFILE_DOES_NOT_FIT with both values
 */
export function requireFits(profile, model) {
  /** @type {[string, string | number, string | number][]} */
  const compared = [
    ['model (SHA-256)', profile.modelSha256 || 'none', model.checkpointSha256 || 'none'],
    ['image size', profile.imageSize, model.imageSize],
  ];
  for (const [what, expected, found] of compared) {
    if (expected !== found) {
      throw new Failure(
        'PROFILE_DOES_NOT_FIT',
        `The profile was made for another ${what}: it has ${expected}, the server ${found}.`,
        'Start the server with the model of the profile, or make a profile for this one with: '
          + 'adaclip calibrate.');
    }
  }
}

/**
 * A profile of thresholds that somebody set.
 *
 * @param {string} className
 * @param {Model} model that gave the scores they were set by
 * @param {Decision} decision
 * @returns {Profile}
 */
export function profileByHand(className, model, decision) {
  return {
    className,
    modelSha256: model.checkpointSha256,
    imageSize: model.imageSize,
    threshold: decision.threshold,
    pixelThreshold: decision.pixelThreshold,
    method: BY_HAND,
    falseAlarmRate: null,
    bound: null,
    normalImages: 0,
    anomalousImages: 0,
    created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

/**
 * What a profile promises, in one sentence.
 *
 * @param {Profile} profile
 */
export function promiseOf(profile) {
  if (profile.method === BY_HAND) {
    return 'Set by hand: nothing is promised.';
  }
  if (typeof profile.bound === 'number') {
    const percent = (100 * profile.bound).toFixed(1);
    return `At most ${percent} % of good parts are reported, found from ${profile.normalImages} of them.`;
  }
  return `Found by ${profile.method}.`;
}

/** @param {string} found */
function unreadable(found) {
  return new Failure(
    'UNREADABLE_PROFILE',
    `The file is not a usable threshold profile: ${found}.`,
    'Choose a file that adaclip calibrate wrote, or one that was saved here.');
}
