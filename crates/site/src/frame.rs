//! The HTML around every page.

use article_command::{Error, Result};

use crate::html::escape;
use crate::site::Site;

/// The HTML around every page: a document with a place in its head and one in its body.
#[derive(Clone, Debug)]
pub struct Frame {
    text: String,
}

/// The content of a page.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The language, as BCP 47 has it.
    pub language: &'a str,
    /// The direction: `ltr` or `rtl`.
    pub direction: &'a str,
    /// The address of the root of the site from the page, such as `../../`.
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
    /// Reads a document, which must hold `<html lang="en" dir="ltr">`, `<!-- {head} -->` and `<!-- {body} -->` once each.
    /// Other comments are removed. Addresses of the head that begin with `./` are made relative to each page.
    pub fn new(html: &str) -> Result<Self> {
        for place in [ROOT_TAG, HEAD, BODY] {
            if html.matches(place).count() != 1 {
                return Err(Error::new(
                    "write the pages",
                    format!("index.html does not hold `{place}` once"),
                )
                .remedy("Put it back: the pages are written around it."));
            }
        }
        Ok(Self {
            text: without_comments(html),
        })
    }

    /// Returns a complete page.
    pub fn fill(&self, page: &Page<'_>) -> String {
        let root_tag = format!(
            "<html lang=\"{}\" dir=\"{}\">",
            escape(page.language),
            escape(page.direction)
        );
        let mut out = String::with_capacity(self.text.len() + page.head.len() + page.body.len());
        // Once and in order, so that no text of an article is taken for a place.
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

/// Removes comments, which are for readers of the source, but keeps the two places.
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

/// Returns the foot of a page. `to_root` is the address of the root of the site from the page.
pub fn footer(site: &Site, to_root: &str) -> String {
    format!(
        "<footer class=\"site-footer\" lang=\"en\" dir=\"ltr\">\n\
         <p class=\"site-footer__name\"><a href=\"{to_root}\">{}</a></p>\n\
         <p>{} The pages show Article Widget: a news article, its related links and its narration from one tag. \
         <a href=\"{to_root}playground/\">Try it in the playground</a>.</p>\n\
         </footer>\n",
        escape(&site.name),
        escape(&site.motto),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGED: &str = "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<!-- for people -->\n<head>\n\
        <link rel=\"stylesheet\" href=\"./s.css\"/>\n\
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
             <title>x</title></head>\n<body><p>./ href=\"./y\"</p></body></html>"
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
