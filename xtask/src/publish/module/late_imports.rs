//! What the module imports of JavaScript for parts alone that no first view needs. It comes with them: half of the glue, and a
//! piece of the module that puts into the table what calls it.
//!
//! Where a part calls an import, the splitting puts a function into the module that does nothing but call it, and a place in the
//! table through which the part calls that. An import whose only callers are such is called by parts alone; which parts, is seen
//! from the places that their code calls.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{ElementItems, ElementKind, FunctionBody, Operator, Parser, Payload, TypeRef};

use super::split::Split;
use crate::error::{Error, Result};
use crate::files;

/// The parts that come once somebody listens. All others may be of a first view.
pub const LATE: [&str; 2] = ["player", "timings"];

/// The module whose imports the glue has: the splitting's own come from another.
const BOUND: &str = "__wbindgen_placeholder__";

/// The imports that only [`LATE`] parts call.
#[derive(Debug, Default)]
pub struct LateImports {
    /// Their names.
    pub names: BTreeSet<String>,
    /// The places in the table of the functions that call them.
    pub places: BTreeSet<i32>,
}

/// Those of `split`.
pub fn find(split: &Split) -> Result<LateImports> {
    let wrong = |error: wasmparser::Error| Error::new("find out who calls which import", error);
    let main = Main::read(&files::read(&split.main)?).map_err(wrong)?;
    let early = split
        .parts
        .iter()
        .filter(|(name, _)| !LATE.contains(&name.as_str()));
    let early: BTreeSet<&String> = early.flat_map(|(_, needed)| needed).collect();
    let mut called = BTreeSet::new();
    for path in split
        .files
        .iter()
        .filter(|path| early.contains(&files::stem(path)))
    {
        called.append(&mut places_called(&files::read(path)?).map_err(wrong)?);
    }
    Ok(main.of_parts_alone(&called))
}

/// What the module says of its imports.
#[derive(Default)]
struct Main {
    /// The names of the imported functions that the glue will have, by their numbers.
    imports: Vec<Option<String>>,
    /// Who calls a function, by numbers.
    callers: BTreeMap<u32, BTreeSet<u32>>,
    /// The functions that do nothing but call another.
    forwarding: BTreeSet<u32>,
    /// The functions' places in the table.
    places: BTreeMap<u32, i32>,
}

impl Main {
    fn read(module: &[u8]) -> wasmparser::Result<Self> {
        let mut main = Self::default();
        let mut number = 0;
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        if matches!(import.ty, TypeRef::Func(_)) {
                            main.imports
                                .push((import.module == BOUND).then(|| import.name.to_owned()));
                            number += 1;
                        }
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        let ElementKind::Active { offset_expr, .. } = element.kind else {
                            continue;
                        };
                        if let (ElementItems::Functions(functions), Operator::I32Const { value }) =
                            (element.items, offset_expr.get_operators_reader().read()?)
                        {
                            for (place, function) in (value..).zip(functions) {
                                main.places.insert(function?, place);
                            }
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    main.read_function(number, &body)?;
                    number += 1;
                }
                _ => {}
            }
        }
        Ok(main)
    }

    fn read_function(&mut self, number: u32, body: &FunctionBody<'_>) -> wasmparser::Result<()> {
        let mut forwards = true;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::RefFunc { function_index } => {
                    self.callers.entry(function_index).or_default().insert(number);
                }
                Operator::LocalGet { .. } | Operator::End => {}
                _ => forwards = false,
            }
        }
        if forwards {
            self.forwarding.insert(number);
        }
        Ok(())
    }

    /// The imports that are called through the table alone, and at none of the places `called`.
    fn of_parts_alone(&self, called: &BTreeSet<i32>) -> LateImports {
        let place = |caller: &u32| {
            let place = self.places.get(caller).filter(|place| !called.contains(place));
            place.filter(|_| self.forwarding.contains(caller) && !self.callers.contains_key(caller))
        };
        let mut late = LateImports::default();
        for (number, name) in (0..).zip(&self.imports) {
            let (Some(name), Some(callers)) = (name, self.callers.get(&number)) else {
                continue;
            };
            let places: Option<Vec<i32>> = callers.iter().map(|caller| place(caller).copied()).collect();
            if let Some(places) = places {
                late.names.insert(name.clone());
                late.places.extend(places);
            }
        }
        late
    }
}

/// The places in the table that the code of a part calls.
fn places_called(part: &[u8]) -> wasmparser::Result<BTreeSet<i32>> {
    let mut called = BTreeSet::new();
    for payload in Parser::new(0).parse_all(part) {
        let Payload::CodeSectionEntry(body) = payload? else {
            continue;
        };
        let mut last = None;
        for operator in body.get_operators_reader()? {
            last = match operator? {
                Operator::I32Const { value } => Some(value),
                Operator::CallIndirect { .. } => {
                    called.extend(last);
                    None
                }
                _ => None,
            };
        }
    }
    Ok(called)
}
