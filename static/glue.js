// Stands behind what wasm-bindgen writes (xtask/src/publish/glue.rs): brings the parts of the module, and tells of traps.

/** Each part's files, with their names in the bundle, their integrity, and the same of a script where they have one. */
const FILES = "__PARTS__";

/** What `connect` gives. */
let bring, bringScript, dress, trap;

/**
 * Called before the module starts. `([name, integrity]) => Promise<Response>` brings a file, and `([name, integrity]) => Promise<Module>`
 * a script; `text => void` takes a style sheet; `message => void` hears of the first trap. After one nothing in the module can be
 * trusted: what was being changed is half changed.
 */
export function connect(bringFile, importScript, onStyle, onTrap) {
  bring = bringFile;
  bringScript = importScript;
  dress = onStyle;
  trap = onTrap;
}

/** A module or a piece of it, from its answer; where the server does not say what it is, only once it is there as a whole. */
const instantiate = async (response, imports) => response.headers.get('content-type') === 'application/wasm'
  ? WebAssembly.instantiateStreaming(response, imports)
  : WebAssembly.instantiate(await response.arrayBuffer(), imports);

/** Starts the module. */
export default async response => {
  const { instance, module } = await instantiate(response, __wbg_get_imports());
  __wbg_finalize_init(instance, module);
};

/** A function of the module, listening for traps: panics, exhausted stacks, and what the page's own functions throw into it. */
const guard = call => function () {
  try {
    return call.apply(undefined, arguments);
  } catch (error) {
    trap(String(error));
    throw error;
  }
};

/** What the module exports. */
const guarded = exports => Object.fromEntries(
  Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? guard(value) : value]),
);

/** What the late script needs of this one. */
const helpers = () => ({ wasm, length: () => WASM_VECTOR_LEN, "__HELPERS__" });

/** Takes a file of a part: styles, or a piece of the module, which may have a script with imports of its own. */
const take = async (file, [response, script]) => {
  if (file[0].endsWith('.css')) return dress(await response.text());
  const imports = __wbg_get_imports();
  Object.assign(imports._, script?.default(helpers()));
  return instantiate(response, { ...imports, __wasm_split: wasm });
};

const pieces = {};

/** A file of a part, once; after a failure again. */
const piece = file => pieces[file[0]] ??= Promise.all([bring(file), file[2] && bringScript(file[2])])
  .then(answers => take(file, answers))
  .catch(error => {
    delete pieces[file[0]];
    throw error;
  });

/** What the module imports to bring a part; `done` is a function in its table. */
const loadPart = name => async (done, data) => {
  let here = true;
  try {
    // What the parts call of each other goes through the module's table: no file waits for another.
    await Promise.all(FILES[name].map(piece));
  } catch (error) {
    here = false;
    console.error('<article-widget>: a part did not come:', name, error);
  }
  guard(wasm.__indirect_function_table.get(done))(data, here);
};

const parts = Object.fromEntries(Object.keys(FILES).map(name => ['__wasm_split_load_' + name, loadPart(name)]));
