// Trusted types: text becomes markup only when it stands, letter for letter, in the compiled program.
// The app's templates do. Nothing that a person typed or imported can.

let program = null;
let literals = null;

// A length in the wasm format: seven bits a byte, the lowest first.
function number(bytes, at) {
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
    shift += 7;
  }
}

const DATA_SECTION = 11;

function dataSection(bytes) {
  let at = 8;
  while (at < bytes.length) {
    const id = bytes[at];
    const [size, content] = number(bytes, at + 1);
    if (id === DATA_SECTION) return bytes.subarray(content, content + size);
    at = content + size;
  }
  return new Uint8Array();
}

let allowed = '';

// The page's own icons, which come from a block of the page.
export function allowText(text) {
  allowed = text;
}

export function learnLiterals(bytes) {
  program = bytes;
}

function isLiteral(text) {
  if (literals === null) {
    if (program === null) return false;
    literals = new TextDecoder().decode(dataSection(program));
    program = null;
  }
  return literals.includes(text);
}

const SERVICE_WORKER = 'service-worker.js';

export function guardMarkup() {
  // The development server has no policy and needs none.
  const guarded = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!window.trustedTypes || !guarded) return;
  window.trustedTypes.createPolicy('default', {
    createHTML: (text) => (text === allowed || isLiteral(text) ? text : null),
    createScriptURL: (url) => (url === SERVICE_WORKER || url.startsWith('blob:') ? url : null),
  });
}
