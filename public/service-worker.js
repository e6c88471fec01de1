// Keeps the app on the machine after the first visit. Answers from its own copy, never from the network,
// so that what the user opens is what the user agreed to.
const VERSION = 'arbeidsro-app-__VERSION__';
const PAGE = './';
const FILES = [PAGE, /* __FILES__ */];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(VERSION).then((cache) =>
      // Past the browser's own cache, which may hold the version before.
      cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))),
    ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('arbeidsro-app-') && name !== VERSION))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The page asks for this when the user has agreed to the new version.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const request = event.request;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  const wanted = request.mode === 'navigate' ? PAGE : request;
  event.respondWith(
    caches
      .open(VERSION)
      .then((cache) => cache.match(wanted, { ignoreSearch: true }))
      .then((kept) => kept || fetch(request)),
  );
});
