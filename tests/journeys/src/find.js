// Put into the page by the journeys. Finds elements as people do: by role and name, by label, by text.
// `library` is the testing library's module.
const plain = (text) => text.replace(/\s+/g, ' ').trim();

function matcher(step) {
  if (step.name === undefined) return undefined;
  const wanted = plain(step.name);
  if (step.part) return (text) => plain(text).includes(wanted);
  // A label may end with words of its own, such as "optional".
  const ends = ['', ...(step.ends || []).flatMap((end) => [end, ` ${end}`])].map((end) => wanted + end);
  return (text) => ends.includes(plain(text));
}

const seen = (element) => !library.isInaccessible(element);

const ways = {
  role: (root, step) => library.queryAllByRole(root, step.role, { ...step.state, name: matcher(step) }),
  // A file field is often hidden behind its label, which is a button to the eye.
  label: (root, step) =>
    library
      .queryAllByLabelText(root, matcher(step), { selector: 'input, select, textarea' })
      .filter((element) => seen(element) || element.type === 'file'),
  // What a found element stands in, such as the row of a heading.
  around: (root, step) => [root.closest(step.selector)].filter(Boolean),
  text: (root, step) => library.queryAllByText(root, matcher(step), { ignore: 'script, style' }).filter(seen),
};

function find(steps) {
  let roots = [document.body];
  for (const step of steps) roots = [...new Set(roots.flatMap((root) => ways[step.by](root, step)))];
  return roots;
}

// What the page says to those who do not see it.
function announced() {
  const regions = document.querySelectorAll('[aria-live], [role="status"], [role="alert"], [role="log"], output');
  return Array.from(regions, (region) => plain(region.textContent)).filter(Boolean);
}

// The page as roles and names, for the output of a failure.
function outline() {
  const roles = library.getRoles(document.body);
  const lines = [];
  for (const role of ['heading', 'link', 'button', 'textbox', 'combobox', 'checkbox', 'radio', 'tab', 'dialog', 'alert', 'status']) {
    for (const element of roles[role] || []) {
      const name = element.getAttribute('aria-label') || plain(element.textContent) || element.id;
      lines.push(`${role} "${name.slice(0, 80)}"`);
    }
  }
  return lines.join('\n');
}

window.__journeys = { find, announced, outline };
