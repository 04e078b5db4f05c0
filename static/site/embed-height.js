// Gives each <iframe src="…/embed.html?src=…"> of this page the height of its article. It may run more than
// once. A frame may only set its own height, and only while it shows the site in its src.
(() => {
  if (window.articleWidgetHeight) return;
  window.articleWidgetHeight = 1;
  // In CSS pixels. No article is higher, and no browser paints higher elements well.
  const MAX_HEIGHT = 2e5;
  const frames = () => [...document.querySelectorAll('iframe[src*="embed.html"]')];
  addEventListener('message', ({ data, origin, source }) => {
    const frame = frames().find(frame => frame.contentWindow === source && new URL(frame.src).origin === origin);
    if (!frame || !data) return;
    const { type, height, top } = data;
    if (type === 'article-widget:height' && height > 0 && height < MAX_HEIGHT) frame.style.height = `${height}px`;
    if (type !== 'article-widget:show') return;
    // A frame as high as its article cannot scroll to a footnote. Chromium scrolls the page itself.
    const y = frame.getBoundingClientRect().top + top;
    if (y < 0 || y > innerHeight) scrollBy(0, y - innerHeight / 4);
  });
  // Asks the frames that reported their height before this script was loaded.
  const ask = () => frames().forEach(frame => frame.contentWindow?.postMessage({ type: 'article-widget:ask' }, '*'));
  ask();
  addEventListener('DOMContentLoaded', ask);
})();
