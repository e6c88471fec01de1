// The floor: what the same rows cost on a page of plain DOM, all rows in it. Its data lies in
// IndexedDB as the app's does, and each act is written there before the status says so.

const SAVING = '{{saving}}';
const SAVED = '{{saved}}';
const status = document.querySelector('.save-status');
const template = document.querySelector('template').content.firstElementChild;
const lists = new Map();
for (const section of document.querySelectorAll('[data-quadrant]')) {
  lists.set(section.dataset.quadrant, {
    rows: [],
    items: section.querySelector('.items'),
    sum: section.querySelector('.sum'),
  });
}
const byId = new Map();
const undo = [];
let db;

function draw(row) {
  const element = template.cloneNode(true);
  const [, title, code, date] = element.children;
  element.dataset.row = row.id;
  title.firstElementChild.textContent = row.title;
  for (const [sign, words] of row.marks) {
    const mark = document.createElement('span');
    mark.className = 'mark';
    mark.title = words;
    mark.textContent = sign;
    title.append(mark);
  }
  code.textContent = row.code;
  date.textContent = row.date;
  if (row.overdue) date.classList.add('overdue');
  row.element = element;
  row.text = `${row.title} ${row.code}`.toLowerCase();
  byId.set(row.id, row);
  return element;
}

function count(list) {
  list.sum.textContent = String(list.rows.length);
}

function showAll(rows) {
  byId.clear();
  for (const list of lists.values()) list.rows = [];
  for (const row of rows) lists.get(row.place).rows.push(row);
  for (const list of lists.values()) {
    list.rows.sort((a, b) => a.rank - b.rank);
    const drawn = document.createDocumentFragment();
    for (const row of list.rows) drawn.append(draw(row));
    list.items.replaceChildren(drawn);
    count(list);
  }
}

// Where a rank belongs in a list, by halves.
function placeOf(list, rank) {
  let [low, high] = [0, list.rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.rows[middle].rank < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(row) {
  const list = lists.get(row.place);
  const at = placeOf(list, row.rank);
  list.items.insertBefore(row.element, list.rows[at] ? list.rows[at].element : null);
  list.rows.splice(at, 0, row);
  byId.set(row.id, row);
  count(list);
}

function remove(row) {
  const list = lists.get(row.place);
  const at = placeOf(list, row.rank);
  const next = row.element.nextElementSibling || row.element.previousElementSibling;
  list.rows.splice(at, 1);
  row.element.remove();
  byId.delete(row.id);
  count(list);
  return next;
}

const stored = ({ element, text, ...row }) => row;

function save(write) {
  status.textContent = SAVING;
  const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
  write(transaction.objectStore('rows'));
  transaction.oncomplete = () => {
    status.textContent = SAVED;
  };
}

function complete(row) {
  const next = remove(row);
  if (next) next.focus();
  save((rows) => rows.delete(row.id));
  undo.push(() => {
    insert(row);
    save((rows) => rows.put(stored(row)));
  });
}

function move(row, place) {
  const from = row.place;
  if (from === place) return;
  const next = remove(row);
  row.place = place;
  insert(row);
  if (next) next.focus();
  save((rows) => rows.put(stored(row)));
  undo.push(() => {
    remove(row);
    row.place = from;
    insert(row);
    save((rows) => rows.put(stored(row)));
  });
}

function add(title) {
  const rank = byId.size + undo.length + 0.5;
  const row = { id: `new-${rank}`, title, code: '', date: '', overdue: false, place: '', rank, marks: [] };
  draw(row);
  insert(row);
  save((rows) => rows.put(stored(row)));
  undo.push(() => {
    remove(row);
    save((rows) => rows.delete(row.id));
  });
}

function search(words) {
  for (const row of byId.values()) row.element.hidden = !row.text.includes(words);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.key === 'z') {
    // The browser's own undo would bring back what was typed into a field.
    event.preventDefault();
    const back = undo.pop();
    if (back) back();
    return;
  }
  const row = byId.get(event.target.dataset.row);
  if (!row) return;
  if (event.key === 'x') complete(row);
  else if ('1234'.includes(event.key)) move(row, `q${event.key}`);
});

document.addEventListener('click', (event) => {
  if (event.target.className === 'tick') complete(byId.get(event.target.parentElement.dataset.row));
});

document.querySelector('#add').addEventListener('submit', (event) => {
  event.preventDefault();
  add(event.target.elements.title.value);
  event.target.reset();
});

document.querySelector('[type=search]').addEventListener('input', (event) => {
  search(event.target.value.trim().toLowerCase());
});

document.querySelector('#export').addEventListener('click', () => {
  const file = JSON.stringify([...byId.values()].map(stored));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'application/json' }));
  link.download = 'rows.json';
  document.body.append(link);
  link.click();
  link.remove();
});

document.querySelector('#restore').addEventListener('change', async (event) => {
  const rows = JSON.parse(await event.target.files[0].text());
  save((store) => {
    store.clear();
    for (const row of rows) store.put(row);
  });
  showAll(rows);
});

performance.mark('floor:page');
const opening = indexedDB.open('arbeidsro-bench-floor', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
opening.onsuccess = () => {
  db = opening.result;
  const reading = db.transaction('rows').objectStore('rows').getAll();
  reading.onsuccess = () => {
    performance.mark('floor:read');
    showAll(reading.result);
    performance.mark('floor:built');
    status.textContent = SAVED;
  };
};
