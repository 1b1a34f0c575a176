import {
  checkedProfile, profileByHand, promiseOf, readProfile, requireFits,
} from '../decision/profile.js';
import {saveFile} from '../export/save-file.js';
import {Failure} from '../failure.js';
import {element, find} from '../page/dom.js';
import {announce} from '../page/announcer.js';
import {failureText} from '../page/failure-text.js';

/** @typedef {import('../page/state.js').State} State */
/** @typedef {import('../decision/profile.js').Profile} Profile */

/** Loads and saves threshold profiles, and says which one the thresholds are from. */
export class ProfilePanel {
  #select = find('profiles', HTMLSelectElement);
  #save = find('save-profile', HTMLButtonElement);
  #field = find('profile-file', HTMLInputElement);
  #note = find('profile-note');
  #failure = find('profile-failure');
  /** @type {(Record<string, unknown> & {name: string})[]} */
  #offered = [];

  /**
   * @param {State} state
   * @param {import('./intake.js').Intake} intake whose class name goes with a profile
   */
  constructor(state, intake) {
    this.state = state;
    this.intake = intake;
    find('load-profile').addEventListener('click', () => this.#field.click());
    this.#field.addEventListener('change', () => this.#loadFile());
    this.#select.addEventListener('change', () => this.#choose(this.#select.value));
    this.#save.addEventListener('click', () => this.#saveProfile());
  }

  /** @param {(Record<string, unknown> & {name: string})[]} profiles that the server knows */
  offer(profiles) {
    this.#offered = profiles;
    this.#select.hidden = profiles.length === 0;
    this.#select.replaceChildren(
      element('option', {value: ''}, 'Profiles of the server …'),
      ...profiles.map(({name}) => element('option', {value: name}, name)));
  }

  show() {
    const {decision, origin, model} = this.state;
    const hasThreshold = decision.threshold !== null || decision.pixelThreshold !== null;
    this.#save.disabled = !hasThreshold || model === null;
    this.#save.title = this.#save.disabled ? 'Set a threshold first' : '';
    this.#note.hidden = origin === null;
    if (origin !== null) {
      const {profile, name, isChanged} = origin;
      this.#note.textContent = isChanged
        ? `Changed since ${name} was loaded: its promise no longer holds.`
        : `${name}, for ${profile.className}. ${promiseOf(profile)}`;
    }
    if (origin?.isChanged) {
      this.#select.value = '';
    }
  }

  async #loadFile() {
    const file = this.#field.files?.[0];
    this.#field.value = '';
    if (file !== undefined) {
      const text = await file.text();
      this.#take(file.name, () => readProfile(text));
    }
  }

  /** @param {string} name */
  #choose(name) {
    const offered = this.#offered.find((each) => each.name === name);
    if (offered !== undefined) {
      this.#take(name, () => checkedProfile(offered));
    }
  }

  /**
   * @param {string} name
   * @param {() => Profile} read
   */
  #take(name, read) {
    try {
      const profile = read();
      if (this.state.model !== null) {
        requireFits(profile, this.state.model);
      }
      this.#failure.hidden = true;
      this.intake.className = profile.className;
      const {threshold, pixelThreshold} = profile;
      this.state.changed({
        decision: {...this.state.decision, threshold, pixelThreshold},
        origin: {profile, name, isChanged: false},
      });
      announce(`Thresholds of ${name} are set.`);
    } catch (thrown) {
      this.#failure.replaceChildren(...failureText(Failure.of(thrown)));
      this.#failure.hidden = false;
      this.#select.value = '';
    }
  }

  #saveProfile() {
    const {decision, origin, model, selected} = this.state;
    if (model === null) {
      return;
    }
    const className = selected?.className ?? this.intake.className;
    const profile =
      origin !== null && !origin.isChanged
        ? origin.profile
        : profileByHand(className, model, decision);
    const name = `${profile.className.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`;
    const text = JSON.stringify(profile, null, 2);
    saveFile(name, new Blob([text, '\n'], {type: 'application/json'}));
  }
}
