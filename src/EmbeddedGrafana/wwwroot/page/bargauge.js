// Bars that fill with the value: in a gradient, in one colour, or as rows of lights.
import { element, textWidth } from './dom.js';

export function draw(panel, body) {
  const box = element('div', { className: `bars ${body.isVertical ? 'standing' : ''}` });
  const count = body.items.length;
  const height = (panel.body.clientHeight - 8 - 6 * (count - 1)) / (body.isVertical ? 1 : count);
  const largest = Math.max(12, Math.min(body.isVertical ? 24 : height * 0.75, 28));
  const width = at => Math.max(0, ...body.items.map(item => (item.value ? textWidth((item.value.prefix ?? '') + item.value.text, at) + textWidth(item.value.suffix ?? '', at * 0.6) : 0)));

  // The bar is what one looks at: the numbers beside it take a third of the room at most.
  const room = body.isVertical ? (panel.body.clientWidth - 16) / count - 8 : panel.body.clientWidth * 0.3;
  const size = Math.max(12, Math.min(largest, largest * (room / Math.max(1, width(largest)))));
  const widest = body.isVertical ? 0 : width(size);
  for (const item of body.items) {
    const name = element('div', { className: 'name', text: item.title ?? '', title: item.title ?? '' });
    const value = shown(item, size, widest);
    const bar = track(item, body);
    box.append(...(body.isVertical ? [value, bar, name] : [name, bar, value]));
  }

  panel.body.replaceChildren(box);
}

export const resize = panel => draw(panel, panel.model.body);

function shown(item, size, widest) {
  const value = element('div', { className: 'value' });
  value.style.fontSize = `${size}px`;
  value.style.minWidth = `${Math.ceil(widest)}px`;
  if (item.value) {
    value.style.color = item.value.color;
    const suffix = element('span', { text: item.value.suffix ?? '' });
    suffix.style.fontSize = `${size * 0.6}px`;
    value.append((item.value.prefix ?? '') + item.value.text, suffix);
  }

  return value;
}

function track(item, body) {
  const label = `${item.title ?? ''} ${item.value ? (item.value.prefix ?? '') + item.value.text + (item.value.suffix ?? '') : ''}`.trim();
  const bar = element('div', { className: 'track', role: 'img', 'aria-label': label });
  if (!body.showsRest) {
    bar.style.background = 'none';
  }

  const fill = element('div', { className: 'fill' });
  const inner = element('i');
  const length = `${(item.percent * 100).toFixed(2)}%`;

  // The gradient belongs to the whole length; the bar uncovers a part of it.
  const whole = item.percent > 0 ? `${(100 / item.percent).toFixed(2)}%` : '100%';
  const [fillSize, innerSize, across, direction] = body.isVertical ? ['height', 'height', 'width', 'to top'] : ['width', 'width', 'height', 'to right'];
  fill.style[fillSize] = length;
  inner.style[innerSize] = whole;
  inner.style[across] = '100%';
  inner.style.background = color(item, body.mode, direction);
  fill.append(inner);
  bar.append(fill);
  return bar;
}

function color(item, mode, direction) {
  if (mode === 'basic' || item.stops.length < 2) {
    return item.color;
  }

  if (mode === 'lcd') {
    const cells = 40;
    const parts = [];
    for (let cell = 0; cell < cells; cell++) {
      const at = item.stops.findLast(stop => stop.at <= cell / cells) ?? item.stops[0];
      parts.push(`${at.text} ${(cell / cells) * 100}% ${((cell + 0.8) / cells) * 100}%, transparent ${((cell + 0.8) / cells) * 100}% ${((cell + 1) / cells) * 100}%`);
    }

    return `linear-gradient(${direction}, ${parts.join(', ')})`;
  }

  return `linear-gradient(${direction}, ${item.stops.map(stop => `${stop.text} ${stop.at * 100}%`).join(', ')})`;
}
