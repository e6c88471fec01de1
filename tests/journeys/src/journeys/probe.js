// Stands in a copy of the page, with a hash of its own in the policy, and tries every way out.
// Scripts that a driver runs may stand above the page's policy; this one does not.
(() => {
  const there = '__THERE__';
  const probe = { done: false, violations: [], ran: [], held: [] };
  window.__probe = probe;
  document.addEventListener('securitypolicyviolation', (event) => probe.violations.push(event.effectiveDirective));

  const element = (name, fields) => Object.assign(document.createElement(name), fields);
  const settled = (made) =>
    new Promise((resolve) => {
      made.addEventListener('load', resolve);
      made.addEventListener('error', resolve);
    });
  const put = (made) => {
    const end = settled(made);
    document.body.append(made);
    return end;
  };
  const tries = {
    fetch: () => fetch(`${there}/fetch`),
    xhr: () =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = resolve;
        request.onerror = reject;
        request.open('GET', `${there}/xhr`);
        request.send();
      }),
    beacon: () => navigator.sendBeacon(`${there}/beacon`, 'x'),
    socket: () => settled(new WebSocket(`${there.replace('http', 'ws')}/socket`)),
    events: () => {
      const source = new EventSource(`${there}/events`);
      return settled(source).then(() => source.close());
    },
    image: () => put(element('img', { src: `${there}/image` })),
    style: () => put(element('link', { rel: 'stylesheet', href: `${there}/style` })),
    frame: () => {
      // Not waited for: a blocked frame tells nobody in one of the engines.
      document.body.append(element('iframe', { src: `${there}/frame` }));
    },
    form: () => {
      const target = element('iframe', { name: 'target' });
      const form = element('form', { action: `${there}/form`, method: 'post', target: 'target' });
      document.body.append(target, form);
      form.submit();
    },
    script: () => put(element('script', { src: `${there}/script` })),
    inline: () => document.body.append(element('script', { text: 'window.__probe.ran.push("inline")' })),
    attribute: () => {
      const button = element('button', {});
      button.setAttribute('onclick', 'window.__probe.ran.push("attribute")');
      document.body.append(button);
      button.click();
    },
    evaluation: () => (0, eval)('window.__probe.ran.push("evaluation")'),
    markup: () => {
      const box = element('div', {});
      box.innerHTML = '<b>from data</b>';
      if (box.querySelector('b')) probe.ran.push('markup');
    },
  };

  const start = async () => {
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
      } catch (_) {
        probe.held.push(name);
      }
    }
    probe.done = true;
  };
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})();
