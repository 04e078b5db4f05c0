// The placeholder of an element without children. The widget renders the same until the article is loaded.

import { SKELETON } from './files.js';

/** Returns the placeholder. `theme` is the value of the attribute. */
export function skeleton(theme) {
  const box = (name, ...children) => {
    const div = Object.assign(document.createElement('div'), { className: name });
    div.append(...children);
    return div;
  };
  const widget = box('widget', box('skeleton', ...SKELETON.split(' ').map(name => box(name))));
  widget.dataset.theme = /^(light|dark)$/.test(theme) ? theme : 'auto';
  return widget;
}
