// The element in JSX, for React 19.
import { useRef } from 'react';
import type { Article, ArticleWidgetElement } from './article-widget.js';

export function Story({ article }: { article: Article }) {
  const ref = useRef<ArticleWidgetElement>(null);
  return (
    <article-widget
      ref={ref}
      id="story"
      className="story"
      src="/a.md"
      related-layout="stack"
      theme="dark"
      article={article}
      onarticle-load={({ detail }) => console.log(detail.minutes)}
      onClick={() => ref.current?.play()}
    >
      <p slot="after-body">After</p>
    </article-widget>
  );
}

// @ts-expect-error: no such layout
export const wrong = <article-widget related-layout="grid" />;
// @ts-expect-error: no such attribute
export const unknown = <article-widget source="/a.md" />;
