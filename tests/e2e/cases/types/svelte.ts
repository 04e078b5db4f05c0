// The element in Svelte's templates: what svelte-check looks up.
import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from './article-widget.js';

type Props = SvelteHTMLElements['article-widget'];

export const props: Props = {
  id: 'story',
  src: '/a.md',
  links: 'in-place',
  article: { title: 'A' },
  'onarticle-load': ({ detail }) => console.log(detail.minutes),
};

// @ts-expect-error: no such theme
export const wrong: Props = { theme: 'sepia' };
