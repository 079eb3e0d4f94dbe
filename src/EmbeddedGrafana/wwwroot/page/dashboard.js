// A dashboard: what is looked at (the address says), and when it is fetched again.
import { fetchPanels } from './fetch.js';
import { draw, resize } from './draw.js';
import { fontsReady } from './dom.js';

const main = document.getElementById('main');
const status = document.getElementById('status');
const units = { s: 1e3, m: 60e3, h: 3600e3, d: 86400e3 };
const panels = new Map();
let range = { from: main.dataset.from, to: main.dataset.to };
let interval = main.dataset.refresh;
let timer = 0;
let running = null;

for (const element of document.querySelectorAll('[data-panel]')) {
  panels.set(element.dataset.panel, { id: element.dataset.panel, element, body: element.querySelector('.body'), hidden: new Set(), visible: false, due: true });
}

const watcher = new IntersectionObserver(entries => {
  for (const entry of entries) {
    const panel = panels.get(entry.target.dataset.panel);
    panel.visible = entry.isIntersecting;
  }

  load([...panels.values()].filter(panel => panel.visible && panel.due));
}, { rootMargin: '300px' });

let resizing = 0;
const sizes = new ResizeObserver(entries => {
  for (const entry of entries) {
    const panel = panels.get(entry.target.closest('[data-panel]').dataset.panel);
    if (panel.drawn && panel.width && (Math.abs(panel.width - entry.contentRect.width) > 1 || Math.abs(panel.height - entry.contentRect.height) > 1)) {
      resize(panel);
      panel.due = true;
    }
  }

  clearTimeout(resizing);
  resizing = setTimeout(() => load([...panels.values()].filter(panel => panel.visible && panel.due && panel.drawn)), 150);
});

for (const panel of panels.values()) {
  watcher.observe(panel.element);
  sizes.observe(panel.body);
}

function variables() {
  const chosen = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name.startsWith('var-')) {
      (chosen[name.slice(4)] ??= []).push(value);
    }
  }

  return chosen;
}

function wish(panel, texts) {
  panel.width = panel.body.clientWidth - 16;
  panel.height = panel.body.clientHeight - 8;
  return { id: panel.id, width: Math.round(panel.width), height: Math.round(panel.height), hidden: [...panel.hidden], texts };
}

async function load(wanted, { texts = false, at = range } = {}) {
  if (wanted.length === 0) {
    return;
  }

  for (const panel of wanted) {
    panel.due = false;
    panel.body.setAttribute('aria-busy', 'true');
  }

  const request = { from: at.from, to: at.to, variables: variables(), panels: wanted.map(panel => wish(panel, texts || panel.hovered)) };
  const left = new Set(wanted);
  const cancel = running?.signal;
  try {
    for await (const model of fetchPanels(main.dataset.uid, request, cancel)) {
      const panel = panels.get(model.id);
      left.delete(panel);
      await fontsReady;
      panel.body.removeAttribute('aria-busy');
      draw(panel, model, host);
    }

    status.textContent = '';
  } catch (error) {
    if (error.name !== 'AbortError') {
      status.textContent = error.message;
      for (const panel of left) {
        draw(panel, { id: panel.id, message: error.message, isError: true, notices: [] }, host);
      }
    }
  } finally {
    for (const panel of left) {
      panel.body.removeAttribute('aria-busy');
    }
  }
}

function loadAll() {
  running?.abort();
  running = new AbortController();
  for (const panel of panels.values()) {
    panel.due = true;
  }

  return load([...panels.values()].filter(panel => panel.visible));
}

function schedule() {
  clearTimeout(timer);
  const match = /^(\d+)([smhd])$/.exec(interval);
  if (match) {
    timer = setTimeout(async () => {
      if (!document.hidden) {
        await loadAll();
      }

      schedule();
    }, match[1] * units[match[2]]);
  }
}

function remember(changes) {
  const address = new URL(location);
  for (const [name, value] of Object.entries(changes)) {
    value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
  }

  history.replaceState(null, '', address);
  for (const form of document.querySelectorAll('form')) {
    for (const [name, value] of Object.entries(changes)) {
      if (form.elements[name]) {
        form.elements[name].value = value;
      }
    }
  }
}

function setRange(from, to, text) {
  range = { from: String(from), to: String(to) };
  remember(range);
  document.querySelector('[data-range]').textContent = text ?? `${local(from)} to ${local(to)}`;
  loadAll();
}

function spanOf({ from, to }) {
  const [min, max] = [from, to].map(end => {
    const [, count, unit] = /^now(?:-(\d+)([smhd]))?$/.exec(end) ?? [null, null, null];
    return /^\d+$/.test(end) ? Number(end) : end.startsWith('now') && (unit || end === 'now') ? Date.now() - (count ?? 0) * (units[unit] ?? 0) : NaN;
  });
  return max > min ? { min, max } : null;
}

function local(end) {
  if (!/^\d+$/.test(end)) {
    return end;
  }

  const date = new Date(Number(end));
  const two = number => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

// What drawings ask of the dashboard.
const host = {
  shared: Number(main.dataset.tooltip || 0),
  zoom: (from, to) => setRange(Math.round(from), Math.round(to)),
  zoomOut() {
    // Where nothing is drawn the range itself says what is looked at, unless the server alone can tell, as with now/d.
    const shown = [...panels.values()].find(panel => panel.time)?.time ?? spanOf(range);
    if (shown) {
      const half = shown.max - shown.min;
      const middle = (shown.max + shown.min) / 2;
      setRange(Math.round(middle - half), Math.round(middle + half));
    }
  },
  toggle(panel) {
    panel.hovered = true;
    load([panel]);
  },
  // Points are written out only for the panel that is looked at: most never are.
  texts(panel) {
    if (panel.time && !panel.body.hasAttribute('aria-busy')) {
      load([panel], { texts: true });
    }
  },
  others: panel => [...panels.values()].filter(other => other !== panel && other.visible),
};

document.addEventListener('click', event => {
  const target = event.target.closest('[data-action]');
  switch (target?.dataset.action) {
    case 'refresh':
      loadAll();
      break;
    case 'zoom-out':
      host.zoomOut();
      break;
    case 'quick':
      event.preventDefault();
      target.closest('details').open = false;
      setRange(target.dataset.from, target.dataset.to, target.textContent);
      break;
    case 'view': {
      event.preventDefault();
      const address = new URL(location);
      address.searchParams.has('viewPanel') ? address.searchParams.delete('viewPanel') : address.searchParams.set('viewPanel', target.closest('[data-panel]').dataset.panel);
      location.assign(address);
    }
  }
});

document.addEventListener('submit', event => {
  if (event.target.dataset.action === 'range') {
    event.preventDefault();
    event.target.closest('details').open = false;
    setRange(event.target.elements.from.value, event.target.elements.to.value);
  }
});

document.addEventListener('change', event => {
  if (event.target.dataset.action === 'interval') {
    interval = event.target.value;
    remember({ refresh: interval });
    schedule();
    return;
  }

  const form = event.target.closest('form[data-action="variables"]');
  if (form && !event.target.closest('details')) {
    form.requestSubmit();
  }
});

// A choice of several is made when its menu closes.
for (const menu of document.querySelectorAll('.variable details')) {
  const before = () => [...menu.querySelectorAll('input:checked')].map(input => input.value).join('\n');
  let chosen = before();
  menu.addEventListener('toggle', () => {
    if (!menu.open && before() !== chosen) {
      chosen = before();
      menu.closest('form').requestSubmit();
    }
  });
  menu.addEventListener('change', event => {
    const all = menu.querySelector('input[value="$__all"]');
    if (all && event.target.checked) {
      for (const input of menu.querySelectorAll('input')) {
        input.checked = event.target === all ? input === all : input !== all && input.checked;
      }
    }
  });
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && interval) {
    loadAll();
  }
});

running = new AbortController();
schedule();
