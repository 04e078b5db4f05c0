// The text of an article while the module is on its way: what its front matter and a small reader of Markdown give, as text nodes, in
// the elements and classes of the widget (src/article/), so that the widget replaces it in place. What is not drawn is a blank box.

import { blank, ELEMENTS, figure, FIRST, markdown } from './markdown.js';

/** Returns the value of a line of YAML or TOML: a text on one line. Anything else is a blank of its size. */
const scalar = text => {
  const [, , quoted, plain] = /^(?:(["'])([^"'\\]*)\1|([^\s"'[{>|&*!%@`#,?-](?:(?! #).)*))$/.exec(text.trim()) ?? [];
  return quoted ?? plain ?? blank(text);
};

/** Returns the names and values of front matter. A value is a text, or the names and values that are indented below. */
function fields(text) {
  const found = {};
  for (const [, name, value] of text.matchAll(/^([\w-]+) *[:=] *(.*(?:\n[ \t-].*)*)/gm)) {
    const read = value[0] === '\n' ? fields(value.replace(/^[ -]+/gm, '')) : scalar(value);
    // Of a list of authors, the names together.
    found[name] = typeof found[name] === 'string' ? `${found[name]}, ${read}` : read;
  }
  return found;
}

/** Splits an article into its fields and its Markdown. Returns `undefined` if it has another format. */
export function split(source) {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (/^\s*(\{|\[\s*\{)/.test(text)) {
    try {
      const article = JSON.parse(text);
      return typeof article.body_markdown === 'string' ? [article, article.body_markdown] : undefined;
    } catch {
      return undefined;
    }
  }
  if (/^\s*<(!doctype|html|\?xml|rss|feed|rdf)/i.test(text)) return undefined;
  const [all, mark, front] = /^\s*(---|\+\+\+) *\n(?:([^]*?)\n)??(?:\1|\.\.\.) *(?:\n|$)/.exec(text) ?? [''];
  return mark || !/^\s*(---|\+\+\+) *\n/.test(text) ? [fields(front ?? ''), text.slice(all.length)] : undefined;
}

/** Time after which drawing pauses, in milliseconds. The layout of what was drawn takes longer than drawing it. */
const SLICE_MS = 5;

/** Maximum length of the text that is read, in UTF-16 units. The widget reads all of it. */
const MAX_LENGTH = 200_000;

/** Returns the beginning of an answer, or `undefined` if it seems to hold no Markdown and no JSON, or is not in UTF-8. */
async function beginning({ ok, headers, body }) {
  const stream = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let isDone = !ok || /html|xml|rss|feed|pdf|zip|wasm|image|audio|video|font/.test(headers.get('content-type'));
  while (!isDone && text.length < MAX_LENGTH) {
    const { done, value } = await stream.read();
    isDone = done;
    text += decoder.decode(value, { stream: !done });
  }
  stream.cancel();
  return isDone && !text || text.includes('\ufffd') ? undefined : isDone ? text : text.slice(0, text.lastIndexOf('\n\n'));
}

/** The languages that are written from right to left (crates/article/src/model/language.rs). */
const RIGHT_TO_LEFT = /^(ar|arc|azb|ckb|dv|fa|he|iw|ps|sd|syr|ug|ur|yi)\b/i;

const text = value => typeof value === 'string' && value.trim();

/** Returns a node, or nothing without content. */
const node = (name, ...content) => content.some(Boolean) ? [[name, ...content.filter(Boolean)]] : [];

/** Returns a blank for about `length` characters on one line. */
const line = (length, name = 'span') => [name, '\xa0'.repeat(length * 2)];

/** Returns the nodes above the text. `audio` is whether there is a recording, `voice` whether the browser can read. */
function header({ title, kicker, section, description, edit_url, date, updated, authors }) {
  const time = value => String(value).length > 10 ? 20 : 12;
  const { name, image } = Array.isArray(authors) ? { name: authors.map(author => author.name ?? author).join(', '), image: authors[0]?.image } : authors ?? {};
  return ['header.header.header',
    ...node('p.edit', edit_url && line(6, 'span.edit-link')),
    ...node('p.kicker.kicker', text(kicker) || text(section)),
    ...node('h1.headline.headline', text(title)),
    ...node('p.standfirst.standfirst', text(description)),
    ['div.meta', ...node('div.byline', image && !/, /.test(name) && ['canvas.portrait', { width: 40, height: 40 }], authors && ['p', blank(`By ${text(authors) || name}`)]),
      ['p.dateline', ...node('span', date && line(time(date))), ...node('span', updated && line(time(updated) + 9)), line(10)]]];
}

/** Returns a box of the size of the player. It has no controls. */
const player = ({ ai_generated, voice, recorded }, isSpeech) => ['section.player.player', { 'aria-hidden': 'true' },
  ['div.player-controls', line(1, 'p.player-heading'), ['div.player-play'], ['div.player-timeline']],
  ...node('p.player-disclosure', ai_generated && ['canvas.player-icon', { width: 1, height: 1 }], ...node('span.player-disclosure-text', isSpeech && line(30), ai_generated && ['span', blank('This audio is created with AI assistance')], voice && line(7 + voice.length, 'span.player-voice'),
    recorded && line(24, 'span.player-voice')))];

/**
 * Shows the beginning of an article in `place`, a shadow root, and then the rest of it in pieces.
 *
 * `answer` is the article's text or a response that holds it, or a promise of either. `isWanted` returns whether there is still no
 * widget. Returns what to call when the module does not come or the widget has drawn the article, or nothing if the text cannot be shown.
 */
export async function preview(place, host, answer, isWanted) {
  const source = await answer;
  const article = split(typeof source === 'string' ? source : await beginning(source) ?? '<html');
  if (!article || !isWanted()) return undefined;
  const [meta, markup] = article;
  const body = markdown(markup);
  const attribute = name => host.getAttribute(name)?.trim().toLowerCase();
  const inherited = name => host.closest(`[${name}]`)?.getAttribute(name);
  const lang = text(meta.lang) || inherited('lang') || '';
  const dir = attribute('dir') || text(meta.dir) || (text(meta.lang) ? RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr' : inherited('dir') ?? '');

  // The first heading of the first level is the headline, if there is no other.
  const first = [];
  let block;
  while (!text(meta.title) && (block = body.next().value)) {
    if (block[0] === 'h1') meta.title = block[1];
    else first.push(block);
  }
  const hasSpeech = attribute('speech') !== 'off' && globalThis.speechSynthesis?.getVoices().some(voice => voice.lang.slice(0, 2) === lang.slice(0, 2));
  const hasRecording = meta.audio || attribute('audio');
  const shown = draw(['div.preview', ['div.widget', { lang: attribute('lang') || lang, dir, 'data-theme': /light|dark/.exec(attribute('theme'))?.[0] ?? 'auto' }, ['div.page',
    ['article.article.article', { lang, dir },
      header(meta),
      ['slot', { name: 'before-body' }],
      ['div.listen', ...attribute('player') !== 'none' && (hasRecording || hasSpeech) ? [player(meta.audio ?? {}, !hasRecording)] : []],
      ['div.hero.hero', ...meta.image?.src ? [figure(meta.image)] : []],
      ['div', ['div.body.body']],
      ['slot', { name: 'after-body' }]],
    ['div.beside', ['slot', { name: 'after-related' }]]]]]);
  const target = shown.querySelector('.body');
  const fill = () => {
    const end = performance.now() + SLICE_MS;
    do {
      block = first.shift() ?? body.next().value;
      if (!block) return;
      target.append(draw(block));
    } while (performance.now() < end);
    setTimeout(() => shown.isConnected && fill());
  };
  fill();
  // The widget draws itself behind the preview, in the same cell of a grid: the page is never shorter than the text.
  const stage = draw(['div.stage']);
  stage.append(shown);
  place.replaceChildren(stage);

  return {
    /** Puts the node of the widget behind the preview. */
    add: mount => stage.append(mount),
    /** Says in place of the player that there is only text, with a link to `url` if there is one. */
    fail(url) {
      const link = url ? [['a', { href: url }, 'Open the article’s file']] : [];
      shown.querySelector('.listen').replaceChildren(
        draw(['p.still-loading', { lang: 'en', dir: 'ltr' }, 'The audio and the related links could not be loaded. ', ...link]));
    },
    /** Takes the preview away. The paragraph at the top of the window stays there. */
    end() {
      const top = node => node.getBoundingClientRect().top;
      const isSame = (one, other) => one !== other && one.textContent.startsWith(other.textContent.slice(0, 30));
      const first = top(host) < 0 && [...target.querySelectorAll(':scope > p:not(.quiet)')].find(block => top(block) >= 0);
      const same = first && [...place.querySelectorAll('.body > p')].find(block => isSame(block, first));
      const distance = same && top(same) - top(first);
      shown.remove();
      if (distance) scrollBy({ top: distance, behavior: 'instant' });
    },
  };
}

/** Draws a node. */
export function draw([name, ...children]) {
  const [tag, className, part] = name.split('.');
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (part) element.setAttribute('part', part);
  for (const child of children) {
    if (Array.isArray(child)) element.append(draw(child));
    else if (typeof child === 'string') write(element, child);
    else for (const key in child) element.setAttribute(key, child[key]);
  }
  return element;
}

/** Writes a text with its styled stretches. */
function write(element, text) {
  for (const piece of text.split(/([\ue000-\ue0ff])/)) {
    const style = ELEMENTS[piece.charCodeAt() - FIRST];
    if (style === '') element = element.parentNode;
    else if (style) element.append(element = document.createElement(style));
    else element.append(piece);
  }
}
