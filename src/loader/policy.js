// Trusted types: no text becomes markup but the page's own icons, and none a script but the program's own half.
// The app draws without markup.

let markup = null;
let script = null;

// One of the page's own icons, which come from a block of the page.
export function allowMarkup(text) {
  markup = text;
}

// The program's half in JavaScript, which comes from a block of the page. The policy holds it to its hash as well.
export function allowScript(text) {
  script = text;
}

const SERVICE_WORKER = 'service-worker.js';

export function guard() {
  // The development server has no policy and needs none.
  const guarded = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!window.trustedTypes || !guarded) return;
  window.trustedTypes.createPolicy('default', {
    createHTML: (text) => (text === markup ? text : null),
    createScript: (text) => (text === script ? text : null),
    createScriptURL: (url) => (url === SERVICE_WORKER || url.startsWith('blob:') ? url : null),
  });
}
