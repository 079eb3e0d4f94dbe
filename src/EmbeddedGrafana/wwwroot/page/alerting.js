// Alerting's pages: the server writes them anew every few seconds, and what differs is put in place, so that what is open,
// focused or scrolled to stays so.
import { element } from './dom.js';

const main = document.getElementById('main');
const seconds = Number(main.dataset.live);
let timer = 0;

// A reader opens and closes details and writes into fields; the server does not know.
const readers = { DETAILS: ['open'], INPUT: ['value', 'checked'] };

function morph(old, wanted) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== wanted.data) {
      old.data = wanted.data;
    }

    return;
  }

  if (old.hasAttribute('data-keep')) {
    return;
  }

  const kept = readers[old.nodeName] ?? [];
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !kept.includes(name)) {
      old.removeAttribute(name);
    }
  }

  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value && !kept.includes(name)) {
      old.setAttribute(name, value);
    }
  }

  let at = old.firstChild;
  for (const child of [...wanted.childNodes]) {
    const same = child.id ? [...old.children].find(other => other.id === child.id) : at && !at.id && at.nodeName === child.nodeName ? at : null;
    if (!same) {
      old.insertBefore(child, at);
      continue;
    }

    if (same === at) {
      at = at.nextSibling;
    } else {
      old.insertBefore(same, at);
    }

    morph(same, child);
  }

  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

async function fetchPage(address, options) {
  const response = await fetch(address, options);
  if (response.redirected && new URL(response.url).pathname === '/login') {
    location.assign('/login?redirectTo=' + encodeURIComponent(location.pathname + location.search));
    return null;
  }

  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Error(`The server answered ${response.status}: ${answer.message ?? response.statusText}`);
  }

  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

async function refresh() {
  const live = document.getElementById('live');
  try {
    const page = await fetchPage(location.href);
    if (page) {
      morph(main, page.getElementById('main'));
      morph(document.querySelector('.sections'), page.querySelector('.sections'));
      live.classList.add('hidden');
      live.textContent = '';
    }
  } catch (error) {
    live.textContent = `What you see is no longer up to date. ${error.message}`;
    live.classList.remove('hidden');
  }
}

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (!document.hidden) {
      await refresh();
    }

    schedule();
  }, seconds * 1000);
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    refresh();
  }
});

document.addEventListener('submit', async event => {
  const form = event.target;
  if (form.dataset.action !== 'test') {
    return;
  }

  event.preventDefault();
  const button = form.querySelector('button');
  const result = document.getElementById(form.dataset.result);
  button.disabled = true;
  result.replaceChildren(element('p', { className: 'muted', text: 'Sending…' }));
  try {
    const page = await fetchPage(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (page) {
      result.replaceChildren(...page.getElementById(form.dataset.result).childNodes);
    }
  } catch (error) {
    result.replaceChildren(element('p', { className: 'alert', text: error.message }));
  } finally {
    button.disabled = false;
  }
});

// A link in a message may name a rule: it is shown open. The browser finds it whatever else stands there.
document.querySelector(':target')?.setAttribute('open', '');
schedule();
