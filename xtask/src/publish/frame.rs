//! The frame of every page: `index.html` as Trunk leaves it, with two places to fill.

use super::html::escape;
use super::staging::Staging;
use crate::error::{Error, Result};
use crate::files;

/// The frame.
pub struct Frame {
    text: String,
}

/// What fills it.
pub struct Page<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// `ltr` or `rtl`.
    pub direction: &'a str,
    /// From the page's folder to the bundle's, such as `../../`.
    pub to_root: &'a str,
    /// Elements of the head.
    pub head: String,
    /// Elements of the body.
    pub body: String,
}

const ROOT_TAG: &str = "<html lang=\"en\" dir=\"ltr\">";
const HEAD: &str = "<!-- {head} -->";
const BODY: &str = "<!-- {body} -->";

impl Frame {
    /// Takes it from Trunk's folder.
    pub fn take(staging: &Staging) -> Result<Self> {
        Self::new(&files::read_text(&staging.path("index.html"))?)
    }

    fn new(staged: &str) -> Result<Self> {
        for place in [ROOT_TAG, HEAD, BODY] {
            if staged.matches(place).count() != 1 {
                return Err(Error::new(
                    "write the pages",
                    format!("index.html does not hold `{place}` once"),
                )
                .remedy("Put it back: the pages are written around it."));
            }
        }
        Ok(Self {
            text: without_comments(&without_trunk_links(staged)),
        })
    }

    /// One whole page.
    pub fn fill(&self, page: &Page<'_>) -> String {
        let root_tag = format!(
            "<html lang=\"{}\" dir=\"{}\">",
            escape(page.language),
            escape(page.direction)
        );
        let mut out = String::with_capacity(self.text.len() + page.head.len() + page.body.len());
        // Once, in order, so that nothing in an article is taken for a place to fill.
        let (before, rest) = self.text.split_once(ROOT_TAG).unwrap_or_default();
        let (head, rest) = rest.split_once(HEAD).unwrap_or_default();
        let (between, after) = rest.split_once(BODY).unwrap_or_default();
        out.push_str(before);
        out.push_str(&root_tag);
        out.push_str(&head.replace("href=\"./", &format!("href=\"{}", page.to_root)));
        out.push_str(&page.head);
        out.push_str(between);
        out.push_str(&page.body);
        out.push_str(after);
        out
    }
}

/// Trunk leaves the link to the crate where it does not write the start script in its place.
fn without_trunk_links(html: &str) -> String {
    html.lines()
        .filter(|line| !line.contains("<link data-trunk"))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Comments are for those who read index.html, but the two places stay.
fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from)) = rest.split_once("<!--") {
        let (comment, after) = from.split_once("-->").unwrap_or((from, ""));
        let whole = format!("<!--{comment}-->");
        out.push_str(before);
        if whole == HEAD || whole == BODY {
            out.push_str(&whole);
        } else {
            out.truncate(out.trim_end().len());
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGED: &str = "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<!-- for people -->\n<head>\n\
        <link data-trunk rel=\"rust\" data-trunk-id=\"0\" />\n<link rel=\"stylesheet\" href=\"./s.css\"/>\n\
        <!-- {head} --></head>\n<body><!-- {body} --></body></html>";

    fn page(body: &str) -> Page<'static> {
        Page {
            language: "ar",
            direction: "rtl",
            to_root: "../../",
            head: "<title>x</title>".to_owned(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn a_page_has_its_language_and_its_way_to_the_root() {
        let html = Frame::new(STAGED).unwrap().fill(&page("<p>./ href=\"./y\"</p>"));
        assert_eq!(
            html,
            "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<link rel=\"stylesheet\" href=\"../../s.css\"/>\n\
             <title>x</title></head>\n<body><p>./ href=\"./y\"</p></body></html>\n"
        );
    }

    #[test]
    fn an_article_about_this_frame_fills_nothing() {
        let html = Frame::new(STAGED).unwrap().fill(&page(BODY));
        assert_eq!(html.matches(BODY).count(), 1);
    }

    #[test]
    fn a_frame_without_its_places_is_refused() {
        let error = Frame::new(&STAGED.replace(HEAD, "")).err().unwrap();
        assert!(error.to_string().contains(HEAD));
    }
}
