// Runs first, alone, and also when the app itself cannot: so it leans on nothing but the browser.
// It opens the page's data blocks, starts the program, and takes over after a crash.
import { programOf, textOf } from './blocks.js';
import { whatIsMissing, showMissing } from './capability.js';
import { applyPreferences } from './preferences.js';
import { icon, openIcons } from './icons.js';
import { allowScript, guard } from './policy.js';
import { showRescue } from './rescue.js';
import { activateUpdate, isUpdateReady, watchForUpdates } from './offline.js';
import { canWriteBack, chooseTarget, portablePage, takeTarget, targetText, writeTarget } from './portable.js';

let over = false;

// Steps of the start, for `cargo xtask bench` and the browser's own tools: they say where the time goes.
const mark = (step) => performance.mark(`arbeidsro:${step}`);
mark('loader');

function removeOpeningText() {
  const opening = document.getElementById('arbeidsro-opening');
  if (opening) opening.remove();
}

function rescue(message) {
  if (over) return;
  over = true;
  showRescue(message);
}

async function adoptStyle() {
  const block = document.getElementById('arbeidsro-style');
  if (!block) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await textOf(block));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

// The program's half in JavaScript. It is a script that the policy knows by its hash, and hands itself over.
let half = null;

async function programsHalf() {
  const script = document.createElement('script');
  const text = await textOf(document.getElementById('arbeidsro-start'));
  allowScript(text);
  script.textContent = text;
  document.head.append(script);
  script.remove();
  return half;
}

async function start() {
  // Trunk's development server starts the program itself.
  if (!document.getElementById('arbeidsro-loader')) return;
  mark('page');
  const missing = whatIsMissing();
  if (missing.length) return showMissing(missing);
  if (location.hash === '#/rescue') {
    await Promise.all([adoptStyle(), openIcons()]);
    return rescue('');
  }
  try {
    const program = await programOf(document.getElementById('arbeidsro-program'));
    mark('unpacked');
    // The browser compiles beside the page, which goes on with the rest.
    const compiled = WebAssembly.compile(program);
    const [glue] = await Promise.all([programsHalf(), adoptStyle(), openIcons()]);
    const module = await compiled;
    mark('compiled');
    await watched(() => glue.default({ module_or_path: module }));
    mark('started');
    removeOpeningText();
  } catch (error) {
    rescue(String(error));
    adoptStyle().catch(() => {});
  }
}

// WebKit hides from the window what went wrong in a page opened as a file, so a trap is caught where the
// page calls into the program.
async function watched(load) {
  const plain = WebAssembly.instantiate;
  const watch = (call) => (...given) => {
    try {
      return call(...given);
    } catch (error) {
      if (isCrash(error)) rescue(String(error));
      throw error;
    }
  };
  WebAssembly.instantiate = async (program, imports) => {
    const { exports } = await plain.call(WebAssembly, program, imports);
    const all = Object.entries(exports);
    const seen = all.map(([name, value]) => [name, typeof value === 'function' ? watch(value) : value]);
    return { instance: { exports: Object.fromEntries(seen) }, module: program };
  };
  try {
    await load();
  } finally {
    WebAssembly.instantiate = plain;
  }
}

// Under panic=abort a panic leaves a program that must not be entered again.
function isCrash(error) {
  return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
}
window.addEventListener('error', (event) => {
  if (isCrash(event.error)) rescue(event.message);
});
window.addEventListener('unhandledrejection', (event) => {
  if (isCrash(event.reason)) rescue(String(event.reason));
});
window.addEventListener('hashchange', () => {
  if (location.hash === '#/rescue') location.reload();
});
// Trunk's development server starts the program itself.
window.addEventListener('TrunkApplicationStarted', removeOpeningText);

// What the program may ask of the loader.
window.__arbeidsro = {
  takeHalf: (glue) => {
    half = glue;
  },
  icon,
  panicked: rescue,
  isUpdateReady,
  activateUpdate,
  portablePage,
  canWriteBack,
  chooseTarget,
  takeTarget,
  targetText,
  writeTarget,
};

// The browser opens its storage while the program is unpacked.
function wakeStorage() {
  try {
    indexedDB.databases().catch(() => {});
  } catch (_) {
    // Blocked or too old: the program finds out and says so.
  }
}

wakeStorage();
applyPreferences();
guard();
watchForUpdates();
document.addEventListener('DOMContentLoaded', start);
