/**
 * How anomalous each place of a picture is: a grid of values from 0 (normal) to 1 (anomalous), laid
 * over a picture of any size.
 *
 * Values between grid points are interpolated as the server does it (class `ResampledMap` of the
 * library): bilinear, half-pixel centres, clamped at the borders, rounded to float32. Both give the
 * same bits, so that regions found here are those that the server would find.
 */
export class AnomalyMap {
  /**
   * @param {Float32Array} values rows × columns, row by row; not copied
   * @param {number} columns of the grid
   * @param {number} rows of the grid
   * @param {number} width columns of the picture
   * @param {number} height rows of the picture
   */
  constructor(values, columns, rows, width, height) {
    if (values.length !== columns * rows || columns < 1 || rows < 1) {
      throw new RangeError(`grid has ${values.length} values, expected ${columns} x ${rows}`);
    }
    if (!(width >= 1 && height >= 1)) {
      throw new RangeError(`picture of ${width} x ${height}`);
    }
    this.values = values;
    this.columns = columns;
    this.rows = rows;
    this.width = width;
    this.height = height;
  }

  /**
   * The map at another size, to be read row by row.
   *
   * @param {number} width
   * @param {number} height
   */
  resampled(width, height) {
    return new ResampledMap(this, width, height);
  }

  /**
   * The value at the centre of a pixel of the picture.
   *
   * @param {number} x
   * @param {number} y
   */
  valueAt(x, y) {
    const row = positionOf(y, this.height, this.rows);
    const column = positionOf(x, this.width, this.columns);
    const top = Math.floor(row);
    const left = Math.floor(column);
    const upper = top * this.columns;
    const lower = Math.min(top + 1, this.rows - 1) * this.columns;
    const right = Math.min(left + 1, this.columns - 1);
    const atLeft = between(this.values[upper + left], this.values[lower + left], row - top);
    const atRight = between(this.values[upper + right], this.values[lower + right], row - top);
    return Math.fround(between(atLeft, atRight, column - left));
  }

  /** Bytes that the map occupies. */
  get bytes() {
    return this.values.byteLength;
  }
}

/** An anomaly map at some size; holds one row at a time. */
export class ResampledMap {
  /**
   * @param {AnomalyMap} map
   * @param {number} width
   * @param {number} height
   */
  constructor(map, width, height) {
    this.map = map;
    this.width = width;
    this.height = height;
    this.blended = new Float64Array(map.columns);
    this.left = new Int32Array(width);
    this.share = new Float64Array(width);
    for (let x = 0; x < width; x++) {
      const position = positionOf(x, width, map.columns);
      this.left[x] = Math.floor(position);
      this.share[x] = position - this.left[x];
    }
  }

  /**
   * Computes one row, unless all of it lies below a value.
   *
   * @param {number} y
   * @param {Float32Array} target receives the values
   * @param {number} [least] rows without a value of at least this are left out
   * @returns {boolean} whether the row was computed
   */
  readRow(y, target, least = -Infinity) {
    const {values, columns, rows} = this.map;
    const position = positionOf(y, this.height, rows);
    const top = Math.floor(position);
    const upper = top * columns;
    const lower = Math.min(top + 1, rows - 1) * columns;
    const share = position - top;
    let largest = -Infinity;
    for (let column = 0; column < columns; column++) {
      const value = between(values[upper + column], values[lower + column], share);
      this.blended[column] = value;
      if (value > largest) {
        largest = value;
      }
    }
    // Between its grid points a row rises nowhere above them.
    if (Math.fround(largest) < least) {
      return false;
    }
    const last = columns - 1;
    for (let x = 0; x < this.width; x++) {
      const column = this.left[x];
      const right = this.blended[column < last ? column + 1 : last];
      target[x] = between(this.blended[column], right, this.share[x]);
    }
    return true;
  }
}

/**
 * Where the centre of a pixel lies on an axis of grid points.
 *
 * @param {number} pixel
 * @param {number} pixels
 * @param {number} cells
 */
function positionOf(pixel, pixels, cells) {
  const centre = (pixel + 0.5) * cells / pixels - 0.5;
  return Math.max(0, Math.min(cells - 1, centre));
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} share
 */
function between(from, to, share) {
  return from + (to - from) * share;
}
