// Lengths of the open page.

import assert from 'node:assert/strict';

/** Checks that the document does not scroll sideways. Wide content scrolls inside itself. */
export async function assertNoSideways(site, where) {
  const { wide, client, culprits } = await site.run(() => {
    const client = document.documentElement.clientWidth;
    const roots = [document, ...[...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)];
    const scrolls = (node) => {
      for (let at = node; at?.nodeType === 1; at = at.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    const culprits = roots.flatMap((root) => [...root.querySelectorAll('body *, :host *')]).filter((node) => {
      const { left, right, width } = node.getBoundingClientRect();
      return width > 1 && (right > client + 1 || left < -1) && !scrolls(node);
    });
    const name = (node) => `${node.localName}.${node.className} [${node.getAttribute('part') ?? ''}] "${node.textContent.trim().slice(0, 30)}"`;
    return { wide: document.documentElement.scrollWidth, client, culprits: culprits.slice(0, 5).map(name) };
  });
  assert.ok(wide <= client, `${where}: the document is ${wide} px wide in ${client} px; too wide: ${culprits.join('; ')}`);
}
