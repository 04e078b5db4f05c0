// A small reader of Markdown for the preview of an article. It shows the words of what it knows for certain. Anything else becomes
// a blank of about the same size. It hides too much rather than too little: no syntax is ever shown.
//
// A node is a text, or `[name, …children]`. The name is an element with its class, and with its `part` if it has one: `p`,
// `ul.tight`, `h1.headline.headline`. They are those of the widget (src/article/).

/**
 * The elements of styled stretches of text. In a text, the character at `FIRST` + index begins one, and that at `FIRST` ends it.
 * The article's own characters of that range, which have no meaning by themselves, are left out.
 */
export const ELEMENTS = ['', 'br', 'code', 'em', 'strong', 'sup', 'sub', 'span'];
export const FIRST = 0xe000;

const styled = (element, words) => String.fromCharCode(FIRST + ELEMENTS.indexOf(element)) + words + '\ue000';

/** The elements of the marks of emphasis. Others are shown without a style. */
const EMPHASIS = { '*': 'em', _: 'em', '**': 'strong', __: 'strong', '^': 'sup', '~': 'sub' };

/** Returns a blank as large as `text`: its words become spaces at which no line breaks. */
export const blank = text => text.replace(/\S/g, '\xa0\xa0');

/** Moves the signs of `text` to a range in which they have no meaning, until `unshield` moves them back. */
const shield = text => text.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt() + 0xe100));
const unshield = text => text.replace(/[\ue100-\ue1ff]/g, sign => String.fromCharCode(sign.charCodeAt() - 0xe100));

const isEmpty = line => !line.trim();
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const UNDERLINE = /^ {0,3}(=+|-+) *$/;
const ITEM = /^( {0,3}([-*+]|(\d{1,9})[.)]))( {1,4}(?! )| (?= )|$)/;
const HTML = /^ {0,3}<(?![a-z][\w.+-]*[:@])[a-z/!?]/im;
const NOTE = /^ {0,3}\[\^[^\]]*\]:/;

/** Returns whether `line` cannot belong to the paragraph above it. */
const interrupts = line => FENCE.test(line) || RULE.test(line) || HTML.test(line) || NOTE.test(line) || /^ {0,3}(#{1,6}( |$)|>|([-*+]|1[.)]) +\S)/.test(line);

/** Deepest nesting of quotes and lists. */
const MAX_DEPTH = 8;

/** Maximum length of a paragraph: the time of a search for the end of code or of a formula grows with its square. */
const MAX_PARAGRAPH = 5000;

/** Yields the nodes of the blocks of `text`, one after the other, so that a caller can pause. */
export function markdown(text) {
  // HTML that is not shown, or that can hold empty lines.
  const shown = text.replace(/[\ue000-\uf8ff]|<!--[^]*?(-->|$)|<(script|style|pre|textarea)\b[^]*?(<\/\2>|$)|<(\?|!\[)[^]*?(\?|]])>/gi, '');
  // Brackets without an address are a link only if there are definitions.
  return blocks(shown.replace(/\t/g, '    ').split('\n'), text.includes(']:'), 0);
}

function* blocks(lines, hasLabels, depth) {
  let at = 0;
  let match;
  /** Takes this line, and the following ones as long as `belongs(line, lineBefore)`. */
  const take = belongs => {
    const start = at++;
    while (at < lines.length && belongs(lines[at], lines[at - 1])) at++;
    return lines.slice(start, at);
  };
  /** Returns whether a line without the marks of its container continues a paragraph within. */
  const isLazy = (line, before) => !isEmpty(line) && /[^ >]/.test(before) && !interrupts(line) && !UNDERLINE.test(line) && !ITEM.test(line);
  const isIndented = line => isEmpty(line) || /^ {4}/.test(line);
  const inside = lines => depth < MAX_DEPTH ? [...blocks(lines, hasLabels, depth + 1)] : [['p', blank(lines.join('\n'))]];
  const words = (name, text) => {
    const shown = inline(text, hasLabels);
    return shown === undefined ? [name + '.quiet', blank(text)] : [name, shown];
  };
  const heading = (level, text) => [...words('h' + level, text.replace(/(( #+|\{[^{}]*\}) *)+$/, '').trim()), ['span.anchor', '\xa0\xa0']];

  const quote = lines => {
    const [kind] = /(?<=^ *\[!)(note|tip|important|warning|caution|quote)(?=\] *$)/i.exec(lines[0]) ?? [];
    const content = inside(kind ? lines.slice(1) : lines);
    if (kind && !/q/i.test(kind)) return ['div.alert ' + kind.toLowerCase(), ['p.alert-label', '\xa0'], ...content];
    // The last paragraph may name the source.
    const source = content.length > 1 && /^(—|--|―) /.test(content.at(-1)[1]) ? [['figcaption.attribution', content.pop()[1].replace(/^\S+ +/, '')]] : [];
    return [kind ? 'figure.pull-quote' : 'figure.quote', ['blockquote', ...content], ...source];
  };

  while (at < lines.length) {
    const line = lines[at];
    if (isEmpty(line)) at++;
    else if (isIndented(line)) yield code(take(isIndented).join('\n').trimEnd().split('\n').length);
    else if (match = FENCE.exec(line)) {
      let isOpen = true;
      const end = RegExp(`^ {0,3}${match[1]}+ *$`);
      yield code(take(line => isOpen && (isOpen = !end.test(line), true)).length - 2 + isOpen);
    } else if (RULE.test(line)) {
      at++;
      yield ['hr'];
    } else if (match = /^ {0,3}(#{1,6})( .*)?$/.exec(line)) {
      at++;
      yield heading(match[1].length, match[2] ?? '');
    } else if (NOTE.test(line)) {
      // Notes stand at the foot of the article.
      take((line, before) => isIndented(line) || isLazy(line, before));
    } else if (/^ {0,3}>/.test(line)) {
      const quoted = take((line, before) => /^ {0,3}>/.test(line) || isLazy(line, before)).map(line => line.replace(/^ {0,3}> ?/, ''));
      yield quote(quoted);
    } else if (match = ITEM.exec(line)) {
      const [{ length: column }, sign, , start] = match;
      const items = [];
      // What is indented belongs to the last item, even if it is one column short.
      const isNested = line => line.search(/\S/) > 1 && line.search(/\S/) >= column - 1;
      const list = take((line, before) => isEmpty(line) || isNested(line) || ((match = ITEM.exec(line))
        ? match[1].at(-1) === sign.at(-1) && !RULE.test(line) : isLazy(line, before)));
      for (const line of list) {
        match = ITEM.exec(line);
        if (items[0] && (isNested(line) || !match)) items.at(-1).push(line.replace(RegExp(`^ {1,${column}}`), ''));
        else items.push([line.slice(match[0].length)]);
      }
      const isTask = item => /^\[[ x]\] /i.test(item[0]);
      const classes = [/\n *\n *\S/.test(list.join('\n')) ? '' : 'tight', items.every(isTask) ? 'tasks' : ''].join(' ').trim();
      yield [(start ? 'ol.' : 'ul.') + classes, ...start ? [{ start }] : [], ...items.map(([first, ...rest]) => ['li', ...inside([first.replace(/^\[[ x]\] /i, ''), ...rest])])];
    } else {
      const text = take((line, before) => !isEmpty(line) && !UNDERLINE.test(before) && (UNDERLINE.test(line) || !interrupts(line)))
        .map(line => line.trimStart()).join('\n').trim();
      const [underline, sign] = /\n(=|-)+$/.exec(text) ?? [''];
      const [, , target, attributes] = PICTURE.exec(text) ?? [];
      const [, title, address, summary] = CARD.exec(text) ?? [];
      // The second line of a table.
      if (/\n[|:-][-:| ]*(\n|$)/.test(text) && (!underline || text.includes('|'))) {
        const rows = text.split('\n').filter(line => /[^-:|\s]/.test(line)).map(line => line.replace(/^\||\| *$/g, '').split('|'));
        yield ['div.table', ['table', ...rows.map(cells => ['tr', ...cells.map(cell => ['td', blank(cell.trim() || '-')])])]];
      }
      // The definition of a label.
      else if (/^\[([^\]\\]|\\[^])*\]:/.test(text)) continue;
      else if (/^\$\$[^$]*\$\$$/.test(text)) yield ['div.math-block quiet', '\xa0', ['br'], '\xa0'];
      else if (/\n:\s/.test(text)) yield ['dl', ...text.split('\n').map((line, index) => [index ? 'dd' : 'dt', blank(line)])];
      else if (sign) yield heading(sign === '=' ? 1 : 2, text.slice(0, -underline.length));
      else if (PICTURE.test(text)) {
        const field = name => RegExp(name + '=(?:"([^"]*)"|(\\d+))').exec(attributes)?.slice(1).join('');
        yield ['div.inset', figure({ width: field('width'), height: field('height'), caption: field('caption') ?? /"(.*)"/s.exec(target)?.[1], credit: field('credit') })];
      } else if (address) {
        yield ['div.link-card.link-card', ['p.link-card-label', '\xa0'], words('p.link-card-title', title), ['p.link-card-summary', plain(summary)]];
      } else if (/^:\s/.test(text) || HTML.test(text)) yield ['p.quiet', blank(text)];
      else yield words('p', text);
    }
  }
}

const code = lines => ['pre.code', '\n'.repeat(Math.max(lines, 1))];

/** Returns a text that the author meant as it is, or a blank if it holds an escape or a reference. */
const plain = text => /[\\&<]/.test(text) ? blank(text) : text;

/** Returns the box of a picture, if its size is known, and its caption. */
export const figure = ({ width, height, caption, credit }) => ['figure.figure',
  ...width > 0 && height > 0 ? [['canvas.quiet', { width, height }]] : [],
  ...caption || credit ? [['figcaption.caption.caption', plain(caption ?? ''), ['span.credit', plain(credit ?? '')]]] : []];

/** A link or a picture, with its address and title in parentheses or its label in brackets. */
const LINK = String.raw`!?(?<!\])\[([^[\]]*)\](\((?:"[^"]*"|'[^']*'|<[^<>]*>|\([^()]*\)|[^()"'<])*\)|\(|\[[^[\]]*\])?(\{[^{}]*\})?`;
const LINKS = RegExp(LINK, 'g');
const PICTURE = RegExp(`^${LINK.replace('?', '')}$`);
const CARD = /^\[([^[\]]*)\]\((\S+)[ \n]+"([^"]*)"\s*\)$/;

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\xa0' };

/** What hides the meaning of the signs within: an escape, a line break, code, an address, a reference, a formula. */
const ATOMS = /\\([!-/:-@[-`{-~])|(\\\n| {2,}\n)|(?<!`)(`+)(?!`)([^]*?[^`])\3(?!`)|<([a-z][\w.+-]+:[^\s<>]*|[\w.+-]+@[\w.-]+)>|&(amp|lt|gt|quot|nbsp);|(?<!\w)\$(?![\s$])([^]*?[^\s\\])\$(?![\w$])/gi;

/** Returns the words of a paragraph or heading, or `undefined` if it is not certain what the widget shows. */
export function inline(text, hasLabels) {
  // Of three brackets in a row, the first two or the last two are a link.
  if (text.length > MAX_PARAGRAPH || /\]\[[^[\]]*\]\[/.test(text)) return undefined;
  const repeat = (...change) => {
    for (let before; before !== text; text = text.replace(...change)) before = text;
  };
  text = text.replace(ATOMS, (_, escaped, hard, ticks, code, address, name, formula) =>
    hard ? styled('br', '') : code ? styled('code', shield(code).trim()) : formula ? styled('span', blank(formula)) : shield(escaped ?? address ?? NAMED[name.toLowerCase()]));
  repeat(LINKS, (link, words, target) => target === '(' ? shield('[') + words + ']('
    : link[0] === '!' ? ''
    : words[0] === '^' ? styled('sup', '\xa0\xa0')
    : target?.[0] === '(' || hasLabels ? words
    : shield('[') + words + (target ? ']' + target : shield(']')));
  // An underscore within a word is one.
  text = text.replace(/[^\W_]_+(?=[^\W_])/g, shield);
  repeat(/(([*_~^])\2*)(?<!\2\1)(?=\S)([^*_~^]*\S)(?<![*_~^])\1(?!\2)/g, (_, marks, sign, words) => styled(EMPHASIS[marks] ?? 'span', words));
  // A single mark that is left over is a sign, two may be a pair.
  const isUnsure = /`|<[a-z/!?]|&#?\w+;|\$\$|\]\(|!\[|([*_~^])\1*(?!\1)[^]*\1/i.test(text.replace(/(?<!\S)([*_~^])\1*(?!\S)/g, ''));
  return isUnsure ? undefined : unshield(text);
}
