// The screen after a crash, and at #/rescue: everything that is stored can be taken out from here.
import { button, element, heading, page, paragraph, technical } from './plain.js';
import { language } from './preferences.js';
import { deleteAll, rawStorage } from './storage.js';

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
    clean: 'Begynn på nytt uten det som er lagret',
    warning: 'Alt Arbeidsro har lagret i denne nettleseren, blir slettet for godt. Du har bare det som er i kopier og filer. Se først at kopien ligger der du tror.',
    delete: 'Slett alt, og begynn på nytt',
    keep: 'Ikke slett',
    stuck: 'Det ble ikke slettet. Lukk andre faner med Arbeidsro, og prøv igjen.',
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
    clean: 'Begynn på nytt utan det som er lagra',
    warning: 'Alt Arbeidsro har lagra i denne nettlesaren, blir sletta for godt. Du har berre det som er i kopiar og filer. Sjå først at kopien ligg der du trur.',
    delete: 'Slett alt, og begynn på nytt',
    keep: 'Ikkje slett',
    stuck: 'Det vart ikkje sletta. Lukk andre faner med Arbeidsro, og prøv igjen.',
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
    clean: 'Begynd forfra uden det, der er gemt',
    warning: 'Alt, hvad Arbeidsro har gemt i denne browser, slettes for altid. Du har kun det, der er i kopier og filer. Se først, at kopien ligger, hvor du tror.',
    delete: 'Slet alt, og begynd forfra',
    keep: 'Slet ikke',
    stuck: 'Det blev ikke slettet. Luk andre faner med Arbeidsro, og prøv igen.',
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
    clean: 'Begin anew without what is stored',
    warning: 'All that Arbeidsro keeps in this browser is deleted for good. You have only what is in copies and files. First see that the copy is where you think it is.',
    delete: 'Delete all, and begin anew',
    keep: 'Do not delete',
    stuck: 'It was not deleted. Close other tabs with Arbeidsro and try again.',
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
