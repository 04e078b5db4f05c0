//! Compares the addresses of stories.

/// An address normalised for comparison. Ignored are the scheme (`http` or `https`), the case of the host, a
/// default port, `index.html`, trailing slashes, the fragment, and differences in percent-encoding (RFC 3986,
/// section 6.2.2). The query is kept, because many sites identify their stories by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryAddress(String);

impl StoryAddress {
    /// Normalises an absolute address. A relative address is only comparable with addresses relative to the
    /// same page.
    pub fn new(address: &str) -> Self {
        let whole = address.trim().split('#').next().unwrap_or_default();
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        let mut out = String::with_capacity(whole.len());
        let path = match after_scheme(path) {
            Some(rest) => {
                let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                let host = host.to_ascii_lowercase();
                let without_port = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80"));
                out.push_str("//");
                out.push_str(without_port.unwrap_or(&host));
                path
            }
            None => path.trim_start_matches("./"),
        };
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        push_normalised(&mut out, path.trim_end_matches('/'));
        if !query.is_empty() {
            out.push('?');
            push_normalised(&mut out, query);
        }
        Self(out)
    }
}

/// Returns the text after `http://`, `https://` or `//`.
fn after_scheme(address: &str) -> Option<&str> {
    ["https://", "http://", "//"].iter().find_map(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

/// Adds `text` with each character in one spelling: as itself if it is allowed, else percent-encoded with
/// upper-case digits.
fn push_normalised(out: &mut String, text: &str) {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let escaped = match byte {
            b'%' => {
                let mut ahead = bytes.clone();
                let value = ahead
                    .next()
                    .and_then(hex)
                    .zip(ahead.next().and_then(hex))
                    .map(|(high, low)| high << 4 | low);
                if value.is_some() {
                    bytes = ahead;
                }
                value
            }
            _ => None,
        };
        match escaped.unwrap_or(byte) {
            byte @ (b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~') => {
                out.push(char::from(byte))
            }
            byte if escaped.is_none() && byte.is_ascii_graphic() => out.push(char::from(byte)),
            byte => {
                out.push('%');
                let digit = |value| {
                    char::from_digit(u32::from(value), 16)
                        .unwrap_or('0')
                        .to_ascii_uppercase()
                };
                out.extend([digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::StoryAddress;

    #[test]
    fn one_story_has_many_addresses() {
        for (one, other) in [
            ("https://a.example/bridge/", "http://a.example/bridge"),
            (
                "https://a.example/bridge/",
                "//A.Example:443/bridge/index.html#top",
            ),
            ("https://a.example", "HTTPS://a.example:443/"),
            ("http://a.example:80/?p=12", "https://a.example/?p=12#comments"),
            ("../articles/bridge/", "../articles/bridge/index.html"),
            ("/articles/bridge", "/articles/bridge/?"),
            ("./bridge.html", "bridge.html"),
            ("/міст", "/%d0%bc%D1%96%D1%81%D1%82"),
            ("/a%7Eb", "/a~b"),
            ("/a b", "/a%20b"),
        ] {
            assert_eq!(StoryAddress::new(one), StoryAddress::new(other));
        }
    }

    #[test]
    fn two_stories_stay_two() {
        for (one, other) in [
            ("https://a.example/bridge", "https://b.example/bridge"),
            ("https://a.example/bridge", "https://a.example/Bridge"),
            ("https://a.example/?p=12", "https://a.example/?p=13"),
            ("https://a.example/bridge", "/bridge"),
            ("https://a.example:8080/", "https://a.example/"),
            ("/my-index.html", "/my-"),
            ("/a%2Fb", "/a/b"),
            ("/a%3Fb", "/a?b"),
            ("/100%", "/100%25"),
        ] {
            assert_ne!(StoryAddress::new(one), StoryAddress::new(other), "{one} {other}");
        }
    }
}
