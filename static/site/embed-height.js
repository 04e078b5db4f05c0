// Gives each <iframe src="…/embed.html?src=…"> of this page the height of the article in it. Once is enough; twice does no
// harm. A frame is believed about its own height, and only while it shows the site that its src names.
(() => {
  if (window.articleWidgetHeight) return;
  window.articleWidgetHeight = 1;
  // Above this no article is, and no browser paints well, in CSS pixels.
  const MOST = 2e5;
  const frames = () => [...document.querySelectorAll('iframe[src*="embed.html"]')];
  addEventListener('message', ({ data, origin, source }) => {
    const frame = frames().find(frame => frame.contentWindow === source && new URL(frame.src).origin === origin);
    if (!frame || !data) return;
    const { type, height, top } = data;
    if (type === 'article-widget:height' && height > 0 && height < MOST) frame.style.height = `${height}px`;
    if (type !== 'article-widget:show') return;
    // A frame that is as high as its article cannot scroll to a footnote. Chromium scrolls the page by itself.
    const y = frame.getBoundingClientRect().top + top;
    if (y < 0 || y > innerHeight) scrollBy(0, y - innerHeight / 4);
  });
  // Those that spoke before this script was here.
  const ask = () => frames().forEach(frame => frame.contentWindow?.postMessage({ type: 'article-widget:ask' }, '*'));
  ask();
  addEventListener('DOMContentLoaded', ask);
})();
