//! The article for programs: schema.org's `NewsArticle` as JSON-LD.

use article_widget::model::{Article, Narration, UrlUse};
use serde_json::{Map, Value, json};

use super::content::Entry;
use super::site::Site;

/// IPTC's code for media that a trained algorithm made: how search engines are told that a voice is synthetic.
const SYNTHETIC: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

/// The whole object.
pub fn news_article(site: &Site, entry: &Entry) -> Value {
    let article = &entry.article;
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        out.insert(name.to_owned(), value);
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!("NewsArticle"));
    put("headline", json!(entry.title()));
    put("inLanguage", json!(entry.language()));
    put("isAccessibleForFree", json!(true));
    put("publisher", json!({ "@type": "Organization", "name": site.name }));
    put("wordCount", json!(article.reading_time.words));
    put(
        "timeRequired",
        json!(format!("PT{}M", article.reading_time.minutes.get())),
    );
    if let Some(description) = &article.description {
        put("description", json!(&**description));
    }
    if let Some(url) = site.page_of(entry) {
        put("mainEntityOfPage", json!(url));
        put("url", json!(url));
    }
    if let Some(date) = &article.date {
        put("datePublished", json!(date.to_rfc3339()));
    }
    if let Some(date) = article.updated.as_ref().or(article.date.as_ref()) {
        put("dateModified", json!(date.to_rfc3339()));
    }
    if let Some(section) = &article.section {
        put("articleSection", json!(&**section));
    }
    if !article.tags.is_empty() {
        put("keywords", article.tags.iter().map(|tag| json!(&**tag)).collect());
    }
    if !article.authors.is_empty() {
        put("author", authors(site, entry));
    }
    let image = article.image.as_ref();
    if let Some(image) = image.and_then(|image| site.absolute(entry, &image.src, UrlUse::Image)) {
        put("image", json!(image));
    }
    if let Some(narration) = &article.audio {
        put("audio", audio(site, entry, narration));
    }
    if !article.corrections.is_empty() {
        put("correction", corrections(article));
    }
    Value::Object(out)
}

fn authors(site: &Site, entry: &Entry) -> Value {
    entry
        .article
        .authors
        .iter()
        .map(|author| {
            let mut person = Map::new();
            person.insert("@type".to_owned(), json!("Person"));
            person.insert("name".to_owned(), json!(&*author.name));
            let url = author.url.as_ref();
            if let Some(url) = url.and_then(|url| site.absolute(entry, url, UrlUse::Link)) {
                person.insert("url".to_owned(), json!(url));
            }
            Value::Object(person)
        })
        .collect()
}

fn corrections(article: &Article) -> Value {
    article
        .corrections
        .iter()
        .map(|correction| {
            let mut comment = Map::new();
            comment.insert("@type".to_owned(), json!("CorrectionComment"));
            comment.insert("text".to_owned(), json!(&*correction.text));
            if let Some(date) = &correction.date {
                comment.insert("datePublished".to_owned(), json!(date.to_rfc3339()));
            }
            Value::Object(comment)
        })
        .collect()
}

fn audio(site: &Site, entry: &Entry, narration: &Narration) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("AudioObject"));
    out.insert("name".to_owned(), json!(entry.title()));
    out.insert("inLanguage".to_owned(), json!(entry.language()));
    if let Some(source) = narration.sources.first() {
        if let Some(url) = site.absolute(entry, &source.src, UrlUse::Resource) {
            out.insert("contentUrl".to_owned(), json!(url));
        }
        if let Some(media_type) = &source.media_type {
            out.insert("encodingFormat".to_owned(), json!(&**media_type));
        }
    }
    if let Some(duration) = narration.duration_ms {
        out.insert("duration".to_owned(), json!(iso_duration(duration)));
    }
    if narration.ai_generated {
        out.insert("digitalSourceType".to_owned(), json!(SYNTHETIC));
    }
    Value::Object(out)
}

/// ISO 8601, in whole seconds, cut off as the player shows them.
fn iso_duration(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("PT{hours}H{minutes}M{seconds}S")
    } else {
        format!("PT{minutes}M{seconds}S")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget::model::{AudioSource, BaseUrl, SafeUrl, Shared};

    fn url(text: &str) -> SafeUrl {
        let base = BaseUrl::new("../../content/bridge.md");
        SafeUrl::parse(text, UrlUse::Resource, Some(&base)).unwrap()
    }

    #[test]
    fn machine_made_audio_says_so_to_machines() {
        let entry = Entry {
            slug: "bridge".to_owned(),
            article: Shared::new(Article {
                title: "A </script> bridge".into(),
                url: Some(url("https://a.example/articles/bridge/")),
                audio: Some(Narration {
                    sources: vec![AudioSource {
                        src: url("media/bridge.mp3"),
                        media_type: Some("audio/mpeg".into()),
                    }],
                    duration_ms: Some(113_600),
                    ai_generated: true,
                    ..Narration::default()
                }),
                ..Article::default()
            }),
        };
        let value = news_article(&Site::default(), &entry);
        let audio = value.get("audio").unwrap();
        assert_eq!(
            audio.get("contentUrl").unwrap(),
            "https://a.example/content/media/bridge.mp3"
        );
        assert_eq!(audio.get("duration").unwrap(), "PT1M53S");
        assert_eq!(audio.get("digitalSourceType").unwrap(), SYNTHETIC);
    }

    #[test]
    fn long_recordings_have_hours() {
        assert_eq!(iso_duration(3_723_000), "PT1H2M3S");
        assert_eq!(iso_duration(0), "PT0M0S");
    }
}
