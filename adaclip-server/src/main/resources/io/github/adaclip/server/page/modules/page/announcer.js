import {find} from './dom.js';

const QUIET_MILLIS = 700;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Tells users of screen readers what has happened, once it has come to rest: while a slider moves,
 * only its last place is told.
 *
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    find('announcements').textContent = text;
  }, QUIET_MILLIS);
}
