//! The article for programs: schema.org's `NewsArticle` as JSON-LD.

use article_widget::model::{Article, Narration, SafeUrl, UrlUse};
use serde_json::{Map, Value, json};

use super::content::Entry;
use super::site::Site;

/// IPTC's code for media that a trained algorithm made: how search engines are told that a voice is synthetic. A voice made by
/// rules alone, such as espeak-ng's, would be `algorithmicMedia`; `ai_generated` does not tell them apart, and the code for
/// what readers are warned of is the one that is looked for.
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
    let mut put = |name: &str, value: Value| {
        out.insert(name.to_owned(), value);
    };
    put("@type", json!("AudioObject"));
    put("name", json!(entry.title()));
    put("inLanguage", json!(entry.language()));
    if let Some(source) = narration.sources.first() {
        // Where nobody knows the site's address, the one that leads there from the page.
        let url = site.absolute(entry, &source.src, UrlUse::Resource);
        put("contentUrl", json!(url.as_deref().unwrap_or(source.src.as_str())));
        if let Some(media_type) = source.media_type.as_deref().or_else(|| media_type(&source.src)) {
            put("encodingFormat", json!(media_type));
        }
    }
    if let Some(duration) = narration.duration_ms {
        put("duration", json!(iso_duration(duration)));
    }
    if let Some(recorded) = &narration.recorded {
        put("dateCreated", json!(recorded.to_rfc3339()));
    }
    if narration.ai_generated {
        put("digitalSourceType", json!(SYNTHETIC));
        if let Some(notice) = &narration.notice {
            put("description", json!(&**notice));
        }
    }
    Value::Object(out)
}

/// What the name of a recording says of its kind.
fn media_type(url: &SafeUrl) -> Option<&'static str> {
    let path = url.as_str().split(['?', '#']).next()?;
    match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "mp3" => Some("audio/mpeg"),
        "m4a" | "mp4" | "aac" => Some("audio/mp4"),
        "ogg" | "oga" | "opus" => Some("audio/ogg"),
        "wav" => Some("audio/wav"),
        _ => None,
    }
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
    use article_widget::model::{AudioSource, BaseUrl, DateTime, Shared};

    fn url(text: &str) -> SafeUrl {
        let base = BaseUrl::new("../../content/bridge.md");
        SafeUrl::parse(text, UrlUse::Resource, Some(&base)).unwrap()
    }

    fn narrated(address: Option<&str>, audio: Narration) -> Entry {
        Entry {
            prepared: None,
            slug: "bridge".to_owned(),
            article: Shared::new(Article {
                title: "A </script> bridge".into(),
                url: address.map(url),
                audio: Some(audio),
                ..Article::default()
            }),
        }
    }

    fn recording(src: &str, media_type: Option<&str>) -> Narration {
        Narration {
            sources: vec![AudioSource {
                src: url(src),
                media_type: media_type.map(Into::into),
            }],
            ..Narration::default()
        }
    }

    fn audio_of(entry: &Entry) -> Value {
        news_article(&Site::default(), entry)
            .get("audio")
            .unwrap()
            .clone()
    }

    #[test]
    fn machine_made_audio_says_so_to_machines() {
        let audio = Narration {
            duration_ms: Some(113_600),
            ai_generated: true,
            recorded: Some(DateTime {
                year: 2024,
                month: 3,
                day: 5,
                time: None,
            }),
            notice: Some("Read by a machine".into()),
            ..recording("media/bridge.mp3", Some("audio/mpeg"))
        };
        let expected = json!({
            "@type": "AudioObject",
            "name": "A </script> bridge",
            "inLanguage": "en",
            "contentUrl": "https://a.example/content/media/bridge.mp3",
            "encodingFormat": "audio/mpeg",
            "duration": "PT1M53S",
            "dateCreated": "2024-03-05",
            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            "description": "Read by a machine",
        });
        let address = Some("https://a.example/articles/bridge/");
        assert_eq!(audio_of(&narrated(address, audio)), expected);
    }

    #[test]
    fn what_is_not_known_of_a_recording_is_not_said() {
        let found = audio_of(&narrated(None, recording("media/bridge.opus?v=2", None)));
        let expected = json!({
            "@type": "AudioObject",
            "name": "A </script> bridge",
            "inLanguage": "en",
            "contentUrl": "../../content/media/bridge.opus?v=2",
            "encodingFormat": "audio/ogg",
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn an_article_without_a_recording_has_no_audio() {
        let entry = Entry {
            prepared: None,
            slug: "bridge".to_owned(),
            article: Shared::new(Article::default()),
        };
        assert_eq!(news_article(&Site::default(), &entry).get("audio"), None);
    }

    #[test]
    fn long_recordings_have_hours() {
        assert_eq!(iso_duration(3_723_000), "PT1H2M3S");
        assert_eq!(iso_duration(0), "PT0M0S");
    }
}
