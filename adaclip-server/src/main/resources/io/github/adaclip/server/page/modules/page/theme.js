/**
 * Dark or light: as the system says, until the switch says otherwise. Beside a token, until
 * the tab is closed, the choice is all that the page keeps in the browser.
 */

const STORED = 'adaclip.theme';
const ROOT = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

apply(stored());

/**
 * Makes a button switch between dark and light.
 *
 * @param {HTMLButtonElement} button
 */
export function connectThemeSwitch(button) {
  const label = () => {
    const other = isDark() ? 'light' : 'dark';
    button.textContent = isDark() ? '☀' : '☾';
    button.setAttribute('aria-label', `Switch to ${other} colours`);
    button.title = `Switch to ${other} colours`;
  };
  button.addEventListener('click', () => {
    const chosen = isDark() ? 'light' : 'dark';
    apply(chosen);
    store(chosen);
    label();
  });
  systemIsDark.addEventListener('change', label);
  label();
}

function isDark() {
  return ROOT.dataset.theme ? ROOT.dataset.theme === 'dark' : systemIsDark.matches;
}

/** @param {string | null} theme */
function apply(theme) {
  if (theme === 'dark' || theme === 'light') {
    ROOT.dataset.theme = theme;
  }
}

function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // Storage is forbidden by the browser's settings; the switch works all the same.
  }
}

/** @param {string} theme */
function store(theme) {
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // As above: the choice lasts until the page is left.
  }
}
