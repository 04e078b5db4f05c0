// The page for frames: embed.html?src=/articles/bridge.md&theme=dark. Each attribute of the element may come
// from the page's address. The element checks the values. The embedding page receives the height of the
// article, and errors: docs/embedding.md describes the messages.
const PASSED_ON = [
  'src', 'format', 'item', 'related', 'related-layout', 'audio', 'timings', 'player', 'speech', 'theme', 'lang', 'dir', 'links',
];
// Attributes with an address. Anybody can write the page's address, and it must not make this site show the
// content of another one. So these must lead to this origin, or to one that the owner lists in
// static/site/site.json. The policy in embed.html makes the browser check the same, also after redirects.
const ADDRESSES = ['src', 'related', 'audio', 'timings'];

const VERSION = 1;

const given = new URLSearchParams(location.search);
const main = document.querySelector('main');
const origins = document.querySelector('meta[name="article-widget-origins"]').content.split(' ');
const emit = (type, more) => parent.postMessage({ type: `article-widget:${type}`, version: VERSION, src: given.get('src'), ...more }, '*');

const resolve = address => {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
};

/** Returns the id in a link's fragment. A fragment with invalid percent-encoding is used as it is. */
const named = hash => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
};

/** Returns the code and the message if the value of `name` is refused. */
function refusal(name) {
  const value = given.get(name)?.trim();
  if (!value || (name === 'related' && value.toLowerCase() === 'none')) return undefined;
  const url = resolve(value);
  // A blob: address has the origin of the page that created it.
  if (!/^https?:$/.test(url?.protocol)) return ['invalid-address', `“${name}” is not a web address (http or https): ${value}`];
  if (url.origin === location.origin || origins.includes(url.origin)) return undefined;
  return ['foreign-origin', `“${name}” leads to ${url.origin}, which this page may not show. The site's owner can allow it in static/site/site.json (embed_origins).`];
}

/** Shows two sentences instead of the article: one for readers, one for the embedder. */
function refuse(code, message) {
  const part = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  const box = Object.assign(part('div', 'refused', ''), { lang: 'en', dir: 'ltr' });
  box.append(part('h1', 'refused__reader', 'This article cannot be shown here.'), part('p', 'refused__embedder', `${message} [${code}]`));
  main.replaceChildren(box);
  document.title = 'Article not shown';
  console.error(`embed.html: ${message} [${code}]`);
  emit('error', { code, message });
  report();
}

function show() {
  const element = document.createElement('article-widget');
  for (const name of PASSED_ON) {
    if (given.has(name)) element.setAttribute(name, given.get(name));
  }
  element.addEventListener('article-load', ({ detail }) => {
    document.title = detail.title;
    if (detail.lang) document.documentElement.lang = detail.lang;
    report();
  });
  element.addEventListener('article-error', ({ detail: { code, message } }) => {
    emit('error', { code, message });
    report();
  });
  const src = resolve(given.get('src')).href;
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective !== 'connect-src' || blockedURI !== src.split('#')[0] || !element.isConnected) return;
    refuse('redirected', `“src” is redirected to a site that this page may not show, or a policy forbids it: ${src}`);
  });
  element.addEventListener('click', event => {
    // The article followed a link to one of its footnotes or headings.
    const link = event.defaultPrevented && event.composedPath().find(({ localName }) => localName === 'a');
    const target = link && element.shadowRoot.getElementById(named(link.hash));
    if (target) emit('show', { top: Math.round(target.getBoundingClientRect().top) });
  });
  main.append(element);
}

let observer;
let reported = 0;

/**
 * Reports the height of the article from now on, whenever it changes. The skeleton before it is as high as the frame,
 * so frame and page would follow each other.
 */
function report() {
  observer ??= new ResizeObserver(measure);
  observer.observe(main);
}

function measure() {
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (height === 0 || height === reported) return;
  reported = height;
  emit('height', { height });
}

// A page requests the height if its script was loaded after the frame.
addEventListener('message', ({ source, data }) => {
  if (source === parent && data?.type === 'article-widget:ask' && reported) emit('height', { height: reported });
});

const theme = given.get('theme')?.trim().toLowerCase();
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

const refused = ADDRESSES.map(refusal).find(Boolean);
if (refused) refuse(...refused);
else if (!given.get('src')?.trim()) refuse('missing-src', 'Which article? Add its address: embed.html?src=content/article.md');
else show();
