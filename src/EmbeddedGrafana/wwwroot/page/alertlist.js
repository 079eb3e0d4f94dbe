// Alert rules with their alerts.
import { element, keepFocus } from './dom.js';

const state = item => element('span', { className: `state ${item.kind}`, text: item.state });

function rule(item) {
  const line = element('div', { className: 'line' }, state(item), element('a', { href: item.url, 'data-key': item.url, text: item.name }), item.since && element('span', { className: 'muted', text: item.since }), element('span', { className: 'muted', text: item.folder }));
  const alerts = item.alerts.length > 0 && element('ul', { 'aria-label': `Alerts of ${item.name}` }, ...item.alerts.map(alert => element('li', { className: 'line' },
    state(alert),
    element('ul', { className: 'labels' }, ...alert.labels.map(label => element('li', { text: label }))),
    element('span', { text: alert.values }),
    element('span', { className: 'muted', text: alert.since }))));
  return element('li', {}, line, alerts);
}

export function draw(panel, body) {
  const top = panel.body.firstElementChild?.scrollTop ?? 0;
  const list = element('ul', { className: 'alertlist', 'aria-label': 'Alert rules', tabindex: '0', 'data-key': 'list' }, ...body.rules.map(rule), body.omitted > 0 && element('li', { className: 'muted', text: `${body.omitted} more` }));
  keepFocus(panel.body, () => panel.body.replaceChildren(list));
  list.scrollTop = top;
}
