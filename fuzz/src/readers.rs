//! The readers of an article: Markdown, front matter, article JSON, related links, prepared articles.

use article::{Article, BaseUrl, ParseError, Warning};
use serde_json::json;

use super::walk;

const BASE: &str = "https://news.example/articles/a.md";

/// A paragraph that follows every input. It must be in the article.
const LAST_PARAGRAPH: &str = "lastparagraph";

/// Reads Markdown, with front matter if the input begins with it.
pub fn markdown(data: &[u8]) {
    let (text, warnings) = article::decode(data);
    check_warnings(&warnings, &text);
    let base = BaseUrl::new(BASE);
    let (article, warnings) = article::markdown(&text, Some(&base));
    check(&article, &warnings, &text);
    let followed = format!("{text}\n\n{LAST_PARAGRAPH}\n");
    let (article, _) = article::markdown(&followed, None);
    assert!(
        walk::text(&article).contains(LAST_PARAGRAPH),
        "the last paragraph is lost: {followed:.300}"
    );
}

/// Reads the input as front matter.
pub fn front_matter(data: &[u8]) {
    let (text, _) = article::decode(data);
    let file = format!("---\n{text}\ntitle: Last title\n---\n\n{LAST_PARAGRAPH}\n");
    let (article, warnings) = article::markdown(&file, None);
    check(&article, &warnings, &file);
    let shown = walk::text(&article);
    // An input with a line `---` ends the front matter: then the title is part of the text. After too many names, the
    // last one is left out with a warning, which a flood of others may hide.
    let too_many = |warning: &Warning| {
        warning.message.contains("at most 1000 names") || warning.message.contains("more warnings")
    };
    assert!(
        &*article.title == "Last title" || shown.contains("Last title") || warnings.iter().any(too_many),
        "the last title is lost: {file:.300}"
    );
    assert!(
        shown.contains(LAST_PARAGRAPH),
        "the last paragraph is lost: {file:.300}"
    );
}

/// Reads the input as article JSON and as related links: as the whole file, and as the value of fields.
pub fn article_json(data: &[u8]) {
    let (text, _) = article::decode(data);
    let articles = [
        text.to_string(),
        json!({ "title": &*text, "url": &*text, "image": &*text, "audio": &*text, "related": &*text,
            "authors": [{ "name": &*text, "url": &*text }], "body_markdown": &*text })
        .to_string(),
        json!({ "body_html": &*text, "image": { "src": "a.jpg", "srcset": &*text } }).to_string(),
    ];
    for file in &articles {
        match article::article_json(file, None) {
            Ok((article, warnings)) => check(&article, &warnings, file),
            Err(error) => check_error(&error, file),
        }
    }
    let panels = [
        text.to_string(),
        json!({ "panels": [{ "items": [{ "title": &*text, "url": &*text, "image": &*text }] }, { "source": &*text }] })
            .to_string(),
    ];
    for file in &panels {
        match article::related(file, None) {
            Ok((panels, warnings)) => {
                check_warnings(&warnings, file);
                let mut urls = Vec::new();
                for panel in &panels {
                    walk::push_panel(&mut urls, &panel.content);
                }
                urls.iter().for_each(|url| check_url(url, file));
            }
            Err(error) => check_error(&error, file),
        }
    }
}

/// Reads the input as a prepared article, alone and after the fingerprint of the layout, and as Markdown that is prepared and
/// read again.
pub fn prepared(data: &[u8]) {
    let (text, _) = article::decode(data);
    let fingerprint = write(&Article::default(), &[]);
    let fingerprint = fingerprint.get(..8).expect("a fingerprint");
    for file in [data, &[fingerprint, data].concat()] {
        match article::prepared::read(file, BASE) {
            Ok((article, warnings)) => {
                check_warnings(&warnings, &text);
                walk::urls(&article).iter().for_each(|url| check_url(url, &text));
                let written = write(&article, &warnings);
                assert_eq!(
                    article::prepared::read(&written, BASE),
                    Ok((article, warnings)),
                    "{text:.300}"
                );
            }
            Err(error) => assert!(
                error.message.contains("Build the site again"),
                "{error}: {text:.300}"
            ),
        }
    }
    let (article, warnings) = article::markdown(&text, None);
    let written = write(&article, &warnings);
    let expected = article::markdown(&text, Some(&BaseUrl::new(BASE)));
    assert_eq!(
        article::prepared::read(&written, BASE),
        Ok(expected),
        "a prepared article differs from its own file: {text:.300}"
    );
    // A file that was cut off is refused.
    let cut = written.len() * (data.len() % 7) / 7;
    if let Some(cut) = written.get(..cut) {
        assert!(article::prepared::read(cut, BASE).is_err(), "{cut:?}");
    }
}

fn write(article: &Article, warnings: &[Warning]) -> Vec<u8> {
    article::prepared::write(article, warnings).expect("an article that was read can be written")
}

fn check(article: &Article, warnings: &[Warning], text: &str) {
    check_warnings(warnings, text);
    walk::urls(article).iter().for_each(|url| check_url(url, text));
    assert!(walk::depth(article) <= 32, "{text:.200}");
    let ids = walk::ids(article);
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "ids repeat: {text:.200}");
    assert!(ids.iter().all(|id| !id.is_empty()), "{text:.200}");
}

fn check_warnings(warnings: &[Warning], text: &str) {
    for warning in warnings {
        assert!(!warning.code.as_str().is_empty(), "{text:.200}");
        assert!(!warning.message.is_empty(), "{text:.200}");
        assert_ne!(
            warning.line,
            Some(0),
            "lines count from 1: {warning}: {text:.200}"
        );
    }
}

/// Checks that an error has a cause and a remedy.
fn check_error(error: &ParseError, text: &str) {
    let says_what_to_do = error.message.contains("expected") || error.message.contains("Check the file");
    assert!(says_what_to_do, "{error}: {text:.300}");
}

/// Checks `url` by a browser's rules. This repeats the check of the readers on purpose.
fn check_url(url: &str, text: &str) {
    let cleaned: String = url
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    if let Some((scheme, rest)) = cleaned.split_once(':') {
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        let scheme = scheme.to_ascii_lowercase();
        let raster = rest.to_ascii_lowercase();
        let allowed = ["http", "https", "mailto", "tel"].contains(&scheme.as_str())
            || (scheme == "data" && raster.starts_with("image/") && !raster.starts_with("image/svg"));
        assert!(!is_scheme || allowed, "{url:?} came out of {text:.300}");
    }
}
