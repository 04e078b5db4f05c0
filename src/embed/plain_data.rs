//! An article as plain data, with the names of `docs/writing.md`: JSON that `article_json` reads back as the same article.
//! Absent values are left out. Empty lists are kept.

use std::ops::Not;
use std::rc::Rc;

use article::{
    Article, Author, Correction, DateTime, Image, Language, Map, Narration, Number, Panel, PanelContent,
    RelatedItem, RelatedSource, SafeUrl,
};
use serde::Serialize;

/// Returns `article` as the text of a JSON object.
#[must_use]
pub fn plain_data(article: &Article) -> String {
    // Writing to memory cannot fail.
    serde_json::to_string(&ArticleData::from(article)).unwrap_or_default()
}

#[derive(Serialize)]
struct ArticleData<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<DateTime>,
    authors: Vec<AuthorData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a SafeUrl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit_url: Option<&'a SafeUrl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dir: Option<&'static str>,
    tags: &'a [Rc<str>],
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audio: Option<NarrationData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<RelatedData<'a>>,
    corrections: Vec<CorrectionData<'a>>,
    extra: &'a Map,
    #[serde(skip_serializing_if = "Option::is_none")]
    body_markdown: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body_html: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    base: &'a str,
}

impl<'a> From<&'a Article> for ArticleData<'a> {
    fn from(article: &'a Article) -> Self {
        let body = Some(&*article.written.text);
        let in_html = article.written.in_html;
        Self {
            title: &article.title,
            kicker: article.kicker.as_deref(),
            description: article.description.as_deref(),
            date: article.date,
            updated: article.updated,
            authors: article.authors.iter().map(AuthorData::from).collect(),
            url: article.url.as_ref(),
            edit_url: article.edit_url.as_ref(),
            lang: article.lang.as_ref(),
            dir: article.dir.map(|dir| dir.as_str()),
            tags: &article.tags,
            section: article.section.as_deref(),
            image: article.image.as_ref().map(ImageData::from),
            audio: article.audio.as_ref().map(NarrationData::from),
            related: article.related.as_ref().map(RelatedData::from),
            corrections: article.corrections.iter().map(CorrectionData::from).collect(),
            extra: &article.extra,
            body_markdown: body.filter(|_| !in_html),
            body_html: body.filter(|_| in_html),
            base: &article.written.base,
        }
    }
}

#[derive(Serialize)]
struct AuthorData<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a SafeUrl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a SafeUrl>,
}

impl<'a> From<&'a Author> for AuthorData<'a> {
    fn from(author: &'a Author) -> Self {
        Self {
            name: &author.name,
            url: author.url.as_ref(),
            image: author.image.as_ref(),
        }
    }
}

#[derive(Serialize)]
struct CorrectionData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateTime>,
    text: &'a str,
}

impl<'a> From<&'a Correction> for CorrectionData<'a> {
    fn from(correction: &'a Correction) -> Self {
        Self {
            date: correction.date,
            text: &correction.text,
        }
    }
}

#[derive(Serialize)]
struct ImageData<'a> {
    src: &'a SafeUrl,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    srcset: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sizes: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    alt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
}

impl<'a> From<&'a Image> for ImageData<'a> {
    fn from(image: &'a Image) -> Self {
        let candidate = |(url, descriptor): &(SafeUrl, Rc<str>)| {
            [url.as_str(), descriptor].join(" ").trim_end().to_owned()
        };
        Self {
            src: &image.src,
            srcset: image.srcset.iter().map(candidate).collect(),
            sizes: image.sizes.as_deref(),
            width: image.dimensions.map(|size| size.width),
            height: image.dimensions.map(|size| size.height),
            alt: &image.alt,
            caption: image.caption.as_deref(),
            credit: image.credit.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct NarrationData<'a> {
    sources: Vec<SourceData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timings: Option<&'a SafeUrl>,
    #[serde(skip_serializing_if = "Not::not")]
    ai_generated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    voice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'a str>,
}

#[derive(Serialize)]
struct SourceData<'a> {
    src: &'a SafeUrl,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    media_type: Option<&'a str>,
}

impl<'a> From<&'a Narration> for NarrationData<'a> {
    fn from(narration: &'a Narration) -> Self {
        let sources = narration.sources.iter().map(|source| SourceData {
            src: &source.src,
            media_type: source.media_type.as_deref(),
        });
        Self {
            sources: sources.collect(),
            duration: narration.duration_ms.and_then(seconds),
            timings: narration.timings.as_ref(),
            ai_generated: narration.ai_generated,
            voice: narration.voice.as_deref(),
            recorded: narration.recorded,
            notice: narration.notice.as_deref(),
        }
    }
}

/// Without a floating-point number, whose text costs 5 kB of the bundle.
fn seconds(ms: u64) -> Option<Number> {
    format!("{}.{:03}", ms / 1000, ms % 1000).parse().ok()
}

#[derive(Serialize)]
#[serde(untagged)]
enum RelatedData<'a> {
    File(&'a SafeUrl),
    Panels(Vec<PanelData<'a>>),
}

impl<'a> From<&'a RelatedSource> for RelatedData<'a> {
    fn from(related: &'a RelatedSource) -> Self {
        match related {
            RelatedSource::File(url) => Self::File(url),
            RelatedSource::Panels(panels) => Self::Panels(panels.iter().map(PanelData::from).collect()),
        }
    }
}

#[derive(Serialize)]
struct PanelData<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Vec<ItemData<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
}

impl<'a> From<&'a Panel> for PanelData<'a> {
    fn from(panel: &'a Panel) -> Self {
        let (items, source) = match &panel.content {
            PanelContent::Items(items) => (Some(items.iter().map(ItemData::from).collect()), None),
            PanelContent::Source(url) => (None, Some(url.as_str())),
            PanelContent::Similar => (None, Some("similar")),
        };
        Self {
            title: &panel.title,
            period: panel.period.as_deref(),
            updated: panel.updated,
            items,
            source,
            limit: panel.limit,
        }
    }
}

#[derive(Serialize)]
struct ItemData<'a> {
    title: &'a str,
    url: &'a SafeUrl,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageData<'a>>,
    #[serde(skip_serializing_if = "Not::not")]
    audio: bool,
}

impl<'a> From<&'a RelatedItem> for ItemData<'a> {
    fn from(item: &'a RelatedItem) -> Self {
        Self {
            title: &item.title,
            url: &item.url,
            summary: item.summary.as_deref(),
            date: item.date,
            image: item.image.as_ref().map(ImageData::from),
            audio: item.audio,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::BaseUrl;

    fn read_back(article: &Article) -> (Article, String) {
        let text = plain_data(article);
        serde_json::from_str::<serde_json::Value>(&text).expect(&text);
        // On any page, the addresses are relative to the article's own base.
        let elsewhere = BaseUrl::new("https://other.example/page/");
        let (back, warnings) = article::article_json(&text, Some(&elsewhere)).expect(&text);
        assert_eq!(warnings, [], "{text}");
        (back, text)
    }

    #[test]
    fn plain_data_is_read_back_as_the_same_article() {
        let base = BaseUrl::new("https://news.example/content/a.md");
        for front_matter in [
            "title: \"Say \\\"A\\\" \\\\ B\"\nkicker: K\ndescription: 'D: d'\ndate: 2024-03-05T14:31:00+02:00\nupdated: 2024-03-06",
            "title: T\nauthors: [Ada, { name: Bo, url: ../bo, image: bo.jpg }]\ntags: [a, b]\nsection: City\nlang: ar\ndir: rtl",
            "title: T\nurl: /a/\nedit_url: https://edit.example/a\nmood: { calm: [1.50, true, null, \"x\\u0007y\"] }\nextra: 1",
            "title: T\nimage: { src: a.jpg, srcset: 'b.jpg 2x, c.jpg', sizes: 50vw, width: 16, height: 9, alt: A, caption: B, credit: C }",
            "title: T\naudio: { sources: [{ src: a.mp3, type: audio/mpeg }], duration: 1:02.5, timings: a.vtt, ai_generated: true, voice: V, notice: N }",
            "title: T\nrelated: related.json\ncorrections: [{ date: 2024-03-07, text: C }, D]",
            "title: T\nrelated: none",
            "title: T\nrelated:\n- { title: P, period: 24 h, updated: 2024-03-05, limit: 3, items: [{ title: I, url: i/, summary: S, date: 2024-03-05, image: i.jpg, audio: true }] }\n- { title: Q, source: q.json }\n- { title: R, source: similar }",
            "kicker: The headline is in the text",
        ] {
            let text = format!(
                "---\n{front_matter}\n---\n# T\n\nSee [this](b.md) and ![x](x.png).[^1]\n\n[^1]: A note.\n"
            );
            let (article, _) = article::markdown(&text, Some(&base));
            let (back, text) = read_back(&article);
            assert_eq!(back, article, "{text}");
        }
    }

    #[test]
    fn html_stays_html() {
        let text = r#"{"title":"T","body_html":"<p>One.</p>\n<p>Two &amp; three.</p>"}"#;
        let (article, _) = article::article_json(text, None).unwrap();
        let (back, text) = read_back(&article);
        assert_eq!(back.body, article.body);
        assert!(text.contains("\"body_html\":\"<p>One.</p>\\n"), "{text}");
    }

    #[test]
    fn unknown_names_are_under_extra() {
        let (article, _) = article::markdown("---\ntitle: T\nmood: calm\n---\nText.", None);
        let data: serde_json::Value = serde_json::from_str(&plain_data(&article)).unwrap();
        assert_eq!(data["extra"]["mood"], "calm");
        assert_eq!(data["authors"], serde_json::json!([]));
        assert_eq!(data.get("kicker"), None);
        assert_eq!(data["body_markdown"], "Text.");
    }

    #[test]
    fn every_character_is_read_back() {
        let every: String = ('\0'..'\u{3000}').chain(['\u{2028}', '\u{10FFFF}']).collect();
        let mut article = Article::default();
        article.written.text = every.as_str().into();
        let data: serde_json::Value = serde_json::from_str(&plain_data(&article)).unwrap();
        assert_eq!(data["body_markdown"], every);
    }

    #[test]
    fn numbers_keep_their_spelling() {
        let text = "---\ntitle: T\naudio: { src: a.mp3, duration: 1:02.5 }\nbig: 123456789012345678901234567890\nsmall: 1.50\n---\nText.";
        let data = plain_data(&article::markdown(text, None).0);
        assert!(data.contains("\"duration\":62.500"), "{data}");
        assert!(
            data.contains("\"extra\":{\"big\":123456789012345678901234567890,\"small\":1.50}"),
            "{data}"
        );
    }
}
