import {verdictOn} from '../decision/thresholds.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */

const VERDICT_ORDER = {anomalous: 2, normal: 1, none: 0};

/**
 * Columns that the table can be sorted by.
 *
 * @type {{id: string, title: string,
 *   value: (picture: Picture, decision: Decision) => string | number | null}[]}
 */
export const SORT_COLUMNS = [
  {id: 'name', title: 'Name', value: (picture) => picture.name},
  {id: 'score', title: 'Score', value: (picture) => picture.detection?.score ?? null},
  {
    id: 'verdict',
    title: 'Verdict',
    value: ({detection}, decision) =>
      detection === null ? null : VERDICT_ORDER[verdictOn(detection.score, decision)],
  },
  {id: 'peak', title: 'Map peak', value: (picture) => picture.detection?.map.max ?? null},
  {id: 'class', title: 'Shows', value: (picture) => picture.className},
  {id: 'seconds', title: 'Time', value: (picture) => picture.detection?.seconds ?? null},
];

/**
 * Pictures in an order; those without a value in that column always come last, equal ones in the
 * order they were given.
 *
 * @param {Picture[]} pictures
 * @param {{column: string, isFalling: boolean}} order
 * @param {Decision} decision
 */
export function sorted(pictures, {column, isFalling}, decision) {
  const {value} = /** @type {typeof SORT_COLUMNS[number]} */ (
    SORT_COLUMNS.find((each) => each.id === column));
  const sign = isFalling ? -1 : 1;
  return pictures
    .map((picture) => ({picture, key: value(picture, decision)}))
    .sort((one, other) => {
      if (one.key === null || other.key === null) {
        return Number(one.key === null) - Number(other.key === null);
      }
      return one.key < other.key ? -sign : one.key > other.key ? sign : 0;
    })
    .map(({picture}) => picture);
}
