// The range that is dragged over a graph.
import { element } from './dom.js';

// Pixels; less is a press.
const least = 6;

export function dragging(plot, area, local, chosen, broken) {
  let began = null;
  let selection = null;

  function end() {
    const [from, box] = [began, selection];
    [began, selection] = [null, null];
    box?.remove();
    return from;
  }

  plot.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.pointerType === 'touch' || event.target.closest('.annotation')) {
      return;
    }

    const { top, bottom } = area();
    end();
    began = local(event).x;
    selection = element('div', { className: 'selection' });
    selection.style.top = `${top}px`;
    selection.style.height = `${bottom - top}px`;
    plot.append(selection);
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener('pointermove', event => {
    if (began !== null) {
      const { left, right } = area();
      const { x } = local(event);
      selection.style.left = `${Math.max(left, Math.min(began, x))}px`;
      selection.style.width = `${Math.max(0, Math.min(right, Math.max(began, x)) - Math.max(left, Math.min(began, x)))}px`;
    }
  });
  plot.addEventListener('pointerup', event => {
    if (began !== null) {
      const { left, right } = area();
      const [from, to] = [end(), local(event).x].sort((a, b) => a - b);
      if (to - from >= least) {
        chosen(Math.max(left, from), Math.min(right, to));
      }
    }
  });

  // The browser took the pointer away, for a gesture of its own: nothing was chosen.
  plot.addEventListener('pointercancel', () => {
    end();
    broken();
  });
  return { isOn: () => began !== null };
}
