//! `cargo xtask generate`: sources that are made from data.

use std::fmt::Write as _;

use icu_properties::props::{
    Alphabetic, EnumeratedProperty, GeneralCategory, GraphemeClusterBreak, Script, WordBreak,
};
use icu_properties::script::ScriptWithExtensions;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed, CodePointSetData};

use crate::error::Result;
use crate::files;
use crate::project::Project;

/// The sources to generate.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Generated {
    /// The tables of characters in crates/article/src/text/tables.rs
    Unicode,
}

/// Writes the sources.
pub fn generate(project: &Project, generated: Generated) -> Result {
    match generated {
        Generated::Unicode => {
            let file = project.root.join(TABLES);
            files::write(&file, unicode())?;
            println!("{TABLES} is written.");
            Ok(())
        }
    }
}

/// The file of the tables.
const TABLES: &str = "crates/article/src/text/tables.rs";

/// The last character of the Basic Multilingual Plane.
const BASIC: u32 = 0xFFFF;

/// The last character of the planes that hold letters.
const LETTERS: u32 = 0x3_FFFF;

/// Returns the tables as Rust.
fn unicode() -> String {
    let mut out = "//! Classes of characters, by the data of Unicode. `cargo xtask generate unicode` writes this file: do not edit it.\n\n\
        use super::scripts::Spaceless;\nuse super::words::Class;\n"
        .to_owned();
    marks(&mut out);
    digits(&mut out);
    scripts(&mut out);
    punctuation(&mut out);
    out
}

fn property<T: EnumeratedProperty>() -> CodePointMapDataBorrowed<'static, T> {
    CodePointMapData::<T>::new()
}

fn is_assigned(character: char) -> bool {
    property::<GeneralCategory>().get(character) != GeneralCategory::Unassigned
}

/// A mark is drawn on the character before it, or shows nothing: Word_Break Extend, ZWJ or Format. The spacing marks of
/// grapheme clusters add SARA AM of Thai and AM of Lao, which are letters to Word_Break.
fn is_mark(character: char) -> bool {
    matches!(
        property::<WordBreak>().get(character),
        WordBreak::Extend | WordBreak::ZWJ | WordBreak::Format
    ) || property::<GraphemeClusterBreak>().get(character) == GraphemeClusterBreak::SpacingMark
}

fn is_decimal_digit(character: char) -> bool {
    property::<GeneralCategory>().get(character) == GeneralCategory::DecimalNumber
}

fn is_numeric(character: char) -> bool {
    matches!(
        property::<GeneralCategory>().get(character),
        GeneralCategory::DecimalNumber | GeneralCategory::LetterNumber | GeneralCategory::OtherNumber
    )
}

fn is_alphabetic(character: char) -> bool {
    CodePointSetData::new::<Alphabetic>().contains(character)
}

/// Returns the ranges of characters up to `last` that `is` takes. Two ranges are one if `between` takes every character
/// between them.
fn ranges(last: u32, is: impl Fn(char) -> bool, between: impl Fn(char) -> bool) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    let mut joined = false;
    for character in (0..=last).filter_map(char::from_u32) {
        let code = u32::from(character);
        if is(character) {
            match ranges.last_mut() {
                Some((_, end)) if joined => *end = code,
                _ => ranges.push((code, code)),
            }
            joined = true;
        } else {
            joined &= between(character);
        }
    }
    ranges
}

/// Writes `entries`, as many on a line as fit.
fn lines(out: &mut String, indent: &str, entries: &[String], separator: &str) {
    let mut line = indent.to_owned();
    for (place, entry) in entries.iter().enumerate() {
        let last = place + 1 == entries.len();
        let end = if last { "" } else { separator };
        if line.len() + entry.len() + end.len() > 100 {
            out.push_str(line.trim_end());
            out.push('\n');
            indent.clone_into(&mut line);
        }
        line.push_str(entry);
        line.push_str(end);
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

fn marks(out: &mut String) {
    let ranges = ranges(BASIC, is_mark, |character| !is_assigned(character));
    let entries: Vec<String> = ranges
        .iter()
        .map(|(first, last)| format!("(0x{first:X}, 0x{last:X})"))
        .collect();
    let _ = write!(
        out,
        "\n/// Marks of the Basic Multilingual Plane: Word_Break Extend, ZWJ and Format, and spacing marks. First and last\n\
         /// character of each range; a range holds unassigned characters too.\n\
         #[rustfmt::skip]\npub(super) static MARKS: [(u16, u16); {}] = [\n",
        entries.len()
    );
    lines(out, "    ", &entries, ", ");
    out.push_str("];\n");
}

fn digits(out: &mut String) {
    // Decimal digits come in runs from zero to nine.
    let zeros: Vec<String> = ranges(BASIC, is_decimal_digit, |_| false)
        .iter()
        .flat_map(|(first, last)| (*first..=*last).step_by(10))
        .map(|zero| format!("0x{zero:X}"))
        .collect();
    let _ = write!(
        out,
        "\n/// The zeros of the Basic Multilingual Plane. Each is followed by the digits from one to nine.\n\
         #[rustfmt::skip]\npub(super) static ZEROS: [u16; {}] = [\n",
        zeros.len()
    );
    lines(out, "    ", &zeros, ", ");
    out.push_str("];\n");
}

fn scripts(out: &mut String) {
    let extensions = ScriptWithExtensions::new();
    let scripts: [(&str, &[Script]); 5] = [
        ("Cjk", &[Script::Han, Script::Hiragana, Script::Katakana]),
        ("Thai", &[Script::Thai]),
        ("Lao", &[Script::Lao]),
        ("Khmer", &[Script::Khmer]),
        ("Burmese", &[Script::Myanmar]),
    ];
    out.push_str(
        "\n/// Returns the script of a letter that is written without spaces between words, by Script, and by Script_Extensions for\n\
         /// Chinese and Japanese. Ranges hold marks, digits and punctuation too.\n#[rustfmt::skip]\npub(super) fn spaceless(character: char) -> Option<Spaceless> {\n    \
         Some(match character {\n",
    );
    for (name, members) in scripts {
        let is = |character| {
            is_alphabetic(character)
                && !is_mark(character)
                && !is_decimal_digit(character)
                && members.iter().any(|script| match members.len() {
                    1 => property::<Script>().get(character) == *script,
                    // The prolonged sound mark is of Hiragana and Katakana.
                    _ => extensions.has_script(character, *script),
                })
        };
        let between = |character| {
            is_mark(character)
                || !is_alphabetic(character) && (!is_numeric(character) || character < '\u{3000}')
        };
        arm(out, &ranges(LETTERS, is, between), &format!("Spaceless::{name}"));
    }
    out.push_str("        _ => return None,\n    })\n}\n");
}

fn punctuation(out: &mut String) {
    out.push_str(
        "\n/// Returns the class of punctuation within words, and of the letters of Hebrew, by Word_Break.\n\
         #[rustfmt::skip]\npub(super) fn punctuation(character: char) -> Option<Class> {\n    Some(match character {\n",
    );
    let classes: [(&str, &[WordBreak]); 6] = [
        ("Binder", &[WordBreak::ExtendNumLet]),
        ("MidBoth", &[WordBreak::MidNumLet, WordBreak::SingleQuote]),
        ("MidLetter", &[WordBreak::MidLetter]),
        ("MidNumber", &[WordBreak::MidNum]),
        ("Quote", &[WordBreak::DoubleQuote]),
        ("Hebrew", &[WordBreak::HebrewLetter]),
    ];
    for (name, members) in classes {
        let is = |character| members.contains(&property::<WordBreak>().get(character));
        let between = |character| !is_assigned(character) || is_mark(character);
        arm(out, &ranges(BASIC, is, between), &format!("Class::{name}"));
    }
    out.push_str("        _ => return None,\n    })\n}\n");
}

/// Writes an arm of a match: each range, and `value`.
fn arm(out: &mut String, ranges: &[(u32, u32)], value: &str) {
    let patterns: Vec<String> = ranges
        .iter()
        .map(|(first, last)| {
            if first == last {
                format!("'\\u{{{first:X}}}'")
            } else {
                format!("'\\u{{{first:X}}}'..='\\u{{{last:X}}}'")
            }
        })
        .collect();
    lines(out, "        ", &patterns, " | ");
    let _ = writeln!(out, "            => {value},");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_tables_are_those_of_the_unicode_data() {
        let stored = include_str!("../../crates/article/src/text/tables.rs");
        assert!(
            unicode() == stored,
            "{TABLES} differs from the data of Unicode; `cargo xtask generate unicode` writes it"
        );
    }
}
