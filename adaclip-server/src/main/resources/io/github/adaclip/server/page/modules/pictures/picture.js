/** @typedef {import('../server/api.js').Detection} Detection */
/** @typedef {import('../failure.js').Failure} Failure */

/**
 * A picture that somebody gave, and what became of it.
 *
 * @typedef {Object} Picture
 * @property {number} id
 * @property {string} name of the file, with its folders if a folder was given
 * @property {Blob} file
 * @property {string} className what it was, or will be, scored as
 * @property {Status} status
 * @property {Detection | null} detection
 * @property {Failure | null} failure
 * @property {string | null} thumbnail address of a small copy
 * @property {boolean} compared whether it was chosen to stand side by side with others
 */

/**
 * - waiting: in the queue
 * - working: with the server
 * - done: there is a detection
 * - failed: there is a failure
 * - stopped: taken out of the queue before its turn
 *
 * @typedef {'waiting' | 'working' | 'done' | 'failed' | 'stopped'} Status
 */

let lastId = 0;

/**
 * A picture that waits.
 *
 * @param {Blob} file
 * @param {string} name
 * @param {string} className
 * @returns {Picture}
 */
export function newPicture(file, name, className) {
  return {
    id: ++lastId,
    name,
    file,
    className,
    status: 'waiting',
    detection: null,
    failure: null,
    thumbnail: null,
    compared: false,
  };
}

/**
 * The name without folders and ending, for files that are made from the picture.
 *
 * @param {Picture} picture
 */
export function stemOf(picture) {
  const file = fileNameOf(picture);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}

/**
 * The name without folders.
 *
 * @param {Picture} picture
 */
export function fileNameOf(picture) {
  return picture.name.slice(picture.name.lastIndexOf('/') + 1);
}
