//! `content/index.json`: what the site holds, for programs that list, search or recommend.

use article_widget::model::SafeUrl;
use serde_json::{Value, json};

use super::content::{Entry, from_root};
use super::site::Site;
use super::staging::Staging;
use crate::error::Result;

/// Writes it, newest article first. Addresses are relative to the index itself.
pub fn write(staging: &Staging, site: &Site, entries: &[Entry]) -> Result {
    let articles: Vec<Value> = entries.iter().map(|entry| article(site, entry)).collect();
    let index = json!({ "version": 1, "articles": articles });
    staging.write("content/index.json", format!("{index}\n"))
}

fn article(site: &Site, entry: &Entry) -> Value {
    let article = &entry.article;
    // `content/x` from the site's folder is `x` from the index's; all else is one folder up.
    let relative = |url: &SafeUrl| {
        let path = from_root(url);
        match path.strip_prefix("content/") {
            Some(rest) => rest.to_owned(),
            None if path == url.as_str() => path,
            None => format!("../{path}"),
        }
    };
    json!({
        "slug": entry.slug,
        "src": format!("{}.md", entry.slug),
        "url": format!("../articles/{}/", entry.slug),
        "canonical": site.page_of(entry),
        "title": entry.title(),
        "description": article.description.as_deref(),
        "kicker": article.kicker.as_deref(),
        "section": article.section.as_deref(),
        "date": article.date.as_ref().map(|date| date.to_rfc3339()),
        "updated": article.updated.as_ref().map(|date| date.to_rfc3339()),
        "lang": entry.language(),
        "dir": entry.direction(),
        "tags": article.tags.iter().map(|tag| &**tag).collect::<Vec<_>>(),
        "words": article.reading_time.words,
        "minutes": article.reading_time.minutes.get(),
        "audio": article.audio.is_some(),
        "image": article.image.as_ref().map(|image| json!({ "src": relative(&image.src), "alt": &*image.alt })),
    })
}
