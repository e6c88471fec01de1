// Puts this page's file together again from its own blocks, checked against the hash it was built with.
import { textOf as textOfBlock } from './blocks.js';

const SLOT = /\{\{([a-z-]+)\}\}/g;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function digest(text) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

// The text of the file, with `data` in the block that is empty when the file is built.
// Fails when what the page holds is not what was built.
export async function portablePage(data = '') {
  const outline = await textOfBlock(document.getElementById('arbeidsro-outline'));
  const fill = (given) =>
    outline.replace(SLOT, (_, name) =>
      name === 'data' ? given : document.getElementById(`arbeidsro-${name}`).textContent,
    );
  const expected = document.getElementById('arbeidsro-hash').textContent;
  const bare = fill('').replace(expected, '');
  if ((await digest(bare)) !== expected) throw new Error('the page is not as it was built');
  return fill(data);
}

// The file that the app saves into, where the browser lends it one, and one that was chosen but not yet looked at.
let target = null;
let chosen = null;

export const canWriteBack = () => typeof window.showOpenFilePicker === 'function';

const textOf = async (handle) => (await handle.getFile()).text();

// Lets the user choose the file. Answers with its name and text, or with nothing when they changed their mind.
// An existing file is opened: the question for a place to save would empty it at once.
export async function chooseTarget() {
  try {
    const types = [{ accept: { 'text/html': ['.html'] } }];
    [chosen] = await window.showOpenFilePicker({ types });
    if ((await chosen.requestPermission({ mode: 'readwrite' })) !== 'granted') return undefined;
    return [chosen.name, await textOf(chosen)];
  } catch (error) {
    if (error.name === 'AbortError') return undefined;
    throw error;
  }
}

// From now on the chosen file is saved into.
export function takeTarget() {
  target = chosen;
}

// What the file says now: another tab or a colleague may have saved in the meantime.
export const targetText = () => textOf(target);

async function replace(text) {
  const copy = await target.createWritable();
  await copy.write(text);
  await copy.close();
  return (await textOf(target)) === text;
}

// The browser writes a new copy beside the file and puts it in its place when it is whole. A file that then says
// something else gets back what it said before.
export async function writeTarget(text) {
  const before = await textOf(target);
  if (await replace(text)) return;
  await replace(before);
  throw new Error('the file is not as it was written');
}
