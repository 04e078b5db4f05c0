//! `index.html`: the front page of the demo site.

use std::fmt::Write as _;

use article_widget::i18n::{Locale, clock, format_date, minutes_to_read};

use super::assets::Assets;
use super::content::Entry;
use super::frame::{Frame, Page};
use super::html::{attribute, escape};
use super::site::{self, Site};
use super::staging::Staging;
use crate::error::Result;

/// How a story stands on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// The one with the large picture.
    Lead,
    /// Beside the lead, with a small picture.
    Brief,
    /// In the grid below.
    Story,
}

/// So many stories stand beside the lead at least.
const BRIEFS: usize = 3;
/// The grid below has so many columns.
const COLUMNS: usize = 3;

/// Writes it. `entries` are newest first.
pub fn write(staging: &Staging, frame: &Frame, assets: &Assets, site: &Site, entries: &[Entry]) -> Result {
    let page = Page {
        language: "en",
        direction: "ltr",
        to_root: "./",
        head: format!(
            "<title>{}: a sample site</title>\n<meta name=\"description\" content=\"{}\" />\n{}\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\" />\n",
            escape(&site.name),
            escape(&site.motto),
            site.address("").map_or_else(String::new, |url| format!(
                "<link rel=\"canonical\" href=\"{}\" />\n",
                escape(&url)
            )),
            assets.icon.name
        ),
        body: body(site, entries),
    };
    staging.write("index.html", frame.fill(&page))
}

fn body(site: &Site, entries: &[Entry]) -> String {
    format!(
        "<a class=\"skip\" href=\"#stories\">Skip to the stories</a>\n\
         <header class=\"masthead\">\n\
         <p class=\"masthead__note\">Sample site \u{b7} <a href=\"playground/\">Playground</a></p>\n\
         <h1 class=\"masthead__name\">{}</h1>\n\
         <p class=\"masthead__motto\">{}</p>\n\
         </header>\n\
         <main id=\"stories\" class=\"front\">\n{}</main>\n{}",
        escape(&site.name),
        escape(&site.motto),
        stories(entries),
        site::footer(site, "./"),
    )
}

fn stories(entries: &[Entry]) -> String {
    let Some((lead, others)) = choose_lead(entries) else {
        return "<p class=\"front__empty\">No stories yet. <code>cargo xtask new SLUG</code> starts the first.</p>\n"
            .to_owned();
    };
    let (briefs, rest) = others.split_at(briefs(others.len()));
    let mut out = String::from("<div class=\"front__top\">\n");
    push_story(&mut out, lead, Rank::Lead);
    if !briefs.is_empty() {
        out.push_str("<div class=\"front__briefs\">\n");
        for entry in briefs {
            push_story(&mut out, entry, Rank::Brief);
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
    if !rest.is_empty() {
        out.push_str("<div class=\"front__grid\">\n");
        for entry in rest {
            push_story(&mut out, entry, Rank::Story);
        }
        out.push_str("</div>\n");
    }
    out
}

/// The newest story with a picture, else the newest.
fn choose_lead(entries: &[Entry]) -> Option<(&Entry, Vec<&Entry>)> {
    let at = entries
        .iter()
        .position(|entry| entry.article.image.is_some())
        .unwrap_or(0);
    let lead = entries.get(at)?;
    let others = entries
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != at)
        .map(|(_, entry)| entry)
        .collect();
    Some((lead, others))
}

/// How many of the other stories stand beside the lead: so many that the rows of the grid below are full.
fn briefs(others: usize) -> usize {
    let odd = others.saturating_sub(BRIEFS) % COLUMNS;
    (BRIEFS + odd).min(others)
}

fn push_story(out: &mut String, entry: &Entry, rank: Rank) {
    let article = &entry.article;
    let locale = Locale::new(article.lang.as_ref());
    let name = match rank {
        Rank::Lead => "lead",
        Rank::Brief => "brief",
        Rank::Story => "plain",
    };
    let language = (entry.language() != "en").then(|| entry.language());
    let _ = writeln!(
        out,
        "<article class=\"story story--{name}\"{}{}>",
        attribute("lang", language),
        attribute("dir", (entry.direction() == "rtl").then_some("rtl")),
    );
    push_image(out, entry, rank);
    out.push_str("<div class=\"story__text\">\n");
    if let Some(kicker) = article.kicker.as_ref().or(article.section.as_ref()) {
        let _ = writeln!(out, "<p class=\"story__kicker\">{}</p>", escape(kicker));
    }
    let _ = writeln!(
        out,
        "<h2 class=\"story__headline\"><a href=\"articles/{}/\">{}</a></h2>",
        escape(&entry.slug),
        escape(entry.title())
    );
    if let Some(description) = &article.description {
        let _ = writeln!(out, "<p class=\"story__standfirst\">{}</p>", escape(description));
    }
    out.push_str("<p class=\"story__facts\">");
    if let Some(date) = &article.date {
        let _ = write!(
            out,
            "<time dir=\"auto\" datetime=\"{}\">{}</time> ",
            date.to_rfc3339(),
            escape(&format_date(date, &locale))
        );
    }
    let minutes = minutes_to_read(article.reading_time.minutes.get(), &locale);
    let _ = write!(out, "<span dir=\"auto\">{}</span>", escape(&minutes));
    if let Some(narration) = &article.audio {
        let length = narration.duration_ms.map_or_else(String::new, |milliseconds| {
            format!(" {}", clock(milliseconds as f64 / 1000.0))
        });
        let _ = write!(
            out,
            " <span class=\"story__audio\">{}{length}</span>",
            escape(locale.strings.listen.play)
        );
    }
    out.push_str("</p>\n</div>\n</article>\n");
}

/// The headline beside it is the story's one link; the style sheet stretches it over the picture.
fn push_image(out: &mut String, entry: &Entry, rank: Rank) {
    let Some((image, src)) = entry.image_from_root() else {
        return;
    };
    let size = image.dimensions.map_or_else(String::new, |size| {
        format!(" width=\"{}\" height=\"{}\"", size.width, size.height)
    });
    let loading = match rank {
        Rank::Lead => " fetchpriority=\"high\"",
        _ => " loading=\"lazy\"",
    };
    let _ = writeln!(
        out,
        "<div class=\"story__picture\"><img src=\"{}\" alt=\"\"{size}{loading} decoding=\"async\" /></div>",
        escape(&src),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget::model::{Article, Image, SafeUrl, Shared, UrlUse};

    fn entry(slug: &str, picture: bool) -> Entry {
        let image = picture.then(|| Image {
            src: SafeUrl::parse("../../content/media/a.svg", UrlUse::Image, None).unwrap(),
            srcset: Vec::new(),
            sizes: None,
            dimensions: None,
            alt: "".into(),
            caption: None,
            credit: None,
        });
        Entry {
            prepared: None,
            slug: slug.to_owned(),
            article: Shared::new(Article {
                title: "A <b>".into(),
                image,
                ..Article::default()
            }),
        }
    }

    #[test]
    fn the_newest_story_with_a_picture_leads() {
        let entries = [entry("a", false), entry("b", true), entry("c", true)];
        let (lead, others) = choose_lead(&entries).unwrap();
        assert_eq!(lead.slug, "b");
        let slugs: Vec<&str> = others.iter().map(|entry| entry.slug.as_str()).collect();
        assert_eq!(slugs, ["a", "c"]);
    }

    #[test]
    fn the_rows_of_the_grid_are_full() {
        for others in 0..30 {
            let beside = briefs(others);
            assert_eq!((others - beside) % COLUMNS, 0, "{others}");
            assert!(
                beside <= BRIEFS + 2 && (beside >= BRIEFS || beside == others),
                "{others}"
            );
        }
    }

    #[test]
    fn every_story_stands_on_the_page_once() {
        let entries: Vec<Entry> = "abcdefgh"
            .chars()
            .enumerate()
            .map(|(i, slug)| entry(&slug.to_string(), i % 3 == 1))
            .collect();
        let html = body(&Site::default(), &entries);
        for entry in &entries {
            let link = format!(
                "<h2 class=\"story__headline\"><a href=\"articles/{}/\">",
                entry.slug
            );
            assert_eq!(html.matches(&link).count(), 1, "{}", entry.slug);
        }
        assert!(html.contains("A &lt;b&gt;"));
    }

    #[test]
    fn a_site_without_stories_says_how_to_start() {
        assert!(body(&Site::default(), &[]).contains("cargo xtask new"));
    }
}
