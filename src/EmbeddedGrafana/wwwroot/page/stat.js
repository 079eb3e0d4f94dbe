// Big numbers that fill their panel, with the series behind them as a small line.
import { element, svg, textWidth } from './dom.js';

const unitScale = 0.65;

export function draw(panel, body) {
  const box = panel.body;
  const width = box.clientWidth - 16;
  const height = box.clientHeight - 8;
  const across = body.orientation === 'vertical' ? false : body.orientation === 'horizontal' ? true : width > height;
  const count = body.items.length;
  const each = across ? { width: (width - 8 * (count - 1)) / count, height } : { width, height: (height - 8 * (count - 1)) / count };
  const size = Math.min(...body.items.map(item => fit(item, each)));
  const list = element('div', { className: `stats ${across ? '' : 'vertical'}` });
  for (const item of body.items) {
    list.append(one(item, each, size));
  }

  box.replaceChildren(list);
}

export const resize = panel => draw(panel, panel.model.body);

function isWide(item, each) {
  return item.title && each.height < 70 && each.width > each.height * 3;
}

function fit(item, each) {
  if (!item.value) {
    return 200;
  }

  const { prefix = '', text, suffix = '' } = item.value;
  const reference = textWidth(prefix + text, 100, 500) + textWidth(suffix, 100 * unitScale, 500);
  const room = isWide(item, each) ? each.width * 0.5 : each.width * 0.9;
  const height = each.height - (item.title && !isWide(item, each) ? Math.min(26, each.height * 0.3) : 0) - (item.change ? 20 : 0);
  return Math.max(10, Math.min((room / reference) * 100, height * (item.spark ? 0.55 : 0.65), 130));
}

function one(item, each, size) {
  const box = element('div', { className: isWide(item, each) ? 'stat wide' : 'stat' });
  if (item.background) {
    box.style.background = `linear-gradient(120deg, ${item.background[0]}, ${item.background[1]})`;
  }

  if (item.spark) {
    box.append(line(item.spark, each));
  }

  if (item.title) {
    const name = element('div', { className: 'name', text: item.title, title: item.title });
    name.style.fontSize = `${Math.max(11, Math.min(18, size * 0.5))}px`;
    if (item.background && item.value) {
      name.style.color = item.value.color;
    }

    box.append(name);
  }

  if (item.value) {
    const value = element('div', { className: 'value' });
    value.style.color = item.value.color;
    value.style.fontSize = `${size}px`;
    for (const [part, className] of [[item.value.prefix, 'unit'], [item.value.text, ''], [item.value.suffix, 'unit']]) {
      if (part) {
        const span = element('span', { className, text: part });
        if (className && part !== item.value.prefix) {
          span.style.fontSize = `${size * unitScale}px`;
        }

        value.append(span);
      }
    }

    box.append(value);
  }

  if (item.change) {
    box.append(element('div', { className: 'change', text: item.change }));
  }

  return box;
}

function line(spark, each) {
  const height = Math.max(10, each.height * 0.35);
  const shape = svg('svg', { viewBox: `0 0 100 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  shape.style.height = `${height}px`;
  for (const points of spark.points) {
    let path = '';
    for (let index = 0; index < points.length; index += 2) {
      path += `${index ? 'L' : 'M'}${(points[index] * 100).toFixed(2)} ${(95 - points[index + 1] * 90).toFixed(2)}`;
    }

    const area = `${path}L${(points.at(-2) * 100).toFixed(2)} 100L${(points[0] * 100).toFixed(2)} 100Z`;
    shape.append(svg('path', { d: area, fill: spark.color, 'fill-opacity': 0.2 }));
    shape.append(svg('path', { d: path, fill: 'none', stroke: spark.color, 'stroke-width': 1, 'vector-effect': 'non-scaling-stroke' }));
  }

  return shape;
}
