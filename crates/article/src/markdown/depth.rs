//! Limits how deep a line can reach before the Markdown parser sees it.
//!
//! pulldown-cmark's time on a line grows with the number of containers that are open, and the line that opens one has at
//! least a column for each around it. A line whose marks reach further in than any page can show loses the rest of
//! them: 10,000 open quotes and a thousand lines below took 0.4 s, growing with their product, and take none now.

use std::borrow::Cow;

use crate::model::WarningCode;
use crate::warnings::Warnings;

/// Twice what the deepest nesting that is kept can need: 32 lists, the marks of which are five columns wide.
const MOST_COLUMNS: usize = 320;

/// `text` without the quote marks, list marks and white space that stand further in than [`MOST_COLUMNS`]. Line ends
/// stay where they are.
pub(super) fn limit<'a>(text: &'a str, first_line: usize, warnings: &mut Warnings) -> Cow<'a, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut told = false;
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        // Most lines are shorter than the limit, or begin with a letter.
        if line.len() > MOST_COLUMNS {
            let marks = marks_length(line);
            if marks > MOST_COLUMNS {
                out.push_str(text.get(kept..start + MOST_COLUMNS).unwrap_or_default());
                kept = start + marks;
                if !told {
                    told = true;
                    let message = format!(
                        "expected text within {MOST_COLUMNS} columns, found marks and spaces beyond; they were left out"
                    );
                    warnings.add(WarningCode::Nesting, Some(first_line + index), message);
                }
            }
        }
        start += line.len();
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// The bytes at the start of `line` that open or continue containers. A tab counts as one column.
fn marks_length(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += match rest {
            [b' ' | b'\t' | b'>', ..] => 1,
            [b'-' | b'+' | b'*' | b':', b' ' | b'\t', ..] => 2,
            [b'0'..=b'9', ..] => {
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                match rest.get(digits..) {
                    Some([b'.' | b')', b' ' | b'\t', ..]) if digits <= 9 => digits + 2,
                    _ => return at,
                }
            }
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_within_the_limit_stays_as_it_is() {
        for text in [
            "",
            "a\n\nb",
            &format!("{}a", "> ".repeat(160)),
            &format!("{}a", " ".repeat(320)),
            &"-".repeat(1000),
            &"*a ".repeat(1000),
            &"long line ".repeat(1000),
        ] {
            let mut warnings = Warnings::default();
            assert!(matches!(limit(text, 1, &mut warnings), Cow::Borrowed(same) if same == text));
            assert!(warnings.into_vec().is_empty());
        }
    }

    #[test]
    fn marks_beyond_it_are_left_out_and_told_once() {
        let deep = format!("a\n{}b\n{}c\nd", ">".repeat(1000), "1. - ".repeat(1000));
        let mut warnings = Warnings::default();
        let limited = limit(&deep, 5, &mut warnings);
        assert_eq!(
            limited,
            format!("a\n{}b\n{}c\nd", ">".repeat(320), "1. - ".repeat(64))
        );
        let warnings = warnings.into_vec();
        assert_eq!(warnings.len(), 1);
        assert_eq!(warnings[0].line, Some(6));
    }
}
