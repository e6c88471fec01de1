// The page's icons, by name. The app gets a copy of a drawing: a reference to it costs the browser twice the elements.
import { allowMarkup } from './policy.js';

// All drawings as text, of which the browser reads those that are asked for.
let drawings = null;
const pictures = new Map();

export function openIcons(text) {
  drawings = text;
}

const END = '</symbol>';

function drawingOf(name) {
  const id = `i-${name}`;
  // Trunk's development server puts the drawings into the document itself.
  if (drawings === null) return document.getElementById(id).innerHTML;
  const symbol = drawings.indexOf(`"${id}"`);
  if (symbol < 0) throw new Error(`there is no icon ${name}`);
  return drawings.slice(drawings.indexOf('>', symbol) + 1, drawings.indexOf(END, symbol));
}

function pictureOf(name) {
  const drawing = drawingOf(name);
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('class', 'icon');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('fill', 'none');
  picture.setAttribute('aria-hidden', 'true');
  allowMarkup(drawing);
  picture.innerHTML = drawing;
  return picture;
}

// Fails when there is none of this name.
export function icon(name) {
  if (!pictures.has(name)) pictures.set(name, pictureOf(name));
  return pictures.get(name).cloneNode(true);
}
