//! The names of an article (docs/writing.md).

use std::rc::Rc;

use crate::fields::audio::take_narration;
use crate::fields::image::take_image;
use crate::fields::panels::read_panels;
use crate::fields::{Fields, as_text, describe};
use crate::model::{
    Article, Author, Correction, Direction, Language, Map, ReadingTime, RelatedSource, UrlUse, Value, Written,
};
use crate::text::shared::shared;
use crate::warnings::quote;

/// Takes all known names from `fields`. Unknown names are kept in `extra`.
pub(crate) fn read_article(mut fields: Fields<'_, '_>) -> Article {
    Article {
        title: fields.text("title").unwrap_or_default(),
        kicker: fields.text("kicker"),
        description: fields.text("description"),
        date: fields.date("date"),
        updated: fields.date("updated"),
        authors: take_authors(&mut fields),
        url: fields.url("url", UrlUse::Link),
        edit_url: fields.url("edit_url", UrlUse::Link),
        lang: take_language(&mut fields),
        dir: take_direction(&mut fields),
        tags: take_tags(&mut fields),
        section: fields.text("section"),
        image: take_image(&mut fields, "image"),
        audio: take_narration(&mut fields, "audio"),
        related: take_related(&mut fields),
        corrections: take_corrections(&mut fields),
        body: Vec::new(),
        written: Written::default(),
        footnotes: Vec::new(),
        reading_time: ReadingTime::default(),
        has_formulas: false,
        // After all other names are taken.
        extra: fields.rest(),
    }
}

fn take_authors(fields: &mut Fields<'_, '_>) -> Vec<Author> {
    let mut authors = Vec::new();
    for entry in fields.list("authors") {
        match entry {
            Value::Object(map) => {
                let mut fields = fields.inside("authors", map);
                match fields.text("name") {
                    Some(name) => authors.push(Author {
                        name,
                        url: fields.url("url", UrlUse::Link),
                        image: take_image(&mut fields, "image").map(|image| image.src),
                    }),
                    None => fields.wrong("name", "a name", &Value::Null),
                }
            }
            entry => match as_text(&entry) {
                Some(name) => authors.extend(shared(name).map(|name| Author {
                    name,
                    url: None,
                    image: None,
                })),
                None => fields.wrong("authors", "names, or `{ name, url, image }`", &entry),
            },
        }
    }
    authors
}

fn take_language(fields: &mut Fields<'_, '_>) -> Option<Language> {
    let text = fields.text("lang")?;
    let language = Language::parse(&text);
    if language.is_none() {
        let found = quote(&text);
        fields.unexpected("lang", "a language tag such as `en` or `pt-BR`", &found);
    }
    language
}

fn take_direction(fields: &mut Fields<'_, '_>) -> Option<Direction> {
    let text = fields.text("dir")?;
    let direction = Direction::parse(&text);
    // `auto` is the default.
    if direction.is_none() && !text.eq_ignore_ascii_case("auto") {
        fields.unexpected("dir", "`ltr` or `rtl`", &quote(&text));
    }
    direction
}

/// Takes a list of tags, or one text with commas between them.
fn take_tags(fields: &mut Fields<'_, '_>) -> Vec<Rc<str>> {
    let mut tags: Vec<Rc<str>> = Vec::new();
    let separator = match fields.peek("tags") {
        Some(Value::String(_)) => ',',
        _ => '\n',
    };
    for entry in fields.list("tags") {
        let Some(text) = as_text(&entry) else {
            fields.wrong("tags", "words", &entry);
            continue;
        };
        for tag in text.split(separator).map(str::trim) {
            if !tag.is_empty() && !tags.iter().any(|known| **known == *tag) {
                tags.push(tag.into());
            }
        }
    }
    tags
}

fn take_related(fields: &mut Fields<'_, '_>) -> Option<RelatedSource> {
    let value = fields.take("related")?;
    let panels = match &value {
        Value::Bool(false) => Some(Vec::new()),
        Value::String(text) => match text.trim() {
            "" => return None,
            "none" => Some(Vec::new()),
            _ => {
                let url = fields.check_url("related", text, UrlUse::Resource)?;
                return Some(RelatedSource::File(url));
            }
        },
        _ => {
            let found = describe(&value);
            let panels = read_panels(value, &mut fields.inside("related", Map::new()));
            if panels.is_none() {
                fields.unexpected("related", "an address, `none` or panels", &found);
            }
            panels
        }
    };
    panels.map(|panels| RelatedSource::Panels(panels.into()))
}

fn take_corrections(fields: &mut Fields<'_, '_>) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for entry in fields.list("corrections") {
        match entry {
            Value::Object(map) => {
                let mut fields = fields.inside("corrections", map);
                let date = fields.date("date");
                match fields.text("text") {
                    Some(text) => corrections.push(Correction { date, text }),
                    None => fields.wrong("text", "what was wrong, and how it is now", &Value::Null),
                }
            }
            entry => match as_text(&entry) {
                Some(text) => corrections.extend(shared(text).map(|text| Correction { date: None, text })),
                None => fields.wrong("corrections", "a list of `{ date, text }`", &entry),
            },
        }
    }
    corrections
}

#[cfg(test)]
mod tests {
    use crate::markdown;
    use crate::model::{Article, BaseUrl, RelatedSource, WarningCode};

    fn read(front_matter: &str) -> (Article, Vec<String>) {
        let base = BaseUrl::new("https://news.example/articles/a.md");
        let (article, warnings) =
            markdown(&format!("---\ntitle: T\n{front_matter}\n---\nText."), Some(&base));
        (article, warnings.iter().map(ToString::to_string).collect())
    }

    /// Reads front matter that must give no warning.
    fn sound(front_matter: &str) -> Article {
        let (article, warnings) = read(front_matter);
        assert!(warnings.is_empty(), "{front_matter}: {warnings:?}");
        article
    }

    #[test]
    fn text_keeps_its_spelling() {
        for (written, title) in [
            ("2024", "2024"),
            ("1.10", "1.10"),
            ("007", "007"),
            ("true", "true"),
            ("'  The *bridge*  '", "The *bridge*"),
        ] {
            let (article, _) = markdown(&format!("---\ntitle: {written}\n---\n# Head\n\nText."), None);
            assert_eq!(&*article.title, title);
        }
    }

    #[test]
    fn authors_are_names_or_have_pages() {
        for front_matter in [
            "authors: Ada Example",
            "authors: [Ada Example]",
            "authors:\n- Ada Example",
            "authors: { name: Ada Example }",
            "authors:\n  - name: Ada Example",
        ] {
            let article = sound(front_matter);
            let names: Vec<_> = article.authors.iter().map(|author| &*author.name).collect();
            assert_eq!(names, ["Ada Example"], "{front_matter}");
        }
        let article = sound("authors:\n- name: Ada\n  url: ../ada\n  image: ada.jpg\n- Bo");
        let ada = &article.authors[0];
        assert_eq!(
            ada.url.as_ref().map(|url| url.as_str()),
            Some("https://news.example/ada")
        );
        assert_eq!(
            ada.image.as_ref().map(|url| url.as_str()),
            Some("https://news.example/articles/ada.jpg")
        );
        assert_eq!(article.authors.len(), 2);
    }

    #[test]
    fn tags_are_a_list_or_separated_by_commas() {
        for front_matter in [
            "tags: [bridge, river]",
            "tags: bridge, river",
            "tags:\n- bridge\n- river\n- bridge",
        ] {
            let tags = sound(front_matter).tags;
            assert_eq!(
                tags.iter().map(|tag| &**tag).collect::<Vec<_>>(),
                ["bridge", "river"]
            );
        }
        assert_eq!(&*sound("tags: [Paris, 'a, b', 2024]").tags[1], "a, b");
    }

    #[test]
    fn an_image_is_an_address_or_an_object() {
        let image = sound("image: hero.jpg").image.expect("an image");
        assert_eq!(image.src.as_str(), "https://news.example/articles/hero.jpg");
        let image = sound(
            "image:\n  src: hero.jpg\n  srcset: [hero-2.jpg 2x, hero-3.jpg 3x]\n  sizes: 50vw\n  width: 1600\n  \
             height: 900px\n  alt: A\n  caption: B\n  credit: C",
        )
        .image
        .expect("an image");
        assert_eq!(
            (image.srcset.len(), image.dimensions.map(|size| size.height)),
            (2, Some(900))
        );
        assert_eq!(
            (&*image.alt, image.caption.as_deref(), image.credit.as_deref()),
            ("A", Some("B"), Some("C"))
        );
    }

    #[test]
    fn a_narration_is_read_in_every_form() {
        for front_matter in [
            "audio: a.mp3",
            "audio: { src: a.mp3 }",
            "audio: [a.mp3]",
            "audio:\n  sources:\n    - src: a.mp3\n      type: audio/mpeg",
            "audio:\n  sources: a.mp3",
            "audio:\n- { src: a.mp3, type: audio/mpeg }",
        ] {
            let audio = sound(front_matter).audio.expect("a narration");
            assert_eq!(audio.sources.len(), 1, "{front_matter}");
            assert_eq!(
                audio.sources[0].src.as_str(),
                "https://news.example/articles/a.mp3"
            );
        }
        for (duration, ms) in [
            ("151", 151_000),
            ("151.5", 151_500),
            ("2:31", 151_000),
            ("PT2M31S", 151_000),
        ] {
            let front_matter = format!("audio: {{ src: a.mp3, duration: {duration}, ai_generated: yes }}");
            let audio = sound(&front_matter).audio.expect("a narration");
            assert_eq!((audio.duration_ms, audio.ai_generated), (Some(ms), true));
        }
        let audio = sound("audio: { src: a.mp3, recorded: 2024-03-05 }")
            .audio
            .expect("a narration");
        assert_eq!(
            audio.recorded.map(|date| (date.year, date.month, date.day)),
            Some((2024, 3, 5))
        );
    }

    #[test]
    fn related_links_are_an_address_or_panels_or_none() {
        assert!(matches!(
            sound("related: related.json").related,
            Some(RelatedSource::File(_))
        ));
        for none in ["related: none", "related: false", "related: []"] {
            let Some(RelatedSource::Panels(panels)) = sound(none).related else {
                panic!("{none}")
            };
            assert!(panels.is_empty());
        }
        assert_eq!(sound("related:").related, None);
        for one in [
            "related:\n- { title: A, source: similar }",
            "related: { panels: [{ title: A, source: similar }] }",
            "related: { title: A, source: similar }",
        ] {
            let Some(RelatedSource::Panels(panels)) = sound(one).related else {
                panic!("{one}")
            };
            assert_eq!(&*panels[0].title, "A");
        }
    }

    #[test]
    fn corrections_are_text_or_have_a_date() {
        let article = sound("corrections:\n- date: 2024-03-06\n  text: A\n- B");
        let texts: Vec<_> = article
            .corrections
            .iter()
            .map(|correction| &*correction.text)
            .collect();
        assert_eq!(texts, ["A", "B"]);
        assert!(article.corrections[0].date.is_some());
    }

    #[test]
    fn unknown_names_are_kept() {
        let article = sound("mood: calm\nlayout: { wide: true }");
        assert_eq!(
            article.extra.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            ["mood", "layout"]
        );
    }

    #[test]
    fn values_of_the_wrong_kind_are_reported_with_name_and_line() {
        for (front_matter, told) in [
            (
                "kicker: [a]",
                "line 3: `kicker`: expected text, found a list; it was left out",
            ),
            (
                "lang: 1",
                "line 3: `lang`: expected a language tag such as `en` or `pt-BR`, found `1`; it was left out",
            ),
            (
                "dir: up",
                "line 3: `dir`: expected `ltr` or `rtl`, found `up`; it was left out",
            ),
            (
                "image: 7",
                "line 3: `image`: expected an address, or `src` with an address, found `7`; it was left out",
            ),
            (
                "image:\n  src: a.jpg\n  width: wide",
                "line 3: `image.width`: expected a whole number of pixels above zero, found `wide`; it was left out",
            ),
            (
                "audio: { src: a.mp3, duration: long }",
                "line 3: `audio.duration`: expected seconds, `mm:ss`, `h:mm:ss` or `PT2M31S`, found `long`; it was left out",
            ),
            (
                "audio: { voice: A }",
                "line 3: `audio`: expected an address, or `sources` with addresses, found nothing; it was left out",
            ),
            (
                "authors: [{ url: a }]",
                "line 3: `authors.name`: expected a name, found nothing; it was left out",
            ),
            (
                "related: 7",
                "line 3: `related`: expected an address, `none` or panels, found `7`; it was left out",
            ),
        ] {
            let (_, warnings) = read(front_matter);
            assert_eq!(warnings, [told], "{front_matter}");
        }
        let (article, warnings) = markdown("---\ntitle: T\nurl: javascript:alert(1)\n---\nText.", None);
        assert_eq!(article.url, None);
        assert_eq!((warnings[0].code, warnings[0].line), (WarningCode::Url, Some(3)));
    }
}
