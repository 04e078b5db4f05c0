import vue from '@vitejs/plugin-vue';

// Otherwise Vue looks for a component of this name and finds none.
const isCustomElement = tag => tag === 'article-widget';

export default {
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
};
