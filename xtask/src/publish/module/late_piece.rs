//! The piece of the module that calls the late imports: what `wasm-bindgen` has made of the functions at certain places in the table.
//!
//! It is the whole module once more, with the first one's memory, tables and globals in place of its own, with nothing in it to
//! begin with but those places in the table, and without data; `wasm-opt` leaves what they reach. In the first one the places are
//! empty until then, and what only they reached goes. No code is changed, since what is imported first has the numbers that it had.

use std::collections::BTreeSet;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    ConstExpr, ElementSection, Elements, EntityType, ExportSection, ImportSection, Module, RawSection,
};
use wasmparser::{ElementItems, ElementKind, ExternalKind, Operator, Parser, Payload, TypeRef};

use crate::error::{Error, Result};

/// The module under which pieces know the first one.
const FIRST: &str = "__wasm_split";

/// The numbers of sections.
const EXPORTS: u8 = 7;
const ELEMENTS: u8 = 9;

/// What stays of `module` without the `places`, and the piece that has them.
pub fn cut(module: &[u8], places: &BTreeSet<i32>) -> Result<(Vec<u8>, Vec<u8>)> {
    let bound = Bound::read(module).and_then(|bound| Ok((bound.first(places)?, bound.piece(places)?)));
    bound.map_err(|why| {
        Error::new("cut the late imports out of the module", why)
            .remedy("Compare xtask/src/publish/module/late_piece.rs with what wasm-bindgen and the splitting write today.")
    })
}

/// Why it cannot be cut.
type Cut<T> = std::result::Result<T, String>;

/// The module in its sections.
struct Bound<'a> {
    /// Their numbers and contents, without those that carry no meaning.
    sections: Vec<(u8, &'a [u8])>,
    payloads: Vec<Payload<'a>>,
    /// Kind, number and name of what it exports.
    exports: Vec<(ExternalKind, u32, &'a str)>,
    /// The functions in the table by their places.
    table: Vec<(i32, u32)>,
}

impl<'a> Bound<'a> {
    fn read(module: &'a [u8]) -> Cut<Self> {
        let mut bound = Self {
            sections: Vec::new(),
            payloads: Vec::new(),
            exports: Vec::new(),
            table: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload.map_err(text)?;
            let Some((id, range)) = payload.as_section().filter(|&(id, _)| id != 0) else {
                continue;
            };
            let contents = module.get(range.start as usize..range.end as usize);
            bound.sections.push((id, contents.unwrap_or_default()));
            match &payload {
                Payload::ExportSection(section) => {
                    for export in section.clone() {
                        let export = export.map_err(text)?;
                        bound.exports.push((export.kind, export.index, export.name));
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section.clone() {
                        bound.read_element(element.map_err(text)?)?;
                    }
                }
                _ => {}
            }
            bound.payloads.push(payload);
        }
        Ok(bound)
    }

    fn read_element(&mut self, element: wasmparser::Element<'_>) -> Cut<()> {
        let ElementKind::Active {
            table_index: None | Some(0),
            offset_expr,
        } = element.kind
        else {
            return Err("it has elements of another kind".to_owned());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read().map_err(text)? else {
            return Err("the place of its elements is no constant".to_owned());
        };
        match element.items {
            ElementItems::Functions(functions) => {
                for (place, function) in (value..).zip(functions) {
                    self.table.push((place, function.map_err(text)?));
                }
            }
            // The places of the parts, which are empty without them.
            ElementItems::Expressions(_, items) => {
                for item in items {
                    let first = item.map_err(text)?.get_operators_reader().read().map_err(text)?;
                    if !matches!(first, Operator::RefNull { .. }) {
                        return Err("one of its elements is neither a function nor nothing".to_owned());
                    }
                }
            }
        }
        Ok(())
    }

    /// The module with the places empty.
    fn first(&self, places: &BTreeSet<i32>) -> Cut<Vec<u8>> {
        let mut module = Module::new();
        for &(id, data) in &self.sections {
            match id {
                ELEMENTS => module.section(&self.elements(|place| !places.contains(&place))),
                EXPORTS => module.section(&self.all_exports()?),
                _ => module.section(&RawSection { id, data }),
            };
        }
        Ok(module.finish())
    }

    /// The piece with nothing but the places.
    fn piece(&self, places: &BTreeSet<i32>) -> Cut<Vec<u8>> {
        let mut module = Module::new();
        for (payload, &(id, data)) in self.payloads.iter().zip(&self.sections) {
            match payload {
                Payload::ImportSection(section) => {
                    let mut imports = ImportSection::new();
                    for import in section.clone().into_imports() {
                        let import = import.map_err(text)?;
                        let TypeRef::Func(kind) = import.ty else {
                            return Err(format!("it imports {}, which is no function", import.name));
                        };
                        imports.import(import.module, import.name, EntityType::Function(kind));
                    }
                    self.import_own(&mut imports)?;
                    module.section(&imports);
                }
                Payload::ElementSection(_) => {
                    module.section(&self.elements(|place| places.contains(&place)));
                }
                Payload::TypeSection(_) | Payload::FunctionSection(_) | Payload::CodeSectionStart { .. } => {
                    module.section(&RawSection { id, data });
                }
                // What it has of its own is the first one's, and nothing of it happens when it starts.
                _ => {}
            }
        }
        Ok(module.finish())
    }

    /// Imports the memory, the tables and the globals.
    fn import_own(&self, imports: &mut ImportSection) -> Cut<()> {
        for payload in &self.payloads {
            match payload {
                Payload::MemorySection(section) => {
                    for (index, memory) in (0..).zip(section.clone()) {
                        let kind = RoundtripReencoder.memory_type(memory.map_err(text)?);
                        imports.import(
                            FIRST,
                            &self.name(ExternalKind::Memory, index),
                            kind.map_err(text)?,
                        );
                    }
                }
                Payload::TableSection(section) => {
                    for (index, table) in (0..).zip(section.clone()) {
                        let kind = RoundtripReencoder.table_type(table.map_err(text)?.ty);
                        imports.import(FIRST, &self.name(ExternalKind::Table, index), kind.map_err(text)?);
                    }
                }
                Payload::GlobalSection(section) => {
                    for (index, global) in (0..).zip(section.clone()) {
                        let kind = RoundtripReencoder.global_type(global.map_err(text)?.ty);
                        imports.import(
                            FIRST,
                            &self.name(ExternalKind::Global, index),
                            kind.map_err(text)?,
                        );
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Under which name the memory, table or global is exported; one that was not gets a name.
    fn name(&self, kind: ExternalKind, index: u32) -> String {
        let found = self
            .exports
            .iter()
            .find(|&&(of, number, _)| (of, number) == (kind, index));
        found.map_or_else(
            || {
                format!(
                    "__wbg_{}{index}",
                    if kind == ExternalKind::Global {
                        "global"
                    } else {
                        "table"
                    }
                )
            },
            |&(.., name)| name.to_owned(),
        )
    }

    /// What it exports, with all that the piece imports.
    fn all_exports(&self) -> Cut<ExportSection> {
        let mut exports = ExportSection::new();
        for &(kind, index, name) in &self.exports {
            exports.export(name, RoundtripReencoder.export_kind(kind).map_err(text)?, index);
        }
        let count =
            |found: fn(&Payload<'_>) -> Option<u32>| self.payloads.iter().find_map(found).unwrap_or(0);
        let globals = count(|payload| match payload {
            Payload::GlobalSection(section) => Some(section.count()),
            _ => None,
        });
        let tables = count(|payload| match payload {
            Payload::TableSection(section) => Some(section.count()),
            _ => None,
        });
        for (kind, count) in [(ExternalKind::Global, globals), (ExternalKind::Table, tables)] {
            for index in 0..count {
                if !self
                    .exports
                    .iter()
                    .any(|&(of, number, _)| (of, number) == (kind, index))
                {
                    let exported = RoundtripReencoder.export_kind(kind).map_err(text)?;
                    exports.export(&self.name(kind, index), exported, index);
                }
            }
        }
        Ok(exports)
    }

    /// The functions at the places that are `wanted`, in runs.
    fn elements(&self, wanted: impl Fn(i32) -> bool) -> ElementSection {
        let mut runs: Vec<(i32, Vec<u32>)> = Vec::new();
        for &(place, function) in self.table.iter().filter(|&&(place, _)| wanted(place)) {
            match runs.last_mut() {
                Some((start, functions)) if *start + functions.len() as i32 == place => {
                    functions.push(function)
                }
                _ => runs.push((place, vec![function])),
            }
        }
        let mut elements = ElementSection::new();
        for (start, functions) in runs {
            elements.active(
                None,
                &ConstExpr::i32_const(start),
                Elements::Functions(functions.into()),
            );
        }
        elements
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, DataSection, ExportKind, Function, FunctionSection, GlobalSection, GlobalType,
        MemorySection, MemoryType, RefType, TableSection, TableType, TypeSection, ValType,
    };
    use wasmparser::TypeRef;

    use super::*;

    /// Imports a function, and has two of its own in its table, at 1 and 2; the first of them calls the import.
    fn bound() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("js", "play", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 3,
            maximum: None,
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut globals = GlobalSection::new();
        let number = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        globals.global(number, &ConstExpr::i32_const(1024));
        let mut exports = ExportSection::new();
        exports.export("memory", ExportKind::Memory, 0);
        exports.export("table", ExportKind::Table, 0);
        let mut elements = ElementSection::new();
        elements.active(
            None,
            &ConstExpr::i32_const(1),
            Elements::Functions([1, 2].as_slice().into()),
        );
        let mut code = CodeSection::new();
        for call in [Some(0), None] {
            let mut function = Function::new([]);
            if let Some(call) = call {
                function.instructions().call(call);
            }
            function.instructions().end();
            code.function(&function);
        }
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(8), *b"abc");
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&tables)
            .section(&memories)
            .section(&globals)
            .section(&exports)
            .section(&elements)
            .section(&code)
            .section(&data);
        module.finish()
    }

    /// What is in a module.
    struct Look {
        /// The numbers of its sections.
        sections: Vec<u8>,
        imports: Vec<String>,
        exports: Vec<String>,
        table: Vec<(i32, u32)>,
    }

    fn look(module: &[u8]) -> Look {
        let bound = Bound::read(module).unwrap();
        let mut imports = Vec::new();
        for payload in &bound.payloads {
            if let Payload::ImportSection(section) = payload {
                for import in section.clone().into_imports() {
                    let import = import.unwrap();
                    let kind = match import.ty {
                        TypeRef::Func(_) => "function",
                        TypeRef::Table(_) => "table",
                        TypeRef::Memory(_) => "memory",
                        _ => "global",
                    };
                    imports.push(format!("{kind} {}.{}", import.module, import.name));
                }
            }
        }
        let exports = bound.exports.iter().map(|&(.., name)| name.to_owned()).collect();
        Look {
            sections: bound.sections.iter().map(|&(id, _)| id).collect(),
            imports,
            exports,
            table: bound.table,
        }
    }

    #[test]
    fn the_first_keeps_the_rest_and_lends_all_that_it_has() {
        let (first, _) = cut(&bound(), &BTreeSet::from([1])).unwrap();
        let first = look(&first);
        assert_eq!(first.sections, [1, 2, 3, 4, 5, 6, 7, 9, 10, 11]);
        assert_eq!(first.imports, ["function js.play"]);
        assert_eq!(first.exports, ["memory", "table", "__wbg_global0"]);
        assert_eq!(first.table, [(2, 2)]);
    }

    #[test]
    fn the_piece_has_the_places_and_nothing_of_its_own() {
        let (_, piece) = cut(&bound(), &BTreeSet::from([1])).unwrap();
        let piece = look(&piece);
        assert_eq!(piece.sections, [1, 2, 3, 9, 10]);
        assert_eq!(
            piece.imports,
            [
                "function js.play",
                "table __wasm_split.table",
                "memory __wasm_split.memory",
                "global __wasm_split.__wbg_global0"
            ]
        );
        assert_eq!(piece.exports, [""; 0]);
        assert_eq!(piece.table, [(1, 1)]);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(cut(b"\0asm", &BTreeSet::new()).is_err());
    }
}
