// Reads everything that Arbeidsro keeps in this browser, as it lies there, understanding none of it.
// The form of the file is written down in docs/rescue-format.md.

const PREFIX = 'arbeidsro.';
// Holds nothing of the user's: see kept.js.
export const PROGRAM = 'arbeidsro.program';
// Where the browser cannot list them: the two that a workbook may lie in.
const KNOWN = ['arbeidsro.mine.v1', 'arbeidsro.mine.v1.b'];
const OTHERS = ['arbeidsro.sample.v1', 'arbeidsro.sample.v1.b', 'arbeidsro.folder.v1', PROGRAM];
const PATIENCE = 10000;

function base64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32768) {
    binary += String.fromCharCode.apply(null, bytes.subarray(at, at + 32768));
  }
  return btoa(binary);
}

// Values that JSON has no form for become an object with one key that starts with "$".
async function plain(value) {
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return { $date: Number(value) };
  if (value instanceof ArrayBuffer) return { $bytes: base64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) {
    return { $bytes: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (value instanceof Blob) {
    return { $bytes: base64(new Uint8Array(await value.arrayBuffer())), $type: value.type };
  }
  if (value instanceof Map) return { $map: await Promise.all(Array.from(value, plain)) };
  if (value instanceof Set) return { $set: await Promise.all(Array.from(value, plain)) };
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return { $unreadable: kind };
  const copy = {};
  for (const key of Object.keys(value)) copy[key] = await plain(value[key]);
  return copy;
}

export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      // Otherwise the transaction ends, and with it the reading of all other rows.
      event.preventDefault();
      reject(request.error);
    };
  });
}

// A browser that is waiting for another tab may never answer.
function soon(promise) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer from the browser')), PATIENCE);
  });
  return Promise.race([promise, late]);
}

async function databaseNames() {
  try {
    const all = await soon(indexedDB.databases());
    return all.map((database) => database.name).filter((name) => name.startsWith(PREFIX));
  } catch (_) {
    return KNOWN;
  }
}

// Opening a database that is not there would make it: the upgrade is refused.
export function open(name) {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction.abort();
  return soon(answer(request));
}

// All at once where that works. Otherwise row by row, so that one that cannot be read costs no other.
async function rows(database, storeName, problems) {
  const store = () => database.transaction(storeName, 'readonly').objectStore(storeName);
  const keys = await answer(store().getAllKeys());
  try {
    const values = await answer(store().getAll());
    if (values.length === keys.length) return keys.map((key, i) => ({ key, value: values[i] }));
  } catch (error) {
    problems.push(`${storeName}: ${error}`);
  }
  const found = [];
  for (const key of keys) {
    try {
      found.push({ key, value: await answer(store().get(key)) });
    } catch (error) {
      problems.push(`${storeName} ${String(key)}: ${error}`);
    }
  }
  return found;
}

async function writeDatabase(name, parts, problems) {
  const database = await open(name);
  parts.push(`{"name":${JSON.stringify(name)},"version":${database.version},"stores":[`);
  let separator = '';
  for (const storeName of Array.from(database.objectStoreNames)) {
    parts.push(`${separator}{"name":${JSON.stringify(storeName)},"rows":[`);
    separator = ',\n';
    try {
      let first = true;
      for (const row of await rows(database, storeName, problems)) {
        parts.push((first ? '\n' : ',\n') + JSON.stringify(await plain(row)));
        first = false;
      }
    } catch (error) {
      problems.push(`${name} ${storeName}: ${error}`);
    }
    parts.push(']}');
  }
  parts.push(']}');
  database.close();
}

function preferences(problems) {
  const found = {};
  try {
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key.startsWith(PREFIX)) found[key] = localStorage.getItem(key);
    }
  } catch (error) {
    problems.push(`preferences: ${error}`);
  }
  return found;
}

// The pieces of the file, and whether all could be read.
export async function rawStorage(message) {
  const problems = [];
  const parts = [
    `{"format":"arbeidsro-rescue","version":1,"made":${JSON.stringify(new Date().toISOString())}`,
    `,\n"message":${JSON.stringify(message)}`,
    `,\n"preferences":${JSON.stringify(preferences(problems))}`,
    ',\n"databases":[',
  ];
  let separator = '';
  for (const name of await databaseNames()) {
    if (name === PROGRAM) continue;
    const written = [];
    try {
      await writeDatabase(name, written, problems);
      parts.push(separator, ...written);
      separator = ',\n';
    } catch (error) {
      // Refused by ourselves: there is none of that name.
      if (error.name !== 'AbortError') problems.push(`${name}: ${error}`);
    }
  }
  parts.push(`],\n"problems":${JSON.stringify(problems)}}\n`);
  return { parts, complete: problems.length === 0 };
}

// Deletes all that Arbeidsro keeps in this browser. Fails on the first database that another tab does not let go of.
export async function deleteAll() {
  const names = new Set([...(await databaseNames()), ...KNOWN, ...OTHERS]);
  for (const name of names) await soon(answer(indexedDB.deleteDatabase(name)));
  for (const key of Object.keys(preferences([]))) localStorage.removeItem(key);
}
