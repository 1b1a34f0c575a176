import {element, replaceChildren} from '../page/dom.js';
import {fileNameOf} from '../pictures/picture.js';
import {outcomeText, OutcomeChip} from './verdict.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../pictures/picture.js').Picture} Picture */

/** The pictures around the selected one that are shown; all of them are in the table. */
const MOST_SHOWN = 40;

/** The pictures in a row, to go from one to the next; the arrow keys do so too. */
export class FilmStrip {
  /** @type {Map<number, ReturnType<FilmStrip['newItem']>>} by picture */
  #items = new Map();

  /**
   * @param {HTMLElement} host
   * @param {State} state
   * @param {(picture: Picture) => void} onSelect
   */
  constructor(host, state, onSelect) {
    this.host = host;
    this.state = state;
    this.onSelect = onSelect;
    this.list = element('ul', {class: 'film', 'aria-label': 'Pictures'});
    this.list.addEventListener('keydown', (event) => this.#moved(event));
    host.append(this.list);
  }

  show() {
    const {pictures, selected} = this.state;
    const at = selected === null ? 0 : pictures.indexOf(selected);
    const start = Math.max(0, Math.min(at - MOST_SHOWN / 2, pictures.length - MOST_SHOWN));
    const shown = pictures.slice(start, start + MOST_SHOWN);
    for (const id of this.#items.keys()) {
      if (!shown.some((picture) => picture.id === id)) {
        this.#items.delete(id);
      }
    }
    replaceChildren(
      this.list,
      shown.map((picture) => {
        const item = this.#items.get(picture.id) ?? this.newItem(picture);
        this.#items.set(picture.id, item);
        item.fill();
        return item.element;
      }));
  }

  /** @param {Picture} picture */
  newItem(picture) {
    const image = element('img', {alt: '', width: '64', height: '64'});
    const chip = new OutcomeChip();
    const choose = element('button', {type: 'button', class: 'frame-button'}, image, chip.element);
    choose.addEventListener('click', () => this.onSelect(picture));
    choose.title = picture.name;
    return {
      element: element('li', {}, choose),
      choose,
      fill: () => {
        const {selected, decision} = this.state;
        chip.show(picture, decision);
        if (picture.thumbnail !== null && image.src !== picture.thumbnail) {
          image.src = picture.thumbnail;
        }
        choose.classList.toggle('empty', picture.thumbnail === null);
        choose.setAttribute(
          'aria-label', `${fileNameOf(picture)}: ${outcomeText(picture, decision)}`);
        choose.setAttribute('aria-current', String(picture === selected));
      },
    };
  }

  /** @param {KeyboardEvent} event */
  #moved(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const {pictures, selected} = this.state;
    if (step === undefined || selected === null) {
      return;
    }
    event.preventDefault();
    const next = pictures[pictures.indexOf(selected) + step];
    if (next !== undefined) {
      this.onSelect(next);
      this.show();
      this.#items.get(next.id)?.choose.focus();
    }
  }
}
