// In a rigged copy of the page, before the app: what a journey can turn. No tab hears of another one here.
(() => {
  const RealDate = Date;
  let shift = 0;
  const now = () => RealDate.now() + shift;
  window.Date = new Proxy(RealDate, {
    construct: (date, given, made) => Reflect.construct(date, given.length ? given : [now()], made),
    get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
  });
  delete window.BroadcastChannel;
  window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
  let hidden;
  Object.defineProperty(Document.prototype, 'hidden', { get: () => hidden === true, configurable: true });
  const seal = crypto.subtle.encrypt.bind(crypto.subtle);
  window.__rig = {
    sealing: false,
    shift: (millis) => { shift += millis; },
    hide: (is) => { hidden = is; document.dispatchEvent(new Event('visibilitychange')); },
    // Sealing waits for `go`, so that something can happen meanwhile.
    slow: () => {
      let go;
      const held = new Promise((yes) => { go = yes; });
      crypto.subtle.encrypt = async (...words) => { window.__rig.sealing = true; await held; return seal(...words); };
      window.__rig.go = () => { crypto.subtle.encrypt = seal; go(); };
    },
  };
})();
