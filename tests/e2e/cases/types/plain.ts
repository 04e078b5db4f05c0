// What a page in TypeScript does with the element.
import type { Article, ArticleErrorCode, ArticleWidgetAttributes } from './article-widget.js';

const widget = document.querySelector('article-widget');
if (!widget) throw new Error('no widget');

const made: HTMLElement = document.createElement('article-widget');
document.body.append(made);

widget.addEventListener('article-load', ({ detail }) => {
  const minutes: number = detail.minutes;
  const codes: string[] = detail.warnings.map(({ code }) => code);
  console.log(detail.title.toUpperCase(), detail.lang?.length, minutes, codes);
});
// Events bubble: they are known on the document and the window too.
document.addEventListener('article-error', ({ detail }) => {
  const code: ArticleErrorCode = detail.code;
  if (detail.code === 'not-found') console.log(code, detail.url);
});
window.addEventListener('related-click', (event) => {
  if (event.detail.index > 3) event.preventDefault();
});
widget.addEventListener('audio-progress', ({ detail: { percent } }) => {
  const quarter: 25 | 50 | 75 | 100 = percent;
  console.log(quarter);
});
// What is HTML's own stays so.
widget.addEventListener('click', (event) => console.log(event.clientX));

widget.currentTime = widget.duration / 2;
widget.seek(12);
widget.play();
const article: Article = { title: 'A', authors: ['B', { name: 'C', url: '/c' }], body_markdown: 'D' };
widget.article = article;
widget.article = null;

const attributes: ArticleWidgetAttributes = { src: '/a.md', 'related-layout': 'tabs', theme: 'dark' };
for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);

// Mistakes are found.
// @ts-expect-error: no such theme
const wrong: ArticleWidgetAttributes = { theme: 'sepia' };
// @ts-expect-error: read only
widget.paused = true;
// @ts-expect-error: seconds are a number
widget.seek('12');
// @ts-expect-error: no such detail
document.addEventListener('audio-play', ({ detail }) => detail.percent);
// @ts-expect-error: an article's title is a text
widget.article = { title: 1 };
console.log(wrong);
