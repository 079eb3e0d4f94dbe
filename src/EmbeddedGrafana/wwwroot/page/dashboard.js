// A dashboard: what is looked at (the address says), and when it is fetched again.
import { fetchPanels } from './fetch.js';
import { draw, resize } from './draw.js';
import { fontsReady } from './dom.js';
import { variables } from './variables.js';
import { onRange, range, setRange, zoomOut } from './range.js';

const main = document.getElementById('main');
const status = document.getElementById('status');
const units = { s: 1e3, m: 60e3, h: 3600e3, d: 86400e3 };

// A timer that is set for longer goes off at once.
const longest = 2 ** 31 - 1;
const panels = new Map();
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

function wish(panel, texts) {
  panel.width = panel.body.clientWidth - 16;
  panel.height = panel.body.clientHeight - 8;
  return { id: panel.id, width: Math.round(panel.width), height: Math.round(panel.height), hidden: [...panel.hidden], texts };
}

async function load(wanted, { texts = false } = {}) {
  if (wanted.length === 0) {
    return;
  }

  for (const panel of wanted) {
    panel.due = false;
    panel.body.setAttribute('aria-busy', 'true');
  }

  const request = { ...range, variables: variables(), panels: wanted.map(panel => wish(panel, texts || panel.hovered)) };
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

    tell(wanted.filter(panel => !left.has(panel)), [...left], left.size > 0 ? new Error('The dashboard has changed: load the page again.') : null);
  } catch (error) {
    if (error.name !== 'AbortError') {
      tell(wanted.filter(panel => !left.has(panel)), [...left], error);
    }
  } finally {
    for (const panel of left) {
      panel.body.removeAttribute('aria-busy');
    }
  }
}

// What is drawn stays when no answer comes: it is the last that is known, and one line says how old it is.
function tell(fresh, failed = [], error = null) {
  for (const panel of fresh) {
    panel.stale = false;
    panel.shownAt = Date.now();
  }

  for (const panel of failed) {
    panel.stale = panel.due = true;
    if (!panel.drawn) {
      draw(panel, { id: panel.id, message: 'Not loaded', isError: false, notices: [] }, host);
    }
  }

  const old = [...panels.values()].filter(panel => panel.stale && panel.visible);
  status.classList.toggle('hidden', old.length === 0);
  if (error) {
    const last = Math.min(...old.map(panel => panel.shownAt ?? Infinity));
    status.textContent = `What you see is no longer up to date. ${error.message}${Number.isFinite(last) ? ` The last data came at ${clock(last)}.` : ''}`;
  }
}

function clock(time) {
  try {
    return new Date(time).toLocaleTimeString('en-GB', { timeZone: main.dataset.zone });
  } catch {
    return new Date(time).toLocaleTimeString('en-GB');
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
    }, Math.min(match[1] * units[match[2]], longest));
  }
}

// What drawings ask of the dashboard.
const host = {
  shared: Number(main.dataset.tooltip || 0),
  zoom: (from, to) => setRange(Math.round(from), Math.round(to)),
  zoomOut,
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
      zoomOut();
      break;
    case 'view': {
      event.preventDefault();
      const address = new URL(location);
      address.searchParams.has('viewPanel') ? address.searchParams.delete('viewPanel') : address.searchParams.set('viewPanel', target.closest('[data-panel]').dataset.panel);
      location.assign(address);
    }
  }
});

document.addEventListener('change', event => {
  if (event.target.dataset.action === 'interval') {
    interval = event.target.value;
    const address = new URL(location);
    address.searchParams.set('refresh', interval);
    history.replaceState(null, '', address);
    schedule();
  }
});

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && interval) {
    loadAll();
  }
});

onRange(loadAll);
running = new AbortController();
schedule();
