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
