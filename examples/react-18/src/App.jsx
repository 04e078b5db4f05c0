import { useCallback, useState } from 'react';
import { ArticleWidget } from './ArticleWidget.jsx';

const OWN = { title: 'An article of our own', authors: ['The page'], body_markdown: 'It came as **data**, not from an address.' };

export function App() {
  const [theme, setTheme] = useState('auto');
  const [article, setArticle] = useState(undefined);
  const [heard, setHeard] = useState('');
  const onLoad = useCallback(({ detail }) => setHeard(`${detail.title}, ${detail.minutes} min`), []);
  const onError = useCallback(({ detail }) => setHeard(`${detail.code}: ${detail.message}`), []);
  return (
    <main>
      <h1>React 18</h1>
      <p>
        <button type="button" id="theme" onClick={() => setTheme('dark')}>Dark</button>{' '}
        <button type="button" id="own" onClick={() => setArticle(OWN)}>An article of our own</button>
      </p>
      <p>Heard: <output id="heard">{heard}</output></p>
      <ArticleWidget
        src="/widget/content/harbour-bridge-reopens.md"
        theme={theme}
        article={article}
        on={{ 'article-load': onLoad, 'article-error': onError }}
      >
        <p>Shown until the article is ready.</p>
        <p slot="after-body">Written by the page, after the text.</p>
      </ArticleWidget>
    </main>
  );
}
