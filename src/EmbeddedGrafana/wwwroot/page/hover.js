// What follows the pointer: the line, the dots, the values, and the range that is dragged.
import { element } from './dom.js';

const leastDrag = 6;
let tooltip = null;

function hideTooltip() {
  tooltip?.remove();
  tooltip = null;
}

export function hover(panel, host) {
  const plot = panel.plot;
  let body = null;
  let marks = [];
  let dragged = null;
  let selection = null;
  let last = null;
  let cursor = null;

  const area = () => ({ left: panel.grid.left, right: plot.clientWidth - panel.grid.right, top: panel.grid.top, bottom: plot.clientHeight - panel.grid.bottom });
  const timeAt = x => {
    const { left, right } = area();
    return body.time.min + ((x - left) / (right - left)) * (body.time.max - body.time.min);
  };
  const xOf = time => {
    const { left, right } = area();
    return left + ((time - body.time.min) / (body.time.max - body.time.min)) * (right - left);
  };
  const yOf = (value, axis) => {
    const { top, bottom } = area();
    const { to, min, max } = panel.scales[axis];
    return bottom - ((to(value) - min) / (max - min)) * (bottom - top);
  };

  function clear() {
    for (const mark of marks) {
      mark.remove();
    }

    marks = [];
  }

  function line(time) {
    const { top, bottom, left, right } = area();
    const x = xOf(time);
    if (x < left || x > right) {
      return;
    }

    const made = element('div', { className: 'crosshair' });
    made.style.left = `${x}px`;
    made.style.top = `${top}px`;
    made.style.height = `${bottom - top}px`;
    plot.append(made);
    marks.push(made);
  }

  function nearest(times, time) {
    let [low, high] = [0, times.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      times[middle] < time ? (low = middle) : (high = middle);
    }

    return high >= 0 && Math.abs(times[high] - time) < Math.abs(times[low] - time) ? high : low;
  }

  // Piles are seen where they reach, not where their value is.
  function heights(index, list) {
    const sums = new Map();
    return body.series.map(series => {
      const value = series.isHidden || series.times !== list ? null : series.values[index];
      if (value === null || value === undefined || !series.stack) {
        return value;
      }

      const key = series.stack + (value >= 0);
      sums.set(key, (sums.get(key) ?? 0) + value);
      return sums.get(key);
    });
  }

  function at(x, y, page) {
    clear();
    last = { x, y, page };
    if (!body.series.length) {
      return;
    }

    const list = body.times.reduce((best, times, index) => (times.length > (body.times[best]?.length ?? 0) ? index : best), 0);
    const index = nearest(body.times[list], timeAt(x));
    const time = body.times[list][index];
    if (time === undefined) {
      return;
    }

    cursor = { index, list };
    line(time);
    const reach = heights(index, list);
    const rows = [];
    body.series.forEach((series, place) => {
      const own = series.times === list ? index : nearest(body.times[series.times], time);
      const value = series.values[own];
      if (series.isHidden || !series.inTooltip || value === null || value === undefined) {
        return;
      }

      const height = yOf(series.times === list ? reach[place] : value, series.axis);
      const dot = element('div', { className: 'dot' });
      dot.style.left = `${xOf(body.times[series.times][own])}px`;
      dot.style.top = `${height}px`;
      dot.style.background = series.color;
      plot.append(dot);
      marks.push(dot);
      rows.push({ series, text: series.texts?.[own] ?? '', value, distance: Math.abs(height - y) });
    });
    show(rows, body.timeTexts?.[list]?.[index] ?? '', page);
    for (const other of host.shared ? host.others(panel) : []) {
      other.hover?.mirror(time);
    }
  }

  function show(rows, time, page) {
    hideTooltip();
    if (!rows.length || body.tooltipMode === 'none') {
      return;
    }

    const near = rows.reduce((best, row) => (row.distance < best.distance ? row : best));
    const shown = body.tooltipMode === 'single' && rows.length > 1 && body.series.length > 40 ? [near] : rows;
    tooltip = element('div', { className: 'tooltip', role: 'status' }, element('div', { className: 'time', text: time }));
    for (const row of shown.slice(0, 40)) {
      const swatch = element('span', { className: 'swatch' });
      swatch.style.background = row.series.color;
      tooltip.append(element('div', { className: row === near ? 'line near' : 'line' }, swatch, element('span', { text: row.series.name }), element('span', { text: row.text })));
    }

    document.body.append(tooltip);
    const left = page.x + 16 + tooltip.offsetWidth > innerWidth ? page.x - tooltip.offsetWidth - 16 : page.x + 16;
    tooltip.style.left = `${Math.max(4, left)}px`;
    tooltip.style.top = `${Math.max(4, Math.min(page.y + 12, innerHeight - tooltip.offsetHeight - 4))}px`;
  }

  function note(mark, event) {
    clear();
    last = null;
    hideTooltip();
    tooltip = element('div', { className: 'tooltip note', role: 'status' }, element('div', { className: 'time', text: mark.timeText }), element('div', { text: mark.text }),
      mark.tags.length > 0 && element('div', { className: 'labels' }, ...mark.tags.map(tag => element('span', { className: 'tag', text: tag }))));
    document.body.append(tooltip);
    tooltip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - tooltip.offsetWidth - 8))}px`;
    tooltip.style.top = `${Math.max(4, event.clientY - tooltip.offsetHeight - 12)}px`;
  }

  function leave() {
    clear();
    last = null;
    hideTooltip();
    panel.hovered = false;
    for (const other of host.others(panel)) {
      other.hover?.mirror(null);
    }
  }

  function local(event) {
    const box = plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  plot.addEventListener('pointerenter', () => {
    panel.hovered = true;
    if (body && !body.timeTexts) {
      host.texts(panel);
    }
  });
  plot.addEventListener('pointermove', event => {
    if (dragged === null && event.target.closest('.annotation')) {
      return;
    }

    const { x, y } = local(event);
    const { left, right, top, bottom } = area();
    if (dragged !== null) {
      const [from, to] = [Math.min(dragged, x), Math.max(dragged, x)];
      selection.style.left = `${Math.max(left, from)}px`;
      selection.style.width = `${Math.min(right, to) - Math.max(left, from)}px`;
      return;
    }

    if (body && x >= left - 4 && x <= right + 4) {
      at(x, y, { x: event.clientX, y: event.clientY });
    } else {
      clear();
      hideTooltip();
    }
  });
  plot.addEventListener('pointerleave', () => dragged === null && leave());
  plot.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.pointerType === 'touch' || event.target.closest('.annotation')) {
      return;
    }

    const { top, bottom } = area();
    dragged = local(event).x;
    selection = element('div', { className: 'selection' });
    selection.style.top = `${top}px`;
    selection.style.height = `${bottom - top}px`;
    plot.append(selection);
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener('pointerup', event => {
    if (dragged === null) {
      return;
    }

    const [from, to] = [dragged, local(event).x].sort((a, b) => a - b);
    dragged = null;
    selection.remove();
    if (to - from >= leastDrag) {
      const { left, right } = area();
      leave();
      host.zoom(timeAt(Math.max(left, from)), timeAt(Math.min(right, to)));
    }
  });
  plot.addEventListener('dblclick', () => host.zoomOut());
  plot.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !body?.series.length) {
      return;
    }

    event.preventDefault();
    if (!body.timeTexts) {
      panel.hovered = true;
      host.texts(panel);
    }

    const list = cursor?.list ?? 0;
    const times = body.times[list];
    const index = Math.max(0, Math.min(times.length - 1, (cursor?.index ?? times.length) + step));
    const box = plot.getBoundingClientRect();
    at(xOf(times[index]), 0, { x: box.left + xOf(times[index]), y: box.top });
  });
  plot.addEventListener('blur', leave);

  return {
    update(model) {
      body = model;
      if (!panel.hovered) {
        clear();
      } else if (last && dragged === null) {
        // The pointer rests while values come, and they move on below it.
        at(last.x, last.y, last.page);
        if (!body.timeTexts && body.series.length) {
          host.texts(panel);
        }
      }

      for (const old of plot.querySelectorAll('.annotation')) {
        old.remove();
      }

      for (const mark of body.annotations ?? []) {
        const made = element('button', { type: 'button', className: 'annotation', 'data-action': 'info', 'aria-label': `Annotation: ${mark.text}`, 'data-text': `${mark.timeText}\n${mark.text}${mark.tags.length ? '\n' + mark.tags.join(', ') : ''}` });
        const { left, right, bottom } = area();
        const [from, to] = [mark.time, mark.timeEnd].map(time => Math.max(left, Math.min(right, xOf(time))));
        made.style.left = `${from}px`;
        made.style.top = `${bottom}px`;
        made.style.color = mark.color;
        if (mark.timeEnd > mark.time) {
          made.classList.add('region');
          made.style.width = `${Math.max(4, to - from)}px`;
        }

        made.addEventListener('pointerenter', event => note(mark, event));
        made.addEventListener('pointerleave', hideTooltip);
        plot.append(made);
      }
    },
    mirror(time) {
      clear();
      if (time !== null && body) {
        line(time);
      }
    },
  };
}
