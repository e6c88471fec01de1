// Trusted types: no text becomes markup but the page's own icons. The app draws without markup.

let allowed = '';

// The page's own icons, which come from a block of the page.
export function allowText(text) {
  allowed = text;
}

const SERVICE_WORKER = 'service-worker.js';

export function guardMarkup() {
  // The development server has no policy and needs none.
  const guarded = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!window.trustedTypes || !guarded) return;
  window.trustedTypes.createPolicy('default', {
    createHTML: (text) => (text === allowed ? text : null),
    createScriptURL: (url) => (url === SERVICE_WORKER || url.startsWith('blob:') ? url : null),
  });
}
