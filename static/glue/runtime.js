// Loads the parts of the module, and reports its traps.

/** The loader's functions: see `connect`. */
let fetchFile, addStyle, reportTrap;

/** The exports of the module. */
let wasm;

/**
 * Called before the module starts.
 *
 * `([name, integrity]) => Promise<Response>` fetches a file of the bundle; `text => void` adds a style sheet;
 * `message => void` receives each trap. After a trap the module's memory may be half changed, so nothing can use it any more.
 */
export function connect(onFile, onStyle, onTrap) {
  fetchFile = onFile;
  addStyle = onStyle;
  reportTrap = onTrap;
}

/** The response if the browser can compile it while it streams, else its bytes: a server may not know the media type. */
export const asWasm = response =>
  response.headers.get('content-type') === 'application/wasm' ? response : response.arrayBuffer();

/**
 * Calls a function of the module and reports a trap: a panic, an exhausted stack or memory, or an exception that a function of
 * the page threw into the module. A panic hook would see only the first.
 */
const guard = call => function () {
  try {
    return call.apply(undefined, arguments);
  } catch (error) {
    reportTrap(String(error));
    throw error;
  }
};

/** The exports of the module with every function guarded. The build puts this call into wasm-bindgen's code. */
export const guarded = exports => wasm = Object.fromEntries(
  Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? guard(value) : value]),
);

/** Takes a file of a part: a style sheet, or code that shares the memory and the table of the module. */
async function use(name, response) {
  if (name.endsWith('.css')) return addStyle(await response.text());
  const source = await asWasm(response);
  const imports = { __wasm_split: wasm };
  return source === response ? WebAssembly.instantiateStreaming(source, imports) : WebAssembly.instantiate(source, imports);
}

/** The files that were requested, by name. Several parts may share one. */
const files = {};

/** Loads a file of a part once. After a failure the next call tries again. */
const load = file => files[file[0]] ??= fetchFile(file)
  .then(response => use(file[0], response))
  .catch(error => {
    delete files[file[0]];
    throw error;
  });

/**
 * The function that the module imports to load the part `name` with its `needed` files. `done` is the index of a function in the
 * module's table, which receives `data` and whether the part is there.
 */
export const part = (name, needed) => async (done, data) => {
  let loaded = true;
  try {
    // The files call each other through the table, so they can be instantiated in any order.
    await Promise.all(needed.map(load));
  } catch (error) {
    loaded = false;
    console.error('<article-widget>: a part did not load:', name, error);
  }
  guard(wasm.__indirect_function_table.get(done))(data, loaded);
};
