import { useEffect, useRef } from 'react';

/**
 * `<article-widget>` for React 18, which writes everything into attributes: `article` is set as a property, and the
 * listeners in `on` (by the event's name) are added by hand. React 19 needs none of this.
 */
export function ArticleWidget({ article, on = {}, children, ...attributes }) {
  const element = useRef(null);

  useEffect(() => {
    if (article !== undefined) element.current.article = article;
  }, [article]);

  // An object that is written anew at each render holds the same listeners: they are what is compared.
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
