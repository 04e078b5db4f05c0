//! `articles/SLUG/oembed.json`: how another site embeds an article whose address one of its writers pastes
//! (oEmbed 1.0, <https://oembed.com>; found through the link in the page's head, section 4).
//!
//! A static file cannot answer `maxwidth` and `maxheight`: the frame asks for little and takes the width that it gets.

use article_widget::model::UrlUse;
use serde_json::{Map, Value, json};

use super::content::Entry;
use super::html::escape;
use super::site::Site;
use super::staging::Staging;
use crate::error::Result;

/// The frame's size in CSS pixels: a column of text, and about a screen of it.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 900;
/// For how long a consumer may keep the answer, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// The answer's absolute address; `None` where the site's own is not known, for then there is no answer.
pub fn address(site: &Site, entry: &Entry) -> Option<String> {
    site.address(&format!("{}oembed.json", entry.page()))
}

/// Writes the answer where there is one.
pub fn write(staging: &Staging, site: &Site, entry: &Entry) -> Result {
    match answer(site, entry) {
        Some(answer) => staging.write(&format!("{}oembed.json", entry.page()), format!("{answer}\n")),
        None => Ok(()),
    }
}

fn answer(site: &Site, entry: &Entry) -> Option<Value> {
    let article = &entry.article;
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        out.insert(name.to_owned(), value);
    };
    put("version", json!("1.0"));
    put("type", json!("rich"));
    put("title", json!(entry.title()));
    if !article.authors.is_empty() {
        let names: Vec<&str> = article.authors.iter().map(|author| &*author.name).collect();
        put("author_name", json!(names.join(", ")));
    }
    if let [author] = article.authors.as_slice() {
        let url = author.url.as_ref();
        if let Some(url) = url.and_then(|url| site.absolute(entry, url, UrlUse::Link)) {
            put("author_url", json!(url));
        }
    }
    put("provider_name", json!(site.name));
    put("provider_url", json!(site.url.as_ref()?));
    put("cache_age", json!(CACHE_AGE));
    put("html", json!(frame(site, entry)?));
    put("width", json!(WIDTH));
    put("height", json!(HEIGHT));
    // All three or none (section 2.3.4).
    if let Some(image) = &article.image {
        let url = site.absolute(entry, &image.src, UrlUse::Image);
        if let (Some(url), Some(size)) = (url, image.dimensions) {
            put("thumbnail_url", json!(url));
            put("thumbnail_width", json!(size.width));
            put("thumbnail_height", json!(size.height));
        }
    }
    Some(Value::Object(out))
}

/// No script beside the frame: most consumers remove one, and the frame scrolls where its height is fixed.
fn frame(site: &Site, entry: &Entry) -> Option<String> {
    let page = site.address("embed.html")?;
    Some(format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" loading=\"lazy\" \
         style=\"border: 0; max-width: 100%\"></iframe>",
        escape(&format!("{page}?src={}", entry.source())),
        escape(entry.title()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget::model::{Article, Author, Shared};

    fn site(url: Option<&str>) -> Site {
        Site {
            name: "The Courier".to_owned(),
            url: url.map(str::to_owned),
            ..Site::default()
        }
    }

    fn entry(authors: &[&str]) -> Entry {
        let author = |name: &&str| Author {
            name: (*name).into(),
            url: None,
            image: None,
        };
        Entry {
            prepared: None,
            slug: "bridge".to_owned(),
            article: Shared::new(Article {
                title: "A \"bridge\" <i>".into(),
                authors: authors.iter().map(author).collect(),
                ..Article::default()
            }),
        }
    }

    #[test]
    fn an_answer_holds_a_frame_with_the_article_at_its_absolute_address() {
        let answer = answer(&site(Some("https://a.example/news/")), &entry(&["A", "B"])).unwrap();
        let html = answer.get("html").and_then(Value::as_str).unwrap();
        assert!(
            html.starts_with("<iframe src=\"https://a.example/news/embed.html?src=content/bridge.md\" "),
            "{html}"
        );
        assert!(
            html.contains("title=\"A &quot;bridge&quot; &lt;i&gt;\""),
            "{html}"
        );
        assert_eq!(answer.get("author_name").unwrap(), "A, B");
        assert_eq!(answer.get("provider_url").unwrap(), "https://a.example/news/");
        assert_eq!(answer.get("thumbnail_url"), None);
    }

    #[test]
    fn without_the_sites_address_there_is_no_answer() {
        assert_eq!(answer(&site(None), &entry(&[])), None);
        assert_eq!(address(&site(None), &entry(&[])), None);
    }
}
