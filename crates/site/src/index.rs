//! `content/index.json`: the articles of the site, for programs that list, search or recommend.

use article::SafeUrl;
use command::{Error, Result};
use serde::Serialize;

use crate::entry::{Entry, from_root};
use crate::site::Site;

#[derive(Serialize)]
struct Index<'a> {
    version: u32,
    articles: &'a [&'a Record],
}

/// One article. Addresses are relative to the index.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    pub slug: String,
    pub src: String,
    pub url: String,
    /// Absolute. `None` if the address of the site is not known.
    pub canonical: Option<String>,
    pub title: String,
    pub description: Option<String>,
    pub kicker: Option<String>,
    pub section: Option<String>,
    pub date: Option<String>,
    pub updated: Option<String>,
    pub lang: String,
    pub dir: &'static str,
    pub tags: Vec<String>,
    pub words: usize,
    pub minutes: u32,
    pub audio: bool,
    pub image: Option<Image>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Image {
    pub src: String,
    pub alt: String,
}

/// Returns the index, newest article first.
pub fn json(articles: &[&Record]) -> Result<String> {
    let index = Index { version: 1, articles };
    let json = serde_json::to_string(&index).map_err(|error| Error::new("write the index", error))?;
    Ok(json + "\n")
}

impl Record {
    pub fn new(site: &Site, entry: &Entry) -> Self {
        let article = &entry.article;
        let text = |text: &Option<std::rc::Rc<str>>| text.as_deref().map(str::to_owned);
        // `content/x` from the root is `x` from the index. Other files of the site are one folder up.
        let relative = |url: &SafeUrl| {
            let path = from_root(url);
            match path.strip_prefix("content/") {
                Some(rest) => rest.to_owned(),
                None if path == url.as_str() => path,
                None => format!("../{path}"),
            }
        };
        Self {
            slug: entry.slug.clone(),
            src: format!("{}.md", entry.slug),
            url: format!("../articles/{}/", entry.slug),
            canonical: site.page_of(entry),
            title: entry.title().to_owned(),
            description: text(&article.description),
            kicker: text(&article.kicker),
            section: text(&article.section),
            date: article.date.as_ref().map(|date| date.to_rfc3339()),
            updated: article.updated.as_ref().map(|date| date.to_rfc3339()),
            lang: entry.language().to_owned(),
            dir: entry.direction(),
            tags: article.tags.iter().map(|tag| tag.to_string()).collect(),
            words: article.reading_time.words,
            minutes: article.reading_time.minutes.get(),
            audio: article.audio.is_some(),
            image: article.image.as_ref().map(|image| Image {
                src: relative(&image.src),
                alt: image.alt.to_string(),
            }),
        }
    }
}
