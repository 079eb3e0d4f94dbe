// The marks of annotations below a graph; the keyboard reaches them.
import { element, keepFocus } from './dom.js';

export function markers(plot, annotations, { bottom, xOf, note, leave }) {
  keepFocus(plot, () => {
    for (const old of plot.querySelectorAll('.annotation')) {
      old.remove();
    }

    plot.append(...annotations.map(mark => one(mark, bottom, xOf, note, leave)));
  });
}

function one(mark, bottom, xOf, note, leave) {
  const made = element('button', {
    type: 'button', className: 'annotation', 'data-action': 'info', 'data-key': `${mark.time} ${mark.text}`, 'aria-label': `Annotation: ${mark.text}`,
    'data-text': `${mark.timeText}\n${mark.text}${mark.tags.length ? '\n' + mark.tags.join(', ') : ''}`,
  });
  const [from, to] = [xOf(mark.time), xOf(mark.timeEnd)];
  made.style.left = `${from}px`;
  made.style.top = `${bottom}px`;
  made.style.color = mark.color;
  if (mark.timeEnd > mark.time) {
    made.classList.add('region');
    made.style.width = `${Math.max(4, to - from)}px`;
  }

  made.addEventListener('pointerenter', event => note(mark, event));
  made.addEventListener('pointerleave', leave);
  return made;
}
