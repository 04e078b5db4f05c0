//! Bare addresses in running text: `https://…`, `www.…`, `name@example.org` (GFM, section 6.9).

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// Plain text.
    Text(&'a str),
    /// An address as written, and the link's target.
    Link(&'a str, String),
}

/// Splits `text` into plain text and addresses. Returns `None` if it holds no address, as most texts do.
pub(super) fn split(text: &str) -> Option<Vec<Segment<'_>>> {
    if !(text.contains("://") || text.contains('@') || text.contains("www.")) {
        return None;
    }
    let mut segments = Vec::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(found) = find(text, kept, from) {
        let Some((start, end, url)) = found.link else {
            from = found.next;
            continue;
        };
        if start > kept {
            segments.extend(text.get(kept..start).map(Segment::Text));
        }
        segments.extend(text.get(start..end).map(|words| Segment::Link(words, url)));
        kept = end;
        from = end;
    }
    if kept == 0 {
        return None;
    }
    if kept < text.len() {
        segments.extend(text.get(kept..).map(Segment::Text));
    }
    Some(segments)
}

/// Text that looks like an address.
struct Candidate {
    /// The byte range and the link's target, if it is an address.
    link: Option<(usize, usize, String)>,
    /// The position to continue the search from if it is not.
    next: usize,
}

/// Finds the first candidate at or after `from`. It cannot include anything before `kept`.
fn find(text: &str, kept: usize, from: usize) -> Option<Candidate> {
    let bytes = text.as_bytes();
    for (offset, byte) in bytes.get(from..)?.iter().enumerate() {
        let at = from + offset;
        let link = match byte {
            b':' if starts_with(text, at, "://") => web_address(text, kept, at),
            b'w' if starts_with(text, at, "www.") => www_address(text, kept, at),
            b'@' => mail_address(text, kept, at),
            _ => continue,
        };
        return Some(Candidate { link, next: at + 1 });
    }
    None
}

fn starts_with(text: &str, at: usize, prefix: &str) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(prefix))
}

/// Reads the address around the `://` at `colon`.
fn web_address(text: &str, kept: usize, colon: usize) -> Option<(usize, usize, String)> {
    let before = text.get(kept..colon)?;
    let letters = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let start = colon - letters;
    let scheme = text.get(start..colon)?.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let host = colon + 3;
    let end = host + domain_length(text.get(host..)?, false)?;
    let end = path_end(text, end);
    Some((start, end, text.get(start..end)?.to_owned()))
}

/// Reads the address that begins with the `www.` at `start`.
fn www_address(text: &str, kept: usize, start: usize) -> Option<(usize, usize, String)> {
    let before = text.get(kept..start)?.chars().next_back();
    if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '~' | '(')) {
        return None;
    }
    let end = start + domain_length(text.get(start..)?, true)?;
    let end = path_end(text, end);
    Some((start, end, format!("http://{}", text.get(start..end)?)))
}

/// Reads the mail address around the `@` at `at`.
fn mail_address(text: &str, kept: usize, at: usize) -> Option<(usize, usize, String)> {
    let name = text.get(kept..at)?.bytes().rev();
    let name = name
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
        .count();
    let rest = text.get(at + 1..)?;
    let host = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        .count();
    let host = rest.get(..host)?.trim_end_matches('.');
    let ends_well = host
        .bytes()
        .next_back()
        .is_some_and(|b| b.is_ascii_alphanumeric());
    let starts_well = host.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
    let next_is_at = rest.as_bytes().get(host.len()) == Some(&b'@');
    if name == 0 || !ends_well || !starts_well || !host.contains('.') || next_is_at {
        return None;
    }
    let start = at - name;
    let end = at + 1 + host.len();
    Some((start, end, format!("mailto:{}", text.get(start..end)?)))
}

/// Returns the length of the domain at the start of `text`: letters, digits, `-` and `_` between dots, no `_`
/// in its last two labels, and at least one dot if `dotted`.
fn domain_length(text: &str, dotted: bool) -> Option<usize> {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || is_symbol(c)))
        .unwrap_or(text.len());
    let domain = text.get(..end)?;
    let mut parts = domain.trim_end_matches('.').rsplit('.');
    let last = parts.next()?;
    let second = parts.next();
    let fits = !domain.starts_with('.')
        && !last.is_empty()
        && !last.contains('_')
        && !second.is_some_and(|part| part.contains('_') || part.is_empty())
        && (second.is_some() || !dotted);
    fits.then_some(end)
}

/// Emoji are allowed in domains.
fn is_symbol(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Returns the end of the address that continues at `from`: before white space or `<`, and before the
/// punctuation of the sentence.
fn path_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    // GFM ends an address at ASCII characters only. A Chinese or Japanese sentence continues without a space.
    let stops = |c: char| {
        c.is_whitespace()
            || c == '<'
            || matches!(c, '\u{3000}'..='\u{3011}' | '\u{FF01}' | '\u{FF08}'..='\u{FF0C}' | '\u{FF1A}'..='\u{FF1F}')
    };
    let length = rest.find(stops).unwrap_or(rest.len());
    let mut path = rest.get(..length).unwrap_or_default();
    let mut open = path.matches('(').count();
    let mut closed = path.matches(')').count();
    loop {
        let Some(last) = path.chars().next_back() else {
            // The sentence may end right after the domain.
            let domain = text.get(..from).unwrap_or_default();
            return domain.trim_end_matches(['.', '-', '_']).len();
        };
        let cut = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '\u{2019}' | '\u{201D}'
            | '\u{BB}' => last.len_utf8(),
            ')' if closed > open => 1,
            ';' => reference_length(path).unwrap_or(1),
            _ => return from + path.len(),
        };
        let (left, right) = path.split_at(path.len().saturating_sub(cut));
        open -= right.matches('(').count();
        closed -= right.matches(')').count();
        path = left;
    }
}

/// Returns the length of a `&name;` at the end of `text`.
fn reference_length(text: &str) -> Option<usize> {
    let before = text.strip_suffix(';')?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    (start.ends_with('&') && start.len() < before.len()).then(|| text.len() + 1 - start.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let segments = split(text).unwrap_or_else(|| vec![Segment::Text(text)]);
        segments
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => (*text).to_owned(),
                Segment::Link(words, url) if url == words => format!("[{words}]"),
                Segment::Link(words, url) => format!("[{words}]({url})"),
            })
            .collect()
    }

    #[test]
    fn bare_addresses_become_links() {
        let cases = [
            ("https://a.example", "[https://a.example]"),
            (
                "see https://a.example/b?c=d#e.",
                "see [https://a.example/b?c=d#e].",
            ),
            ("(https://a.example/b_(c))", "([https://a.example/b_(c)])"),
            ("\"HTTP://a.example\", x", "\"[HTTP://a.example]\", x"),
            ("www.a.example/b", "[www.a.example/b](http://www.a.example/b)"),
            ("www.a.example.", "[www.a.example](http://www.a.example)."),
            ("b@c.example.", "[b@c.example](mailto:b@c.example)."),
            (
                "b@c.example and https://d.example!",
                "[b@c.example](mailto:b@c.example) and [https://d.example]!",
            ),
            (
                "詳しくは https://a.example/b。次",
                "詳しくは [https://a.example/b]。次",
            ),
            ("詳しくはhttps://a.example", "詳しくは[https://a.example]"),
            ("https://a.example/b&amp;", "[https://a.example/b]&amp;"),
            ("http://localhost", "[http://localhost]"),
        ];
        for (text, expected) in cases {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn text_that_only_looks_like_an_address_stays_text() {
        for text in [
            "a :// b",
            "javascript://x.example",
            "ftp://a.example",
            "http://",
            "https:// a",
            "www.",
            "wwww.a.example",
            "xwww.a.example",
            "@name",
            "a@b",
            "a@b.c@d.e@",
            "@a.b.c@. x",
            "http://a_b.c_d",
            "http://...",
        ] {
            assert_eq!(marked(text), text);
        }
    }
}
