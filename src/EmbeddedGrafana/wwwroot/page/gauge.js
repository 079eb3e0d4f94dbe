// Arcs from the lower left over the top to the lower right.
import { css, element, svg, textWidth } from './dom.js';

const start = -120;
const sweep = 240;

export function draw(panel, body) {
  const count = body.items.length;
  const width = (panel.body.clientWidth - 16) / count;
  const height = panel.body.clientHeight - 8;
  const list = element('div', { className: 'gauges' });
  for (const item of body.items) {
    list.append(element('div', { className: 'gauge' }, dial(item, width, height - (item.title ? 24 : 0)), item.title && element('div', { className: 'name', text: item.title })));
  }

  panel.body.replaceChildren(list);
}

export const resize = panel => draw(panel, panel.model.body);

function dial(item, width, height) {
  const beside = Math.max(0, ...item.labels.map(label => textWidth(label.text, 11)));
  const above = item.labels.length ? 12 : 0;
  const radius = Math.max(16, Math.min(width / 2 - 8 - beside, (height - above) / 1.6));
  const thick = radius * 0.22;
  const ring = item.steps.length ? Math.max(3, radius * 0.06) : 0;
  const [x, y] = [width / 2, Math.min(height - radius * 0.5, radius + 6 + above)];
  const inner = radius - ring - (ring ? 3 : 0);
  const shape = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${item.title ?? ''} ${item.value.prefix ?? ''}${item.value.text}${item.value.suffix ?? ''}` });
  for (const step of item.steps) {
    shape.append(arc(x, y, radius - ring / 2, step.from, step.to, step.color, ring));
  }

  shape.append(arc(x, y, inner - thick / 2, 0, 1, css('--unfilled'), thick));
  if (item.percent > 0) {
    shape.append(arc(x, y, inner - thick / 2, 0, item.percent, item.value.color, thick));
  }

  const { prefix = '', text, suffix = '' } = item.value;
  const reference = textWidth(prefix + text, 100, 500) + textWidth(suffix, 65, 500);
  const size = Math.min(radius * 0.5, ((inner - thick) * 1.7 / reference) * 100);
  const value = svg('text', { x, y: y + size * 0.35, 'text-anchor': 'middle', fill: item.value.color, 'font-size': size, 'font-weight': 500 });
  value.append(prefix + text, unit(suffix, size));
  shape.append(value);
  for (const label of item.labels) {
    const angle = ((start + sweep * label.at) * Math.PI) / 180;
    const mark = svg('text', {
      x: x + Math.sin(angle) * (radius + 6), y: y - Math.cos(angle) * (radius + 6), 'font-size': 11, fill: css('--muted'),
      'text-anchor': Math.abs(Math.sin(angle)) < 0.2 ? 'middle' : Math.sin(angle) < 0 ? 'end' : 'start',
    });
    mark.textContent = label.text;
    shape.append(mark);
  }

  return shape;
}

function unit(text, size) {
  const span = svg('tspan', { 'font-size': size * 0.65 });
  span.textContent = text;
  return span;
}

function arc(x, y, radius, from, to, color, width) {
  const at = part => {
    const angle = ((start + sweep * part) * Math.PI) / 180;
    return `${(x + Math.sin(angle) * radius).toFixed(2)} ${(y - Math.cos(angle) * radius).toFixed(2)}`;
  };
  return svg('path', {
    d: `M${at(from)}A${radius.toFixed(2)} ${radius.toFixed(2)} 0 ${(to - from) * sweep > 180 ? 1 : 0} 1 ${at(to)}`,
    fill: 'none', stroke: color, 'stroke-width': width,
  });
}
