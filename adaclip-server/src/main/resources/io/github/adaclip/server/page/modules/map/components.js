/**
 * A binary picture as horizontal runs of foreground, collected row by row and joined into its
 * 8-connected parts by union-find. Memory follows the number of runs, not of pixels.
 */
export class Components {
  /** @param {number} height rows of the picture */
  constructor(height) {
    this.rowStart = new Int32Array(height + 1);
    this.rows = 0;
    /** @type {number[]} first column of each run */
    this.begin = [];
    /** @type {number[]} the column behind the last one of each run */
    this.end = [];
    /** @type {number[]} */
    this.parent = [];
    /** @type {number[]} label of each run, from 1; filled by `label` */
    this.labelOfRun = [];
    this.count = 0;
  }

  /**
   * Appends a run to the current row, from left to right, with a gap to the one before.
   *
   * @param {number} begin first column
   * @param {number} end the column behind the last
   */
  add(begin, end) {
    this.parent.push(this.begin.length);
    this.begin.push(begin);
    this.end.push(end);
  }

  /** Ends the current row and joins its runs with those they touch in the row above. */
  endRow() {
    let current = this.rowStart[this.rows];
    let above = this.rows === 0 ? 0 : this.rowStart[this.rows - 1];
    const aboveEnd = current;
    const end = this.begin.length;
    this.rowStart[++this.rows] = end;
    while (above < aboveEnd && current < end) {
      // Diagonal neighbours touch: a run may begin at the very column where the other has ended.
      if (this.begin[above] <= this.end[current] && this.begin[current] <= this.end[above]) {
        this.#join(above, current);
      }
      if (this.end[above] < this.end[current]) {
        above++;
      } else {
        current++;
      }
    }
  }

  /** Numbers the parts from 1, in reading order of each part's first pixel; after the last row. */
  label() {
    this.labelOfRun = new Array(this.begin.length);
    for (let run = 0; run < this.begin.length; run++) {
      const root = this.#root(run);
      this.labelOfRun[run] = root === run ? ++this.count : this.labelOfRun[root];
    }
  }

  /**
   * The label of one pixel; 0 for background and for pixels outside the picture.
   *
   * @param {number} x
   * @param {number} y
   */
  labelAt(x, y) {
    if (y < 0 || y >= this.rows) {
      return 0;
    }
    let low = this.rowStart[y];
    let high = this.rowStart[y + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (x < this.begin[middle]) {
        high = middle - 1;
      } else if (x >= this.end[middle]) {
        low = middle + 1;
      } else {
        return this.labelOfRun[middle];
      }
    }
    return 0;
  }

  /** @param {number} run */
  #root(run) {
    let node = run;
    while (this.parent[node] !== node) {
      this.parent[node] = this.parent[this.parent[node]];
      node = this.parent[node];
    }
    return node;
  }

  /**
   * @param {number} one
   * @param {number} other
   */
  #join(one, other) {
    const first = this.#root(one);
    const second = this.#root(other);
    this.parent[Math.max(first, second)] = Math.min(first, second);
  }
}
