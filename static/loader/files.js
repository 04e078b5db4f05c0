// The files of the bundle, each with its name and integrity. The build replaces the names between underscores
// (xtask/src/publish/loader.rs).

/** The style sheet. */
export const STYLE = ["__STYLE__", "__STYLE_INTEGRITY__"];
/** The JavaScript around the module. */
export const GLUE = ["__GLUE__", "__GLUE_INTEGRITY__"];
/** The WebAssembly module. */
export const WASM = ["__WASM__", "__WASM_INTEGRITY__"];
/** The part of the module that reads articles. */
export const READER = ["__READER__", "__READER_INTEGRITY__"];
/** The part of the module that reads prepared articles. */
export const PREPARED = ["__PREPARED__", "__PREPARED_INTEGRITY__"];
/** The script that shows the text of an article before the module is here. */
export const PREVIEW = ["__PREVIEW__", "__PREVIEW_INTEGRITY__"];
/** The class names of the skeleton's boxes, from `src/article/skeleton.rs`. */
export const SKELETON = "__SKELETON__";
