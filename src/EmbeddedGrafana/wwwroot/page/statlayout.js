// How the numbers of one panel share its room: in the columns that let them be written largest without cutting their names.
import { textWidth } from './dom.js';

const gap = 8;
const leastTitle = 12;
const largestTitle = 18;
const largestValue = 130;
const lineHeight = 1.2;

// As in Grafana "horizontal" is the way each number stretches: they stand below each other then.
export function layout(items, orientation, room) {
  const widest = {
    title: Math.max(0, ...items.map(({ title }) => textWidth(title ?? '', 100) / 100)),
    value: Math.max(0, ...items.map(({ value }) => (value ? textWidth((value.prefix ?? '') + value.text + (value.suffix ?? ''), 100, 500) / 100 : 0))),
  };
  const lines = columns => Math.ceil(items.length / columns);

  // Of as many lines the fewest columns give each number the most room.
  const free = items.map((_, index) => index + 1).filter(columns => columns === 1 || lines(columns) < lines(columns - 1));
  const choices = orientation === 'vertical' ? [items.length] : orientation === 'horizontal' ? [1] : free;
  return choices.map(columns => plan(items, columns, room, widest)).reduce((best, next) => (isBetter(next, best) ? next : best));
}

function isBetter(next, best) {
  return next.shown !== best.shown ? next.shown > best.shown : next.valueSize > best.valueSize;
}

function plan(items, columns, room, widest) {
  const rows = Math.ceil(items.length / columns);
  const [width, height] = [(room.width - gap * (columns - 1)) / columns, (room.height - gap * (rows - 1)) / rows];
  const padding = height > 80 ? 11 : 8;
  const isWide = widest.title > 0 && height < 70 && width > height * 3;
  const [titleRoom, valueRoom] = isWide ? [width * 0.5 - padding, width * 0.5 - padding] : [width - padding, width - 2 * padding];
  const titleSize = Math.max(leastTitle, Math.min(largestTitle, titleRoom / widest.title));
  const titleHeight = widest.title > 0 && !isWide ? titleSize * lineHeight : 0;
  const sparkHeight = items.some(item => item.spark) ? height * 0.25 : 0;
  const changeHeight = items.some(item => item.change) ? 20 : 0;
  const valueSize = Math.max(10, Math.min(valueRoom / widest.value, (height - 2 * padding - titleHeight - sparkHeight - changeHeight) / lineHeight, largestValue));

  // How much of the longest name is to be seen.
  const shown = widest.title > 0 ? Math.min(1, titleRoom / (leastTitle * widest.title)) : 1;
  return { columns, isWide, titleSize, valueSize, sparkHeight, shown };
}
