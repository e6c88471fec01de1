// A page without the program: built from elements, never from text that is read as markup.

export function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  made.append(...content);
  return made;
}

export const heading = (text) => element('h1', { class: 'ds-heading', tabindex: '-1' }, text);
export const paragraph = (text) => element('p', { class: 'ds-paragraph' }, text);
export const technical = (text) => element('p', { class: 'technical' }, element('code', {}, text));

export function button(text, variant, act) {
  const made = element('button', { type: 'button', class: 'ds-button', 'data-variant': variant }, text);
  made.addEventListener('click', act);
  return made;
}

// Takes the place of all that is seen. The page's own blocks stay.
export function page(...content) {
  const root = element('main', { id: 'arbeidsro-plain' }, ...content);
  const show = () => {
    for (const child of Array.from(document.body.children)) {
      if (child.tagName !== 'SCRIPT') child.remove();
    }
    document.body.append(root);
    const title = root.querySelector('h1');
    if (title) title.focus();
  };
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show);
}
