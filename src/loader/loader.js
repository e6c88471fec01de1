// Runs first, alone, and also when the app itself cannot: so it leans on nothing but the browser.
// It opens the page's data blocks, starts the program, and takes over after a crash.
import { programOf, textOf } from './blocks.js';
import { whatIsMissing, showMissing } from './capability.js';
import { applyPreferences } from './preferences.js';
import { icon, openIcons } from './icons.js';
import { isKept, keep, keptParts } from './kept.js';
import { allowScript, guard } from './policy.js';
import { showRescue } from './rescue.js';
import { activateUpdate, isUpdateReady, watchForUpdates } from './offline.js';
import { canWriteBack, chooseTarget, portablePage, takeTarget, targetText, writeTarget } from './portable.js';

let over = false;

// Steps of the start, for `cargo xtask bench` and the browser's own tools: they say where the time goes.
const mark = (step) => performance.mark(`arbeidsro:${step}`);
mark('loader');

function rescue(message) {
  if (over) return;
  over = true;
  dress();
  showRescue(message);
}

// The app's style: read early, and worn with the first screen, so that the browser lays nothing out twice.
let sheet = null;

function openStyle(text) {
  sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
}

function dress() {
  if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  sheet = null;
  const opening = block('opening');
  if (opening) opening.remove();
}

// The program's half in JavaScript. It is a script that the policy knows by its hash, and hands itself over.
let half = null;

function programsHalf(text) {
  const script = document.createElement('script');
  allowScript(text);
  script.textContent = text;
  document.head.append(script);
  script.remove();
  return half;
}

const block = (name) => document.getElementById(`arbeidsro-${name}`);

// The page's own style and icons, for the screens that come without the program.
async function openLooks() {
  openStyle(await textOf(block('style')));
  openIcons(await textOf(block('icons')));
  dress();
}

// What to keep for the next start, as long as it is not kept.
let unpacked = null;

async function unpackedParts() {
  const program = (await programOf(block('program'))).slice();
  // The browser compiles beside the page, which goes on with the rest.
  const module = WebAssembly.compile(program);
  const texts = await Promise.all(['start', 'style', 'icons'].map((name) => textOf(block(name))));
  unpacked = [program, texts];
  return { module, texts };
}

// The browser's storage may be slow, or busy with another page. By then the page could have unpacked itself.
const PATIENCE = 200;
const later = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));

async function start() {
  // Trunk's development server starts the program itself.
  if (!block('loader')) return;
  mark('page');
  const missing = whatIsMissing();
  if (missing.length) return showMissing(missing);
  try {
    if (location.hash === '#/rescue') {
      await openLooks();
      return rescue('');
    }
    const found = await Promise.race([kept, later()]);
    if (found) mark('kept');
    else delete document.documentElement.dataset.quick;
    const { module, texts } = found || (await unpackedParts());
    mark('unpacked');
    const [start, style, icons] = texts;
    openStyle(style);
    openIcons(icons);
    const glue = programsHalf(start);
    const compiled = await module;
    mark('compiled');
    await watched(() => glue.default({ module_or_path: compiled }));
    mark('started');
  } catch (error) {
    rescue(String(error));
    openLooks().catch(() => {});
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

// For the next start. Done when the user has begun to keep something here: who only looks leaves no program behind.
function keepProgram() {
  if (unpacked && crypto.subtle) keep(...unpacked).catch(() => {});
  unpacked = null;
}

// What the program may ask of the loader.
window.__arbeidsro = {
  takeHalf: (glue) => {
    half = glue;
  },
  dress,
  icon,
  keepProgram,
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

// Asked for at once: the browser reads it while it reads the page. The start is then too short for words.
const parts = keptParts().catch(() => null);
const kept = isKept() && parts;
if (kept) document.documentElement.dataset.quick = '';
applyPreferences();
guard();
watchForUpdates();
document.addEventListener('DOMContentLoaded', start);
