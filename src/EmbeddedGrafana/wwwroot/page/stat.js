// Big numbers that fill their panel, with the series behind them as a small line.
import { element, svg } from './dom.js';
import { layout } from './statlayout.js';

const unitScale = 0.65;

export function draw(panel, body) {
  const plan = layout(body.items, body.orientation, { width: panel.body.clientWidth - 16, height: panel.body.clientHeight - 8 });
  const list = element('div', { className: 'stats' }, ...body.items.map(item => one(item, plan)));
  list.style.gridTemplateColumns = `repeat(${plan.columns}, minmax(0, 1fr))`;
  panel.body.replaceChildren(list);
}

export const resize = panel => draw(panel, panel.model.body);

function one(item, plan) {
  const box = element('div', { className: plan.isWide ? 'stat wide' : 'stat' });
  if (item.background) {
    box.style.background = `linear-gradient(120deg, ${item.background[0]}, ${item.background[1]})`;
  }

  if (item.spark) {
    // The number stands in the middle of what the line leaves.
    box.style.paddingBottom = `${plan.sparkHeight}px`;
    box.append(line(item.spark, plan.sparkHeight));
  }

  if (item.title) {
    const name = element('div', { className: 'name', text: item.title, title: item.title });
    name.style.fontSize = `${plan.titleSize}px`;
    if (item.background && item.value) {
      name.style.color = item.value.color;
    }

    box.append(name);
  }

  if (item.value) {
    const value = element('div', { className: 'value' });
    value.style.color = item.value.color;
    value.style.fontSize = `${plan.valueSize}px`;
    for (const [part, className] of [[item.value.prefix, 'unit'], [item.value.text, ''], [item.value.suffix, 'unit']]) {
      if (part) {
        const span = element('span', { className, text: part });
        if (className && part !== item.value.prefix) {
          span.style.fontSize = `${plan.valueSize * unitScale}px`;
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

function line(spark, height) {
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
