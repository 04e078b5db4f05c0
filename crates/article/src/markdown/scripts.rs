//! Superscript and subscript within a word: `H~2~O`, `x^2^`, `10^th^`.
//!
//! pulldown-cmark 0.13.6 accepts `^` and `~` only at the edge of a word. The others are found here by
//! pandoc's rule: a mark on each side, and no white space between.

use crate::model::Inline;

/// Maximum length of a script in bytes.
const MAX_LEN: usize = 24;

/// Adds `text`, which begins at `start` of the line's text, to `content`. Marks at the positions in `escaped`
/// are plain text.
pub(super) fn push(text: &str, start: usize, escaped: &[usize], content: &mut Vec<Inline>) {
    let mut kept = 0;
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(['~', '^'])) {
        let at = from + found;
        match script(text, at).filter(|end| {
            let is_escaped = |mark: &usize| escaped.binary_search(&(start + mark)).is_ok();
            !is_escaped(&at) && !is_escaped(&(end - 1))
        }) {
            Some(end) => {
                let raised = text.as_bytes().get(at) == Some(&b'^');
                let inner = text.get(at + 1..end - 1).unwrap_or_default();
                let inner = vec![Inline::Text(inner.into())];
                if at > kept {
                    content.push(Inline::Text(text.get(kept..at).unwrap_or_default().into()));
                }
                content.push(if raised {
                    Inline::Superscript(inner)
                } else {
                    Inline::Subscript(inner)
                });
                kept = end;
                from = end;
            }
            None => from = at + 1,
        }
    }
    if kept < text.len() {
        content.push(Inline::Text(text.get(kept..).unwrap_or_default().into()));
    }
}

/// Returns the end of the script whose first mark is at `at`.
fn script(text: &str, at: usize) -> Option<usize> {
    let mark = *text.as_bytes().get(at)?;
    let before = text.get(..at)?.chars().next_back()?;
    if !(before.is_alphanumeric() || matches!(before, ')' | ']')) {
        return None;
    }
    let inner = text.get(at + 1..)?;
    let length = inner.bytes().take(MAX_LEN + 1).position(|byte| byte == mark)?;
    let after = inner.as_bytes().get(length + 1);
    let inner = inner.get(..length)?;
    let fits = inner.chars().any(char::is_alphanumeric)
        && inner.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    '+' | '-' | '−' | '.' | ',' | '(' | ')' | '=' | '*' | '\'' | '′'
                )
        })
        && after != Some(&mark);
    fits.then_some(at + length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, escaped: &[usize]) -> String {
        let mut content = Vec::new();
        push(text, 0, escaped, &mut content);
        let show = |inline: &Inline| match inline {
            Inline::Text(text) => text.to_string(),
            Inline::Superscript(inner) => format!("<sup>{}</sup>", crate::model::plain_text(inner)),
            Inline::Subscript(inner) => format!("<sub>{}</sub>", crate::model::plain_text(inner)),
            other => format!("{other:?}"),
        };
        content.iter().map(show).collect()
    }

    #[test]
    fn indices_are_found_within_words() {
        let cases = [
            ("H~2~O", "H<sub>2</sub>O"),
            ("x^2^ + y^-1^.", "x<sup>2</sup> + y<sup>-1</sup>."),
            ("(a+b)^n^", "(a+b)<sup>n</sup>"),
            ("C~6~H~12~O~6~", "C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>"),
            ("10^th^", "10<sup>th</sup>"),
        ];
        for (text, expected) in cases {
            assert_eq!(marked(text, &[]), expected);
        }
    }

    #[test]
    fn other_tildes_and_carets_stay_text() {
        for text in [
            "a ~100 b~c",
            "a~b c~",
            "^_^ ^^",
            "a^^b^^",
            "a~~b~~",
            "a^b",
            "~2~",
            "a~b/c~",
            "a~012345678901234567890123456789~",
        ] {
            assert_eq!(marked(text, &[]), text);
        }
        assert_eq!(marked("a~2~", &[1]), "a~2~");
        assert_eq!(marked("a~2~", &[3]), "a~2~");
    }
}
