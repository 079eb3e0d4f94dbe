// Draws a panel's model by its kind.
import { element, keepFocus } from './dom.js';
import * as timeseries from './timeseries.js';
import * as stat from './stat.js';
import * as gauge from './gauge.js';
import * as bargauge from './bargauge.js';
import * as table from './table.js';
import * as alertlist from './alertlist.js';

const text = {
  draw(panel, body) {
    if (panel.text === body.html && panel.body.firstElementChild?.className === 'text') {
      return;
    }

    panel.text = body.html;
    const box = element('div', { className: 'text' });

    // Made by the server of Markdown, with no markup of the dashboard's own in it; scripts would not run either.
    box.innerHTML = body.html;
    panel.body.replaceChildren(box);
  },
};

const kinds = { timeseries, stat, gauge, bargauge, table, text, alertlist };

// The panel's alert rules, at its title.
function heart(panel, alert) {
  keepFocus(panel.element, () => {
    panel.element.querySelector('.heart')?.remove();
    if (alert) {
      panel.element.querySelector('h3').after(element('a', { className: `heart ${alert.kind}`, 'data-key': 'heart', href: alert.url, title: alert.text, 'aria-label': `Alert rules of this panel: ${alert.text}`, text: '♥' }));
    }
  });
}

// What one panel cannot draw must not keep the others from being drawn.
export function draw(panel, model, host) {
  try {
    show(panel, model, host);
  } catch (error) {
    console.error(error);
    show(panel, { ...model, body: null, message: `The panel cannot be drawn: ${error.message}`, isError: true }, host);
  }
}

function show(panel, model, host) {
  const notices = panel.element.querySelector('.notices');
  notices.classList.toggle('hidden', !model.notices?.length);
  notices.classList.toggle('error', model.isError && !model.message);
  notices.dataset.text = model.notices?.join('\n') ?? '';
  if (model.title !== undefined) {
    panel.element.querySelector('h3').textContent = model.title;
  }

  heart(panel, model.alert);
  panel.element.querySelector('.time-text').textContent = model.timeText ?? '';
  const kind = model.body?.kind;
  if (panel.drawn && panel.drawn !== kind) {
    kinds[panel.drawn]?.clear?.(panel);
  }

  panel.drawn = kind ?? 'message';
  panel.model = model;
  if (kind) {
    kinds[kind].draw(panel, model.body, host);
  } else {
    panel.body.replaceChildren(element('div', { className: model.isError ? 'message error' : 'message', text: model.message, ...(model.isError ? { role: 'alert' } : {}) }));
  }
}

export function resize(panel) {
  kinds[panel.drawn]?.resize?.(panel);
}
