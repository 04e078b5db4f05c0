// What the loader's reader of Markdown shows of a text.

import { markdown } from '../../../../static/loader/markdown.js';

/** Returns the text of a node, with a line for each node within. */
const textOf = (node) => typeof node === 'string' ? node : Array.isArray(node) ? node.slice(1).map(textOf).join('\n') : '';

/** Returns the words that are shown of `text`, with single spaces. */
export const words = (text) => [...markdown(text)].map(textOf).join('\n').replace(/\ue001/g, ' ').replace(/[\ue000-\ue0ff]/g, '').replace(/\s+/g, ' ').trim();

/** Returns the nodes of `text`. */
export const nodes = (text) => [...markdown(text)];

/** Returns the text of `node` without its code, in which syntax is text. */
export const textWithoutCode = (node) => textOf(node).replace(/\ue002[^\ue000]*/g, '').replace(/[\ue000-\ue0ff]/g, '');

/** Returns the names of the outermost nodes of `text`. */
export const names = (text) => [...markdown(text)].map(([name]) => name);
