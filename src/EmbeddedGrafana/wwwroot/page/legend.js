// The legend, as text that can be read and pressed. A press shows one series alone, with Ctrl it takes one away or back.
import { element, keepFocus } from './dom.js';

export function showLegend(panel, model, host) {
  keepFocus(panel.legend, () => panel.legend.replaceChildren(...legend(panel, model, host)));
  panel.legend.classList.toggle('hidden', model.mode === 'hidden');
}

function legend(panel, model, host) {
  if (model.mode === 'hidden') {
    return [];
  }

  return [model.mode === 'table' ? table(panel, model, host) : list(panel, model, host)];
}

function list(panel, model, host) {
  return element('ul', {}, ...model.rows.map(row => element('li', {}, entry(panel, model, row, host),
    row.figures.length > 0 && element('span', { className: 'figures', text: ' ' + row.figures.map((figure, index) => `${model.calcs[index]}: ${figure.text}`).join('  ') }))));
}

function table(panel, model, host) {
  const sort = panel.legendSort;
  const head = element('tr', {}, element('th', { scope: 'col', text: 'Name' }), ...model.calcs.map((calc, index) => {
    const button = element('button', { type: 'button', 'data-key': `by ${calc}`, text: calc + (sort?.index === index ? (sort.down ? ' ↓' : ' ↑') : '') });
    button.addEventListener('click', () => {
      panel.legendSort = sort?.index === index && !sort.down ? null : { index, down: sort?.index !== index };
      showLegend(panel, model, host);
    });
    return element('th', { scope: 'col' }, button);
  }));
  const rows = sort ? [...model.rows].sort((a, b) => (sort.down ? -1 : 1) * ((a.figures[sort.index].sort ?? -Infinity) - (b.figures[sort.index].sort ?? -Infinity))) : model.rows;
  return element('table', {}, element('thead', {}, head),
    element('tbody', {}, ...rows.map(row => element('tr', {}, element('td', {}, entry(panel, model, row, host)), ...row.figures.map(figure => element('td', { text: figure.text }))))));
}

function entry(panel, model, row, host) {
  const swatch = element('span', { className: 'swatch' });
  swatch.style.background = row.color;
  const button = element('button', { type: 'button', className: row.isHidden ? 'off' : '', title: row.name, 'data-key': row.name, 'aria-pressed': String(!row.isHidden) }, swatch, element('span', { text: row.name }));
  button.addEventListener('click', event => {
    const others = model.rows.filter(other => other.name !== row.name).map(other => other.name);
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      panel.hidden.has(row.name) ? panel.hidden.delete(row.name) : panel.hidden.add(row.name);
    } else {
      const alone = !panel.hidden.has(row.name) && others.every(name => panel.hidden.has(name)) && others.length > 0;
      panel.hidden = new Set(alone ? [] : others);
    }

    host.toggle(panel);
  });
  return button;
}
