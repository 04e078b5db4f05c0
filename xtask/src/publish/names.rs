//! The names through which the module and its glue know each other. `wasm-bindgen` gives them hashes, which no
//! compression shortens and which stand in both files: 6 kB of what a reader downloads.
//!
//! Layout of the sections: WebAssembly core specification 3.0, section 5.5.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// As what `wasm-bindgen` names the module of its imports.
const FILE: &str = "./article-widget_bg.js";

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The `modules` and the `scripts` of their glue with short names in place of `wasm-bindgen`'s own.
pub fn shorten<const M: usize, const N: usize>(
    modules: [&[u8]; M],
    scripts: [&str; N],
) -> Result<([Vec<u8>; M], [String; N])> {
    let mut names = Names::default();
    let mut renamed = [const { Vec::new() }; M];
    for (renamed, module) in renamed.iter_mut().zip(modules) {
        *renamed = rename(module, &mut names).ok_or_else(|| {
            Error::new(
                "shorten the names of the module",
                "its imports or exports are not laid out as expected",
            )
            .remedy("Compare xtask/src/publish/names.rs with what this version of wasm-bindgen writes.")
        })?;
    }
    names.shorten_helpers(scripts.first().copied().unwrap_or_default());
    Ok((renamed, scripts.map(|script| names.replace(script))))
}

/// Short names by long ones.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// The short name; `name` itself where it is not `wasm-bindgen`'s.
    fn short<'a>(&'a mut self, name: &'a str) -> &'a str {
        if name == FILE {
            return "_";
        }
        if !["__wb", "__externref", "wasm_bindgen_"]
            .iter()
            .any(|start| name.starts_with(start))
        {
            return name;
        }
        let next = self.0.len();
        self.0
            .entry(name.to_owned())
            .or_insert_with(|| format!("_{next}"))
    }

    /// The functions of `script` are `f0`, `f1` and so on, but for those that start the module.
    fn shorten_helpers(&mut self, script: &str) {
        let declared = script.lines().filter_map(|line| {
            let (name, _) = line.strip_prefix("function ")?.split_once('(')?;
            (!name.starts_with("__") && !self.0.contains_key(name)).then(|| name.to_owned())
        });
        let helpers: Vec<String> = declared.collect();
        for (n, name) in helpers.into_iter().enumerate() {
            self.0.insert(name, format!("f{n}"));
        }
    }

    /// `script` with every identifier that has a short name replaced.
    fn replace(&self, script: &str) -> String {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while !rest.is_empty() {
            let word = rest.split(|c| !is_part(c)).next().unwrap_or_default();
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            let after = rest.split_at(word.len()).1;
            let other = after.split(is_part).next().unwrap_or_default();
            out.push_str(other);
            rest = after.split_at(other.len()).1;
        }
        out.replace(&format!("\"{FILE}\""), "_")
    }
}

/// `None` where the module is not as the specification has it.
fn rename(module: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut input = Reader(module);
    let mut out = input.bytes(8)?.to_vec();
    while !input.0.is_empty() {
        let id = input.byte()?;
        let size = input.number()?;
        let body = input.bytes(size)?;
        let body = match id {
            IMPORTS => entries(body, 2, names)?,
            EXPORTS => entries(body, 1, names)?,
            _ => body.to_vec(),
        };
        out.push(id);
        write_number(&mut out, body.len());
        out.extend(body);
    }
    Some(out)
}

/// A list whose entries are `before` names, of which the last is the entry's own, and what it is.
fn entries(body: &[u8], before: usize, names: &mut Names) -> Option<Vec<u8>> {
    let mut input = Reader(body);
    let mut out = Vec::new();
    let count = input.number()?;
    write_number(&mut out, count);
    for _ in 0..count {
        for part in 1..=before {
            let size = input.number()?;
            let mut name = std::str::from_utf8(input.bytes(size)?).ok()?;
            if part == before || name == FILE {
                name = names.short(name);
            }
            write_number(&mut out, name.len());
            out.extend(name.as_bytes());
        }
        let rest = input.0;
        let kind = input.byte()?;
        // Exports, and imported functions, are a kind and an index.
        match kind {
            1..=3 if before == 2 => skip_type(&mut input, kind)?,
            _ => {
                input.number()?;
            }
        }
        out.extend(rest.get(..rest.len() - input.0.len())?);
    }
    input.0.is_empty().then_some(out)
}

/// The type of an imported table, memory or global (sections 5.3.8 to 5.3.10 and 5.3.14).
fn skip_type(input: &mut Reader<'_>, kind: u8) -> Option<()> {
    if kind != 2 {
        input.byte()?;
    }
    let flags = input.byte()?;
    if kind != 3 {
        input.number()?;
        if flags & 1 != 0 {
            input.number()?;
        }
    }
    Some(())
}

/// What is still to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, size: usize) -> Option<&'a [u8]> {
        let (read, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(read)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes(1)?.first().copied()
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, entries: &[u8]) -> Vec<u8> {
        [&[id, entries.len() as u8][..], entries].concat()
    }

    fn module(sections: &[Vec<u8>]) -> Vec<u8> {
        [b"\0asm\x01\0\0\0".to_vec(), sections.concat()].concat()
    }

    #[test]
    fn names_are_short_everywhere_and_the_rest_is_as_it_was() {
        let other = section(1, b"\x01\x60\0\0");
        let before = module(&[
            other.clone(),
            section(IMPORTS, b"\x01\x06./a.js\x0c__wbg_log_1f\0\0"),
            section(EXPORTS, b"\x02\x06memory\x02\0\x0d__wbg_log_1f0\0\x01"),
        ]);
        let after = module(&[
            other,
            section(IMPORTS, b"\x01\x06./a.js\x02_0\0\0"),
            section(EXPORTS, b"\x02\x06memory\x02\0\x02_1\0\x01"),
        ]);
        let glue = "{ __wbg_log_1f: log }; wasm.__wbg_log_1f0(wasm.memory, x__wbg_log_1f);\nfunction take() {}\nfunction __wbg_start() {}";
        let ([module], [glue]) = shorten([&before], [glue]).unwrap();
        assert_eq!(module, after);
        assert_eq!(
            glue,
            "{ _0: log }; wasm._1(wasm.memory, x__wbg_log_1f);\nfunction f0() {}\nfunction __wbg_start() {}"
        );
    }

    #[test]
    fn a_second_module_has_the_names_of_the_first_and_may_import_anything() {
        let imports = |names: &[u8]| module(&[section(IMPORTS, names)]);
        let first = imports(b"\x01\x01_\x07__wbg_a\0\0");
        let second = imports(
            b"\x05\x01_\x07__wbg_b\0\x01\x01_\x07__wbg_a\0\0\x01m\x01t\x01\x70\x01\x02\x03\x01m\x01m\x02\0\x10\x01m\x01g\x03\x7f\x01",
        );
        let ([_, second], [script]) = shorten([&first, &second], ["__wbg_a __wbg_b"]).unwrap();
        assert_eq!(
            second,
            imports(b"\x05\x01_\x02_1\0\x01\x01_\x02_0\0\0\x01m\x01t\x01\x70\x01\x02\x03\x01m\x01m\x02\0\x10\x01m\x01g\x03\x7f\x01")
        );
        assert_eq!(script, "_0 _1");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for bytes in [&b"\0asm"[..], b"\0asm\x01\0\0\0\x02\x09\x01"] {
            assert!(shorten([bytes], []).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in [0, 1, 127, 128, 300, 486_158] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, number);
            assert_eq!(Reader(&bytes).number(), Some(number));
        }
    }
}
