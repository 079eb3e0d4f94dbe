// What follows the pointer: the line, the dots, the values, and the range that is dragged.
import { element } from './dom.js';
import { dragging } from './drag.js';
import { markers } from './markers.js';
import { tooltip } from './tooltip.js';

// Of a dashboard's graphTooltip: 1 shares the line, 2 the values too.
const sharesValues = 2;

export function hover(panel, host) {
  const plot = panel.plot;
  let body = null;
  let marks = [];
  let last = null;
  let cursor = null;
  let mirrored = null;
  const tip = tooltip();

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

    // On a scale of powers nothing is at zero and below.
    return to(value) === null ? NaN : bottom - ((to(value) - min) / (max - min)) * (bottom - top);
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

  // What all series have at a time: dots on the lines, and rows for the box.
  function read(time, list, index) {
    const { top, bottom } = area();
    const reach = heights(index, list);
    const rows = [];
    body.series.forEach((series, place) => {
      const own = series.times === list ? index : nearest(body.times[series.times], time);
      const value = series.values[own];
      if (series.isHidden || !series.inTooltip || value === null || value === undefined) {
        return;
      }

      const height = yOf(series.times === list ? reach[place] : value, series.axis);
      if (height >= top - 1 && height <= bottom + 1) {
        const dot = element('div', { className: 'dot' });
        dot.style.left = `${xOf(body.times[series.times][own])}px`;
        dot.style.top = `${height}px`;
        dot.style.background = series.color;
        plot.append(dot);
        marks.push(dot);
      }

      rows.push({ series, text: series.texts?.[own] ?? '', value, height });
    });
    return rows;
  }

  function moment(wanted) {
    const list = body.times.reduce((best, times, index) => (times.length > (body.times[best]?.length ?? 0) ? index : best), 0);
    const index = nearest(body.times[list] ?? [], wanted);
    return { list, index, time: body.times[list]?.[index] };
  }

  function at(x, y, page) {
    clear();
    last = { x, y, page };
    const { list, index, time } = moment(timeAt(x));
    if (!body.series.length || time === undefined) {
      return;
    }

    cursor = { index, list };
    line(time);
    const rows = read(time, list, index);
    const distance = row => (Number.isNaN(row.height) ? Infinity : Math.abs(row.height - y));
    show(rows, rows.length ? rows.reduce((best, row) => (distance(row) < distance(best) ? row : best)) : null, body.timeTexts?.[list]?.[index] ?? '', page);
    for (const other of host.shared ? host.others(panel) : []) {
      other.hover?.mirror(time);
    }
  }

  function show(rows, near, time, page) {
    if (!rows.length || body.tooltipMode === 'none') {
      tip.hide();
      return;
    }

    const isAlone = near && body.tooltipMode === 'single' && body.series.length > 40;
    tip.values({ time, rows: isAlone ? [near] : rows, near, sort: body.tooltipSort }, page);
  }

  function note(mark, event) {
    clear();
    last = null;
    tip.note(mark, { x: event.clientX, y: event.clientY });
  }

  // Another panel's pointer, here.
  function mirror(time) {
    clear();
    mirrored = time;
    panel.hovered = time !== null && host.shared === sharesValues;
    if (time === null || !body || time < body.time.min || time > body.time.max) {
      tip.hide();
      return;
    }

    line(time);
    if (!panel.hovered) {
      return;
    }

    if (!body.timeTexts && body.series.length) {
      host.texts(panel);
    }

    const own = moment(time);
    const box = plot.getBoundingClientRect();
    if (own.time !== undefined) {
      show(read(own.time, own.list, own.index), null, body.timeTexts?.[own.list]?.[own.index] ?? '', { x: box.left + xOf(time), y: box.top });
    }
  }

  function leave() {
    clear();
    last = null;
    tip.hide();
    panel.hovered = false;
    for (const other of host.others(panel)) {
      other.hover?.mirror(null);
    }
  }

  function local(event) {
    const box = plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  const drag = dragging(plot, area, local, (from, to) => {
    leave();
    host.zoom(timeAt(from), timeAt(to));
  }, leave);

  plot.addEventListener('pointerenter', () => {
    panel.hovered = true;
    if (body && !body.timeTexts) {
      host.texts(panel);
    }
  });
  plot.addEventListener('pointermove', event => {
    if (drag.isOn() || event.target.closest('.annotation')) {
      return;
    }

    const { x, y } = local(event);
    const { left, right } = area();
    if (body && x >= left - 4 && x <= right + 4) {
      at(x, y, { x: event.clientX, y: event.clientY });
    } else {
      clear();
      tip.hide();
    }
  });
  plot.addEventListener('pointerleave', () => drag.isOn() || leave());
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
    mirror,
    update(model) {
      body = model;
      if (mirrored !== null) {
        mirror(mirrored);
      } else if (!panel.hovered) {
        clear();
      } else if (last && !drag.isOn()) {
        // The pointer rests while values come, and they move on below it.
        at(last.x, last.y, last.page);
        if (!body.timeTexts && body.series.length) {
          host.texts(panel);
        }
      }

      const { left, right, bottom } = area();
      markers(plot, body.annotations ?? [], { bottom, xOf: time => Math.max(left, Math.min(right, xOf(time))), note, leave: tip.hide });
    },
  };
}
