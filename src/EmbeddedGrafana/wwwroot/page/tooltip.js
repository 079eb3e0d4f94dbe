// The box of values beside the pointer.
import { element } from './dom.js';

// More would not fit on a screen.
const most = 40;

const orders = { asc: (one, other) => one.value - other.value, desc: (one, other) => other.value - one.value };

export function tooltip() {
  let box = null;

  function hide() {
    box?.remove();
    box = null;
  }

  function put(className, ...children) {
    hide();
    box = element('div', { className, role: 'status' }, ...children);
    document.body.append(box);
    return box;
  }

  return {
    hide,
    values({ time, rows, near, sort }, { x, y }) {
      const ordered = orders[sort] ? [...rows].sort(orders[sort]) : rows;
      const shown = ordered.slice(0, most);
      if (near && !shown.includes(near)) {
        shown[most - 1] = near;
      }

      put('tooltip', element('div', { className: 'time', text: time }), ...shown.map(row => line(row, row === near)),
        rows.length > shown.length && element('div', { className: 'more', text: `${rows.length - shown.length} more` }));
      const left = x + 16 + box.offsetWidth > innerWidth ? x - box.offsetWidth - 16 : x + 16;
      box.style.left = `${Math.max(4, left)}px`;
      box.style.top = `${Math.max(4, Math.min(y + 12, innerHeight - box.offsetHeight - 4))}px`;
    },
    note(mark, { x, y }) {
      put('tooltip note', element('div', { className: 'time', text: mark.timeText }), element('div', { text: mark.text }),
        mark.tags.length > 0 && element('div', { className: 'labels' }, ...mark.tags.map(tag => element('span', { className: 'tag', text: tag }))));
      box.style.left = `${Math.max(4, Math.min(x + 12, innerWidth - box.offsetWidth - 8))}px`;
      box.style.top = `${Math.max(4, y - box.offsetHeight - 12)}px`;
    },
  };
}

function line({ series, text }, isNear) {
  const swatch = element('span', { className: 'swatch' });
  swatch.style.background = series.color;
  return element('div', { className: isNear ? 'line near' : 'line' }, swatch, element('span', { text: series.name }), element('span', { text }));
}
