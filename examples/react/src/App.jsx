import { useState } from 'react';

const OWN = { title: 'An article of our own', authors: ['The page'], body_markdown: 'It came as **data**, not from an address.' };

export function App() {
  const [theme, setTheme] = useState('auto');
  const [article, setArticle] = useState(undefined);
  const [heard, setHeard] = useState('');
  // React 19 sets the element's properties (`article`), writes everything else as attributes, and listens to any event
  // whose name follows `on`.
  return (
    <main>
      <h1>React 19</h1>
      <p>
        <button type="button" id="theme" onClick={() => setTheme('dark')}>Dark</button>{' '}
        <button type="button" id="own" onClick={() => setArticle(OWN)}>An article of our own</button>
      </p>
      <p>Heard: <output id="heard">{heard}</output></p>
      <article-widget
        src="/widget/content/harbour-bridge-reopens.md"
        theme={theme}
        article={article}
        onarticle-load={({ detail }) => setHeard(`${detail.title}, ${detail.minutes} min`)}
        onarticle-error={({ detail }) => setHeard(`${detail.code}: ${detail.message}`)}
      >
        <p>Shown until the article is ready.</p>
        <p slot="after-body">Written by the page, after the text.</p>
      </article-widget>
    </main>
  );
}
