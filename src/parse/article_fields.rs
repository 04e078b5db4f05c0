//! The names of an article (contract, section 4).

use std::rc::Rc;

use super::audio_field::take_narration;
use super::fields::{Fields, as_text, describe};
use super::image_field::take_image;
use super::panels::read_panels;
use crate::model::{Article, Author, Correction, Direction, Language, Map, RelatedSource, UrlUse, Value};

/// Takes everything that `fields` names; names that the contract does not know are kept in `extra`.
pub(super) fn read_article(mut fields: Fields<'_, '_>) -> Article {
    let article = Article {
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
        ..Article::default()
    };
    Article {
        extra: fields.rest(),
        ..article
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
                Some(name) if name.trim().is_empty() => {}
                Some(name) => authors.push(Author {
                    name: name.trim().into(),
                    url: None,
                    image: None,
                }),
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
        fields.wrong(
            "lang",
            "a language tag such as `en` or `pt-BR`",
            &Value::from(&*text),
        );
    }
    language
}

fn take_direction(fields: &mut Fields<'_, '_>) -> Option<Direction> {
    let text = fields.text("dir")?;
    let direction = Direction::parse(&text);
    // `auto` asks for what happens anyway.
    if direction.is_none() && !text.eq_ignore_ascii_case("auto") {
        fields.wrong("dir", "`ltr` or `rtl`", &Value::from(&*text));
    }
    direction
}

/// A list of tags, or one text with commas between them.
fn take_tags(fields: &mut Fields<'_, '_>) -> Vec<Rc<str>> {
    let mut tags: Vec<Rc<str>> = Vec::new();
    let value = fields.take("tags");
    let commas = matches!(value, Some(Value::String(_)));
    let entries = match value {
        None => Vec::new(),
        Some(Value::Array(entries)) => entries,
        Some(value) => vec![value],
    };
    for entry in entries {
        let Some(text) = as_text(&entry) else {
            if !entry.is_null() {
                fields.wrong("tags", "words", &entry);
            }
            continue;
        };
        let separator = if commas { ',' } else { '\n' };
        for tag in text.split(separator).map(str::trim) {
            if !tag.is_empty() && !tags.iter().any(|known| **known == *tag) {
                tags.push(tag.into());
            }
        }
    }
    tags
}

fn take_related(fields: &mut Fields<'_, '_>) -> Option<RelatedSource> {
    let none = || Some(RelatedSource::Panels(Rc::from([])));
    match fields.take("related")? {
        Value::Bool(false) => none(),
        Value::String(text) if text.trim() == "none" => none(),
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => {
            let url = fields.check_url("related", &text, UrlUse::Resource)?;
            Some(RelatedSource::File(url))
        }
        value => {
            let found = describe(&value);
            let mut inner = fields.inside("related", Map::new());
            let panels = read_panels(value, &mut inner);
            if panels.is_none() {
                fields.unexpected("related", "an address, `none` or panels", &found);
            }
            panels.map(|panels| RelatedSource::Panels(panels.into()))
        }
    }
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
                Some(text) if text.trim().is_empty() => {}
                Some(text) => corrections.push(Correction {
                    date: None,
                    text: text.trim().into(),
                }),
                None => fields.wrong("corrections", "a list of `{ date, text }`", &entry),
            },
        }
    }
    corrections
}
