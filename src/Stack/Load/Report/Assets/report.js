// Draws the report from the data that stands in the page; nothing is loaded.
'use strict';
(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const charts = [];
  const dark = ['#73bf69', '#f2cc0c', '#8ab8ff', '#ff780a', '#f2495c', '#5794f2', '#b877d9', '#96d98d', '#ca95e5', '#ffb357'];
  const light = ['#3a9b3f', '#c79a00', '#3274d9', '#d9620a', '#cf2d42', '#1f60c4', '#8f3bb8', '#5aa64b', '#7c3fa8', '#b3700f'];

  // ---- elements; text only ever goes in as text

  function el(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties ?? {})) {
      if (value === undefined || value === null) continue;
      if (key === 'class') made.className = value; else made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return made;
  }
  const css = name => getComputedStyle(root).getPropertyValue(name).trim();

  // ---- figures

  const steps = (value, base, names) => {
    let at = 0;
    let left = Math.abs(value);
    while (left >= base && at < names.length - 1) { left /= base; at++; }
    return `${value < 0 ? '-' : ''}${short(left)}${names[at] ? ` ${names[at]}` : ''}`;
  };
  function short(value) {
    const size = Math.abs(value);
    if (size === 0) return '0';
    if (size < 0.001) return value.toPrecision(2);
    return String(Number(value.toFixed(size < 0.1 ? 4 : size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0)));
  }
  function duration(seconds) {
    const size = Math.abs(seconds);
    if (size === 0) return '0 s';
    if (size < 0.001) return `${short(seconds * 1e6)} µs`;
    if (size < 1) return `${short(seconds * 1000)} ms`;
    if (size < 60) return `${short(seconds)} s`;
    if (size < 3600) return `${Math.floor(size / 60)} min ${Math.round(size % 60)} s`;
    if (size < 86400) return `${Math.floor(size / 3600)} h ${Math.round(size % 3600 / 60)} min`;
    return `${Math.floor(size / 86400)} d ${Math.round(size % 86400 / 3600)} h`;
  }
  const units = {
    bytes: value => steps(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']),
    percentunit: value => `${short(value * 100)} %`,
    percent: value => `${short(value)} %`,
    s: duration,
    dtdurations: duration,
    ms: value => duration(value / 1000),
    reqps: value => `${steps(value, 1000, ['', 'k', 'M'])} req/s`,
    ops: value => `${steps(value, 1000, ['', 'k', 'M'])} ops/s`,
    cps: value => `${short(value)} c/s`,
    cores: value => `${short(value)} cores`,
    short: value => steps(value, 1000, ['', 'k', 'M', 'G']),
  };
  const plain = value => Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : short(value);
  const figure = (value, unit) => value === null || value === undefined ? '–' : (units[unit] ?? plain)(value);
  const ms = value => value === 0 ? '0 ms' : value < 1000 ? `${short(value)} ms` : `${short(value / 1000)} s`;
  const count = value => Math.round(value).toLocaleString('en');

  /// "1.02:03:04.5" → seconds
  function seconds(text) {
    const [, minus, days, hours, minutes, rest] = /^(-?)(?:(\d+)\.)?(\d+):(\d+):([\d.]+)$/.exec(text);
    return (minus ? -1 : 1) * ((Number(days ?? 0) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(rest));
  }
  const moment = text => new Date(text).toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC');

  // ---- charts

  function chart(title, summary, options, height) {
    const place = el('div', { class: 'chart', role: 'img', 'aria-label': `${title}. ${summary ?? ''}` });
    if (height) place.style.height = height;
    charts.push({ place, options, drawn: null });
    return place;
  }
  const card = (title, ...children) => el('div', { class: 'card' }, el('h3', {}, title), children);

  function base() {
    const axis = { color: css('--muted'), fontSize: 11, fontFamily: 'Inter, Helvetica, Arial, sans-serif' };
    return {
      animation: false,
      color: root.dataset.theme === 'light' ? light : dark,
      textStyle: { fontFamily: 'Inter, Helvetica, Arial, sans-serif', color: css('--text') },
      grid: { left: 8, right: 24, top: 20, bottom: 34, containLabel: true },
      legend: { bottom: 0, left: 0, type: 'scroll', icon: 'roundRect', itemWidth: 12, itemHeight: 4, textStyle: { color: css('--text'), fontSize: 11 }, pageTextStyle: { color: css('--muted') }, pageIconColor: css('--text') },
      tooltip: { trigger: 'axis', confine: true, backgroundColor: css('--raised'), borderColor: css('--border-strong'), textStyle: { color: css('--text'), fontSize: 12 }, axisPointer: { lineStyle: { color: css('--muted') } } },
      axis,
    };
  }
  const valueAxis = (style, format, more) => ({
    type: 'value', axisLabel: { ...style.axis, formatter: format }, splitLine: { lineStyle: { color: css('--grid') } }, axisLine: { show: false }, axisTick: { show: false }, ...more,
  });
  const line = (name, data, more) => ({ name, type: 'line', data, showSymbol: data.length < 3, symbolSize: 5, lineStyle: { width: 1.5 }, emphasis: { disabled: true }, ...more });

  /// Over the run; x in seconds from the begin of the measured time.
  function overTime(series, format, marks) {
    return () => {
      const style = base();
      return {
        ...style,
        tooltip: { ...style.tooltip, valueFormatter: value => value === null || value === undefined ? '–' : format(value) },
        xAxis: valueAxis(style, value => `${short(value)} s`, { min: 'dataMin', max: 'dataMax', axisPointer: { label: { formatter: point => `${short(point.value)} s` } } }),
        yAxis: valueAxis(style, format, { min: 0 }),
        series: series().map((one, at) => at === 0 && marks ? { ...one, ...marks() } : one),
      };
    };
  }
  /// Ticks of bytes lie at whole KiB, MiB or GiB.
  const powerOfTwo = series => 2 ** Math.ceil(Math.log2(Math.max(1, ...series.flatMap(one => one.points.map(point => point.value ?? 0))) / 5));

  /// Over the clock's time; x in epoch milliseconds.
  function overClock(series, unit) {
    return () => {
      const style = base();
      const format = value => figure(value, unit);
      return {
        ...style,
        tooltip: { ...style.tooltip, valueFormatter: value => value === null || value === undefined ? '–' : format(value) },
        useUTC: true,
        xAxis: { type: 'time', axisLabel: { ...style.axis, hideOverlap: true, formatter: '{HH}:{mm}:{ss}' }, splitLine: { show: true, lineStyle: { color: css('--grid') } }, axisLine: { show: false }, axisTick: { show: false } },
        yAxis: valueAxis(style, format, unit === 'bytes' ? { min: 0, interval: powerOfTwo(series) } : {}),
        series: series.map(one => line(one.name, one.points.map(point => [point.at, point.value]))),
      };
    };
  }

  // ---- parts

  function table(columns, rows, name) {
    return el('div', { class: 'wide' }, el('table', { class: name }, el('thead', {}, el('tr', {}, columns.map(column => el('th', { class: column.number ? 'number' : null, scope: 'col' }, column.title)))),
      el('tbody', {}, rows)));
  }
  const row = (cells, name) => el('tr', { class: name }, cells.map(cell => cell instanceof Node ? cell : typeof cell === 'object' && cell !== null ? el('td', { class: cell.class, 'data-label': cell.label }, cell.text) : el('td', {}, cell ?? '')));
  const number = text => ({ class: 'number', text });
  const section = (id, title, ...children) => el('section', { id }, el('h2', {}, title), children);
  const big = (value, name) => el('div', { class: 'figure card' }, el('b', {}, value), el('span', {}, name));

  function verdict() {
    const { verdict } = report;
    const failed = verdict.checks.filter(check => !check.passed).length;
    return el('section', { id: 'verdict' },
      el('div', { class: `verdict ${verdict.passed ? 'good' : 'bad'}`, role: 'status' },
        el('strong', {}, verdict.passed ? '✓ Passed' : '✗ Failed'),
        el('span', {}, verdict.passed ? `all ${verdict.checks.length} checks` : `${failed} of ${verdict.checks.length} checks failed`, report.result.endedEarly ? `; ended early: ${report.result.endedEarly}` : '')),
      verdict.warnings.length ? el('ul', { class: 'warnings' }, verdict.warnings.map(warning => el('li', {}, warning))) : null,
      el('div', { class: 'figures' }, report.result.scenarios.flatMap(scenario => [
        big(`${figure(scenario.rate, 'short')}/s`, `${scenario.plan.name}: requests a second`),
        big(ms(scenario.latency.p50), `${scenario.plan.name}: p50`),
        big(ms(scenario.latency.p99), `${scenario.plan.name}: p99`),
        big(figure(scenario.requests.errorRatio, 'percentunit'), `${scenario.plan.name}: failed`),
      ])),
      el('div', { class: 'card' }, table([{ title: '' }, { title: 'Subject' }, { title: 'Check' }, { title: 'Measured' }, { title: 'Limit' }, { title: 'Note' }],
        verdict.checks.map(check => row([
          { class: check.passed ? 'good' : 'bad', text: check.passed ? '✓ ' : '✗ ' }, { text: check.subject, class: 'key' }, { text: ` ${check.name} ` },
          { text: check.measured, class: check.passed ? 'key' : 'bad' }, { text: check.limit, label: 'limit' }, { text: check.note ?? '', class: 'note' },
        ], check.passed ? null : 'failed')), 'checks')));
  }

  function scenario(one) {
    const series = one.series;
    const step = series.length > 1 ? seconds(series[1].at) - seconds(series[0].at) : seconds(one.duration) || 1;
    const at = interval => seconds(interval.at);
    const rates = () => [
      line('planned', series.map(i => [at(i), i.planned / step]), { color: css('--muted'), lineStyle: { width: 1, type: 'dashed' }, z: 3 }),
      line('answered well', series.map(i => [at(i), i.requests.succeeded / step]), { color: css('--good'), areaStyle: { opacity: 0.1 } }),
      line('failed', series.map(i => [at(i), i.requests.failed / step]), { color: css('--bad'), areaStyle: { opacity: 0.25 } }),
    ];
    const latencies = () => [
      line('p50', series.map(i => [at(i), i.requests.all ? i.p50 : null])),
      line('p99', series.map(i => [at(i), i.requests.all ? i.p99 : null])),
      line('max', series.map(i => [at(i), i.requests.all ? i.max : null]), { lineStyle: { width: 1, opacity: 0.7 } }),
    ];
    // The phases' begins, with their names.
    const phases = () => {
      let begin = 0;
      const marks = one.plan.phases.map(phase => { const mark = { xAxis: begin, name: phase.name }; begin += seconds(phase.duration); return mark; });
      return { markLine: { silent: true, symbol: 'none', data: marks, lineStyle: { color: css('--muted'), type: 'dotted' }, label: { formatter: '{b}', color: css('--muted'), fontSize: 10, position: 'end', rotate: 0, distance: 2 } } };
    };
    const latency = one.latency;
    const summary = `p50 ${ms(latency.p50)}, p99 ${ms(latency.p99)}, max ${ms(latency.max)}`;
    const inFlight = () => [line('in flight', series.map(i => [at(i), i.inFlight]))];
    return section(`scenario-${one.plan.name}`, `Scenario "${one.plan.name}" (${one.plan.model === 'open' ? `open model: ${one.plan.arrivals === 'even' ? 'even' : 'Poisson'} arrivals at a rate` : 'closed model: so many users'})`,
      el('div', { class: 'charts' },
        card('Requests a second', chart('Requests a second', `${short(one.rate)} on average`, overTime(rates, value => figure(value, 'short'), phases))),
        card('Latency over time', chart('Latency over time', summary, overTime(latencies, ms, phases))),
        card('Latency by percentile', chart('Latency by percentile', summary, distribution(one))),
        card('In flight', chart('In flight', '', overTime(inFlight, value => figure(value, 'short'))))),
      el('div', { class: 'card', style: 'margin-top: 8px' }, el('h3', {}, 'Latency'), latencies3(one),
        el('p', { class: 'muted' }, !one.isFromDue ? 'From the moment each request was begun, as it is not known when it was due: what a server that stood still made wait does not show.' : 'From the intended start: from the moment the request was due. A server that stands still delays all that are due meanwhile, and each of them counts. From the real begin: the same without the lateness of the generator. Start lag: how late the generator itself was.')),
      el('div', { class: 'two', style: 'margin-top: 8px' },
        el('div', { class: 'card' }, el('h3', {}, 'Requests'), table([{ title: '' }, { title: 'Measured', number: true }, { title: 'Warm-up', number: true }], [
          ['answered well', 'succeeded'], ['answered with an error', 'refused'], ['no answer', 'unanswered'], ['all', 'all']].map(([name, key]) => row([name, number(count(one.requests[key])), number(count(one.warmUp[key]))])).concat([
          row(['planned / begun / never begun', number(`${count(one.planned)} / ${count(one.begun)} / ${count(one.notStarted)}`), number('')]),
          row(['received', number(figure(one.bytesReceived, 'bytes')), number('')])]))),
        el('div', { class: 'card' }, el('h3', {}, 'Status codes and errors'), table([{ title: 'Status or kind' }, { title: 'Count, warm-up included', number: true }, { title: 'First of them' }], [
          ...one.statuses.map(status => row([`${status.status}`, number(count(status.count)), ''])),
          ...one.errors.map(error => row([{ class: 'bad', text: error.kind }, number(count(error.count)), { class: 'note', text: error.example }]))]),
          one.errors.length ? null : el('p', { class: 'muted' }, 'No request failed.'))),
      one.operations.length ? operations(one.operations) : null);
  }

  function latencies3(one) {
    const keys = [['min', 'min'], ['mean', 'mean'], ['p50', 'p50'], ['p75', 'p75'], ['p90', 'p90'], ['p95', 'p95'], ['p99', 'p99'], ['p99.9', 'p999'], ['max', 'max']];
    const lines = one.isFromDue ? [['from the intended start', one.latency], ['from the real begin', one.serviceTime], ['start lag', one.startLag]] : [['from the real begin', one.latency]];
    return table([{ title: '' }, ...keys.map(([title]) => ({ title, number: true }))], lines.map(([name, latency]) => row([{ class: 'key', text: name }, ...keys.map(([, key]) => number(latency.count ? ms(latency[key]) : '–'))])));
  }

  /// x is -log10(1 - share): each nine of the percentile takes the same width.
  function distribution(one) {
    const x = percentile => Math.min(6, -Math.log10(Math.max(1e-6, 1 - percentile / 100)));
    const name = value => value === 0 ? '0 %' : `${Number((100 - 100 * 10 ** -value).toFixed(Math.max(0, Math.round(value) - 2)))} %`;
    const service = [['p50', 50], ['p75', 75], ['p90', 90], ['p95', 95], ['p99', 99], ['p999', 99.9]];
    return () => {
      const style = base();
      const most = Math.max(1, ...one.distribution.filter(point => point.percentile < 100).map(point => x(point.percentile)));
      return {
        ...style,
        tooltip: { ...style.tooltip, trigger: 'item', formatter: point => `${point.marker}${point.seriesName}: ${Number((100 - 100 * 10 ** -point.value[0]).toFixed(4))} % took at most ${ms(point.value[1])}` },
        xAxis: valueAxis(style, name, { min: 0, max: Math.ceil(most), interval: 1 }),
        yAxis: valueAxis(style, ms, { min: 0 }),
        series: [
          line(one.isFromDue ? 'from the intended start' : 'from the real begin', one.distribution.map(point => [Math.min(x(point.percentile), Math.ceil(most)), point.milliseconds]), { showSymbol: true, symbolSize: 4, areaStyle: { opacity: 0.08 } }),
          ...!one.isFromDue ? [] : [{ name: 'from the real begin', type: 'scatter', symbolSize: 7, symbol: 'diamond', data: one.serviceTime.count ? service.map(([key, percentile]) => [x(percentile), one.serviceTime[key]]) : [] }],
        ],
      };
    };
  }

  function operations(all) {
    const slowest = Math.max(...all.map(one => one.latency.p99), 0.001);
    return el('div', { class: 'card', style: 'margin-top: 8px' }, el('h3', {}, 'By kind of request'), table(
      [{ title: '' }, { title: '' }, { title: 'Requests', number: true }, { title: 'Failed', number: true }, { title: 'p50', number: true }, { title: 'p95', number: true }, { title: 'p99', number: true }, { title: 'Max', number: true }, { title: 'p99' }],
      all.map(one => {
        const bar = el('i');
        bar.style.width = `${100 * one.latency.p99 / slowest}%`;
        return row([{ class: 'key', text: one.group }, one.name, number(count(one.requests.all)), { class: one.requests.failed ? 'number bad' : 'number', text: count(one.requests.failed) },
          ...['p50', 'p95', 'p99', 'max'].map(key => number(ms(one.latency[key]))), el('td', { style: 'min-width: 80px; vertical-align: middle' }, el('div', { class: 'bar' }, bar))]);
      })), el('p', { class: 'muted' }, 'From the moment each request was sent.'));
  }

  function server() {
    const { server } = report;
    const lines = [
      ['requests', server.requests, count], ['counter in Redis rose by', server.hits, count], ['error ratio (5xx)', server.errorRatio, value => figure(value, 'percentunit')],
      ['p50', server.p50, ms], ['p95', server.p95, ms], ['p99', server.p99, ms],
      ['CPU, highest', server.cpuMax, value => figure(value, 'cores')], ['CPU, mean', server.cpuMean, value => figure(value, 'cores')],
      ['memory, highest', server.memoryMax, value => figure(value, 'bytes')], ['memory of its limit, highest', server.memoryRatio, value => figure(value, 'percentunit')],
      ['Redis operations, highest', server.redisOperations, value => figure(value, 'ops')]];
    return section('server', 'Server, as Prometheus saw it',
      server.incidents.length ? el('ul', { class: 'warnings' }, server.incidents.map(incident => el('li', {}, incident))) : null,
      el('div', { class: 'two' },
        el('div', { class: 'card' }, table([{ title: `From ${moment(server.from)} to ${moment(server.to)}` }, { title: '', number: true }],
          lines.map(([name, one, write]) => row([name, one.value === undefined || one.value === null ? { class: 'bad', text: `not measured: ${one.missing}` } : number(write(one.value))])))),
        el('div', { class: 'card' }, table([{ title: 'Status' }, { title: 'Counted by the server', number: true }], server.statuses.map(status => row([`${status.status}`, number(count(status.count))]))),
          el('p', { class: 'muted' }, 'Requests are exact differences of the raw counters between two scrapes, the warm-up included. Quantiles are interpolated within a bucket, as histogram_quantile does; CPU and Redis operations are rates of the raw counters from scrape to scrape in the measured time, memory comes from the recording rules.'))),
      el('div', { class: 'panels' }, server.series.filter(one => one.points.length).map(one => card(one.name, chart(one.name, '', overClock([one], one.unit))))));
  }

  function dashboards() {
    if (!report.panels?.length) return null;
    const groups = new Map();
    for (const panel of report.panels) {
      const key = panel.dashboard;
      if (!groups.has(key)) groups.set(key, new Map());
      const rows = groups.get(key);
      if (!rows.has(panel.row)) rows.set(panel.row, []);
      rows.get(panel.row).push(panel);
    }
    return section('dashboards', 'Dashboards over the run', [...groups].map(([title, rows]) => el('div', {}, el('h3', { style: 'margin-top: 12px' }, title), [...rows].map(([name, panels]) => {
      const isTile = panel => ['stat', 'gauge', 'bargauge'].includes(panel.type) && panel.series.length < 4;
      const wide = panels.filter(panel => panel.type === 'table');
      const tiles = panels.filter(isTile);
      const rest = panels.filter(panel => panel.type !== 'table' && !isTile(panel));
      return el('div', {}, name ? el('h4', {}, name) : null,
        tiles.length ? el('div', { class: 'tiles' }, tiles.map(panelCard)) : null,
        rest.length ? el('div', { class: 'panels' }, rest.map(panelCard)) : null,
        wide.map(panel => el('div', { style: 'margin-top: 8px' }, panelCard(panel))));
    }))));
  }

  function panelCard(panel) {
    const problem = panel.problem ? el('p', { class: panel.problem.startsWith('no data') ? 'muted' : 'bad' }, panel.problem) : null;
    if (!panel.series.length) return card(panel.title, problem);
    if (panel.type === 'table') return card(panel.title, problem, pivot(panel));
    if (['stat', 'gauge', 'bargauge'].includes(panel.type)) return el('div', { class: 'card tile' }, el('h3', {}, panel.title), problem, values(panel));
    if (panel.series.every(one => one.points.length < 2)) return card(panel.title, problem, values(panel));
    return card(panel.title, problem, chart(panel.title, panel.series.map(one => one.name).join(', '), overClock(panel.series, panel.unit)));
  }

  function values(panel) {
    const last = one => one.points.map(point => point.value).filter(value => value !== null && value !== undefined).at(-1);
    const alone = panel.series.length === 1;
    const most = panel.unit === 'percentunit' ? 1 : Math.max(...panel.series.map(one => last(one) ?? 0), 1e-9);
    return panel.series.map(one => {
      const fill = el('i');
      fill.style.width = `${Math.min(100, 100 * (last(one) ?? 0) / most)}%`;
      return el('div', {}, el('div', { class: alone ? 'value' : 'value small' }, alone && panel.type !== 'stat' ? el('span', {}, one.name) : alone ? el('span', { class: 'muted' }, one.name) : el('span', {}, one.name), el('b', {}, figure(last(one), panel.unit))),
        panel.type === 'stat' ? null : el('div', { class: 'bar' }, fill));
    });
  }

  function pivot(panel) {
    const columns = [...new Set(panel.series.map(one => one.column ?? 'Value'))];
    const rows = [...new Set(panel.series.map(one => one.name))];
    const cell = (name, column) => {
      const found = panel.series.find(one => one.name === name && (one.column ?? 'Value') === column);
      return number(found ? figure(found.points.at(-1)?.value, found.unit ?? panel.unit) : '–');
    };
    return table([{ title: '' }, ...columns.map(title => ({ title, number: true }))], rows.map(name => row([{ class: 'key', text: name }, ...columns.map(column => cell(name, column))])));
  }

  function baseline() {
    if (!report.baseline) return null;
    const { baseline, now } = report.baseline;
    return section('baseline', `Beside baseline "${baseline.name}" of ${moment(baseline.saved)}`, el('div', { class: 'card' }, table(
      [{ title: '' }, { title: 'Baseline', number: true }, { title: 'This run', number: true }, { title: 'Change', number: true }],
      baseline.scenarios.flatMap(before => {
        const after = now.scenarios.find(one => one.name === before.name);
        return after ? [['rate', 'rate', value => `${figure(value, 'short')}/s`], ['p50', 'p50', ms], ['p95', 'p95', ms], ['p99', 'p99', ms], ['p99.9', 'p999', ms], ['max', 'max', ms]].map(([title, key, write]) =>
          row([`${before.name} ${title}`, number(write(before[key])), number(write(after[key])), number(before[key] ? `${after[key] >= before[key] ? '+' : '−'}${short(Math.abs(100 * (after[key] / before[key] - 1)))} %` : '–')])) : [];
      })), el('p', { class: 'muted' }, 'Which changes count is judged above, with a noise band told from the slices of both runs.')));
  }

  function about() {
    const { generator } = report.result;
    const facts = (title, entries) => entries.length ? el('div', { class: 'card' }, el('h3', {}, title), table([{ title: '' }, { title: '' }], entries.map(({ name, value }) => row([{ class: 'key muted', text: name }, { class: 'note', text: value }])))) : null;
    const { machine } = report;
    return section('about', 'Generator, machine, settings', el('div', { class: 'two' },
      facts('Generator', [
        { name: 'load engine', value: report.result.engine }, { name: 'CPU', value: `${short(generator.cores)} of ${generator.processors} cores, ${duration(seconds(generator.cpuTime))} in all` },
        { name: 'memory, highest', value: figure(generator.peakMemory, 'bytes') }, { name: 'stopped by its garbage collector', value: duration(seconds(generator.gcPause)) },
        { name: 'warnings', value: report.result.warnings.length ? report.result.warnings.join(' ') : 'none' }]),
      facts('Run', [
        { name: 'warm-up from', value: moment(report.result.started) }, { name: 'measured from', value: moment(report.result.measured) }, { name: 'ended', value: moment(report.result.ended) },
        { name: 'seed', value: `${report.plan.seed}` }, { name: 'request timeout', value: duration(seconds(report.plan.requestTimeout)) },
        ...report.plan.scenarios.map(one => ({ name: one.name, value: one.phases.map(phase => `${phase.name} ${short(phase.from)} → ${short(phase.to)} ${one.model === 'open' ? '/s' : 'users'} in ${duration(seconds(phase.duration))}`).join(', ') }))]),
      facts('Machine', [
        { name: 'processors', value: `${machine.processors}` }, { name: 'model', value: machine.model }, { name: 'memory', value: figure(machine.memory, 'bytes') }, { name: 'system', value: machine.system }]),
      facts('Versions', report.versions), facts('Settings', report.settings),
      report.links.length ? el('div', { class: 'card' }, el('h3', {}, 'Links'), report.links.map(link => el('p', {}, anchor(link)))) : null));
  }
  const anchor = link => /^https?:/.test(link.address) ? el('a', { href: link.address, rel: 'noreferrer' }, link.title) : el('span', {}, `${link.title}: ${link.address}`);

  // ---- the page

  function build() {
    const toggle = el('button', { type: 'button', 'aria-label': 'Switch between light and dark' });
    const theme = name => { root.dataset.theme = name; toggle.textContent = name === 'light' ? '☾ Dark' : '☀ Light'; draw(); };
    const parts = [verdict(), ...report.result.scenarios.map(scenario), server(), dashboards(), baseline(), about()].filter(part => part);
    const links = parts.filter(part => part.querySelector('h2')).map(part => el('a', { href: `#${encodeURIComponent(part.id)}` }, part.querySelector('h2').textContent.replace(/ \(.*| of \d.*|, .*/, '')));
    document.getElementById('report').append(
      el('header', { class: 'top' }, el('div', {}, el('h1', {}, report.title), el('p', { class: 'muted' }, `${moment(report.result.started)}, ${duration((new Date(report.result.ended) - new Date(report.result.started)) / 1000)}, ${report.result.engine}, ${report.machine.processors} × ${report.machine.model}`)), toggle),
      el('nav', { 'aria-label': 'Parts of the report' }, links), ...parts);
    const preferred = matchMedia('(prefers-color-scheme: light)');
    preferred.addEventListener('change', () => theme(preferred.matches ? 'light' : 'dark'));
    toggle.addEventListener('click', () => theme(root.dataset.theme === 'light' ? 'dark' : 'light'));
    // Paper is white.
    let before;
    addEventListener('beforeprint', () => { before = root.dataset.theme; theme('light'); });
    addEventListener('afterprint', () => theme(before));
    addEventListener('resize', () => charts.forEach(one => one.drawn?.resize()));
    theme(preferred.matches ? 'light' : 'dark');
  }

  function draw() {
    for (const one of charts) {
      one.drawn ??= window.echarts.init(one.place, null, { renderer: 'canvas' });
      one.drawn.resize();
      one.drawn.setOption(one.options(), { notMerge: true });
    }
  }

  build();
})();
