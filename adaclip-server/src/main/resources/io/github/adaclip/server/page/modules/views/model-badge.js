import {element, find} from '../page/dom.js';

/** @typedef {import('../server/api.js').Model} Model */

const BUILT_IN = 'mini';

/** Which model answers. */
export class ModelBadge {
  #host = find('model', HTMLDetailsElement);
  #name = find('model-name');
  #note = find('model-note');
  #facts = find('model-facts');

  /** @param {Model} model */
  show(model) {
    const isBuiltIn = model.name === BUILT_IN;
    this.#host.hidden = false;
    this.#name.textContent = isBuiltIn ? `${model.name}, small built-in model` : model.name;
    this.#note.hidden = !isBuiltIn;
    this.#note.textContent =
      'The small model that comes with the software, for a first try. For the large one: adaclip model '
      + 'pull ViT-L-14-336, adaclip model pull adaclip-all, then adaclip serve --backbone '
      + 'ViT-L-14-336 --checkpoint adaclip-all.';
    this.#facts.replaceChildren(
      ...[
        ['Backbone', model.backbone],
        ['Picture side', `${model.imageSize} pixels`],
        ['Method', model.method ?? 'adaclip'],
        ['Checkpoint', model.checkpointSha256 || 'none'],
      ].flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
  }
}
