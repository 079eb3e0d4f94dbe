// The time range that is looked at: in the address, in the picker, and in words. The server reads it and words it; Back undoes a change.
const main = document.getElementById('main');
const saved = { from: main.dataset.from, to: main.dataset.to };
let changed = () => {};

export let range = { ...saved };

export function onRange(listener) {
  changed = listener;
}

async function read({ from, to }) {
  const response = await fetch(`/page/dashboards/${encodeURIComponent(main.dataset.uid)}/range?${new URLSearchParams({ from, to })}`);
  if (!response.ok || response.redirected) {
    throw new Error(`The server answered ${response.status}.`);
  }

  return response.json();
}

function show(next, text) {
  range = next;
  for (const [name, value] of Object.entries(next)) {
    document.querySelector('form[data-action="range"]').elements[name].value = value;
  }

  for (const quick of document.querySelectorAll('[data-action="quick"]')) {
    const isChosen = quick.dataset.from === next.from && quick.dataset.to === next.to;
    isChosen ? quick.setAttribute('aria-current', 'true') : quick.removeAttribute('aria-current');
  }

  if (text) {
    document.querySelector('[data-range]').textContent = text;
  }
}

// Dates are the dashboard's, which may be of another zone than the browser's.
async function word(wanted) {
  const { text } = await read(wanted).catch(() => ({}));
  if (range === wanted) {
    show(wanted, text ?? `${wanted.from} to ${wanted.to}`);
  }
}

export function setRange(from, to, text) {
  const next = { from: String(from), to: String(to) };
  const address = new URL(location);
  address.searchParams.set('from', next.from);
  address.searchParams.set('to', next.to);
  history.pushState(null, '', address);
  show(next, text);
  if (!text) {
    word(next);
  }

  changed();
}

export async function zoomOut() {
  const { min, max } = await read(range).catch(() => ({}));
  if (max > min) {
    const [middle, length] = [(min + max) / 2, max - min];
    setRange(Math.round(middle - length), Math.round(middle + length));
  }
}

addEventListener('popstate', () => {
  const asked = new URL(location).searchParams;
  const next = { from: asked.get('from') ?? saved.from, to: asked.get('to') ?? saved.to };
  if (next.from !== range.from || next.to !== range.to) {
    show(next);
    word(next);
    changed();
  }
});

document.addEventListener('click', event => {
  const quick = event.target.closest('[data-action="quick"]');
  if (quick) {
    event.preventDefault();
    quick.closest('details').open = false;
    setRange(quick.dataset.from, quick.dataset.to, quick.textContent);
  }
});

document.addEventListener('submit', async event => {
  const form = event.target;
  if (form.dataset.action !== 'range') {
    return;
  }

  event.preventDefault();
  const [from, to] = [form.elements.from.value.trim(), form.elements.to.value.trim()];
  const { text, problem } = await read({ from, to }).catch(error => ({ problem: error.message }));
  const message = form.querySelector('[role="alert"]');
  message.textContent = problem ?? '';
  message.classList.toggle('hidden', !problem);
  if (!problem) {
    form.closest('details').open = false;
    setRange(from, to, text);
  }
});
