// Lines, areas, bars and points over time, with Apache ECharts. Ticks, ranges and texts are the server's.
import { css, element, family, textWidth } from './dom.js';
import { showLegend } from './legend.js';
import { hover } from './hover.js';

const fontSize = 12;
const timeHeight = 28;
const timeGap = 10;
const top = 8;
const rightMargin = 12;

export function draw(panel, body, host) {
  if (!panel.chart || panel.placement !== body.legend.placement) {
    build(panel, body, host);
  }

  panel.time = body.time;

  showLegend(panel, body.legend, host);
  panel.chart.resize();
  panel.chart.setOption(options(panel, body), { notMerge: true, lazyUpdate: false, silent: true });
  panel.plot.setAttribute('aria-label', summary(panel, body));
  panel.hover.update(body);
}

export function clear(panel) {
  panel.chart?.dispose();
  panel.chart = null;
  panel.time = null;
}

export function resize(panel) {
  panel.chart?.resize();
  panel.hover?.update(panel.model.body);
}

function build(panel, body, host) {
  clear(panel);
  panel.placement = body.legend.placement;
  const chart = element('div', { className: 'chart' });
  panel.plot = element('div', { className: 'plot', role: 'group', 'aria-roledescription': 'chart', tabindex: '0' }, chart);
  panel.legend = element('div', { className: 'legend' });
  panel.body.replaceChildren(element('div', { className: `series ${body.legend.placement === 'right' ? 'right' : ''}` }, panel.plot, panel.legend));
  panel.chart = window.echarts.init(chart, null, { renderer: 'canvas' });
  panel.hover = hover(panel, host);
}

function summary(panel, body) {
  const names = body.series.slice(0, 10).map(series => series.name).join(', ');
  return `${panel.element.querySelector('h3').textContent}: ${body.series.length} series over time: ${names}${body.series.length > 10 ? ' and more' : ''}`;
}

function options(panel, body) {
  const scales = body.axes.map(scale);
  const sides = { left: 0, right: 0 };
  const axes = body.axes.map((axis, index) => valueAxis(axis, scales[index], index, sides));
  const grid = { left: Math.max(sides.left, 8), right: Math.max(sides.right, rightMargin), top, bottom: timeHeight, containLabel: false, outerBoundsMode: 'none' };
  panel.grid = grid;
  panel.scales = scales;
  const width = panel.plot.clientWidth - grid.left - grid.right;
  return {
    animation: false,
    grid,
    textStyle: { fontFamily: family },
    xAxis: timeAxis(body.time, grid, width),
    yAxis: axes,
    series: [...body.series.filter(series => !series.isHidden).map(series => one(series, body, scales, width)), ...marks(body, scales)],
  };
}

// Logarithms are taken here: to the chart every axis is linear.
// They count from the axis's own end, where bars and areas begin: the chart would let them begin at one.
function scale(axis) {
  const first = axis.logBase ? Math.log(axis.min) : 0;
  const to = axis.logBase ? value => (value > 0 ? Math.log(value) - first : null) : value => value;
  return { to, min: to(axis.min), max: to(axis.max) };
}

function timeAxis(time, { left, right }, width) {
  // A label that would be cut off at the edge says nothing.
  const fits = tick => {
    const [at, half] = [((tick.at - time.min) / (time.max - time.min)) * width, textWidth(tick.text, fontSize) / 2];
    return left + at >= half && at + half <= width + right;
  };
  const texts = new Map(time.ticks.map(tick => [tick.at, fits(tick) ? tick.text : '']));
  const at = [...texts.keys()];
  return {
    type: 'value', min: time.min, max: time.max,
    axisLine: { show: false }, axisTick: { show: false, customValues: at },
    axisLabel: { customValues: at, formatter: value => texts.get(value) ?? '', color: css('--text'), fontSize, hideOverlap: true, margin: timeGap },
    splitLine: { show: true, lineStyle: { color: css('--grid'), width: 1 } },
  };
}

function valueAxis(axis, { to, min, max }, index, sides) {
  const texts = new Map(axis.ticks.map(tick => [to(tick.at), tick.text]));
  const at = [...texts.keys()];
  const side = axis.side === 'right' ? 'right' : 'left';
  const width = Math.ceil(Math.max(0, ...axis.ticks.map(tick => textWidth(tick.text, fontSize)))) + 10 + (axis.label ? 18 : 0);
  const offset = sides[side];
  if (axis.side !== 'hidden') {
    sides[side] += width;
  }

  return {
    type: 'value', show: true, position: side, offset, min, max, scale: true,
    name: axis.side === 'hidden' ? undefined : axis.label, nameLocation: 'middle', nameGap: width - 14, nameTextStyle: { color: css('--muted'), fontSize },
    axisLine: { show: false }, axisTick: { show: false, customValues: [...at, ...axis.lines.map(to)] },
    axisLabel: { show: axis.side !== 'hidden', customValues: at, formatter: value => texts.get(value) ?? '', color: css('--text'), fontSize, margin: 6 },
    splitLine: { show: axis.showsGrid && index === 0 && axis.side !== 'hidden', lineStyle: { color: css('--grid'), width: 1 } },
  };
}

// Of two plain numbers ECharts piles up the first: the value stands before its time.
const dimensions = ['value', 'time'];
const encode = { x: 'time', y: 'value' };

function one(series, body, scales, width) {
  const times = body.times[series.times];
  const { to } = scales[series.axis];
  const data = series.values.map((value, index) => [value === null ? null : to(value), times[index]]);
  const shared = { name: series.name, data, dimensions, encode, yAxisIndex: series.axis, stack: series.stack, stackStrategy: 'samesign', silent: true, emphasis: { disabled: true }, itemStyle: { color: series.color }, clip: true };
  if (series.style === 'bars') {
    const step = times.length > 1 ? Math.min(...times.slice(1, 50).map((time, index) => time - times[index])) : body.time.max - body.time.min;
    const room = (step / (body.time.max - body.time.min)) * width;

    // ECharts lets the first and the last bar hang over the edge, onto the labels.
    const half = step * 0.3;
    for (const point of data) {
      point[1] = Math.min(Math.max(point[1], body.time.min + half), body.time.max - half);
    }

    return { ...shared, type: 'bar', barWidth: Math.max(1, Math.min(room * 0.6, 100)), barGap: '-100%', itemStyle: { color: series.color, opacity: Math.max(0.3, series.fill || 1) } };
  }

  const alone = series.points || series.connects ? new Set() : lonely(series.values);
  return {
    ...shared,
    type: 'line',
    showSymbol: series.points > 0 || alone.size > 0,
    symbol: 'circle',
    symbolSize: alone.size ? (_, at) => (alone.has(at.dataIndex) ? 4 : 0) : series.points,
    lineStyle: { width: series.style === 'points' ? 0 : series.width, type: series.dash, color: series.color, join: 'round' },
    smooth: series.curve === 'smooth' ? 0.4 : false,
    smoothMonotone: 'x',
    step: series.curve === 'start' ? 'end' : series.curve === 'end' ? 'start' : false,
    connectNulls: series.connects,
    areaStyle: series.fill ? { color: area(series), opacity: series.fades ? 1 : series.fill, origin: 'auto' } : undefined,
  };
}

// A point between two gaps would not be seen in a line.
function lonely(values) {
  const alone = new Set();
  values.forEach((value, index) => {
    if (value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null) {
      alone.add(index);
    }
  });
  return alone;
}

function area(series) {
  if (!series.fades) {
    return series.color;
  }

  const [clear, full] = [window.echarts.color.modifyAlpha(series.color, 0), window.echarts.color.modifyAlpha(series.color, series.fill)];
  return { type: 'linear', x: 0, y: 0, x2: 0, y2: 1, colorStops: [{ offset: 0, color: full }, { offset: 1, color: clear }] };
}

function marks(body, scales) {
  const made = body.axes.map((_, axis) => {
    const own = body.thresholds.filter(mark => mark.axis === axis);
    const { to, min, max } = scales[axis];
    return {
      type: 'line', data: [], yAxisIndex: axis, silent: true,
      markLine: {
        silent: true, symbol: 'none', label: { show: false }, animation: false,
        data: own.filter(mark => mark.line && mark.from !== undefined).map(mark => ({ yAxis: to(mark.from), lineStyle: { color: mark.color, type: mark.line, width: 1.5 } })),
      },
      markArea: {
        silent: true, animation: false,
        data: own.filter(mark => mark.area).map(mark => [
          { yAxis: Math.max(min, mark.from === undefined ? min : to(mark.from)), itemStyle: { color: mark.color, opacity: 0.12 } },
          { yAxis: Math.min(max, mark.to === undefined ? max : to(mark.to)) },
        ]),
      },
    };
  }).filter((_, axis) => body.thresholds.some(mark => mark.axis === axis));
  if (body.annotations?.length) {
    made.push({
      type: 'line', data: [], silent: true,
      markLine: { silent: true, symbol: 'none', label: { show: false }, animation: false, data: body.annotations.flatMap(mark => [mark.time, mark.timeEnd].map(time => ({ xAxis: time, lineStyle: { color: mark.color, type: 'dashed', width: 1 } }))) },
      markArea: { silent: true, animation: false, data: body.annotations.filter(mark => mark.timeEnd > mark.time).map(mark => [{ xAxis: mark.time, itemStyle: { color: mark.color, opacity: 0.1 } }, { xAxis: mark.timeEnd }]) },
    });
  }

  return made;
}
