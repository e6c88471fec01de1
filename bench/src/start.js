// Put into the page before anything of its own. Notes when the first row is there, when it is
// painted, and until when the main thread was busy.
(() => {
  const seen = { row: 0, painted: 0, long: [] };
  window.__start = seen;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.long.push([task.startTime, task.startTime + task.duration]);
  }).observe({ type: 'longtask', buffered: true });
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-row]')) return;
    observer.disconnect();
    seen.row = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        seen.painted = performance.now();
      };
      port2.postMessage(0);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
})();
