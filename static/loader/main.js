// The loader, `article-widget.js`: defines <article-widget>, loads the WebAssembly module once for all elements, and shows the
// elements' own children until the widget is ready, or for good if it fails. All other files are found relative to this one.

import { NAME } from './bundle.js';
import { ArticleWidget } from './element.js';

if (customElements.get(NAME)) console.warn(`<${NAME}> is defined already; this copy does nothing: ${import.meta.url}`);
else customElements.define(NAME, ArticleWidget);
