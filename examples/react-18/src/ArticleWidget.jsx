import { useEffect, useRef } from 'react';

/**
 * `<article-widget>` for React 18, which writes everything into attributes. This sets `article` as a property, and
 * adds the listeners in `on` (by the event's name). React 19 needs none of this.
 */
export function ArticleWidget({ article, on = {}, children, ...attributes }) {
  const element = useRef(null);

  useEffect(() => {
    if (article !== undefined) element.current.article = article;
  }, [article]);

  // `on` is a new object at each render. Its listeners are the same, so they are compared instead.
  const listeners = Object.entries(on);
  useEffect(() => {
    const target = element.current;
    for (const [name, listener] of listeners) target.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) target.removeEventListener(name, listener);
    };
  }, listeners.flat());

  return <article-widget ref={element} {...attributes}>{children}</article-widget>;
}
