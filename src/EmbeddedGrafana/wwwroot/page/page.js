// What every page has: theme, time zone, rows, remarks, menus that close.
const day = 24 * 60 * 60;

function remember(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${365 * day}; SameSite=Lax`;
}

// The server writes dates; it has to know where the reader is.
remember('page_zone', Intl.DateTimeFormat().resolvedOptions().timeZone);

// Colours are the server's too: the page comes again where it does not follow the system, unless the reader has chosen.
const light = matchMedia('(prefers-color-scheme: light)');

function followSystem() {
  const theme = light.matches ? 'light' : 'dark';
  remember('page_system', theme);
  const isChosen = /(^|; )page_theme=/.test(document.cookie) || new URL(location).searchParams.has('theme');
  if (!isChosen && document.documentElement.dataset.theme !== theme && document.cookie.includes(`page_system=${theme}`)) {
    location.reload();
  }
}

// A change counts once it has lasted: coming again at once would break off the way to another page.
let following = 0;
light.addEventListener('change', () => {
  clearTimeout(following);
  following = setTimeout(followSystem, 1000);
});
followSystem();

let popover = null;

function closePopover() {
  popover?.remove();
  popover = null;
}

function openPopover(button) {
  closePopover();
  popover = document.createElement('div');
  popover.className = 'popover';
  popover.setAttribute('role', 'tooltip');
  popover.textContent = button.dataset.text;
  document.body.append(popover);
  const place = button.getBoundingClientRect();
  popover.style.top = `${place.bottom + scrollY + 4}px`;
  popover.style.left = `${Math.max(4, Math.min(place.left + scrollX, innerWidth - popover.offsetWidth - 8))}px`;
}

const actions = {
  theme() {
    const theme = document.documentElement.dataset.theme === 'light' ? 'dark' : 'light';
    remember('page_theme', theme);
    const address = new URL(location);
    address.searchParams.delete('theme');
    location.replace(address);
  },
  row(button) {
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    document.getElementById(button.getAttribute('aria-controls')).classList.toggle('hidden', !open);
    dispatchEvent(new CustomEvent('page:layout'));
  },
  info: openPopover,
};

document.addEventListener('click', event => {
  const target = event.target.closest('[data-action]');
  const wasOpen = popover !== null;
  closePopover();
  if (target && actions[target.dataset.action] && !(target.dataset.action === 'info' && wasOpen)) {
    actions[target.dataset.action](target);
  }

  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    closePopover();
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
});

// Pages that do not write themselves anew still say how many alerts fire.
if (document.getElementById('firing') && !document.querySelector('[data-live]')) {
  setInterval(async () => {
    if (document.hidden) {
      return;
    }

    const answer = await fetch('/page/alerting/firing').catch(() => null);
    if (answer?.ok && !answer.redirected) {
      const count = await answer.text();
      const badge = document.getElementById('firing');
      badge.firstElementChild.textContent = count;
      badge.classList.toggle('hidden', count === '0');
    }
  }, 15e3);
}
