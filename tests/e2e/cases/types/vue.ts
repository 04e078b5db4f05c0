// The element in Vue's templates: what the template compiler looks up.
import type { GlobalComponents } from 'vue';
import type {} from './article-widget.js';

type Props = InstanceType<GlobalComponents['article-widget']>['$props'];

export const props: Props = {
  src: '/a.md',
  theme: 'light',
  article: { title: 'A' },
  onArticleLoad: ({ detail }) => console.log(detail.minutes),
};

// @ts-expect-error: no such player
export const wrong: Props = { player: 'floating' };
