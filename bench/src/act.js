// Measures one act. The clock starts when its event reaches the window and stops twice: when the
// frame after it is laid out, counting only the time in which the main thread worked on it, and
// when that frame is painted, counting all.
window.__bench = (() => {
  const probe = document.createElement('div');
  probe.style.setProperty('position', 'fixed');
  probe.style.setProperty('height', '1px');
  probe.style.setProperty('width', '1px');
  probe.style.setProperty('contain', 'strict');
  probe.style.setProperty('visibility', 'hidden');
  document.body.append(probe);
  let wide = false;
  let laidOut = () => {};
  // Tells of the end of layout: it comes after all that the page asked for before the frame.
  new ResizeObserver(() => laidOut()).observe(probe);

  function afterThisTask(act) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(0);
  }

  // Other ends of an act: all saved, something there, a file handed to the browser.
  const ends = {
    saved(saving, tell) {
      const status = document.querySelector('.save-status');
      let begun = false;
      const observer = new MutationObserver(() => {
        const now = status.textContent.includes(saving);
        begun = begun || now;
        if (begun && !now) {
          observer.disconnect();
          tell();
        }
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
    },
    appears(selector, tell) {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        tell();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    },
    download(_, tell) {
      const look = (event) => {
        if (!event.target.download) return;
        removeEventListener('click', look, true);
        tell();
      };
      addEventListener('click', look, true);
    },
  };

  function watch(event, key, end, resolve) {
    const result = {};
    let open = end ? 2 : 1;
    const told = () => {
      open -= 1;
      if (open === 0) resolve(result);
    };
    const begin = (happened) => {
      if (key && happened.key !== key) return;
      removeEventListener(event, begin, true);
      const start = performance.now();
      let handled;
      requestAnimationFrame(() => {
        const framed = performance.now();
        wide = !wide;
        probe.style.setProperty('width', wide ? '2px' : '1px');
        laidOut = () => {
          laidOut = () => {};
          const now = performance.now();
          // Where the frame came before the message, the thread went on without a rest.
          result.main = handled === undefined ? now - start : handled - start + now - framed;
          afterThisTask(() => {
            result.painted = performance.now() - start;
            told();
          });
        };
      });
      afterThisTask(() => {
        handled = performance.now();
      });
      if (end) {
        ends[end[0]](end[1], () => {
          result.ended = performance.now() - start;
          told();
        });
      }
    };
    addEventListener(event, begin, true);
  }

  return {
    arm(event, key, end) {
      this.outcome = new Promise((resolve) => watch(event, key, end, resolve));
    },
  };
})();
