// The page for frames: embed.html?src=/articles/bridge.md&theme=dark. Each attribute of the element may come from the
// page's address; the element itself checks the values. The page around the frame hears how high the article is, and
// what went wrong: docs/embedding.md describes the messages.
const PASSED_ON = [
  'src', 'format', 'item', 'related', 'related-layout', 'audio', 'timings', 'player', 'speech', 'theme', 'lang', 'dir', 'links',
];
// These name files. An address that someone else wrote must not make this site show what another site says, so they
// lead to this origin or to those that its owner wrote into static/site/site.json. The policy in embed.html says the same
// to the browser, which also checks where a redirect leads.
const ADDRESSES = ['src', 'related', 'audio', 'timings'];

const VERSION = 1;

const given = new URLSearchParams(location.search);
const main = document.querySelector('main');
const origins = document.querySelector('meta[name="article-widget-origins"]').content.split(' ');
const tell = (type, more) => parent.postMessage({ type: `article-widget:${type}`, version: VERSION, src: given.get('src'), ...more }, '*');

const resolve = address => {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
};

/** The id that a link's fragment names; one that is no good encoding is meant as it stands. */
const named = hash => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
};

/** Why the value of `name` is refused, if it is. */
function refusal(name) {
  const value = given.get(name)?.trim();
  if (!value || (name === 'related' && value.toLowerCase() === 'none')) return undefined;
  const url = resolve(value);
  // A blob: address has the origin of the page that made it.
  if (!/^https?:$/.test(url?.protocol)) return ['invalid-address', `“${name}” is not an address of the web: ${value}`];
  if (url.origin === location.origin || origins.includes(url.origin)) return undefined;
  return ['foreign-origin', `“${name}” leads to ${url.origin}, from which this page shows nothing. Its owner allows more in static/site/site.json (embed_origins).`];
}

/** In place of the article: a sentence for the reader, and one for whoever embeds it. */
function refuse(code, message) {
  const part = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  const box = Object.assign(part('div', 'refused', ''), { lang: 'en', dir: 'ltr' });
  box.append(part('h1', 'refused__reader', 'This article cannot be shown here.'), part('p', 'refused__embedder', `${message} [${code}]`));
  main.replaceChildren(box);
  document.title = 'Article not shown';
  console.error(`embed.html: ${message} [${code}]`);
  tell('error', { code, message });
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
    tell('error', { code, message });
    report();
  });
  const src = resolve(given.get('src')).href;
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective !== 'connect-src' || blockedURI !== src.split('#')[0] || !element.isConnected) return;
    refuse('redirected', `“src” is redirected to a site from which this page shows nothing, or a policy forbids it: ${src}`);
  });
  element.addEventListener('click', event => {
    // The article has followed a link to a footnote or a heading of its own.
    const link = event.defaultPrevented && event.composedPath().find(({ localName }) => localName === 'a');
    const target = link && element.shadowRoot.getElementById(named(link.hash));
    if (target) tell('show', { top: Math.round(target.getBoundingClientRect().top) });
  });
  main.append(element);
}

let observer;
let told = 0;

/**
 * From now on the page around the frame hears how high the article is, whenever that changes. What stands here before
 * is as high as the frame, so that each would follow the other; an article is as high as its text.
 */
function report() {
  observer ??= new ResizeObserver(measure);
  observer.observe(main);
}

function measure() {
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (height === 0 || height === told) return;
  told = height;
  tell('height', { height });
}

// A page whose script comes after the frame asks.
addEventListener('message', ({ source, data }) => {
  if (source === parent && data?.type === 'article-widget:ask' && told) tell('height', { height: told });
});

const theme = given.get('theme')?.trim().toLowerCase();
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

const refused = ADDRESSES.map(refusal).find(Boolean);
if (refused) refuse(...refused);
else if (!given.get('src')?.trim()) refuse('missing-src', 'Which article? Add its address: embed.html?src=content/article.md');
else show();
