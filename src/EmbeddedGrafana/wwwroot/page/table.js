// Tables; a click on a heading sorts.
import { element, keepFocus } from './dom.js';

export function draw(panel, body) {
  const box = element('div', { className: 'table' });
  const { scrollTop = 0, scrollLeft = 0 } = panel.body.firstElementChild ?? {};
  const sort = panel.sort ?? null;
  const table = element('table');
  if (body.showsHeader) {
    const row = element('tr');
    body.columns.forEach((column, index) => {
      const cell = element('th', { scope: 'col', className: align(column) }, element('button', { type: 'button', 'data-key': column.name, text: column.name }));
      if (sort?.index === index) {
        cell.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
      }

      if (column.width) {
        cell.style.width = `${column.width}px`;
      }

      cell.firstChild.addEventListener('click', () => {
        panel.sort = sort?.index === index ? (sort.down ? null : { index, down: true }) : { index, down: false };
        draw(panel, body);
      });
      row.append(cell);
    });
    table.append(element('thead', {}, row));
  }

  const rows = element('tbody');
  for (const cells of sorted(body.rows, sort)) {
    rows.append(element('tr', {}, ...cells.map((cell, index) => one(cell, body.columns[index]))));
  }

  table.append(rows);
  if (body.footer) {
    table.append(element('tfoot', {}, element('tr', {}, ...body.footer.map((text, index) => element('td', { className: align(body.columns[index]), text: text ?? '' })))));
  }

  box.append(table);
  if (body.omitted) {
    box.append(element('p', { className: 'muted', text: `${body.omitted} more rows are not shown.` }));
  }

  keepFocus(panel.body, () => panel.body.replaceChildren(box));
  box.scrollTo(scrollLeft, scrollTop);
}

const align = column => (column.align === 'left' ? '' : `to-${column.align}`);

function one(cell, column) {
  const made = element('td', { className: align(column) });
  if (cell.background && cell.percent === undefined) {
    made.style.background = cell.background;
  }

  const text = element('span', { text: cell.text });
  if (cell.color) {
    text.style.color = cell.color;
  }

  made.append(cell.percent === undefined ? text : gauge(cell, text));
  return made;
}

function gauge(cell, text) {
  const fill = element('span', { className: 'fill' });
  fill.style.width = `${(cell.percent * 100).toFixed(1)}%`;
  fill.style.background = cell.background;
  return element('div', { className: 'cell-gauge' }, element('span', { className: 'track', 'aria-hidden': 'true' }, fill), text);
}

function sorted(rows, sort) {
  if (!sort) {
    return rows;
  }

  const factor = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [a[sort.index], b[sort.index]];
    return factor * (typeof one.sort === 'number' && typeof other.sort === 'number' ? one.sort - other.sort : one.text.localeCompare(other.text));
  });
}
