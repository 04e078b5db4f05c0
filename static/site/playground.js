// The playground. Controls set attributes and custom properties of the one element on the page, and the tag
// for publishers is updated. Events are logged as they arrive.

const find = id => document.getElementById(id);
const widget = document.querySelector('article-widget');
const form = find('controls');

/** Maximum number of events in the log. */
const MAX_EVENTS = 60;

if (widget) {
  form.addEventListener('change', ({ target }) => take(target));
  // Colours and lengths apply while they are dragged, texts when they are complete.
  form.addEventListener('input', ({ target }) => {
    if (target.dataset.property) take(target);
  });
  form.addEventListener('reset', () => setTimeout(reset));
  find('width').addEventListener('change', ({ target }) => { find('stage').dataset.width = target.value; });
  find('copy').addEventListener('click', copy);
  find('clear').addEventListener('click', () => find('events').replaceChildren());
  for (const name of find('events').dataset.events.split(' ')) widget.addEventListener(name, note);
  // There is room for them beside the article.
  if (matchMedia('(min-width: 62rem)').matches) for (const part of form.querySelectorAll('details')) part.open = true;
  // A browser may restore the values from before a reload.
  form.reset();
}

function take({ value, dataset: { attribute, property, unit } }) {
  if (attribute && value.trim()) widget.setAttribute(attribute, value.trim());
  else if (attribute) widget.removeAttribute(attribute);
  else if (value) widget.style.setProperty(property, value + (unit ?? ''));
  else widget.style.removeProperty(property);
  write();
}

function reset() {
  for (const control of form.querySelectorAll('[data-property]')) widget.style.removeProperty(control.dataset.property);
  for (const control of form.querySelectorAll('[data-attribute]')) take(control);
}

/** Shows the tag for a page, and the style if there is one. Addresses are absolute, so that they work in any page. */
function write() {
  const whole = address => new URL(address, document.baseURI).href;
  const quote = value => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const attributes = [...form.querySelectorAll('[data-attribute]')]
    .map(({ dataset: { attribute } }) => [attribute, widget.getAttribute(attribute)])
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${quote(name === 'src' ? whole(value) : value)}"`);
  const open = attributes.length > 2 ? `<article-widget\n ${attributes.join('\n ')}>` : `<article-widget${attributes.join('')}>`;
  find('tag').textContent = `<script type="module" src="${whole('../article-widget.js')}"></script>\n${open}</article-widget>`;
  const rules = [...widget.style].map(name => `  ${name}: ${widget.style.getPropertyValue(name).trim()};`);
  find('style').textContent = `article-widget {\n${rules.join('\n')}\n}`;
  find('style').hidden = rules.length === 0;
  find('copied').textContent = '';
}

async function copy() {
  const texts = ['tag', 'style'].map(find).filter(({ hidden }) => !hidden).map(({ textContent }) => textContent);
  try {
    await navigator.clipboard.writeText(texts.join('\n\n'));
    find('copied').textContent = 'Copied.';
  } catch {
    getSelection().selectAllChildren(find('tag'));
    find('copied').textContent = 'Selected. Copy it with your browser\'s own command.';
  }
}

function note({ type, detail }) {
  const log = find('events');
  const part = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const line = document.createElement('p');
  const time = part('time', new Date().toLocaleTimeString('en-GB'));
  line.append(time, ' ', part('strong', type), ' ', part('code', brief(detail)));
  log.append(line);
  while (log.children.length > MAX_EVENTS) log.firstElementChild.remove();
  log.scrollTop = log.scrollHeight;
}

/** Rounds numbers to two decimal places, for reading. */
const brief = detail => JSON.stringify(detail, (_, value) => typeof value === 'number' ? Math.round(value * 100) / 100 : value);
