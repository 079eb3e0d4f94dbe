// Small helpers to build what is drawn; text is always text, never markup.
export function element(name, { className, text, title, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }

  if (text !== undefined && text !== null) {
    made.textContent = text;
  }

  if (title) {
    made.title = title;
  }

  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }

  made.append(...children.filter(Boolean));
  return made;
}

export function svg(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }

  made.append(...children);
  return made;
}

export const family = 'Inter, Helvetica, Arial, sans-serif';

// What is measured or painted before its font has come is measured and painted in another.
export const fontsReady = Promise.allSettled([400, 500].map(weight => document.fonts.load(`${weight} 12px ${family}`)));

const ruler = document.createElement('canvas').getContext('2d');

export function textWidth(text, size, weight = 400) {
  ruler.font = `${weight} ${size}px ${family}`;
  return ruler.measureText(text).width;
}

// Redraws a part of the page; what had the focus there has it again, found by its key.
export function keepFocus(parent, redraw) {
  const focused = document.activeElement;
  const key = parent.contains(focused) ? focused.dataset.key : undefined;
  redraw();
  if (key !== undefined) {
    [...parent.querySelectorAll('[data-key]')].find(made => made.dataset.key === key)?.focus({ preventScroll: true });
  }
}

export const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
