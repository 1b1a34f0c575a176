import {verdictOn} from '../decision/thresholds.js';
import {csvOf} from '../export/csv.js';
import {saveFile} from '../export/save-file.js';
import {button, element, replaceChildren} from '../page/dom.js';
import {counted} from '../page/numbers.js';
import {sorted, SORT_COLUMNS} from './table-order.js';
import {newRow} from './table-row.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../pictures/picture.js').Picture} Picture */

const ROWS_OF_A_PAGE = 100;

/** All pictures as a table, sorted by any column, the highest scores first. */
export class TableView {
  /** @type {Map<number, ReturnType<typeof newRow>>} by picture */
  #rows = new Map();
  #order = {column: 'score', isFalling: true};
  #page = 0;

  /**
   * @param {HTMLElement} host
   * @param {State} state
   * @param {{open: (picture: Picture) => void, clear: () => void}} actions
   */
  constructor(host, state, {open, clear}) {
    this.state = state;
    this.open = open;
    this.summary = element('p', {class: 'summary'});
    this.csv = button('Save as CSV', () => this.#saveCsv());
    this.clear = button('Remove all', clear);
    this.heads = SORT_COLUMNS.map(({id, title}) => this.#head(id, title));
    this.body = element('tbody');
    const headRow = element(
      'tr', {}, element('th', {scope: 'col'}, element('span', {class: 'visually-hidden'}, 'Compare')),
      element('th', {scope: 'col'}, element('span', {class: 'visually-hidden'}, 'Picture')),
      ...this.heads.map((head) => head.cell));
    this.previous = button('Previous', () => this.#turn(-1));
    this.next = button('Next', () => this.#turn(1));
    this.place = element('span');
    this.pages = element('div', {class: 'row pages'}, this.previous, this.place, this.next);
    host.append(
      element('div', {class: 'row between'}, this.summary,
        element('span', {class: 'row'}, this.csv, this.clear)),
      element('div', {class: 'scroll'},
        element('table', {class: 'pictures'}, element('thead', {}, headRow), this.body)),
      this.pages);
  }

  show() {
    const all = sorted(this.state.pictures, this.#order, this.state.decision);
    const pages = Math.max(1, Math.ceil(all.length / ROWS_OF_A_PAGE));
    this.#page = Math.min(this.#page, pages - 1);
    const start = this.#page * ROWS_OF_A_PAGE;
    const shown = all.slice(start, start + ROWS_OF_A_PAGE);
    const ids = new Set(shown.map((picture) => picture.id));
    for (const id of this.#rows.keys()) {
      if (!ids.has(id)) {
        this.#rows.delete(id);
      }
    }
    replaceChildren(
      this.body,
      shown.map((picture) => {
        const row =
          this.#rows.get(picture.id) ?? newRow(picture, this.open, () => this.state.changed());
        this.#rows.set(picture.id, row);
        row.fill(this.state.decision);
        return row.element;
      }));
    this.#showAround(all.length, pages);
  }

  /**
   * @param {number} count
   * @param {number} pages
   */
  #showAround(count, pages) {
    for (const {id, cell} of this.heads) {
      const direction = this.#order.isFalling ? 'descending' : 'ascending';
      cell.setAttribute('aria-sort', id === this.#order.column ? direction : 'none');
    }
    this.summary.textContent = summaryOf(this.state);
    this.csv.disabled = !this.state.pictures.some((each) => each.detection || each.failure);
    this.clear.disabled = count === 0;
    this.pages.hidden = pages === 1;
    this.place.textContent = `page ${this.#page + 1} of ${pages}`;
    this.previous.disabled = this.#page === 0;
    this.next.disabled = this.#page === pages - 1;
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  #head(id, title) {
    const sort = button(title, () => {
      const isSame = this.#order.column === id;
      this.#order = {column: id, isFalling: isSame ? !this.#order.isFalling : id !== 'name'};
      this.#page = 0;
      this.show();
    }, {class: 'quiet sort'});
    return {id, cell: element('th', {scope: 'col', class: `of-${id}`}, sort)};
  }

  /** @param {number} step */
  #turn(step) {
    this.#page += step;
    this.show();
  }

  #saveCsv() {
    const {pictures, decision, origin} = this.state;
    const profile = origin !== null && !origin.isChanged ? origin.name : '';
    const all = sorted(pictures, this.#order, decision);
    saveFile('adaclip.csv', new Blob([csvOf(all, decision, profile)], {type: 'text/csv'}));
  }
}

/** @param {State} state */
function summaryOf({pictures, decision}) {
  const done = pictures.filter((picture) => picture.status === 'done');
  const failed = pictures.filter((picture) => picture.status === 'failed').length;
  const words = [counted(pictures.length, 'picture')];
  if (decision.threshold !== null) {
    const anomalous = done.filter(
      ({detection}) => detection !== null && verdictOn(detection.score, decision) === 'anomalous',
    ).length;
    words.push(`${anomalous} anomalous`, `${done.length - anomalous} normal`);
  } else {
    words.push(`${done.length} scored`);
  }
  if (failed > 0) {
    words.push(`${failed} failed`);
  }
  return words.join(', ');
}
