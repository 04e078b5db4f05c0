//! Bare addresses in running text: `https://…`, `www.…`, `name@example.org` (GFM, section 6.9).

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words.
    Text(&'a str),
    /// An address, and where it leads.
    Link(&'a str, String),
}

/// Cuts `text` into words and addresses; `None` where it holds no address, which is nearly always.
pub(super) fn split(text: &str) -> Option<Vec<Piece<'_>>> {
    if !(text.contains("://") || text.contains('@') || text.contains("www.")) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(found) = find(text, kept, from) {
        let Some((start, end, url)) = found.link else {
            from = found.next;
            continue;
        };
        if start > kept {
            pieces.extend(text.get(kept..start).map(Piece::Text));
        }
        pieces.extend(text.get(start..end).map(|words| Piece::Link(words, url)));
        kept = end;
        from = end;
    }
    if kept == 0 {
        return None;
    }
    if kept < text.len() {
        pieces.extend(text.get(kept..).map(Piece::Text));
    }
    Some(pieces)
}

/// Something that looks like an address.
struct Candidate {
    /// Its bytes and where it leads, if it is one.
    link: Option<(usize, usize, String)>,
    /// Where to look on if it is none.
    next: usize,
}

/// The first candidate at or after `from`; nothing before `kept` may be part of it.
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

/// An address around the `://` at `colon`.
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

/// An address that begins with the `www.` at `start`.
fn www_address(text: &str, kept: usize, start: usize) -> Option<(usize, usize, String)> {
    let before = text.get(kept..start)?.chars().next_back();
    if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '~' | '(')) {
        return None;
    }
    let end = start + domain_length(text.get(start..)?, true)?;
    let end = path_end(text, end);
    Some((start, end, format!("http://{}", text.get(start..end)?)))
}

/// A mail address around the `@` at `at`.
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

/// The length of the domain at the start of `text`: letters, digits, `-` and `_` between dots, no `_` in its last two
/// parts, and at least one dot where `dotted`.
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

/// Emoji make domains too.
fn is_symbol(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Where the address that goes on at `from` ends: before white space or `<`, and before the punctuation that belongs to
/// the sentence.
fn path_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    // GFM knows only ASCII; a Chinese or Japanese sentence goes on without a space.
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

/// The length of the `&name;` at the end of `text`.
fn reference_length(text: &str) -> Option<usize> {
    let before = text.strip_suffix(';')?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    (start.ends_with('&') && start.len() < before.len()).then(|| text.len() + 1 - start.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let pieces = split(text).unwrap_or_else(|| vec![Piece::Text(text)]);
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => (*text).to_owned(),
                Piece::Link(words, url) if url == words => format!("[{words}]"),
                Piece::Link(words, url) => format!("[{words}]({url})"),
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
    fn what_only_looks_like_an_address_stays_text() {
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

    #[test]
    fn long_runs_are_read() {
        // tests/it/growth.rs counts the work.
        for part in [
            "http://",
            "a@",
            "www.",
            "a@b.c@",
            "http://a_b ",
            "a.",
            "(",
            ")",
            "&a;",
            "http://a.b/)",
            ";",
        ] {
            let _ = split(&format!("http://a.b/{}", part.repeat(20_000)));
            let _ = split(&part.repeat(20_000));
        }
    }
}
