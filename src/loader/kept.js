// What the page unpacks, kept in the browser beside the user's data: the next start need not unpack it again.
// It is one piece: the program's length in four bytes, the program, and the texts with a zero between them. Any page
// opened as a file may write there, so a piece counts only with the SHA-256 that this page names. Where anything is
// amiss, the page unpacks its own blocks.
import { answer, open, PROGRAM } from './storage.js';

const STORE = 'pieces';
const LENGTH = 4;
// The hash of what is kept, so that nobody looks in vain.
const NOTE = 'arbeidsro.kept';

// The development server names none.
const { kept: hash } = document.currentScript.dataset;

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function check(piece) {
  if (hex(await crypto.subtle.digest('SHA-256', piece)) !== hash) throw new Error('what is kept is not this program');
}

export function isKept() {
  try {
    return localStorage.getItem(NOTE) === hash;
  } catch (_) {
    return false;
  }
}

// A promise of the compiled program, and the texts. Fails where this page's are not kept.
// The database is asked for before the note is read: both take the browser a while.
export async function keptParts() {
  const asked = open(PROGRAM);
  const isWorthIt = isKept();
  const database = await asked;
  try {
    if (!isWorthIt) throw new Error('nothing of this page is kept');
    const piece = await answer(database.transaction(STORE).objectStore(STORE).get(hash));
    const from = LENGTH + new DataView(piece).getUint32(0, true);
    // The browser compiles while it checks. What is not this program is never run.
    const module = WebAssembly.compile(new Uint8Array(piece, LENGTH, from - LENGTH));
    module.catch(() => {});
    await check(piece);
    return { module, texts: new TextDecoder().decode(new Uint8Array(piece, from)).split('\0') };
  } finally {
    database.close();
  }
}

// Keeps them, in place of those of another version.
export async function keep(program, texts) {
  const rest = new TextEncoder().encode(texts.join('\0'));
  const piece = new Uint8Array(LENGTH + program.length + rest.length);
  new DataView(piece.buffer).setUint32(0, program.length, true);
  piece.set(program, LENGTH);
  piece.set(rest, LENGTH + program.length);
  const asked = indexedDB.open(PROGRAM, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  const database = await answer(asked);
  try {
    const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
    store.clear();
    await answer(store.put(piece.buffer, hash));
    localStorage.setItem(NOTE, hash);
  } finally {
    database.close();
  }
}
