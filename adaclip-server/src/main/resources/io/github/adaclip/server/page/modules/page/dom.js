/**
 * The few things that modules do to the document. Text is always set as text; nothing here or
 * elsewhere takes markup from data.
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The element of the page with an id.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function find(id, type) {
  const found = document.getElementById(id);
  if (!found || (type && !(found instanceof type))) {
    throw new Error(`the page has no ${type ? type.name : 'element'} "${id}"`);
  }
  return /** @type {T} */ (found);
}

/**
 * A new element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children strings become text
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

/**
 * A new button.
 *
 * @param {string} text
 * @param {() => void} onClick
 * @param {Record<string, string>} [attributes]
 */
export function button(text, onClick, attributes = {}) {
  const made = element('button', {type: 'button', ...attributes}, text);
  made.addEventListener('click', onClick);
  return made;
}

/**
 * A new element of a drawing.
 *
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[K]}
 */
export function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, String(value));
  }
  return made;
}

/**
 * A copy of a template of the page.
 *
 * @param {string} id of the template
 * @returns {{content: DocumentFragment, part: <T extends Element>(name: string) => T}} `part` gives
 *   the element with that `data-part`
 */
export function copyOf(id) {
  const content = /** @type {DocumentFragment} */ (
    find(id, HTMLTemplateElement).content.cloneNode(true));
  const parts = new Map(
    [...content.querySelectorAll('[data-part]')].map((each) => [
      each.getAttribute('data-part'),
      each,
    ]));
  return {
    content,
    part: (name) => {
      const found = parts.get(name);
      if (!found) {
        throw new Error(`template "${id}" has no part "${name}"`);
      }
      return /** @type {any} */ (found);
    },
  };
}

/**
 * Replaces the children of an element by others, some of which it may have already; whoever had the
 * keyboard's focus keeps it.
 *
 * @param {Element} parent
 * @param {Iterable<Node>} children
 */
export function replaceChildren(parent, children) {
  const next = [...children];
  const isSame =
    next.length === parent.childNodes.length
    && next.every((child, index) => child === parent.childNodes[index]);
  if (isSame) {
    return;
  }
  const focused = document.activeElement;
  parent.replaceChildren(...next);
  if (
    focused instanceof HTMLElement
    && focused !== document.activeElement
    && parent.contains(focused)
  ) {
    focused.focus({preventScroll: true});
  }
}
