//! The article for programs: schema.org's `NewsArticle` as JSON-LD.

use article::{Author, Correction, Narration, SafeUrl, UrlUse};
use serde::Serialize;

use crate::entry::Entry;
use crate::site::Site;

/// IPTC's code for media that a trained algorithm made. Search engines recognise a synthetic voice by it. A voice made by
/// rules alone, such as espeak-ng's, would be `algorithmicMedia`. `ai_generated` does not distinguish them, and programs
/// look for this code.
const SYNTHETIC: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    in_language: &'a str,
    is_accessible_for_free: bool,
    publisher: Organization<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    word_count: usize,
    /// ISO 8601.
    time_required: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    audio: Option<AudioObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Organization<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Person<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct CorrectionComment<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct AudioObject<'a> {
    name: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding_format: Option<&'a str>,
    /// ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

/// Returns the article as JSON.
pub fn news_article(site: &Site, entry: &Entry) -> String {
    let article = &entry.article;
    let url = site.page_of(entry);
    let modified = article.updated.as_ref().or(article.date.as_ref());
    let image = article.image.as_ref();
    let object = NewsArticle {
        context: "https://schema.org",
        headline: entry.title(),
        description: article.description.as_deref(),
        in_language: entry.language(),
        is_accessible_for_free: true,
        publisher: Organization { name: &site.name },
        main_entity_of_page: url.as_deref(),
        url: url.as_deref(),
        date_published: article.date.as_ref().map(|date| date.to_rfc3339()),
        date_modified: modified.map(|date| date.to_rfc3339()),
        author: article
            .authors
            .iter()
            .map(|author| person(site, entry, author))
            .collect(),
        article_section: article.section.as_deref(),
        keywords: article.tags.iter().map(|tag| &**tag).collect(),
        image: image.and_then(|image| site.absolute(entry, &image.src, UrlUse::Image)),
        word_count: article.reading_time.words,
        time_required: format!("PT{}M", article.reading_time.minutes.get()),
        audio: article
            .audio
            .as_ref()
            .map(|narration| audio(site, entry, narration)),
        correction: article.corrections.iter().map(correction).collect(),
    };
    // Texts and numbers are always JSON.
    serde_json::to_string(&object).unwrap_or_default()
}

fn person<'a>(site: &Site, entry: &Entry, author: &'a Author) -> Person<'a> {
    let url = author.url.as_ref();
    Person {
        name: &author.name,
        url: url.and_then(|url| site.absolute(entry, url, UrlUse::Link)),
    }
}

fn correction(correction: &Correction) -> CorrectionComment<'_> {
    CorrectionComment {
        text: &correction.text,
        date_published: correction.date.as_ref().map(|date| date.to_rfc3339()),
    }
}

fn audio<'a>(site: &Site, entry: &'a Entry, narration: &'a Narration) -> AudioObject<'a> {
    let source = narration.sources.first();
    let notice = narration.notice.as_deref();
    AudioObject {
        name: entry.title(),
        in_language: entry.language(),
        // Relative to the page if the site has no address.
        content_url: source.map(|source| {
            let url = site.absolute(entry, &source.src, UrlUse::Resource);
            url.unwrap_or_else(|| source.src.as_str().to_owned())
        }),
        encoding_format: source
            .and_then(|source| source.media_type.as_deref().or_else(|| media_type(&source.src))),
        duration: narration.duration_ms.map(iso_duration),
        date_created: narration.recorded.as_ref().map(|date| date.to_rfc3339()),
        digital_source_type: narration.ai_generated.then_some(SYNTHETIC),
        description: notice.filter(|_| narration.ai_generated),
    }
}

/// Returns the media type that the file name of a recording suggests.
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

/// Returns an ISO 8601 duration in whole seconds, rounded down as in the player.
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
    use crate::entry;
    use article::{Article, AudioSource, BaseUrl, DateTime};
    use serde_json::{Value, json};

    fn url(text: &str) -> SafeUrl {
        let base = BaseUrl::new("../../content/bridge.md");
        SafeUrl::parse(text, UrlUse::Resource, Some(&base)).unwrap()
    }

    fn narrated(address: Option<&str>, audio: Narration) -> Entry {
        let article = Article {
            title: "A </script> bridge".into(),
            url: address.map(url),
            audio: Some(audio),
            ..Article::default()
        };
        entry::tests::entry("bridge", article)
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

    fn parsed(entry: &Entry) -> Value {
        serde_json::from_str(&news_article(&Site::default(), entry)).unwrap()
    }

    fn audio_of(entry: &Entry) -> Value {
        parsed(entry).get("audio").unwrap().clone()
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
    fn an_article_says_what_it_is() {
        let article = Article {
            title: "A bridge".into(),
            tags: vec!["harbour".into()],
            authors: vec![Author {
                name: "Ada".into(),
                url: None,
                image: None,
            }],
            ..Article::default()
        };
        let expected = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "A bridge",
            "inLanguage": "en",
            "isAccessibleForFree": true,
            "publisher": { "@type": "Organization", "name": "" },
            "author": [{ "@type": "Person", "name": "Ada" }],
            "keywords": ["harbour"],
            "wordCount": 0,
            "timeRequired": "PT1M",
        });
        assert_eq!(parsed(&entry::tests::entry("bridge", article)), expected);
    }

    #[test]
    fn an_article_without_a_recording_has_no_audio() {
        let entry = entry::tests::entry("bridge", Article::default());
        assert_eq!(parsed(&entry).get("audio"), None);
    }

    #[test]
    fn long_recordings_have_hours() {
        assert_eq!(iso_duration(3_723_000), "PT1H2M3S");
        assert_eq!(iso_duration(0), "PT0M0S");
    }
}
