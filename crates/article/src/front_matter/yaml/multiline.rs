//! Values that may run over several lines: quoted, literal (`|`), folded (`>`), and flow collections.

use super::block::Reader;
use super::flow::{self, Flow};
use super::lines::Line;
use super::scalar;
use crate::model::Value;

impl<'a> Reader<'a, '_> {
    /// A value in quotes.
    pub(super) fn quoted(&mut self, line: Line<'a>, rest: &'a str, least: usize) -> Value {
        let joined;
        let mut text = rest;
        let mut quoted = scalar::quoted(rest);
        if quoted.is_none() {
            joined = self.with_lines_below(line, rest, &|next| next.indent >= least);
            text = &joined;
            quoted = scalar::quoted(text);
        }
        let Some(quoted) = quoted else {
            self.tell(line, "expected a closing quote, found none after {}", rest);
            return Value::String(rest.trim_matches(['"', '\'']).to_owned());
        };
        let taken = text.get(..quoted.length).unwrap_or(text);
        self.at += taken.matches('\n').count();
        let after = text.get(quoted.length..).unwrap_or_default();
        let after = after.lines().next().unwrap_or_default();
        if !scalar::without_comment(after).is_empty() {
            // `'It's here'`, or a headline that begins with a quotation.
            self.unquoted(line, rest);
            let mark = rest.chars().next().unwrap_or_default();
            let inner = rest
                .strip_prefix(mark)
                .and_then(|rest| rest.strip_suffix(mark))
                .filter(|inner| mark == '\'' || !inner.contains(mark));
            return Value::String(inner.unwrap_or(rest).to_owned());
        }
        if let Some(escape) = quoted.unknown_escape {
            let message = "expected an escape such as `\\n` or `\\\\`, found {}; it stays as it is written";
            self.tell(line, message, &format!("\\{escape}"));
        }
        Value::String(quoted.text)
    }

    /// A list or a map in brackets.
    pub(super) fn flow(&mut self, line: Line<'a>, rest: &'a str, least: usize) -> Value {
        let joined;
        let mut text = rest;
        let mut read = Flow::read(rest);
        if read.problem == Some(flow::Problem::Unclosed) {
            joined = self.with_lines_below(line, rest, &|next| {
                // A closing bracket right under the name is common, though YAML wants it further in.
                next.indent >= least || next.text.starts_with([']', '}'])
            });
            text = &joined;
            read = Flow::read(text);
        }
        let taken = text.get(..read.length).unwrap_or(text);
        self.at += taken.matches('\n').count();
        let after = text.get(read.length..).unwrap_or_default();
        let after = scalar::without_comment(after.lines().next().unwrap_or_default());
        match read.problem {
            Some(problem) => self.tell(line, problem.message(), ""),
            None if !after.is_empty() => {
                let message = "expected nothing after the closing bracket, found {}; it was left out";
                self.tell(line, message, after);
            }
            None => {}
        }
        read.value
    }

    /// Returns `first`, the end of `line`, and the lines below it that `belongs` takes or that are blank. White space at
    /// the ends of lines stays: after a backslash it is text.
    fn with_lines_below(&self, line: Line<'a>, first: &str, belongs: &dyn Fn(&Line<'a>) -> bool) -> String {
        const WHITE: [char; 2] = [' ', '\t'];
        let mut text = first.to_owned();
        let trimmed = line.raw.trim_end_matches(WHITE).len();
        text.push_str(line.raw.get(trimmed..).unwrap_or_default());
        for next in self.lines.get(self.at..).unwrap_or_default() {
            if !next.is_blank() && !belongs(next) {
                break;
            }
            text.push('\n');
            text.push_str(next.raw.trim_start_matches(WHITE));
        }
        text
    }

    /// A literal or folded block (section 8.1); `header` is its first line from the `|` or `>` on.
    pub(super) fn block_scalar(&mut self, line: Line<'a>, header: &'a str, least: usize) -> Value {
        let folded = header.starts_with('>');
        let mut chomping = Chomping::Clip;
        let mut indent = None;
        for byte in scalar::without_comment(header).bytes().skip(1) {
            match byte {
                b'-' => chomping = Chomping::Strip,
                b'+' => chomping = Chomping::Keep,
                // Counted from where the name stands, one column further out than `least`.
                b'1'..=b'9' => indent = Some(least.saturating_sub(1) + usize::from(byte - b'0')),
                _ => {
                    self.tell(line, "expected a line end after `|` or `>`, found {}", header);
                    break;
                }
            }
        }
        let mut content: Vec<&'a str> = Vec::new();
        while let Some(next) = self.lines.get(self.at) {
            let spaces = next.raw.len() - next.raw.trim_start_matches(' ').len();
            // A tab is text here, if it is far enough in.
            let blank = next.raw.len() == spaces;
            let inside = *indent.get_or_insert_with(|| if blank { usize::MAX } else { spaces.max(least) });
            if blank && inside == usize::MAX {
                // Blank lines before the first text do not tell the indent.
                indent = None;
                content.push("");
            } else if blank || spaces >= inside {
                content.push(next.raw.get(inside..).unwrap_or_default());
            } else if next.is_blank() {
                content.push("");
            } else {
                break;
            }
            self.at += 1;
        }
        Value::String(chomping.end(content, folded))
    }
}

/// What becomes of the line breaks at the end of a block.
#[derive(Clone, Copy)]
enum Chomping {
    /// One stays.
    Clip,
    /// None stays.
    Strip,
    /// All stay.
    Keep,
}

impl Chomping {
    fn end(self, mut lines: Vec<&str>, folded: bool) -> String {
        let blank = lines.iter().rev().take_while(|line| line.is_empty()).count();
        lines.truncate(lines.len() - blank);
        let mut text = if folded { fold(&lines) } else { lines.join("\n") };
        let breaks = match self {
            Self::Strip => 0,
            Self::Clip => usize::from(!lines.is_empty()),
            Self::Keep => blank + usize::from(!lines.is_empty()),
        };
        for _ in 0..breaks {
            text.push('\n');
        }
        text
    }
}

/// Joins lines by spaces; empty lines become line breaks, and lines that stand further in keep theirs (section 8.1.3).
fn fold(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut breaks = 0;
    let mut previous_further_in = true;
    for (index, line) in lines.iter().enumerate() {
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        let further_in = line.starts_with([' ', '\t']);
        if index > breaks && (further_in || previous_further_in) {
            breaks += 1;
        }
        if breaks > 0 || !text.is_empty() {
            scalar::push_breaks(&mut text, breaks);
        }
        text.push_str(line);
        breaks = 0;
        previous_further_in = further_in;
    }
    text
}
