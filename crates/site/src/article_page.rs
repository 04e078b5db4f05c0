//! `articles/SLUG/index.html`: an article that is complete before any script runs.

use std::fmt::Write as _;

use article::{Panel, Shared, UrlUse};
use article_widget::prerender::{self, Published};

use crate::assets::Assets;
use crate::entry::{Entry, TO_ROOT};
use crate::frame::{Frame, Page, footer};
use crate::html::{attribute, escape, script_data};
use crate::site::Site;
use crate::{json_ld, oembed};

/// `panels` are the related links of the article.
pub fn html(site: &Site, frame: &Frame, assets: &Assets, entry: &Entry, panels: Vec<Panel>) -> String {
    frame.fill(&Page {
        language: entry.language(),
        direction: entry.direction(),
        to_root: TO_ROOT,
        head: head(assets, site, entry),
        body: body(site, entry, panels),
    })
}

fn head(assets: &Assets, site: &Site, entry: &Entry) -> String {
    let article = &entry.article;
    let mut out = format!(
        "<title>{} | {}</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"{TO_ROOT}{}\" />\n",
        escape(entry.title()),
        escape(&site.name),
        assets.icon.name
    );
    if let Some(description) = &article.description {
        push_meta(&mut out, "name", "description", description);
    }
    if let Some(url) = site.page_of(entry) {
        let _ = writeln!(out, "<link rel=\"canonical\" href=\"{}\" />", escape(&url));
    }
    if let Some(url) = oembed::address(site, entry) {
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\" />",
            escape(&url),
            escape(entry.title())
        );
    }
    push_cards(&mut out, site, entry);
    // The page shows the content of these parts before any script runs.
    let of_parts = [("related", true), ("formulas", entry.article.has_formulas)];
    let of_parts = of_parts
        .iter()
        .filter_map(|(part, has)| assets.part_styles.get(*part).filter(|_| *has));
    for style in std::iter::once(&assets.style).chain(of_parts) {
        let _ = writeln!(
            out,
            "<link rel=\"stylesheet\" href=\"{TO_ROOT}{}\" integrity=\"{}\" />",
            style.name, style.integrity
        );
    }
    let _ = write!(
        out,
        "<script type=\"module\" src=\"{TO_ROOT}article-widget.js\"></script>\n\
         <script type=\"application/ld+json\">{}</script>\n",
        script_data(&json_ld::news_article(site, entry))
    );
    out
}

/// Adds the preview that other sites show of a shared article (Open Graph, and Twitter's card).
fn push_cards(out: &mut String, site: &Site, entry: &Entry) {
    let article = &entry.article;
    push_meta(out, "property", "og:type", "article");
    push_meta(out, "property", "og:site_name", &site.name);
    push_meta(out, "property", "og:title", entry.title());
    push_meta(out, "property", "og:locale", &entry.language().replace('-', "_"));
    if let Some(description) = &article.description {
        push_meta(out, "property", "og:description", description);
    }
    if let Some(url) = site.page_of(entry) {
        push_meta(out, "property", "og:url", &url);
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
    let image = article
        .image
        .as_ref()
        .and_then(|image| Some((image, site.absolute(entry, &image.src, UrlUse::Image)?)));
    if let Some((image, url)) = &image {
        push_meta(out, "property", "og:image", url);
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

fn body(site: &Site, entry: &Entry, panels: Vec<Panel>) -> String {
    let text = prerender::html(&Published {
        article: entry.article.clone(),
        panels: Shared::new(panels),
        current: entry.addresses(site).into_iter().map(Into::into).collect(),
    });
    // Without a prepared form the page is as complete: the widget reads the article's own file when it starts.
    let prepared = entry
        .prepared
        .as_ref()
        .map_or("", |prepared| prepared.hash.as_str());
    format!(
        "<a class=\"skip\" lang=\"en\" href=\"#{main}\">Skip to the article</a>\n\
         <header class=\"masthead masthead--slim\" lang=\"en\" dir=\"ltr\">\n\
         <p class=\"masthead__name\"><a href=\"{TO_ROOT}\">{name}</a></p>\n\
         <p class=\"masthead__note\">Sample site</p>\n\
         </header>\n\
         <main id=\"{main}\" class=\"article-page\">\n\
         <article-widget{src} data-prepared=\"{prepared}\">\n\
         <template shadowrootmode=\"open\"><slot></slot></template>\n{text}\n</article-widget>\n\
         </main>\n{footer}",
        name = escape(&site.name),
        src = attribute("src", Some(&format!("{TO_ROOT}{}", entry.source()))),
        main = free_id(&text),
        footer = footer(site, TO_ROOT),
    )
}

/// Returns an id that no element of `text` has: the headings of an article choose their own.
fn free_id(text: &str) -> String {
    let mut id = "main".to_owned();
    while text.contains(&format!(" id=\"{id}\"")) {
        id.push_str("-page");
    }
    id
}
