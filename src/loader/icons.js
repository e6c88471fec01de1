// The page's icons, by name. The app gets a copy of a drawing: a reference to it costs the browser twice the elements.
import { textOf } from './blocks.js';
import { allowMarkup } from './policy.js';

const SVG = 'http://www.w3.org/2000/svg';

let drawings = document;
const pictures = new Map();

export async function openIcons() {
  const text = await textOf(document.getElementById('arbeidsro-icons'));
  allowMarkup(text);
  drawings = new DOMParser().parseFromString(text, 'image/svg+xml');
}

// Trunk's development server puts the drawings into the document itself.
function pictureOf(name) {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'icon');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('fill', 'none');
  picture.setAttribute('aria-hidden', 'true');
  for (const part of drawings.getElementById(`i-${name}`).childNodes) picture.append(document.importNode(part, true));
  return picture;
}

// Fails when there is none of this name.
export function icon(name) {
  if (!pictures.has(name)) pictures.set(name, pictureOf(name));
  return pictures.get(name).cloneNode(true);
}
