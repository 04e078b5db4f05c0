//! Limits the nesting of a line before the Markdown parser sees it.
//!
//! pulldown-cmark's time for a line grows with the number of open containers, and a line that opens
//! containers has at least one column for each. A line that is indented further than any page can show loses
//! the marks beyond the limit. 10,000 open quotes with a thousand lines below took 0.4 s, growing with the
//! product of both. They now take no measurable time.

use std::borrow::Cow;

use crate::model::WarningCode;
use crate::warnings::Warnings;

/// Twice the columns of the deepest nesting that is kept: 32 lists with marks of five columns.
const MAX_COLUMNS: usize = 320;

/// Returns `text` without the quote marks, list marks and white space beyond [`MAX_COLUMNS`]. Line breaks are
/// kept, so that line numbers stay right.
pub(super) fn limit<'a>(text: &'a str, first_line: usize, warnings: &mut Warnings) -> Cow<'a, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut warned = false;
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        // Most lines are shorter than the limit, or begin with a letter.
        if line.len() > MAX_COLUMNS {
            let marks = marks_length(line);
            if marks > MAX_COLUMNS {
                out.push_str(text.get(kept..start + MAX_COLUMNS).unwrap_or_default());
                kept = start + marks;
                if !warned {
                    warned = true;
                    let message = format!(
                        "nesting: expected text within {MAX_COLUMNS} columns, found marks and spaces beyond; they are left out"
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

/// Returns the length of the marks at the start of `line` that open or continue containers. A tab counts as
/// one column.
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
    fn marks_beyond_the_limit_are_left_out_with_one_warning() {
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
