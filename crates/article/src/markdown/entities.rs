//! Character references in raw HTML and JSON: `&amp;`, `&#8217;`.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options};

use crate::markdown::each_event;

/// The longest character reference in HTML: `&CounterClockwiseContourIntegral;`.
const MAX_LEN: usize = 33;

/// Replaces the character references in `text` (HTML Standard, section 13.5, those with a semicolon). Unknown
/// references are kept as written.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from
            .bytes()
            .take(MAX_LEN)
            .skip(1)
            .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let reference = end
            .filter(|end| from.as_bytes().get(end + 1) == Some(&b';'))
            .and_then(|end| from.get(..end + 2));
        match reference {
            Some(reference) => {
                push_decoded(&mut out, reference);
                rest = from.get(reference.len()..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Uses the Markdown parser's table of HTML's 2,125 names. A second table would double it in the bundle.
fn push_decoded(out: &mut String, reference: &str) {
    each_event(reference, Options::empty(), &mut |event, _| {
        if let Event::Text(text) = event {
            out.push_str(&text);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_references_become_their_characters() {
        let cases = [
            ("a", "a"),
            ("&amp;lt; &lt;b&gt;", "&lt; <b>"),
            ("caf&eacute; &#8217; &#x2019;", "café ’ ’"),
            ("&nbsp;&CounterClockwiseContourIntegral;", "\u{A0}∳"),
            (
                "&nothing; &; & &#; &#x; AT&T a&b;",
                "&nothing; &; & &#; &#x; AT&T a&b;",
            ),
            ("&#0;", "\u{FFFD}"),
            ("&é;&", "&é;&"),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
