import {element} from '../page/dom.js';

/**
 * A picture that comes with the page.
 *
 * @typedef {Object} Example
 * @property {string} file below the folder of examples
 * @property {string} className what it shows
 * @property {string} note what is wrong with it, for people
 */

/**
 * Shows the examples.
 *
 * @param {HTMLElement} host a list
 * @param {Example[]} examples
 * @param {(example: Example) => void} onChoose
 */
export function showGallery(host, examples, onChoose) {
  host.replaceChildren(
    ...examples.map((example) => {
      const image = element('img', {
        src: addressOf(example), alt: '', width: '160', height: '160',
      });
      const choose = element(
        'button', {type: 'button'}, image, element('strong', {}, example.className),
        element('span', {}, example.note));
      choose.addEventListener('click', () => onChoose(example));
      return element('li', {}, choose);
    }));
}

/**
 * The list of examples.
 *
 * @returns {Promise<Example[]>}
 */
export async function listExamples() {
  const response = await fetch(new URL('examples/examples.json', document.baseURI));
  return response.ok ? response.json() : [];
}

/**
 * The picture of an example.
 *
 * @param {Example} example
 */
export async function readExample(example) {
  return (await fetch(addressOf(example))).blob();
}

/** @param {Example} example */
function addressOf(example) {
  return new URL(`examples/${example.file}`, document.baseURI).href;
}
