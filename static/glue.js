// Stands behind what wasm-bindgen writes (xtask/src/publish/glue.rs): brings the parts of the module, and tells of traps.

/** Each part's files, with their names in the bundle and their integrity. */
const FILES = "__PARTS__";

let bring; // asks for a file of a part
let trap; // told that the module is broken

/**
 * Called before the module starts. `([name, integrity]) => Promise<Response>` brings a file; `message => void` hears of the first trap.
 * After one nothing in the module can be trusted: what was being changed is half changed.
 */
export function connect(bringFile, onTrap) {
  bring = bringFile;
  trap = onTrap;
}

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

const pieces = {};

/** A file of a part, once; after a failure again. */
const piece = file => pieces[file[0]] ??= bring(file)
  .then(response => __wbg_load(response, { __wasm_split: wasm }))
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
