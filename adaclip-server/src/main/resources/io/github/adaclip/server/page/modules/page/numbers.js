/** How numbers and verdicts are written for people and for files. */

/**
 * A score or map value with four decimals, as people read it.
 *
 * @param {number} value
 */
export function shown(value) {
  return value.toFixed(4);
}

/**
 * A threshold with as many decimals as it has, four at most.
 *
 * @param {number} value
 */
export function shownThreshold(value) {
  return String(Number(value.toFixed(4)));
}

/**
 * A float32 value in its shortest form, as the server writes it.
 *
 * @param {number} value
 * @returns {number} the double with the fewest digits that rounds to the same float32
 */
export function shortestFloat(value) {
  const single = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(single.toPrecision(digits));
    if (Math.fround(candidate) === single) {
      return candidate;
    }
  }
  return Number(single.toPrecision(9));
}

/**
 * A duration in words.
 *
 * @param {number} seconds
 */
export function shownSeconds(seconds) {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < 60) {
    return `${seconds.toFixed(seconds < 10 && !Number.isInteger(seconds) ? 1 : 0)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${Math.round(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * A number with its noun.
 *
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
