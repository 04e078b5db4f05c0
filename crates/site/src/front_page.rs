//! `index.html`: the front page of the site.

use std::fmt::Write as _;

use crate::assets::Assets;
use crate::frame::{Frame, Page, footer};
use crate::html::{attribute, escape};
use crate::site::Site;
use crate::summary::Summary;

/// The place of a story on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// With the large picture.
    Lead,
    /// Beside the lead, with a small picture.
    Brief,
    /// In the grid below.
    Story,
}

/// The least number of stories beside the lead.
const BRIEFS: usize = 3;
/// The number of columns of the grid.
const COLUMNS: usize = 3;

/// `articles` are newest first.
pub fn html(site: &Site, frame: &Frame, assets: &Assets, articles: &[Summary]) -> String {
    let canonical = site.address("").map_or_else(String::new, |url| {
        format!("<link rel=\"canonical\" href=\"{}\" />\n", escape(&url))
    });
    frame.fill(&Page {
        language: "en",
        direction: "ltr",
        to_root: "./",
        head: format!(
            "<title>{}: a sample site</title>\n<meta name=\"description\" content=\"{}\" />\n{canonical}\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\" />\n",
            escape(&site.name),
            escape(&site.motto),
            assets.icon.name
        ),
        body: body(site, articles),
    })
}

fn body(site: &Site, articles: &[Summary]) -> String {
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
        stories(articles),
        footer(site, "./"),
    )
}

fn stories(articles: &[Summary]) -> String {
    let Some((lead, others)) = choose_lead(articles) else {
        return "<p class=\"front__empty\">No stories yet. <code>cargo xtask new SLUG</code> starts the first.</p>\n"
            .to_owned();
    };
    let (briefs, rest) = others.split_at(briefs(others.len()));
    let mut out = String::from("<div class=\"front__top\">\n");
    push_story(&mut out, lead, Rank::Lead);
    if !briefs.is_empty() {
        out.push_str("<div class=\"front__briefs\">\n");
        for article in briefs {
            push_story(&mut out, article, Rank::Brief);
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
    if !rest.is_empty() {
        out.push_str("<div class=\"front__grid\">\n");
        for article in rest {
            push_story(&mut out, article, Rank::Story);
        }
        out.push_str("</div>\n");
    }
    out
}

/// Returns the newest story with a picture, or else the newest, and the others.
fn choose_lead(articles: &[Summary]) -> Option<(&Summary, Vec<&Summary>)> {
    let has_picture = |article: &Summary| article.teaser.picture.is_some();
    let at = articles.iter().position(has_picture).unwrap_or(0);
    let lead = articles.get(at)?;
    let others = articles.iter().enumerate().filter(|(place, _)| *place != at);
    Some((lead, others.map(|(_, article)| article).collect()))
}

/// Returns how many of the other stories are beside the lead. The rows of the grid are full then.
fn briefs(others: usize) -> usize {
    let odd = others.saturating_sub(BRIEFS) % COLUMNS;
    (BRIEFS + odd).min(others)
}

fn push_story(out: &mut String, article: &Summary, rank: Rank) {
    let (record, teaser) = (&article.record, &article.teaser);
    let name = match rank {
        Rank::Lead => "lead",
        Rank::Brief => "brief",
        Rank::Story => "plain",
    };
    let _ = writeln!(
        out,
        "<article class=\"story story--{name}\"{}{}>",
        attribute("lang", Some(record.lang.as_str()).filter(|lang| *lang != "en")),
        attribute("dir", Some(record.dir).filter(|dir| *dir == "rtl")),
    );
    push_picture(out, article, rank);
    out.push_str("<div class=\"story__text\">\n");
    if let Some(kicker) = record.kicker.as_ref().or(record.section.as_ref()) {
        let _ = writeln!(out, "<p class=\"story__kicker\">{}</p>", escape(kicker));
    }
    let _ = writeln!(
        out,
        "<h2 class=\"story__headline\"><a href=\"{}\">{}</a></h2>",
        escape(&article.page()),
        escape(article.title())
    );
    if let Some(description) = &record.description {
        let _ = writeln!(out, "<p class=\"story__standfirst\">{}</p>", escape(description));
    }
    out.push_str("<p class=\"story__facts\">");
    if let (Some(date), Some(shown)) = (&record.date, &teaser.date) {
        let _ = write!(
            out,
            "<time dir=\"auto\" datetime=\"{date}\">{}</time> ",
            escape(shown)
        );
    }
    let _ = write!(out, "<span dir=\"auto\">{}</span>", escape(&teaser.minutes));
    if let Some(listen) = &teaser.listen {
        let _ = write!(out, " <span class=\"story__audio\">{}</span>", escape(listen));
    }
    out.push_str("</p>\n</div>\n</article>\n");
}

/// The headline is the one link of the story. The style sheet stretches it over the picture.
fn push_picture(out: &mut String, article: &Summary, rank: Rank) {
    let Some(picture) = &article.teaser.picture else {
        return;
    };
    let size = picture.size.map_or_else(String::new, |(width, height)| {
        format!(" width=\"{width}\" height=\"{height}\"")
    });
    let loading = match rank {
        Rank::Lead => " fetchpriority=\"high\"",
        _ => " loading=\"lazy\"",
    };
    let _ = writeln!(
        out,
        "<div class=\"story__picture\"><img src=\"{}\" alt=\"\"{size}{loading} decoding=\"async\" /></div>",
        escape(&picture.src),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry;
    use article::{Article, Image, SafeUrl, UrlUse};

    fn summary(slug: &str, picture: bool) -> Summary {
        let image = picture.then(|| Image {
            src: SafeUrl::parse("../../content/media/a.svg", UrlUse::Image, None).unwrap(),
            srcset: Vec::new(),
            sizes: None,
            dimensions: None,
            alt: "".into(),
            caption: None,
            credit: None,
        });
        let article = Article {
            title: "A <b>".into(),
            image,
            ..Article::default()
        };
        Summary::new(&Site::default(), &entry::tests::entry(slug, article))
    }

    #[test]
    fn the_newest_story_with_a_picture_leads() {
        let articles = [summary("a", false), summary("b", true), summary("c", true)];
        let (lead, others) = choose_lead(&articles).unwrap();
        assert_eq!(lead.slug(), "b");
        let slugs: Vec<&str> = others.iter().map(|article| article.slug()).collect();
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
        let articles: Vec<Summary> = "abcdefgh"
            .chars()
            .enumerate()
            .map(|(i, slug)| summary(&slug.to_string(), i % 3 == 1))
            .collect();
        let html = body(&Site::default(), &articles);
        for article in &articles {
            let link = format!(
                "<h2 class=\"story__headline\"><a href=\"articles/{}/\">",
                article.slug()
            );
            assert_eq!(html.matches(&link).count(), 1, "{}", article.slug());
        }
        assert!(html.contains("A &lt;b&gt;"));
    }

    #[test]
    fn a_site_without_stories_says_how_to_start() {
        assert!(body(&Site::default(), &[]).contains("cargo xtask new"));
    }
}
