import {button, element} from '../page/dom.js';
import {shown, shownSeconds} from '../page/numbers.js';
import {OutcomeChip} from './verdict.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../decision/thresholds.js').Decision} Decision */

/**
 * A row of the table of pictures.
 *
 * @param {Picture} picture
 * @param {(picture: Picture) => void} onOpen
 * @param {() => void} onCompare
 */
export function newRow(picture, onOpen, onCompare) {
  const compare = element('input', {type: 'checkbox', 'aria-label': `Compare ${picture.name}`});
  compare.addEventListener('change', () => {
    picture.compared = compare.checked;
    onCompare();
  });
  const image = element('img', {alt: '', width: '48', height: '48'});
  image.addEventListener('click', () => onOpen(picture));
  const open = button(picture.name, () => onOpen(picture), {class: 'quiet name'});
  const failure = element('p', {class: 'fix'});
  const chip = new OutcomeChip();
  const [score, verdict, peak, className, seconds] = ['score', 'verdict', 'peak', 'class', 'seconds']
    .map((column) => element('td', {class: `of-${column}`}));
  verdict.append(chip.element);
  const row = element(
    'tr', {}, element('td', {}, compare), element('td', {class: 'thumb'}, image),
    element('td', {class: 'of-name'}, open, failure), score, verdict, peak, className, seconds);
  return {
    element: row,
    /** @param {Decision} decision */
    fill: (decision) => {
      const {detection} = picture;
      compare.checked = picture.compared;
      if (picture.thumbnail !== null && image.src !== picture.thumbnail) {
        image.src = picture.thumbnail;
      }
      image.hidden = picture.thumbnail === null;
      failure.textContent = picture.failure?.message ?? '';
      failure.hidden = picture.failure === null;
      score.textContent = detection === null ? '' : shown(detection.score);
      peak.textContent = detection === null ? '' : shown(detection.map.max);
      className.textContent = picture.className;
      seconds.textContent = detection === null ? '' : shownSeconds(detection.seconds);
      chip.show(picture, decision);
    },
  };
}
