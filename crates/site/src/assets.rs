//! The files of the widget's bundle that pages load.

use std::collections::BTreeMap;

/// A file of the bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Its path from the root of the site.
    pub name: String,
    /// The value of `integrity` (W3C Subresource Integrity).
    pub integrity: String,
}

/// The files of the bundle that pages load.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The JavaScript that `wasm-bindgen` writes.
    pub glue: Asset,
    /// The module.
    pub wasm: Asset,
    /// The part of the module that reads articles.
    pub reader: Asset,
    /// The part of the module that reads prepared articles.
    pub prepared: Asset,
    /// The styles of the widget.
    pub style: Asset,
    /// The styles of the parts of the module, by the names of the parts.
    pub part_styles: BTreeMap<String, Asset>,
    /// The icon of the site. Browsers request one in any case, and report a missing one as an error.
    pub icon: Asset,
    /// The script of `embed.html`.
    pub embed_script: Asset,
    /// The styles of `embed.html`.
    pub embed_style: Asset,
}

impl Assets {
    /// Returns elements of the head that request the files of the loader before the loader runs, for a page that starts at
    /// once. `part` is the part of the module that reads the article of the page.
    ///
    /// The module has no `integrity` here, because Chromium ignores it and warns in the console (crbug.com/981419). The
    /// loader checks it.
    pub(crate) fn preloads(&self, to_root: &str, part: &Asset) -> String {
        let Asset { name, integrity } = &self.glue;
        let mut out =
            format!("<link rel=\"modulepreload\" href=\"{to_root}{name}\" integrity=\"{integrity}\" />\n");
        for asset in [&self.wasm, part] {
            out.push_str(&format!(
                "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{to_root}{}\" />\n",
                asset.name
            ));
        }
        out
    }
}
