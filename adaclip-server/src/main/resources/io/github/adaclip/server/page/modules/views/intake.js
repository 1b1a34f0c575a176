import {find} from '../page/dom.js';
import {counted} from '../page/numbers.js';
import {chosenFiles, droppedFiles, pastedFiles} from '../pictures/given-files.js';

/** @typedef {import('../pictures/given-files.js').GivenFile} GivenFile */

/** What a picture is taken to show if nobody says. */
const DEFAULT_CLASS = 'object';

/** Where pictures come in: chosen, dropped, pasted, or whole folders; and what they show. */
export class Intake {
  #classField = find('class-name', HTMLInputElement);
  #note = find('intake-note');
  #dropping = find('dropping');

  /** @param {(files: GivenFile[], className: string) => void} onFiles */
  constructor(onFiles) {
    this.onFiles = onFiles;
    this.#connectField('choose-files', 'files');
    this.#connectField('choose-folder', 'folder');
    this.#connectField('drop', 'files');
    this.#connectDrop();
    document.addEventListener('paste', (event) => {
      const files = pastedFiles(event.clipboardData);
      if (files.length > 0) {
        event.preventDefault();
        this.#take({given: files, passedOver: 0});
      }
    });
  }

  /** What the next pictures show. */
  get className() {
    return this.typedClassName || DEFAULT_CLASS;
  }

  /** What the field says; empty if it says nothing. */
  get typedClassName() {
    return this.#classField.value.trim();
  }

  set className(name) {
    this.#classField.value = name;
  }

  /** @param {() => void} listener told when the class name changes */
  onClassName(listener) {
    this.#classField.addEventListener('input', listener);
  }

  /** @param {string[]} names that can be chosen without typing them */
  offer(names) {
    const options = [...new Set(names)].map((name) => {
      const option = document.createElement('option');
      option.value = name;
      return option;
    });
    find('class-names').replaceChildren(...options);
  }

  /**
   * @param {string} buttonId
   * @param {string} fieldId
   */
  #connectField(buttonId, fieldId) {
    const field = find(fieldId, HTMLInputElement);
    find(buttonId).addEventListener('click', () => field.click());
    field.addEventListener('change', () => {
      // Emptied below, so that the same file can be chosen once more.
      if (field.files !== null && field.files.length > 0) {
        this.#take(chosenFiles(field.files));
        field.value = '';
      }
    });
  }

  #connectDrop() {
    let depth = 0;
    const isOfFiles = (/** @type {DragEvent} */ event) =>
      event.dataTransfer?.types.includes('Files') ?? false;
    const mark = (/** @type {number} */ change) => {
      depth = Math.max(0, depth + change);
      this.#dropping.hidden = depth === 0;
    };
    window.addEventListener('dragenter', (event) => isOfFiles(event) && mark(1));
    window.addEventListener('dragleave', (event) => isOfFiles(event) && mark(-1));
    window.addEventListener('dragover', (event) => event.preventDefault());
    window.addEventListener('drop', async (event) => {
      // Without this a file that misses its target would replace the page.
      event.preventDefault();
      mark(-Infinity);
      if (event.dataTransfer !== null && isOfFiles(event)) {
        this.#take(await droppedFiles(event.dataTransfer));
      }
    });
  }

  /** @param {{given: GivenFile[], passedOver: number}} files */
  #take({given, passedOver}) {
    const words = [];
    if (passedOver > 0) {
      words.push(`${counted(passedOver, 'file')} passed over: no pictures by their names, or not to be read.`);
    }
    if (given.length === 0) {
      words.push('There was nothing to score.');
    }
    this.#note.textContent = words.join(' ');
    this.#note.hidden = words.length === 0;
    if (given.length > 0) {
      this.onFiles(given, this.className);
    }
  }
}
