//! What a published page requests before anybody touches it.

/// Returns the addresses of the scripts and style sheets of `html`, and of everything that it loads early, as they are written.
pub(super) fn requests(html: &str) -> Vec<&str> {
    tags(html)
        .filter_map(|tag| match tag.name() {
            "script" if !tag.is_data() => tag.attribute("src"),
            "link" if tag.is_style() || tag.is_early_request() => tag.attribute("href"),
            _ => None,
        })
        .collect()
}

/// Returns the same page without its scripts and without what it loads early.
pub(super) fn without_scripts(html: &str) -> String {
    let mut bare = String::new();
    let mut from = 0;
    for tag in tags(html) {
        if tag.start < from {
            continue;
        }
        let end = match tag.name() {
            "script" if !tag.is_data() => tag.end_of_script(html),
            "link" if tag.is_early_request() => tag.end,
            _ => continue,
        };
        bare.push_str(html.get(from..tag.start).unwrap_or_default());
        from = end;
    }
    bare.push_str(html.get(from..).unwrap_or_default());
    bare
}

/// Returns the path in the bundle of `address`, an address in the page `articles/SLUG/index.html`.
pub(super) fn path_in_bundle(address: &str) -> String {
    address.trim_start_matches("../").to_owned()
}

/// The start tag of an element, as the site writes it: attributes have double quotes.
struct Tag<'a> {
    text: &'a str,
    /// The place of `<`.
    start: usize,
    /// The place after `>`.
    end: usize,
}

impl<'a> Tag<'a> {
    fn name(&self) -> &'a str {
        self.text.split_ascii_whitespace().next().unwrap_or_default()
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, rest) = self.text.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    fn has_rel(&self, values: &[&str]) -> bool {
        let rel = self.attribute("rel").unwrap_or_default();
        rel.split_ascii_whitespace().any(|value| values.contains(&value))
    }

    fn is_style(&self) -> bool {
        self.has_rel(&["stylesheet"])
    }

    fn is_early_request(&self) -> bool {
        self.has_rel(&["preload", "modulepreload", "prefetch"])
    }

    /// Returns whether this script is data, which browsers do not run.
    fn is_data(&self) -> bool {
        self.attribute("type").is_some_and(|kind| kind.contains("json"))
    }

    fn end_of_script(&self, html: &str) -> usize {
        const END: &str = "</script>";
        let rest = html.get(self.end..).unwrap_or_default();
        rest.find(END).map_or(html.len(), |at| self.end + at + END.len())
    }
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.match_indices('<').filter_map(|(start, _)| {
        let (text, _) = html.get(start + 1..)?.split_once('>')?;
        Some(Tag {
            text,
            start,
            end: start + text.len() + 2,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        r#"<!doctype html><head><link rel="icon" href="../../icon.svg" /><link rel="stylesheet" href="../../site.css" />"#,
        r#"<link rel="modulepreload" href="../../glue.js" /><link as="fetch" rel="preload" href="../../module.wasm">"#,
        r#"<link rel="canonical" href="https://a.example/"><script type="application/ld+json">{"a":"<b>"}</script>"#,
        r#"<script type="module" src="../../article-widget.js"></script></head><body><p>Its <em>words</em>.</p></body>"#,
    );

    #[test]
    fn a_page_requests_its_scripts_styles_and_preloads() {
        assert_eq!(
            requests(PAGE),
            [
                "../../site.css",
                "../../glue.js",
                "../../module.wasm",
                "../../article-widget.js"
            ]
        );
        assert_eq!(path_in_bundle("../../site.css"), "site.css");
    }

    #[test]
    fn a_page_without_scripts_keeps_its_text_its_styles_and_its_data() {
        assert_eq!(
            without_scripts(PAGE),
            concat!(
                r#"<!doctype html><head><link rel="icon" href="../../icon.svg" /><link rel="stylesheet" href="../../site.css" />"#,
                r#"<link rel="canonical" href="https://a.example/"><script type="application/ld+json">{"a":"<b>"}</script>"#,
                r#"</head><body><p>Its <em>words</em>.</p></body>"#,
            )
        );
        assert_eq!(without_scripts("<p>a</p><script>never closed"), "<p>a</p>");
    }
}
