//! Gives the imports and exports of the module the short names that they have in the glue.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error as Reencoding, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser};

use crate::error::{Error, Result};

/// Returns `module` with other names.
pub fn rename(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut out = Module::new();
    Rename(names)
        .parse_core_module(&mut out, Parser::new(0), module)
        .map_err(|error| Error::new("shorten the names of the module", error))?;
    Ok(out.finish())
}

struct Rename<'a>(&'a BTreeMap<String, String>);

impl Rename<'_> {
    fn short<'b>(&'b self, name: &'b str) -> &'b str {
        self.0.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Rename<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> std::result::Result<(), Reencoding> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            imports.import(self.short(import.module), self.short(import.name), kind);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> std::result::Result<(), Reencoding> {
        let kind = self.export_kind(export.kind)?;
        exports.export(self.short(export.name), kind, export.index);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    use super::*;

    fn module(from: &str, import: &str, export: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(from, import, EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("memory", ExportKind::Func, 0);
        exports.export(export, ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    #[test]
    fn names_are_short_and_the_rest_is_as_it_was() {
        let names = [("./a.js", "x"), ("__wbg_log", "y"), ("__wbindgen_free", "z")];
        let names = names.map(|(long, short)| (long.to_owned(), short.to_owned()));
        assert_eq!(
            rename(
                &module("./a.js", "__wbg_log", "__wbindgen_free"),
                &BTreeMap::from(names)
            )
            .unwrap(),
            module("x", "y", "z")
        );
    }

    #[test]
    fn a_broken_module_is_refused() {
        for bytes in [&b"\0asm"[..], b"\0asm\x01\0\0\0\x02\x09\x01"] {
            assert!(rename(bytes, &BTreeMap::new()).is_err(), "{bytes:?}");
        }
    }
}
