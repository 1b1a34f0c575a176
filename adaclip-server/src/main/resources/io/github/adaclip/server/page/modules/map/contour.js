/** @typedef {import('./components.js').Components} Components */

// East, south-east, south, …: clockwise on a picture whose y grows downwards.
const STEP_X = [1, 1, 0, -1, -1, -1, 0, 1];
const STEP_Y = [0, 1, 1, 1, 0, -1, -1, -1];
const DIRECTIONS = 8;
const QUARTER_TURN = 2;
const NONE = -1;

/**
 * Walks around one part of a picture along its outer boundary pixels (Moore-neighbour tracing, ended
 * by Jacob's criterion: the start pixel is left again in the first direction).
 *
 * @param {Components} components
 * @param {number} label of the part
 * @param {number} startX of its first pixel in reading order
 * @param {number} startY of its first pixel in reading order
 * @returns {number[][]} corners of the boundary, each a pixel [x, y] of the part, clockwise, closed
 *   without repeating the first
 */
export function traceContour(components, label, startX, startY) {
  const corners = [[startX, startY]];
  const first = nextDirection(components, label, startX, startY, 0);
  if (first === NONE) {
    return corners;
  }
  let x = startX;
  let y = startY;
  let direction = first;
  for (;;) {
    x += STEP_X[direction];
    y += STEP_Y[direction];
    // What lies to the left of the last step is outside; the search starts there.
    const leftwards = direction + DIRECTIONS - QUARTER_TURN;
    const next = nextDirection(components, label, x, y, leftwards);
    if (x === startX && y === startY && next === first) {
      return corners;
    }
    if (next !== direction) {
      corners.push([x, y]);
    }
    direction = next;
  }
}

/**
 * @param {Components} components
 * @param {number} label
 * @param {number} x
 * @param {number} y
 * @param {number} from first direction to look into
 */
function nextDirection(components, label, x, y, from) {
  for (let turn = 0; turn < DIRECTIONS; turn++) {
    const direction = (from + turn) % DIRECTIONS;
    if (components.labelAt(x + STEP_X[direction], y + STEP_Y[direction]) === label) {
      return direction;
    }
  }
  return NONE;
}
