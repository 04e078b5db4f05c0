//! `articles/SLUG/oembed.json`: how another site embeds an article of which a writer pastes the address (oEmbed 1.0,
//! <https://oembed.com>). Sites find the file through a link in the head of the page (section 4).
//!
//! A static file cannot honour `maxwidth` and `maxheight`. So the frame requests a small size and takes any width.

use article::UrlUse;
use serde::Serialize;

use crate::entry::Entry;
use crate::html::escape;
use crate::site::Site;

/// The size of the frame in CSS pixels: a column of text, and about a screen of it.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 900;
/// How long a consumer may keep the answer, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

#[derive(Serialize)]
struct Answer<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_url: Option<String>,
    provider_name: &'a str,
    provider_url: &'a str,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// All three or none (section 2.3.4).
#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// Returns the absolute address of the answer. `None` if the address of the site is not known: then there is no answer.
pub fn address(site: &Site, entry: &Entry) -> Option<String> {
    site.address(&format!("{}oembed.json", entry.page()))
}

/// Returns the answer as JSON.
pub fn answer(site: &Site, entry: &Entry) -> Option<String> {
    let article = &entry.article;
    let names: Vec<&str> = article.authors.iter().map(|author| &*author.name).collect();
    let author_url = match article.authors.as_slice() {
        [author] => author.url.as_ref(),
        _ => None,
    };
    let answer = Answer {
        version: "1.0",
        kind: "rich",
        title: entry.title(),
        author_name: (!names.is_empty()).then(|| names.join(", ")),
        author_url: author_url.and_then(|url| site.absolute(entry, url, UrlUse::Link)),
        provider_name: &site.name,
        provider_url: site.url.as_ref()?,
        cache_age: CACHE_AGE,
        html: frame(site, entry)?,
        width: WIDTH,
        height: HEIGHT,
        thumbnail: thumbnail(site, entry),
    };
    Some(serde_json::to_string(&answer).ok()? + "\n")
}

fn thumbnail(site: &Site, entry: &Entry) -> Option<Thumbnail> {
    let image = entry.article.image.as_ref()?;
    let size = image.dimensions?;
    Some(Thumbnail {
        thumbnail_url: site.absolute(entry, &image.src, UrlUse::Image)?,
        thumbnail_width: size.width,
        thumbnail_height: size.height,
    })
}

/// Returns the frame without a script, because most consumers remove scripts. A frame of fixed height scrolls.
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
    use crate::entry;
    use article::{Article, Author};
    use serde_json::Value;

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
        let article = Article {
            title: "A \"bridge\" <i>".into(),
            authors: authors.iter().map(author).collect(),
            ..Article::default()
        };
        entry::tests::entry("bridge", article)
    }

    #[test]
    fn an_answer_holds_a_frame_with_the_article_at_its_absolute_address() {
        let answer = answer(&site(Some("https://a.example/news/")), &entry(&["A", "B"])).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
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
