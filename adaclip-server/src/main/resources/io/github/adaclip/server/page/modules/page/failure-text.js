import {element} from './dom.js';

/** @typedef {import('../failure.js').Failure} Failure */

/**
 * A failure for people: what went wrong, what to do, and the name that logs and scripts know it by.
 *
 * @param {Failure} failure
 * @returns {HTMLElement[]}
 */
export function failureText(failure) {
  const parts = [element('p', {class: 'message'}, failure.message)];
  if (failure.fix) {
    parts.push(element('p', {class: 'fix'}, failure.fix));
  }
  parts.push(element('p', {class: 'kind'}, element('code', {}, failure.kind)));
  return parts;
}
