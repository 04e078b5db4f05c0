//! Searching a text as people type: in any case, with plain quotes and without vowel signs.

use std::ops::Range;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needle(Vec<char>);

impl Needle {
    /// `None` if `query` holds nothing to search for.
    #[must_use]
    pub fn new(query: &str) -> Option<Self> {
        let folded: Vec<char> = query.trim().chars().flat_map(fold).collect();
        (!folded.is_empty()).then_some(Self(folded))
    }

    /// Returns the matches in `text`, in bytes, in order and without overlap.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let folded: Vec<(char, Range<usize>)> = text
            .char_indices()
            .flat_map(|(start, c)| {
                let range = start..start + c.len_utf8();
                fold(c).map(move |c| (c, range.clone()))
            })
            .collect();
        let mut found = Vec::new();
        let mut rest = folded.as_slice();
        while rest.len() >= self.0.len() {
            let (candidate, after) = rest.split_at(self.0.len());
            let same = candidate.iter().map(|(c, _)| c).eq(&self.0);
            match (same, candidate) {
                (true, [first, .., last]) => found.push(first.1.start..last.1.end),
                (true, [only]) => found.push(only.1.clone()),
                _ => {
                    rest = rest.get(1..).unwrap_or_default();
                    continue;
                }
            }
            rest = after;
        }
        found
    }
}

/// The characters that `c` is compared as; none for signs that are not typed.
fn fold(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().filter_map(|c| match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        // Combining accents, Hebrew points, Arabic vowel signs, the Arabic tatweel.
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' => None,
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        '‘' | '’' | 'ʼ' | '′' | '׳' => Some('\''),
        '“' | '”' | '„' | '«' | '»' | '″' | '״' => Some('"'),
        '‐' | '‑' | '–' | '—' | '־' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let ranges = Needle::new(query)
            .map(|needle| needle.find(text))
            .unwrap_or_default();
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_text_is_found_by_any_spelling() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "bridge",
                "The Bridge, the BRIDGE; a bri\u{ad}dge.",
                &["Bridge", "BRIDGE", "bri\u{ad}dge"],
            ),
            ("it's", "It’s what it’s", &["It’s", "it’s"]),
            (
                " two words ",
                "two\u{a0}words and two\nwords",
                &["two\u{a0}words", "two\nwords"],
            ),
            ("aa", "aaaa aaa", &["aa", "aa", "aa"]),
            ("سوق", "سُوق السوق", &["سُوق", "سوق"]),
            ("МІСТ", "міст і мости", &["міст"]),
            ("灯", "港の灯りと灯台", &["灯", "灯"]),
            ("istanbul", "İstanbul", &["İstanbul"]),
            ("x", "", &[]),
            ("longer than the text", "short", &[]),
        ];
        for (query, text, expected) in cases {
            assert_eq!(found(query, text), *expected, "{query} in {text}");
        }
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        for query in ["", "  \n", "\u{ad}", "\u{301}"] {
            assert_eq!(Needle::new(query), None, "{query:?}");
        }
    }
}
