// Only on a static host: keeps the app on the machine. A new version waits until the user agrees.

let waiting = null;

function announce(worker) {
  waiting = worker;
  document.dispatchEvent(new CustomEvent('arbeidsro:update-ready'));
}

// For an app that starts to listen after the event.
export const isUpdateReady = () => waiting !== null;

// The app calls this when the user says yes. The page then opens in its new version.
export function activateUpdate() {
  if (waiting) waiting.postMessage('activate');
}

export async function watchForUpdates() {
  if (!document.querySelector('link[rel="manifest"]') || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const hadOne = Boolean(workers.controller);
  workers.addEventListener('controllerchange', () => {
    // The first worker takes over a page that is already the right one.
    if (hadOne) location.reload();
  });
  try {
    const registration = await workers.register('service-worker.js');
    if (registration.waiting && hadOne) announce(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => {
        if (worker.state === 'installed' && workers.controller) announce(worker);
      });
    });
  } catch (error) {
    // Without it the app works as before, as long as there is a network.
    console.warn('Arbeidsro is not kept offline:', error);
  }
}
