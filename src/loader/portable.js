// Puts this page's file together again from its own blocks, checked against the hash it was built with.
import { textOf } from './blocks.js';

const SLOT = /\{\{([a-z-]+)\}\}/g;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function digest(text) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

// The text of the file, with `data` in the block that is empty when the file is built.
// Fails when what the page holds is not what was built.
export async function portablePage(data = '') {
  const outline = await textOf(document.getElementById('arbeidsro-outline'));
  const fill = (given) =>
    outline.replace(SLOT, (_, name) =>
      name === 'data' ? given : document.getElementById(`arbeidsro-${name}`).textContent,
    );
  const expected = document.getElementById('arbeidsro-hash').textContent;
  const bare = fill('').replace(expected, '');
  if ((await digest(bare)) !== expected) throw new Error('the page is not as it was built');
  return fill(data);
}

// The file that the app saves into, where the browser lends it one.
let target = null;

export const canWriteBack = () => typeof window.showSaveFilePicker === 'function';

// Lets the user choose the file. Answers with its name, or with nothing when they changed their mind.
export async function chooseTarget(suggestedName) {
  try {
    const types = [{ accept: { 'text/html': ['.html'] } }];
    target = await window.showSaveFilePicker({ suggestedName, types });
    return target.name;
  } catch (error) {
    if (error.name === 'AbortError') return undefined;
    throw error;
  }
}

const textOfTarget = async () => (await target.getFile()).text();

// What the file says now: another tab or a colleague may have saved in the meantime.
export const targetText = textOfTarget;

// The browser writes a new copy beside the file and puts it in its place when it is whole.
export async function writeTarget(text) {
  const copy = await target.createWritable();
  await copy.write(text);
  await copy.close();
  if ((await textOfTarget()) !== text) throw new Error('the file is not as it was written');
}
