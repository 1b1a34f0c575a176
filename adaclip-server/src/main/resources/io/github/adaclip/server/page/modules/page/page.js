import {verdictOn, verdictText} from '../decision/thresholds.js';
import {Failure} from '../failure.js';
import {WHOLE_RANGE} from '../map/color-range.js';
import {MapCache} from '../pictures/map-cache.js';
import {fileNameOf, newPicture} from '../pictures/picture.js';
import {Api} from '../server/api.js';
import {NotReachable, Unauthorized} from '../server/refusals.js';
import {Token} from '../server/token.js';
import {Banner} from '../views/banner.js';
import {CompareView} from '../views/compare-view.js';
import {DecisionPanel} from '../views/decision-panel.js';
import {DisplayBar} from '../views/display-bar.js';
import {FilmStrip} from '../views/film-strip.js';
import {listExamples, readExample, showGallery} from '../views/gallery.js';
import {Intake} from '../views/intake.js';
import {ModelBadge} from '../views/model-badge.js';
import {RunBar} from '../views/run-bar.js';
import {ShownMaps} from '../views/shown-maps.js';
import {SingleView} from '../views/single-view.js';
import {TableView} from '../views/table-view.js';
import {TokenDialog} from '../views/token-dialog.js';
import {ViewSwitch} from '../views/view-switch.js';
import {Scoring} from '../work/scoring.js';
import {announce} from './announcer.js';
import {find} from './dom.js';
import {counted, shown} from './numbers.js';
import {MOST_COMPARED, State} from './state.js';
import {connectThemeSwitch} from './theme.js';

/** @typedef {import('../pictures/picture.js').Picture} Picture */
/** @typedef {import('../views/gallery.js').Example} Example */

/** So many pictures at once are a batch, which is looked at as a table. */
const LEAST_BATCH = 7;

/** The parts of the page and what goes from one to the other. */
export class Page {
  state = new State();
  token = new Token();
  maps = new MapCache();
  shownMaps = new ShownMaps();
  api = new Api(this.token);
  banner = new Banner();
  tokenDialog = new TokenDialog(this.token);
  modelBadge = new ModelBadge();
  /** @type {Example[]} */
  examples = [];
  /** What was told last, so that it is not told again. */
  announced = '';

  constructor() {
    const {state, maps, shownMaps} = this;
    this.scoring = new Scoring({
      api: this.api,
      maps,
      askForToken: (refusal) => this.#askForToken(refusal),
      onUnreachable: (failure) => this.#unreachable(failure),
      onChange: (picture) => this.#scored(picture),
    });
    this.intake = new Intake((files, className) =>
      this.#add(files.map(({file, name}) => newPicture(file, name, className))));
    this.decisionPanel = new DecisionPanel(state, this.intake);
    this.displayBar = new DisplayBar(state);
    this.viewSwitch = new ViewSwitch(state);
    this.runBar = new RunBar(state, {
      stop: () => this.scoring.stop(),
      scoreRest: () => this.#scoreRest(),
    });
    const open = (/** @type {Picture} */ picture) => this.#open(picture);
    this.single = new SingleView(find('view-single'), state, {maps, shownMaps}, {
      scoreAgain: (picture, className) => this.#scoreAgain(picture, className),
      remove: (picture) => this.#remove(picture),
      chooseRegion: (selectedRegion) => state.changed({selectedRegion}),
    });
    this.compare = new CompareView(find('view-compare'), state, {maps, shownMaps}, open);
    this.table = new TableView(find('view-table'), state, {open, clear: () => this.#clear()});
    this.strip = new FilmStrip(find('strip'), state, open);
  }

  /** Connects everything and asks the server who it is. */
  start() {
    connectThemeSwitch(find('theme', HTMLButtonElement));
    find('forget-token').addEventListener('click', () => {
      this.token.value = null;
      this.state.changed();
    });
    find('all-examples').addEventListener('click', () => this.#addExamples(this.examples));
    this.intake.onClassName(() => this.state.changed());
    this.state.addEventListener('change', () => this.#show());
    this.state.changed();
    this.#askServer();
    this.#loadGallery();
  }

  #show() {
    const {state} = this;
    this.viewSwitch.show();
    const range =
      state.view === 'single'
        ? this.single.show(this.intake.typedClassName)
        : state.view === 'compare'
          ? this.compare.show()
          : undefined;
    if (state.view === 'table') {
      this.table.show();
    }
    this.displayBar.show(range ?? WHOLE_RANGE);
    this.decisionPanel.show();
    this.runBar.show();
    find('strip').hidden = state.view !== 'single' || state.pictures.length < 2;
    this.strip.show();
    find('forget-token').hidden = this.token.value === null;
    this.#wantMaps();
    this.#announceVerdict();
  }

  /** Asks again for maps that are to be shown and were dropped from memory. */
  #wantMaps() {
    const {view, selected, compared} = this.state;
    const wanted =
      view === 'single' && selected !== null
        ? [selected]
        : view === 'compare'
          ? compared.slice(0, MOST_COMPARED)
          : [];
    const missing = wanted.filter(
      (picture) => picture.status === 'done' && this.maps.get(picture.id) === null);
    if (missing.length > 0) {
      this.scoring.add(missing);
    }
  }

  async #askServer() {
    try {
      const [model] = await this.api.models();
      if (model !== undefined) {
        const isTurned = model.settings?.exif === 'true';
        this.state.changed({model, display: {...this.state.display, isTurned}});
        this.modelBadge.show(model);
      }
      const profiles = await this.api.profiles();
      this.decisionPanel.profile.offer(profiles);
    } catch (thrown) {
      await this.#refused(thrown);
    }
  }

  /** @param {unknown} thrown */
  async #refused(thrown) {
    if (thrown instanceof Unauthorized && (await this.#askForToken(thrown))) {
      await this.#askServer();
      return;
    }
    this.banner.show(Failure.of(thrown), 'Try again', () => this.#askServer());
  }

  /** @param {Failure} refusal */
  async #askForToken(refusal) {
    const isGiven = await this.tokenDialog.ask(refusal);
    this.state.changed();
    if (isGiven && this.state.model === null) {
      this.banner.hide();
    }
    return isGiven;
  }

  /** @param {Failure} failure */
  #unreachable(failure) {
    this.banner.show(failure, 'Try again', () => {
      if (this.state.model === null) {
        this.#askServer();
      }
      this.#scoreRest();
    });
  }

  async #loadGallery() {
    try {
      this.examples = await listExamples();
      showGallery(find('gallery'), this.examples, (example) => this.#addExamples([example]));
      this.intake.offer(this.examples.map((example) => example.className));
    } catch (thrown) {
      this.banner.show(new NotReachable(), 'Try again', () => this.#loadGallery());
    }
  }

  /** @param {Example[]} examples */
  async #addExamples(examples) {
    try {
      const pictures = await Promise.all(
        examples.map(async (example) =>
          newPicture(await readExample(example), example.file, example.className)));
      this.#add(pictures);
    } catch {
      this.#unreachable(new NotReachable());
    }
  }

  /** @param {Picture[]} pictures */
  #add(pictures) {
    const {state} = this;
    const isBatch = pictures.length >= LEAST_BATCH;
    state.changed({
      pictures: [...state.pictures, ...pictures],
      selected: pictures[0],
      selectedRegion: -1,
      view: isBatch ? 'table' : 'single',
    });
    this.scoring.add(pictures);
  }

  /** @param {Picture} picture */
  #open(picture) {
    this.state.changed({selected: picture, selectedRegion: -1, view: 'single'});
  }

  /**
   * @param {Picture} picture
   * @param {string} className
   */
  #scoreAgain(picture, className) {
    picture.className = className;
    this.scoring.add([picture]);
  }

  #scoreRest() {
    const rest = this.state.pictures.filter(
      ({status, failure}) => status === 'stopped' || failure instanceof NotReachable
        || failure instanceof Unauthorized);
    this.scoring.add(rest);
  }

  /** @param {Picture} picture */
  #remove(picture) {
    const {state} = this;
    const at = state.pictures.indexOf(picture);
    const pictures = state.pictures.filter((each) => each !== picture);
    this.#forget(picture);
    state.changed({
      pictures,
      selected: pictures[Math.min(at, pictures.length - 1)] ?? null,
      selectedRegion: -1,
      view: pictures.length === 0 ? 'start' : state.view,
    });
  }

  #clear() {
    this.scoring.stop();
    this.state.pictures.forEach((picture) => this.#forget(picture));
    this.state.changed({pictures: [], selected: null, view: 'start'});
  }

  /** @param {Picture} picture */
  #forget(picture) {
    this.scoring.forget(picture);
    this.maps.delete(picture.id);
    if (picture.thumbnail !== null) {
      URL.revokeObjectURL(picture.thumbnail);
    }
  }

  /** @param {Picture | null} picture */
  #scored(picture) {
    if (picture?.status === 'done' && !this.state.pictures.includes(picture)) {
      this.#forget(picture); // It was removed while it was with the server.
    }
    this.state.changed({run: this.scoring.run});
    if (picture?.status === 'done' && this.state.model === null && picture.detection !== null) {
      this.state.changed({model: picture.detection.model});
    }
    if (picture?.status === 'failed') {
      announce(`${fileNameOf(picture)}: ${picture.failure?.message} ${picture.failure?.fix}`);
    }
  }

  #announceVerdict() {
    const {selected, view, decision} = this.state;
    if (view !== 'single' || selected?.status !== 'done' || selected.detection === null) {
      return;
    }
    const {score} = selected.detection;
    const words = [
      `${fileNameOf(selected)}: score ${shown(score)}`,
      verdictText(verdictOn(score, decision)).toLowerCase(),
    ];
    if (decision.pixelThreshold !== null) {
      const regions = this.shownMaps.regions(this.maps.get(selected.id), decision);
      words.push(counted(regions.length, 'region'));
    }
    const text = words.join(', ');
    if (text !== this.announced) {
      this.announced = text;
      announce(text);
    }
  }
}
