//! Names, lists and what belongs to them, told by how far in they stand (YAML 1.2.2, chapter 8).

use super::{DEEPEST, MOST_NAMES, TOO_DEEP, TOO_MANY, Yaml, lines::Line, scalar};
use crate::model::{Map, Value, WarningCode};
use crate::warnings::{Warnings, quote};

/// Reads line after line.
pub(super) struct Reader<'a, 'w> {
    pub(super) lines: Vec<Line<'a>>,
    /// The next line to read.
    pub(super) at: usize,
    warnings: &'w mut Warnings,
    out: Yaml,
}

impl<'a, 'w> Reader<'a, 'w> {
    pub(super) fn new(text: &'a str, first_line: usize, warnings: &'w mut Warnings) -> Self {
        Self {
            lines: Line::all(text, first_line),
            at: 0,
            warnings,
            out: Yaml::default(),
        }
    }

    pub(super) fn read(mut self) -> Yaml {
        // One round, unless a later line stands further out than the first.
        while let Some(line) = self.next_line() {
            let map = self.map(line.indent, 0);
            self.out.map.extend(map);
        }
        self.out
    }

    /// The next line that says something; it stays the next until [`Self::at`] moves.
    pub(super) fn next_line(&mut self) -> Option<Line<'a>> {
        loop {
            let line = *self.lines.get(self.at)?;
            if !line.is_blank() && !line.is_comment() {
                if line.has_tab {
                    let message = "expected spaces before the text, found a tab; it counts as two spaces";
                    self.tell(line, message, "");
                    if let Some(line) = self.lines.get_mut(self.at) {
                        line.has_tab = false;
                    }
                }
                return Some(line);
            }
            self.at += 1;
        }
    }

    /// The names that stand exactly `indent` columns in, with their values.
    fn map(&mut self, indent: usize, depth: usize) -> Map {
        let mut map = Map::new();
        while let Some(line) = self.next_line() {
            if line.indent < indent {
                break;
            }
            self.at += 1;
            let Some((name, rest)) = split_name(line.text).filter(|_| line.indent == indent) else {
                self.left_out(line);
                continue;
            };
            if map.len() >= MOST_NAMES {
                self.tell(line, TOO_MANY, "");
                self.value(line, rest, indent + 1, Some(indent), depth + 1);
                continue;
            }
            if map.contains_key(&name) || (depth == 0 && self.out.map.contains_key(&name)) {
                self.tell(line, "{} is given twice; the last one counts", &name);
            }
            if depth == 0 {
                self.out.lines.push((name.clone(), line.number));
            }
            let value = self.value(line, rest, indent + 1, Some(indent), depth + 1);
            map.insert(name, value);
        }
        map
    }

    /// The entries whose `-` stands exactly `indent` columns in.
    fn sequence(&mut self, indent: usize, depth: usize) -> Vec<Value> {
        let mut entries = Vec::new();
        while let Some(line) = self.next_line() {
            if line.indent > indent {
                self.at += 1;
                self.left_out(line);
                continue;
            }
            if line.indent < indent || !line.is_entry() {
                break;
            }
            let after = line.text.get(1..).unwrap_or_default();
            let rest = after.trim_start_matches([' ', '\t']);
            if rest.is_empty() || rest.starts_with('#') {
                self.at += 1;
                entries.push(self.value(line, "", indent + 1, None, depth + 1));
            } else {
                // What follows the `-` reads like a line that stands where it begins.
                let columns = 1 + after.len() - rest.len();
                if let Some(slot) = self.lines.get_mut(self.at) {
                    *slot = line.inside(columns, rest);
                }
                entries.push(self.node(indent + 1, depth + 1));
            }
        }
        entries
    }

    /// Whatever begins on the next line, which stands at least `least` columns in.
    fn node(&mut self, least: usize, depth: usize) -> Value {
        let Some(line) = self.next_line().filter(|line| line.indent >= least) else {
            return Value::Null;
        };
        if depth > DEEPEST {
            self.tell(line, TOO_DEEP, "");
            while self.next_line().is_some_and(|line| line.indent >= least) {
                self.at += 1;
            }
            return Value::Null;
        }
        if line.is_entry() {
            Value::Array(self.sequence(line.indent, depth))
        } else if split_name(line.text).is_some() {
            Value::Object(self.map(line.indent, depth))
        } else {
            self.at += 1;
            self.value(line, line.text, least, None, depth)
        }
    }

    /// The value that begins with `rest` on `line`, which was read; its further lines stand at least `least` columns
    /// in, or are a list whose `-` stand at `list_indent`, right under the name.
    fn value(
        &mut self,
        line: Line<'a>,
        rest: &'a str,
        least: usize,
        list_indent: Option<usize>,
        depth: usize,
    ) -> Value {
        let rest = self.without_properties(line, rest);
        match rest.chars().next() {
            None | Some('#') => match self.next_line() {
                Some(next) if next.indent >= least => self.node(least, depth),
                Some(next) if Some(next.indent) == list_indent && next.is_entry() && depth <= DEEPEST => {
                    Value::Array(self.sequence(next.indent, depth))
                }
                _ => Value::Null,
            },
            Some('|' | '>') => self.block_scalar(line, rest, least),
            Some('"' | '\'') => self.quoted(line, rest, least),
            Some('[' | '{') => self.flow(line, rest, least),
            Some('*') if is_alias(rest) => {
                let message = "aliases such as {} are not read; write the value itself";
                self.tell(line, message, rest);
                Value::Null
            }
            Some('*' | '@' | '`' | '%') => {
                self.unquoted(line, rest);
                self.plain(line, rest, least)
            }
            // A name that is more than one line of text, as in `? name`.
            Some('?' | ':') if matches!(rest.as_bytes().get(1), None | Some(b' ' | b'\t')) => {
                self.unquoted(line, rest);
                self.plain(line, rest, least)
            }
            Some(_) => self.plain(line, rest, least),
        }
    }

    /// `rest` after its tags (`!!str`), which are ignored, and anchors (`&name`), which are told.
    fn without_properties(&mut self, line: Line<'a>, rest: &'a str) -> &'a str {
        let mut rest = rest.trim_start_matches([' ', '\t']);
        while rest.starts_with(['!', '&']) {
            let (property, after) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
            if property.starts_with('&') {
                self.tell(line, "anchors such as {} are not read; the value is", property);
            }
            rest = after.trim_start_matches([' ', '\t']);
        }
        rest
    }

    /// Unquoted text, which may go on over the lines below.
    fn plain(&mut self, line: Line<'a>, rest: &'a str, least: usize) -> Value {
        let first = scalar::without_comment(rest);
        if first.contains(": ") || first.ends_with(':') {
            self.unquoted(line, first);
        }
        let commented = first.len() < rest.len();
        let mut text = first.to_owned();
        let mut breaks = 0;
        let mut end = self.at;
        while let Some(next) = self.lines.get(end).filter(|_| !commented) {
            end += 1;
            if next.is_blank() {
                breaks += 1;
                continue;
            }
            if next.indent < least || next.is_comment() || split_name(next.text).is_some() {
                break;
            }
            scalar::push_breaks(&mut text, breaks);
            breaks = 0;
            let more = scalar::without_comment(next.text);
            text.push_str(more);
            self.at = end;
            if more.len() < next.text.len() {
                break;
            }
        }
        scalar::resolve(&text)
    }

    pub(super) fn unquoted(&mut self, line: Line<'a>, found: &str) {
        let message =
            "expected quotes around {}, since YAML reads its punctuation otherwise; it was taken as text";
        self.tell(line, message, found);
    }

    fn left_out(&mut self, line: Line<'a>) {
        let further_in;
        let message = match (split_name(line.text), line.is_entry()) {
            (Some(_), _) => {
                further_in = format!(
                    "expected the name as far in as those above, found {{}} after {} spaces; the line was left out",
                    line.indent
                );
                &further_in
            }
            (None, true) => {
                "expected `name: value`, found the list entry {} without a name above it; the line was left out"
            }
            (None, false) => "expected `name: value`, found {}; the line was left out",
        };
        self.tell(line, message, line.text);
    }

    /// Tells `message` of `line`; `found` is quoted where it says `{}`. (One `format!` for all of them: each is 100 bytes
    /// with what it drops.)
    pub(super) fn tell(&mut self, line: Line<'a>, message: &str, found: &str) {
        let found = quote(found);
        let (before, found, after) = match message.split_once("{}") {
            Some((before, after)) => (before, &*found, after),
            None => (message, "", ""),
        };
        self.warnings.add(
            WarningCode::FrontMatter,
            Some(line.number),
            format!("front matter: {before}{found}{after}"),
        );
    }
}

/// The name that `text` begins with, and what follows its colon; `None` where `text` is no `name: value`.
fn split_name(text: &str) -> Option<(String, &str)> {
    let (name, rest) = match text.bytes().next()? {
        b'"' | b'\'' => {
            let name = scalar::quoted(text)?;
            let rest = text.get(name.length..)?;
            let rest = rest
                .trim_start_matches([' ', '\t'])
                .strip_prefix(':')
                .filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))?;
            (name.text, rest)
        }
        b'[' | b'{' | b']' | b'}' | b',' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'@' | b'`' | b'%' => {
            return None;
        }
        _ => {
            let plain = scalar::without_comment(text);
            let colon = plain.match_indices(':').map(|(at, _)| at).find(|at| {
                let after = plain.as_bytes().get(at + 1);
                after.is_none_or(|byte| matches!(byte, b' ' | b'\t'))
            })?;
            let name = plain.get(..colon)?.trim_end();
            let complex = ["?", "-"].contains(&name) || name.starts_with("? ") || name.starts_with("- ");
            if name.is_empty() || complex {
                return None;
            }
            (name.to_owned(), text.get(colon + 1..)?)
        }
    };
    Some((name, rest.trim_matches([' ', '\t'])))
}

/// Whether `text` is `*name` and nothing else: emphasis, as authors write it, has more to it.
fn is_alias(text: &str) -> bool {
    let name = scalar::without_comment(text).get(1..).unwrap_or_default();
    !name.is_empty() && !name.contains([' ', '\t', '*'])
}

/// Whether `text` could be a line `name: value` of front matter.
pub(super) fn is_name(text: &str) -> bool {
    split_name(text).is_some()
}
