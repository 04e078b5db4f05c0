// Links to other articles of the site, for `links="in-place"`. They are in the glue and not in the loader, because no link can be
// followed before the module is there.

/** Returns the address of the link that a click follows if it is on the article's own site, and cancels the click. */
export function followed(event, src) {
  const link = event.target.closest('[part~=body] a[href], [part~=related] a[href]');
  if (!link || link.target || link.getAttribute('href').startsWith('#')) return;
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (![location.href, src].some(url => url && new URL(url).origin === link.origin)) return;
  event.preventDefault();
  return link.href;
}

/**
 * Returns the address of the article behind a link: the address itself, or the one that the page at this address names, or nothing.
 * `answer` is the promise of that page's `Response`.
 */
export async function articleAt(address, answer) {
  if (/\.(md|markdown)$/i.test(new URL(address).pathname)) return address;
  const response = await answer;
  const type = response.headers.get('content-type');
  if (!response.ok || !/html|json|markdown/.test(type)) return;
  if (/markdown/.test(type)) return address;
  const text = await response.text();
  if (/json/.test(type)) return /"body_(markdown|html)"\s*:/.test(text) && address;
  // Markup of another page reaches no parser: this only looks for an address.
  const [tag] = text.match(/<(link(?=\s[^>]*text\/markdown)|article-widget)\s[^>]*>/i) ?? [''];
  const [, , found] = tag.match(/\s(?:href|src)=(["'])(.*?)\1/i) ?? [];
  // These attributes would have to be read as well. Leave such a page to the browser.
  if (!found || /\s(format|item)=/i.test(tag)) return;
  const { href, protocol } = new URL(found.replaceAll('&amp;', '&'), response.url);
  return /^https?:$/.test(protocol) && href;
}

/** Scrolls to the start of an article that began to play in place of another, if the reader was in the middle of that one. */
export function beginAgain(widget) {
  const { top, bottom } = widget.getBoundingClientRect();
  const { activeElement: focus, body } = document;
  if (top < 0 && bottom > 0 && [null, body, widget].includes(focus)) widget.scrollIntoView();
}

/** Navigates to `href` as a click on a plain link would. */
export function navigate(href) {
  Object.assign(document.createElement('a'), { href }).click();
}
