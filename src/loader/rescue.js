// The screen after a crash, and at #/rescue: everything that is stored can be taken out from here.
import { inflated } from './blocks.js';
import { button, element, heading, page, paragraph, technical } from './plain.js';
import { language } from './preferences.js';
import { deleteAll, rawStorage } from './storage.js';
// `rescue.json`, deflated: in four languages it is a third of the loader.
import { PACKED } from 'rescue-texts';

function download(parts) {
  const address = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
  const day = new Date().toISOString().slice(0, 10);
  const link = element('a', { href: address, download: `arbeidsro-redning-${day}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function openAgain() {
  if (location.hash === '#/rescue') history.replaceState(null, '', '#/');
  location.reload();
}

export async function showRescue(message) {
  const all = JSON.parse(new TextDecoder().decode(await inflated(PACKED)));
  const texts = all[language()];
  const status = element('p', { role: 'status', class: 'ds-paragraph' });
  const save = button(texts.save, 'primary', async () => {
    save.disabled = true;
    status.textContent = texts.working;
    try {
      const { parts, complete } = await rawStorage(message);
      download(parts);
      status.textContent = complete ? texts.done : `${texts.failed} ${texts.done}`;
      if (!clean.isConnected) status.after(clean);
    } catch (error) {
      status.textContent = `${texts.nothing} ${error}`;
    }
    save.disabled = false;
  });
  // Offered when there is a copy, and done at the second press.
  const clean = element('div', { class: 'actions' });
  const offer = () => clean.replaceChildren(button(texts.clean, 'tertiary', ask));
  const ask = () => {
    const erase = button(texts.delete, 'primary', async () => {
      erase.disabled = true;
      try {
        await deleteAll();
        openAgain();
      } catch (_) {
        status.textContent = texts.stuck;
        offer();
      }
    });
    erase.setAttribute('data-color', 'danger');
    const keep = button(texts.keep, 'secondary', () => {
      offer();
      clean.firstChild.focus();
    });
    clean.replaceChildren(paragraph(texts.warning), erase, keep);
    keep.focus();
  };
  offer();
  const content = [
    heading(message ? texts.crashed : texts.asked),
    paragraph(texts.saved),
    paragraph(texts.first),
    element('p', { class: 'actions' }, save, button(texts.again, 'secondary', openAgain)),
    status,
    paragraph(texts.private),
  ];
  if (message) content.push(paragraph(texts.technical), technical(message));
  page(...content);
}
