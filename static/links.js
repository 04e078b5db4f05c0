// Links to other articles of the site, for `links="in-place"`. Stands behind the glue (xtask/src/publish/assets.rs): nobody follows a
// link before the module is there.

/** The address that a click leads to, where it only follows a link of the article to its own site; the click is then taken. */
export function followed(event, src) {
  const link = event.target.closest('[part~=body] a[href], [part~=related] a[href]');
  if (!link || link.target || link.getAttribute('href').startsWith('#')) return;
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (![location.href, src].some(url => url && new URL(url).origin === link.origin)) return;
  event.preventDefault();
  return link.href;
}

/**
 * The article behind a link: the address itself, or what the page there names; `answer` is the promise of that page's `Response`.
 * Nothing where it cannot be told.
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
  // Another format than that of a file is the other page's matter.
  if (!found || /\s(format|item)=/i.test(tag)) return;
  const { href, protocol } = new URL(found.replaceAll('&amp;', '&'), response.url);
  return /^https?:$/.test(protocol) && href;
}

/** An article has begun to play in the place of another: whoever looks at the middle of that one sees its beginning. */
export function beginAgain(widget) {
  const { top, bottom } = widget.getBoundingClientRect();
  const { activeElement: focus, body } = document;
  if (top < 0 && bottom > 0 && [null, body, widget].includes(focus)) widget.scrollIntoView();
}

/** As if the reader had followed a link to `href` that is no part of an article. */
export function navigate(href) {
  Object.assign(document.createElement('a'), { href }).click();
}
