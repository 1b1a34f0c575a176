import {verdictOn} from '../decision/thresholds.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */

const COLUMNS = [
  'image',
  'className',
  'width',
  'height',
  'score',
  'anomalous',
  'threshold',
  'pixelThreshold',
  'mapMin',
  'mapMax',
  'mapMean',
  'peakX',
  'peakY',
  'seconds',
  'errorKind',
  'errorMessage',
  'checkpointSha256',
  'imageSize',
  'method',
  'profile',
  'profileSha256',
  'time',
  'view',
  'precision',
  'dynamicSize',
];

/**
 * Results as a table with the columns of `detect --csv`, in the form of RFC 4180; undefined values
 * are empty.
 *
 * @param {Picture[]} pictures those without result or failure are left out
 * @param {Decision} decision
 * @param {string} profile name of the profile that the thresholds are from; empty if none
 */
export function csvOf(pictures, decision, profile) {
  const rows = pictures
    .filter((picture) => picture.detection !== null || picture.failure !== null)
    .map((picture) => {
      const values = valuesOf(picture, decision, profile);
      return COLUMNS.map((column) => cell(values[column])).join(',');
    });
  return [COLUMNS.join(','), ...rows].join('\r\n') + '\r\n';
}

/**
 * @param {Picture} picture
 * @param {Decision} decision
 * @param {string} profile
 * @returns {Record<string, unknown>}
 */
function valuesOf({name, detection, failure}, decision, profile) {
  if (detection === null) {
    return {image: name, errorKind: failure?.kind, errorMessage: failure?.message};
  }
  const verdict = verdictOn(detection.score, decision);
  return {
    ...detection,
    image: name,
    anomalous: verdict === 'none' ? '' : verdict === 'anomalous',
    threshold: decision.threshold,
    pixelThreshold: decision.pixelThreshold,
    mapMin: detection.map.min,
    mapMax: detection.map.max,
    mapMean: detection.map.mean,
    peakX: detection.map.peak.x,
    peakY: detection.map.peak.y,
    checkpointSha256: detection.model.checkpointSha256,
    imageSize: detection.model.imageSize,
    method: detection.model.method,
    profile,
    profileSha256: '',
    view: '', // the service looks at whole pictures
    precision: detection.model.precision,
    dynamicSize: detection.model.dynamicSize,
  };
}

/**
 * One cell. Text that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * @param {unknown} value
 */
function cell(value) {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[,"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
