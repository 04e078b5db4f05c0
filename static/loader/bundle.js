// The files that all elements share: loaded once for the page, with a second try for each.

import { GLUE, STYLE, WASM } from './files.js';

export const NAME = 'article-widget';

const here = name => new URL(name, import.meta.url).href;
const fetchFile = ([name, integrity], priority) => fetch(here(name), { integrity, priority });

/**
 * `import()` takes no integrity, but a preload of the same module does, and the two are one request. Engines remember by its address
 * that a module failed to load, so the second try has another address.
 */
export const importFile = ([name, integrity], query = '') => {
  const href = here(name) + query;
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity });
  document.head.append(link);
  return import(href).finally(() => link.remove());
};

const checked = response => {
  if (!response.ok) throw Error(`${response.url} answered ${response.status}`);
  return response;
};

/** Loads the files that every widget needs: the glue, the module, and the style sheet. */
const loadBundle = query => Promise.all([importFile(GLUE, query), fetchFile(WASM, 'low').then(checked), loadStyle()]);

/** The promise of the style sheet. */
let styled;

/** Loads the style sheet, and resolves when the shadow roots have it. A second call after a failure is a second try. */
export const loadStyle = () => styled ??= fetchFile(STYLE).then(checked).then(css => css.text()).then(css => {
  styles[0] = css;
  sheetsOf(document);
}).catch(error => {
  styled = undefined;
  throw error;
});

/** The requests for files of parts that the loader started before the module needs them, by name. Null once the module has used it. */
const requests = {};

function requestFile(file) {
  const response = fetchFile(file, 'low').then(checked);
  // The module handles the error when it uses the request. Without this line the page would report it as unhandled.
  response.catch(() => {});
  return response;
}

/** Returns the response for a file of a part, after a second try if the first fails. */
function fetchPart(file) {
  const first = requests[file[0]] ?? requestFile(file);
  requests[file[0]] = null;
  return first.catch(() => retryDelay().then(() => requestFile(file)));
}

/** Changes the address for a second try. */
const RETRY_QUERY = '?2';

/** Delay before the second try, in milliseconds. */
const RETRY_DELAY_MS = 1500;
const retryDelay = () => new Promise(resolve => setTimeout(resolve, RETRY_DELAY_MS));

/** The promise that the module has started, one for all elements. */
let ready;
/** The exports of the glue, once the module has started. */
export let glue;
/** The message of the failure after which no widget can work. */
export let broken;

/** The elements in the page, each with the function that shows what it has without a widget. */
export const elements = new Map();

/** Widgets without an element, each with the node that it draws into. They cannot be destroyed, so another element reuses them. */
const idle = [];

/** Longest time that the module waits for the text of the first article, in milliseconds. */
const TEXT_DELAY_MS = 600;

/** The promise that the text of the first article is shown, or has taken too long. */
let begun;

/**
 * Loads and starts the module, and requests the part that the first article needs. `shown` is the promise that the text of the
 * article is shown without the module, if it is: the module is 40 times as large, and would slow the text down.
 */
export function start(part, shown) {
  begun ??= Promise.race([shown, new Promise(resolve => setTimeout(resolve, TEXT_DELAY_MS))]);
  begun.then(() => {
    if (requests[part[0]] === undefined) requests[part[0]] = requestFile(part);
  });
  ready ??= begun.then(() => loadBundle())
    .catch(() => retryDelay().then(() => loadBundle(RETRY_QUERY)))
    .then(async ([exports, wasm]) => {
      exports.connect(fetchPart, addStyle, fail);
      await exports.default(wasm);
      glue = exports;
    })
    .catch(error => {
      fail(String(error));
      throw error;
    });
  return ready;
}

/** Ends all widgets. */
function fail(message) {
  broken ??= message;
  console.error(`<${NAME}>: ${broken}`);
  idle.length = 0;
  for (const showFallback of elements.values()) showFallback();
}

/** Returns a widget, and the node that it draws into. */
export function takeWidget() {
  const free = idle.pop();
  if (free) return free;
  const mount = document.createElement('div');
  return [new glue.Widget(mount), mount];
}

/** Takes back what `takeWidget` returned. */
export const returnWidget = (widget, mount) => idle.push([widget, mount]);

/** The texts of the style sheets: that of every widget, and those of the loaded parts together. */
const styles = ['', ''];

/** A constructed style sheet works only in the document whose window made it, and an element can move to another document. */
const sheets = new WeakMap();

/** Returns the style sheets for the shadow roots of a document. The second has the styles of parts alone. */
export function sheetsOf({ defaultView }) {
  if (!defaultView) return [];
  let known = sheets.get(defaultView);
  if (!known) sheets.set(defaultView, known = styles.map(() => new defaultView.CSSStyleSheet()));
  known.forEach((sheet, index) => {
    if (sheet.text !== styles[index]) sheet.replaceSync(sheet.text = styles[index]);
  });
  return known;
}

/** Adds the style sheet of a part. */
function addStyle(text) {
  styles[1] += text;
  for (const element of elements.keys()) sheetsOf(element.ownerDocument);
}
