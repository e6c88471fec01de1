// What the file needs of a browser. Where something is missing, the page says what to do.
import { heading, paragraph, page, technical } from './plain.js';
import { language } from './preferences.js';

export function whatIsMissing() {
  const missing = [];
  if (typeof WebAssembly !== 'object') missing.push('WebAssembly');
  if (!('adoptedStyleSheets' in document)) missing.push('adoptedStyleSheets');
  if (typeof DecompressionStream !== 'function') missing.push('DecompressionStream');
  if (typeof CSSLayerBlockRule !== 'function') missing.push('CSS layers');
  return missing;
}

const TEXTS = {
  nb: {
    title: 'Nettleseren er for gammel',
    what: 'Arbeidsro kan ikke åpnes i denne nettleseren. Ingenting er slettet eller endret.',
    next: 'Åpne den samme filen i en ny utgave av Edge, Chrome, Firefox eller Safari. Får du ikke oppdatert selv, spør den som drifter maskinen.',
    missing: 'Dette mangler:',
  },
  nn: {
    title: 'Nettlesaren er for gammal',
    what: 'Arbeidsro kan ikkje opnast i denne nettlesaren. Ingenting er sletta eller endra.',
    next: 'Opne den same fila i ei ny utgåve av Edge, Chrome, Firefox eller Safari. Får du ikkje oppdatert sjølv, spør den som driftar maskina.',
    missing: 'Dette manglar:',
  },
  da: {
    title: 'Browseren er for gammel',
    what: 'Arbeidsro kan ikke åbnes i denne browser. Intet er slettet eller ændret.',
    next: 'Åbn den samme fil i en ny udgave af Edge, Chrome, Firefox eller Safari. Kan du ikke selv opdatere, så spørg den, der står for computeren.',
    missing: 'Dette mangler:',
  },
  en: {
    title: 'This browser is too old',
    what: 'Arbeidsro cannot open in this browser. Nothing has been deleted or changed.',
    next: 'Open the same file in a recent Edge, Chrome, Firefox or Safari. If you cannot update it yourself, ask whoever looks after the computer.',
    missing: 'This is missing:',
  },
};

export function showMissing(missing) {
  const texts = TEXTS[language()];
  page(
    heading(texts.title),
    paragraph(texts.what),
    paragraph(texts.next),
    technical(`${texts.missing} ${missing.join(', ')}`),
  );
}
