import vue from '@vitejs/plugin-vue';

// Else Vue takes the tag for a component that it cannot find.
const isCustomElement = tag => tag === 'article-widget';

export default {
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
};
