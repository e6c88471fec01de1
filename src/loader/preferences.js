// What the page must know before the program runs: language and colours.
export const LANGUAGES = ['nb', 'nn', 'da', 'en'];

// The app writes its preferences as JSON.
function preference(name) {
  try {
    return JSON.parse(localStorage.getItem(`arbeidsro.${name}`));
  } catch (_) {
    return null;
  }
}

// A text in the wrong language is worse than none: what the user chose, else what the browser asks for.
export function language() {
  const chosen = preference('lang');
  if (LANGUAGES.includes(chosen)) return chosen;
  for (const wanted of navigator.languages || []) {
    const short = wanted.toLowerCase().split('-')[0];
    if (short === 'no') return 'nb';
    if (LANGUAGES.includes(short)) return short;
  }
  return 'nb';
}

const OPENING = {
  nb: 'Åpner Arbeidsro …',
  nn: 'Opnar Arbeidsro …',
  da: 'Åbner Arbeidsro …',
  en: 'Opening Arbeidsro …',
};

// Set early, so that nothing flashes.
export function applyPreferences() {
  const root = document.documentElement;
  const theme = preference('theme');
  if (['light', 'dark', 'auto'].includes(theme)) root.dataset.colorScheme = theme;
  root.lang = language();
  document.addEventListener('DOMContentLoaded', () => {
    const text = document.querySelector('#arbeidsro-opening p');
    if (text) text.textContent = OPENING[language()];
  });
}
