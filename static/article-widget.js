// The one stable name of the bundle. `cargo xtask publish` puts in the names of the files that this one finds beside it.
const at = (name) => new URL(name, import.meta.url);
const GLUE = at("__GLUE__");
const WASM = at("__WASM__");
const STYLE = at("__STYLE__");
const INTEGRITY = { glue: "__GLUE_INTEGRITY__", wasm: "__WASM_INTEGRITY__", style: "__STYLE_INTEGRITY__" };

customElements.define("article-widget", class extends HTMLElement {});

export const ready = (async () => {
  const { default: start } = await import(GLUE);
  const style = fetch(STYLE, { integrity: INTEGRITY.style });
  await start({ module_or_path: fetch(WASM, { integrity: INTEGRITY.wasm }) });
  await style;
})();
