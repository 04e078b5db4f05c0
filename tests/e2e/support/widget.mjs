// One `<article-widget>` of the open page, by its parts, as a publisher's style sheet sees them.

import { eventually } from './wait.mjs';

/**
 * Returns, in the page, the tree that shows the article: the element itself while it sleeps or adopts its published page, else its
 * shadow root. The element gets what tests ask of a shadow root.
 */
const TREE = `(host) => {
  const root = host.shadowRoot;
  if (root.querySelector('.widget') || !host.querySelector(':scope > .widget')) return root;
  return Object.defineProperties(host, {
    host: { value: host, configurable: true },
    activeElement: { get: () => host.contains(document.activeElement) ? document.activeElement : null, configurable: true },
    getElementById: { value: (id) => host.querySelector('#' + CSS.escape(id)), configurable: true },
  });
}`;

export class Widget {
  constructor(site, selector = 'article-widget') {
    this.site = site;
    this.selector = selector;
  }

  /** Runs `body(root, ...args)` in the page, `root` being the tree that shows the article (`root.host` the element). */
  run(body, ...args) {
    const script = `
      const host = document.querySelector(arguments[0]);
      if (!host) throw new Error('the page has no ' + arguments[0]);
      if (!host.shadowRoot) throw new Error(arguments[0] + ' has no open shadow root');
      return (${body})((${TREE})(host), ...Array.prototype.slice.call(arguments, 1));`;
    return this.site.driver.executeScript(script, this.selector, ...args);
  }

  /** Returns the first `article-load` or `article-error` of the page. A published page starts as soon as a member is used. */
  async settled({ within = 15_000 } = {}) {
    return eventually('article-load or article-error', async () => {
      await this.site.run((selector) => void document.querySelector(selector)?.article, this.selector);
      const { events } = await this.site.seen();
      return events.find(({ name }) => name === 'article-load' || name === 'article-error');
    }, { within });
  }

  /**
   * Waits until the article is on the page, and returns the detail of `article-load`. Then the pointer moves over it, as that
   * of most readers does, and the player is loaded; not with `reaches: false`.
   */
  async loaded({ reaches = true, ...options } = {}) {
    const { name, detail } = await this.settled(options);
    if (name === 'article-error') throw new Error(`the article is not shown: ${JSON.stringify(detail)}`);
    if (reaches) await this.reach();
    return detail;
  }

  /** Moves the pointer over the article: the first interaction. Waits for the player and the panels, which load then. */
  async reach() {
    // Again and again, as a pointer that moves: a new article needs an interaction of its own.
    await eventually('the player and the panels', () => this.run((root) => {
      root.querySelector('.widget')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
      // A face that cannot be seen waits for a voice.
      const waits = [...root.querySelectorAll('[part~="player"]:not([data-phase], [data-failed], :has(audio)), .related-plain')];
      return waits.every((node) => root === root.host && (node.getClientRects().length === 0 || getComputedStyle(node).visibility === 'hidden'));
    }));
  }

  /** Waits for `article-error`, and returns its detail. */
  async failed(options) {
    const { name, detail } = await this.settled(options);
    if (name === 'article-load') throw new Error(`an error was due, but the article loaded: ${JSON.stringify(detail)}`);
    return detail;
  }

  /** Returns the names of all parts, in document order. */
  partNames() {
    return this.run((root) => [...root.querySelectorAll('[part]')].flatMap((node) => node.getAttribute('part').split(/\s+/)));
  }

  /** Returns the first element of a part. */
  async part(name) {
    const found = await this.run((root, name) => root.querySelector(`[part~="${name}"]`), name);
    if (found) return found;
    throw new Error(`no part ${name}; the parts are: ${[...new Set(await this.partNames())].join(', ')}`);
  }

  /** Returns the first element for a selector in the tree that shows the article. */
  async find(selector) {
    const found = await this.run((root, selector) => root.querySelector(selector), selector);
    if (found) return found;
    throw new Error(`nothing matches ${selector} in the widget`);
  }

  count(selector) {
    return this.run((root, selector) => root.querySelectorAll(selector).length, selector);
  }

  /** Returns the visible text of a part, or of the whole widget, with single spaces. */
  async text(name) {
    const text = await this.run((root, name) => {
      const nodes = name ? [root.querySelector(`[part~="${name}"]`)] : [...root.children];
      return nodes.map((node) => node?.innerText ?? '').join('\n');
    }, name);
    return text.replace(/\s+/g, ' ').trim();
  }

  /** Returns one computed property of a part. */
  style(name, property, pseudo = null) {
    return this.run((root, name, property, pseudo) => {
      const node = root.querySelector(`[part~="${name}"]`);
      return node && getComputedStyle(node, pseudo).getPropertyValue(property);
    }, name, property, pseudo);
  }

  /** Returns the box of a part, in CSS pixels of the viewport. */
  box(name) {
    return this.run((root, name) => root.querySelector(`[part~="${name}"]`)?.getBoundingClientRect().toJSON(), name);
  }

  /** Returns the tag, parts, role and name of the focused element, through every shadow root. */
  focused() {
    return this.site.run(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      if (!node || node === document.body) return null;
      const id = node.getAttribute('aria-labelledby');
      const label = node.getAttribute('aria-label') ?? (id && node.getRootNode().getElementById(id)?.textContent) ??
        node.labels?.[0]?.textContent ?? node.textContent;
      const parts = [];
      for (let at = node; at?.getAttribute; at = at.parentElement) parts.push(...(at.getAttribute('part') ?? '').split(/\s+/).filter(Boolean));
      return {
        tag: node.localName, id: node.id, role: node.getAttribute('role'), href: node.getAttribute('href'), parts,
        label: label.replace(/\s+/g, ' ').trim(), inWidget: node.getRootNode() !== document || node.closest('article-widget') !== null,
      };
    });
  }

  /**
   * Returns whether the focus is visible: a ring on the element itself, or any difference in the picture of the page without
   * the focus (a ring may be on a card, a pseudo-element or a slider's thumb).
   */
  async focusShows() {
    const { driver } = this.site;
    const ringed = await this.site.run(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return node.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    if (ringed) return true;
    const focused = await driver.takeScreenshot();
    const node = await this.site.run(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      node.blur();
      return node;
    });
    const without = await driver.takeScreenshot();
    await this.site.run((node) => node.focus({ focusVisible: true, preventScroll: true }), node);
    return focused !== without;
  }
}
