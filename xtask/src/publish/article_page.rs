//! `articles/SLUG/index.html`: one article, whole before any script runs.

use std::fmt::Write as _;

use article_widget::model::{BaseUrl, SafeUrl, UrlUse};

use super::assets::Assets;
use super::content::Entry;
use super::frame::{Frame, Page};
use super::html::{attribute, escape, json};
use super::staging::Staging;
use super::{json_ld, site};
use crate::error::Result;

/// From the page to the bundle's folder.
const TO_ROOT: &str = "../../";

/// Writes the page of one article.
pub fn write(staging: &Staging, frame: &Frame, assets: &Assets, entry: &Entry) -> Result {
    let page = Page {
        language: entry.language(),
        direction: entry.direction(),
        to_root: TO_ROOT,
        head: head(assets, entry),
        body: body(entry),
    };
    staging.write(&format!("articles/{}/index.html", entry.slug), frame.fill(&page))
}

fn head(assets: &Assets, entry: &Entry) -> String {
    let article = &entry.article;
    let mut out = format!(
        "<title>{} | {}</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"{TO_ROOT}{}\" />\n",
        escape(entry.title()),
        site::NAME,
        assets.icon.name
    );
    if let Some(description) = &article.description {
        push_meta(&mut out, "name", "description", description);
    }
    if let Some(url) = &article.url {
        let _ = writeln!(
            out,
            "<link rel=\"canonical\" href=\"{}\" />",
            escape(url.as_str())
        );
    }
    push_cards(&mut out, entry);
    let style = &assets.style;
    let (glue, wasm) = (&assets.glue, &assets.wasm);
    let _ = write!(
        out,
        "<link rel=\"stylesheet\" href=\"{TO_ROOT}{}\" integrity=\"{}\" />\n\
         <link rel=\"modulepreload\" href=\"{TO_ROOT}{}\" integrity=\"{}\" />\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{TO_ROOT}{}\" />\n\
         <script type=\"module\" src=\"{TO_ROOT}article-widget.js\"></script>\n\
         <script type=\"application/ld+json\">{}</script>\n",
        style.name,
        style.integrity,
        glue.name,
        glue.integrity,
        wasm.name,
        json(&json_ld::news_article(entry))
    );
    out
}

/// What other sites show where somebody shares the article (Open Graph, and Twitter's card).
fn push_cards(out: &mut String, entry: &Entry) {
    let article = &entry.article;
    push_meta(out, "property", "og:type", "article");
    push_meta(out, "property", "og:site_name", site::NAME);
    push_meta(out, "property", "og:title", entry.title());
    push_meta(out, "property", "og:locale", &entry.language().replace('-', "_"));
    if let Some(description) = &article.description {
        push_meta(out, "property", "og:description", description);
    }
    if let Some(url) = &article.url {
        push_meta(out, "property", "og:url", url.as_str());
    }
    if let Some(date) = &article.date {
        push_meta(out, "property", "article:published_time", &date.to_rfc3339());
    }
    if let Some(date) = &article.updated {
        push_meta(out, "property", "article:modified_time", &date.to_rfc3339());
    }
    if let Some(section) = &article.section {
        push_meta(out, "property", "article:section", section);
    }
    for tag in &article.tags {
        push_meta(out, "property", "article:tag", tag);
    }
    let image = article.image.as_ref();
    if let Some(image) = image {
        push_meta(
            out,
            "property",
            "og:image",
            &absolute(entry, &image.src, UrlUse::Image),
        );
        push_meta(out, "property", "og:image:alt", &image.alt);
        if let Some(size) = image.dimensions {
            push_meta(out, "property", "og:image:width", &size.width.to_string());
            push_meta(out, "property", "og:image:height", &size.height.to_string());
        }
    }
    let card = if image.is_some() {
        "summary_large_image"
    } else {
        "summary"
    };
    push_meta(out, "name", "twitter:card", card);
}

fn push_meta(out: &mut String, kind: &str, name: &str, content: &str) {
    let _ = writeln!(out, "<meta {kind}=\"{name}\" content=\"{}\" />", escape(content));
}

/// An address as other sites need it: with its host, where the article says which that is.
pub fn absolute(entry: &Entry, url: &SafeUrl, usage: UrlUse) -> String {
    let base = entry.article.url.as_ref().map(|page| BaseUrl::new(page.as_str()));
    SafeUrl::parse(url.as_str(), usage, base.as_ref()).map_or_else(
        || url.as_str().to_owned(),
        |absolute| absolute.as_str().to_owned(),
    )
}

fn body(entry: &Entry) -> String {
    format!(
        "<a class=\"skip\" lang=\"en\" href=\"#article\">Skip to the article</a>\n\
         <header class=\"masthead masthead--slim\" lang=\"en\" dir=\"ltr\">\n\
         <p class=\"masthead__name\"><a href=\"{TO_ROOT}\">{name}</a></p>\n\
         <p class=\"masthead__note\">Sample site</p>\n\
         </header>\n\
         <main id=\"article\" class=\"article-page\">\n\
         <article-widget{src}>\n{text}\n</article-widget>\n\
         </main>\n{footer}",
        name = site::NAME,
        src = attribute("src", Some(&format!("{TO_ROOT}content/{}.md", entry.slug))),
        text = article_widget::prerender::article(&entry.article),
        footer = site::footer(TO_ROOT),
    )
}
