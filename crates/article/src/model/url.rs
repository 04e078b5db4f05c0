//! The checked address type. Every address in the page goes through it.

use std::rc::Rc;

use serde::Serialize;

/// An address that is safe to put into a page: `http`, `https`, `mailto`, `tel` or relative. For images also
/// `data:image/` of raster types. [`SafeUrl::parse`] is the only way to create one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SafeUrl(Rc<str>);

/// The use of an address. It decides which schemes are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlUse {
    /// A link that readers follow.
    Link,
    /// The source of an image.
    Image,
    /// A file that the widget or the player fetches: audio, timings, related links.
    Resource,
}

/// Raster images only. An SVG can contain scripts.
const RASTER_TYPES: [&str; 7] = [
    "image/avif",
    "image/bmp",
    "image/gif",
    "image/jpeg",
    "image/jpg",
    "image/png",
    "image/webp",
];

impl SafeUrl {
    /// Checks `text` for `usage` and resolves it against `base`, if there is one.
    ///
    /// White space and control characters are first removed as browsers do it (WHATWG URL, "basic URL
    /// parser", steps 1 to 3), so that the checked address is the one that a browser follows.
    ///
    /// Returns `None` if the address is empty or its scheme is not allowed for `usage`.
    #[must_use]
    pub fn parse(text: &str, usage: UrlUse, base: Option<&BaseUrl>) -> Option<Self> {
        let mut cleaned = String::with_capacity(text.len());
        for piece in text.trim_matches(|c| c <= ' ').split(['\t', '\n', '\r']) {
            cleaned.push_str(piece);
        }
        if cleaned.is_empty() || cleaned.contains('\0') {
            return None;
        }
        match (scheme(&cleaned), base) {
            (Some((name, rest)), _) if !allowed(name, rest, usage) => return None,
            (None, Some(base)) => cleaned = base.join(&cleaned),
            _ => {}
        }
        Some(Self(cleaned.into()))
    }

    /// Returns the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address as a shared string.
    #[must_use]
    pub fn to_rc(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }

    /// Returns whether the address is a fragment of the page it is in.
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        self.0.starts_with('#')
    }
}

/// Splits `text` into the scheme and the text after its colon (WHATWG URL, "scheme state").
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let mut bytes = name.bytes();
    let fits = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    fits.then_some((name, rest))
}

fn allowed(scheme: &str, rest: &str, usage: UrlUse) -> bool {
    match &*scheme.to_ascii_lowercase() {
        "http" | "https" => true,
        "mailto" | "tel" => usage == UrlUse::Link,
        "data" if usage == UrlUse::Image => {
            let end = rest.find([';', ',']).unwrap_or(rest.len());
            let media_type = rest.get(..end).unwrap_or_default();
            RASTER_TYPES
                .iter()
                .any(|name| media_type.eq_ignore_ascii_case(name))
        }
        _ => false,
    }
}

/// The base of relative addresses: the address of the article's own file. It may itself be relative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// `https://host`, or empty for a relative base.
    origin: String,
    /// The path up to its last `/`. A relative base may have none.
    directory: String,
    /// The whole address without its fragment.
    whole: String,
}

impl BaseUrl {
    /// Creates a base from an absolute `http` or `https` address, or from a relative path.
    #[must_use]
    pub fn new(address: &str) -> Self {
        let whole = address.split('#').next().unwrap_or_default().to_owned();
        let without_query = whole.split('?').next().unwrap_or_default();
        let authority = without_query.find("://").map_or(0, |at| at + 3);
        let path_start = if authority == 0 {
            0
        } else {
            without_query
                .get(authority..)
                .and_then(|rest| rest.find('/'))
                .map_or(without_query.len(), |at| authority + at)
        };
        let (origin, path) = without_query.split_at(path_start);
        let directory = match path.rfind('/') {
            Some(at) => path.get(..=at).unwrap_or("/").to_owned(),
            None if origin.is_empty() => String::new(),
            None => "/".to_owned(),
        };
        Self {
            origin: origin.to_owned(),
            directory,
            whole,
        }
    }

    /// Returns the address without its fragment.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// Resolves `reference` (RFC 3986, section 5.2). If the base is relative, so is the result.
    fn join(&self, reference: &str) -> String {
        if reference.starts_with("//") || reference.starts_with("\\\\") {
            let scheme = self.origin.split("//").next().unwrap_or_default();
            return format!("{scheme}{reference}");
        }
        if reference.starts_with('#') {
            // A link within the article stays in the page that shows the article.
            return reference.to_owned();
        }
        if reference.starts_with('?') {
            let path = self.whole.split('?').next().unwrap_or_default();
            return format!("{path}{reference}");
        }
        let end = reference.find(['?', '#']).unwrap_or(reference.len());
        let (path, tail) = reference.split_at(end);
        let joined = if path.starts_with('/') {
            path.to_owned()
        } else {
            format!("{}{path}", self.directory)
        };
        format!("{}{}{tail}", self.origin, remove_dot_segments(&joined))
    }
}

/// RFC 3986, section 5.2.4. A relative path keeps a `..` that leads out of it.
fn remove_dot_segments(path: &str) -> String {
    let root = usize::from(path.starts_with('/'));
    let mut rest = path.get(root..).unwrap_or_default();
    // Empty or ends with `/` until the last segment is added.
    let mut joined = path.get(..root).unwrap_or_default().to_owned();
    loop {
        let (segment, after) = match rest.split_once('/') {
            Some((segment, after)) => (segment, Some(after)),
            None => (rest, None),
        };
        match segment {
            "." => {}
            ".." if joined.len() > root && joined != "../" && !joined.ends_with("/../") => {
                joined.pop();
                joined.truncate(joined.rfind('/').map_or(0, |slash| slash + 1));
            }
            ".." if root > 0 => {}
            ".." => joined.push_str("../"),
            _ => {
                joined.push_str(segment);
                if after.is_some() {
                    joined.push('/');
                }
            }
        }
        match after {
            Some(after) => rest = after,
            None => return joined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Option<String> {
        SafeUrl::parse(text, UrlUse::Link, None).map(|url| url.as_str().to_owned())
    }

    #[test]
    fn only_schemes_that_run_nothing_pass() {
        for good in [
            "https://example.org/a",
            "HTTP://example.org",
            "mailto:a@example.org",
            "tel:+15550100",
            "../a.md",
            "#note",
            "//example.org/a",
            "a b",
            "javascript",
            "1:2",
        ] {
            assert!(link(good).is_some(), "{good} should pass");
        }
        for bad in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\tscript:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/png,x",
            "blob:https://a/b",
            "file:///etc/passwd",
            "",
            "  \n",
        ] {
            assert_eq!(link(bad), None, "{bad:?} should not pass");
        }
    }

    #[test]
    fn images_may_be_raster_data() {
        let image = |text| SafeUrl::parse(text, UrlUse::Image, None).is_some();
        assert!(image("data:image/png;base64,AA"));
        assert!(image("DATA:image/WebP,AA"));
        assert!(!image("data:image/svg+xml,<svg/>"));
        assert!(!image("data:image/png+xml,x"));
        assert!(!image("mailto:a@example.org"));
    }

    #[test]
    fn relative_addresses_are_relative_to_the_articles_file() {
        let cases = [
            (
                "https://a.example/content/bridge.md",
                "map.svg",
                "https://a.example/content/map.svg",
            ),
            (
                "https://a.example/content/bridge.md",
                "../articles/x/?a#b",
                "https://a.example/articles/x/?a#b",
            ),
            ("https://a.example/content/bridge.md", "/x", "https://a.example/x"),
            ("https://a.example", "x", "https://a.example/x"),
            ("https://a.example/a/b?c=/d/e", "x", "https://a.example/a/x"),
            ("https://a.example/a/b?c", "?d", "https://a.example/a/b?d"),
            ("https://a.example/a/b", "//b.example/x", "https://b.example/x"),
            ("https://a.example/a/b", "#n", "#n"),
            ("https://a.example/a/", "../../../x", "https://a.example/x"),
            ("https://a.example/a/b", ".", "https://a.example/a/"),
            ("https://a.example/a/b", "mailto:x@y", "mailto:x@y"),
            ("../../content/bridge.md", "map.svg", "../../content/map.svg"),
            ("../../content/bridge.md", "../articles/x/", "../../articles/x/"),
            ("../../content/bridge.md", "../../../x", "../../../../x"),
            ("bridge.md", "map.svg", "map.svg"),
            ("/content/bridge.md", "./map.svg", "/content/map.svg"),
        ];
        for (base, reference, expected) in cases {
            let resolved = SafeUrl::parse(reference, UrlUse::Link, Some(&BaseUrl::new(base)));
            assert_eq!(
                resolved.as_ref().map(SafeUrl::as_str),
                Some(expected),
                "{reference} on {base}"
            );
        }
    }
}
