//! The format of a text: the embedder's choice, else by media type, else by shape.

/// The values of the attribute `format` (docs/embedding.md).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// By media type, then by shape.
    #[default]
    Auto,
    /// Article JSON (docs/writing.md).
    Article,
    /// Markdown with front matter.
    Markdown,
    /// An HTML page.
    Html,
    /// Ghost's content API.
    Ghost,
    /// WordPress' REST API.
    WordPress,
    /// JSON Feed.
    JsonFeed,
    /// RSS.
    Rss,
    /// Atom.
    Atom,
    /// Not text: a picture, a recording, an archive.
    Binary,
}

impl Format {
    /// Reads the attribute's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_ascii_lowercase().as_str() {
            "auto" => Self::Auto,
            "article" => Self::Article,
            "markdown" => Self::Markdown,
            "html" => Self::Html,
            "ghost" => Self::Ghost,
            "wordpress" => Self::WordPress,
            "json-feed" => Self::JsonFeed,
            "rss" => Self::Rss,
            "atom" => Self::Atom,
            _ => return None,
        })
    }

    /// Returns `self`, or for `Auto` the format by the answer's media type and first characters.
    #[must_use]
    pub fn detect(self, media_type: &str, text: &str) -> Self {
        if self != Self::Auto {
            return self;
        }
        let media_type = media_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        match media_type.as_str() {
            "text/markdown" | "text/x-markdown" => Self::Markdown,
            "application/feed+json" => Self::JsonFeed,
            "application/rss+xml" => Self::Rss,
            "application/atom+xml" => Self::Atom,
            _ if is_binary(&media_type) => Self::Binary,
            // A wrong media type is common (`.md` as HTML or plain text), so a marked shape wins over it.
            _ => Self::by_shape(
                &media_type,
                text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']),
            ),
        }
    }

    fn by_shape(media_type: &str, text: &str) -> Self {
        let start: String = text.chars().take(200).collect::<String>().to_ascii_lowercase();
        if start.starts_with("<!doctype html") || start.starts_with("<html") {
            return Self::Html;
        }
        if start.starts_with("<?xml")
            || start.starts_with("<rss")
            || start.starts_with("<feed")
            || start.starts_with("<rdf")
        {
            return if start.contains("<feed") {
                Self::Atom
            } else {
                Self::Rss
            };
        }
        let in_list = start.strip_prefix('[').map(str::trim_start);
        if media_type.ends_with("json") || in_list.unwrap_or(&start).starts_with('{') {
            return Self::Article;
        }
        Self::Markdown
    }
}

/// Returns whether a file of this media type is not text. `application/octet-stream` may be either: servers that do not know
/// `.md` send it.
fn is_binary(media_type: &str) -> bool {
    let kind = media_type.split('/').next().unwrap_or_default();
    match kind {
        "image" => media_type != "image/svg+xml",
        "audio" | "video" | "font" => true,
        _ => matches!(
            media_type,
            "application/pdf" | "application/zip" | "application/gzip" | "application/wasm"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn the_format_follows_the_media_type_and_then_the_shape() {
        let cases = [
            ("text/markdown; charset=utf-8", "{", Format::Markdown),
            ("text/plain", "---\ntitle: A\n---\nText", Format::Markdown),
            ("text/html", "---\ntitle: A\n---\nText", Format::Markdown),
            ("text/html", "<!DOCTYPE html><p>", Format::Html),
            ("application/json", "{\"title\":\"A\"}", Format::Article),
            ("", " {\"title\":\"A\"}", Format::Article),
            ("", "[\n  {\"title\":\"A\"}]", Format::Article),
            ("", "[A link](a.md)", Format::Markdown),
            (
                "text/xml",
                "<?xml version='1.0'?>\n<feed xmlns='x'>",
                Format::Atom,
            ),
            ("text/xml", "<rss>", Format::Rss),
            ("application/octet-stream", "Words", Format::Markdown),
            ("image/png", "\u{fffd}PNG", Format::Binary),
            ("application/pdf", "%PDF-1.7", Format::Binary),
        ];
        for (media_type, text, expected) in cases {
            assert_eq!(
                Format::Auto.detect(media_type, text),
                expected,
                "{media_type} {text}"
            );
        }
        assert_eq!(
            Format::Markdown.detect("application/json", "{}"),
            Format::Markdown
        );
    }
}
