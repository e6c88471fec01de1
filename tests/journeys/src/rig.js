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
  // A program of one instruction that stops.
  const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
  let isTrapped = false;
  const make = WebAssembly.instantiate.bind(WebAssembly);
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await make(...given);
    const rigged = (call) => (...words) => {
      if (isTrapped) {
        isTrapped = false;
        new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(TRAP)));
      }
      return call(...words);
    };
    const all = Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? rigged(value) : value]);
    return { exports: Object.fromEntries(all) };
  };
  window.__rig = {
    // The next call into the program ends as a panic in it does.
    trap: () => { isTrapped = true; },
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
