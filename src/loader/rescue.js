// The screen after a crash, and at #/rescue: everything that is stored can be taken out from here.
import { button, element, heading, page, paragraph, technical } from './plain.js';
import { language } from './preferences.js';
import { rawStorage } from './storage.js';

const TEXTS = {
  nb: {
    crashed: 'Arbeidsro stoppet',
    asked: 'Hent ut det som er lagret',
    saved: 'Det som var lagret, ligger fortsatt i nettleseren. Det siste du skrev, er kanskje ikke med.',
    first: 'Last ned en kopi først. Prøv så å åpne på nytt.',
    private: 'Kopien kan inneholde det du har skrevet om saker og om deg selv. Oppbevar den like trygt.',
    save: 'Last ned alt som er lagret',
    again: 'Åpne på nytt',
    working: 'Henter …',
    done: 'Kopien er laget. Du finner den der nettleseren legger nedlastinger.',
    failed: 'Noe kunne ikke leses. Resten er i kopien.',
    nothing: 'Kopien kunne ikke lages:',
    technical: 'Til den som skal feilsøke:',
  },
  nn: {
    crashed: 'Arbeidsro stoppa',
    asked: 'Hent ut det som er lagra',
    saved: 'Det som var lagra, ligg framleis i nettlesaren. Det siste du skreiv, er kanskje ikkje med.',
    first: 'Last ned ein kopi først. Prøv så å opne på nytt.',
    private: 'Kopien kan innehalde det du har skrive om saker og om deg sjølv. Ta like godt vare på han.',
    save: 'Last ned alt som er lagra',
    again: 'Opne på nytt',
    working: 'Hentar …',
    done: 'Kopien er laga. Du finn han der nettlesaren legg nedlastingar.',
    failed: 'Noko kunne ikkje lesast. Resten er i kopien.',
    nothing: 'Kopien kunne ikkje lagast:',
    technical: 'Til den som skal feilsøkje:',
  },
  da: {
    crashed: 'Arbeidsro stoppede',
    asked: 'Hent det, der er gemt',
    saved: 'Det, der var gemt, ligger stadig i browseren. Det sidste, du skrev, er måske ikke med.',
    first: 'Hent først en kopi. Prøv så at åbne igen.',
    private: 'Kopien kan indeholde det, du har skrevet om sager og om dig selv. Opbevar den lige så sikkert.',
    save: 'Hent alt, der er gemt',
    again: 'Åbn igen',
    working: 'Henter …',
    done: 'Kopien er lavet. Du finder den, hvor browseren lægger hentede filer.',
    failed: 'Noget kunne ikke læses. Resten er i kopien.',
    nothing: 'Kopien kunne ikke laves:',
    technical: 'Til den, der skal finde fejlen:',
  },
  en: {
    crashed: 'Arbeidsro stopped',
    asked: 'Take out what is stored',
    saved: 'What was saved is still in the browser. The last thing you typed may not be.',
    first: 'Download a copy first. Then try to open again.',
    private: 'The copy may hold what you have written about cases and about yourself. Keep it as safe.',
    save: 'Download all that is stored',
    again: 'Open again',
    working: 'Fetching …',
    done: 'The copy is made. It is where the browser puts downloads.',
    failed: 'Something could not be read. The rest is in the copy.',
    nothing: 'The copy could not be made:',
    technical: 'For whoever looks into it:',
  },
};

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

export function showRescue(message) {
  const texts = TEXTS[language()];
  const status = element('p', { role: 'status', class: 'ds-paragraph' });
  const save = button(texts.save, 'primary', async () => {
    save.disabled = true;
    status.textContent = texts.working;
    try {
      const { parts, complete } = await rawStorage(message);
      download(parts);
      status.textContent = complete ? texts.done : `${texts.failed} ${texts.done}`;
    } catch (error) {
      status.textContent = `${texts.nothing} ${error}`;
    }
    save.disabled = false;
  });
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
