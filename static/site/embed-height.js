// Gives each <iframe src="…/embed.html?src=…"> of this page the height of the article in it. Once is enough; twice does no
// harm. A frame is believed about its own height, and only while it shows the site that its src names.
(() => {
  if (window.articleWidgetHeight) return;
  window.articleWidgetHeight = 1;
  // Above this no article is, and no browser paints well, in CSS pixels.
  const MOST = 2e5;
  const frames = () => [...document.querySelectorAll('iframe[src*="embed.html"]')];
  addEventListener('message', ({ data, origin, source }) => {
    if (data?.type !== 'article-widget:height' || !(data.height > 0 && data.height < MOST)) return;
    const frame = frames().find(frame => frame.contentWindow === source && new URL(frame.src).origin === origin);
    if (frame) frame.style.height = `${data.height}px`;
  });
  // Those that spoke before this script was here.
  const ask = () => frames().forEach(frame => frame.contentWindow?.postMessage({ type: 'article-widget:ask' }, '*'));
  ask();
  addEventListener('DOMContentLoaded', ask);
})();
