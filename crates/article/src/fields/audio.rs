//! A narration as a named value: an address, or `{ sources, duration, timings, ai_generated, voice, recorded, notice }`.

use crate::fields::duration::parse_duration;
use crate::fields::{Fields, as_text};
use crate::model::{AudioSource, Map, Narration, SafeUrl, UrlUse, Value};

const EXPECTED: &str = "an address, or `sources` with addresses";

/// Takes the narration `name` out of `fields`. `None` if there is no recording that can be played.
pub(crate) fn take_narration(fields: &mut Fields<'_, '_>, name: &str) -> Option<Narration> {
    match fields.take(name)? {
        Value::Bool(false) => None,
        Value::String(address) if address.trim().is_empty() => None,
        Value::String(address) => {
            let src = fields.check_url(name, &address, UrlUse::Resource)?;
            Some(Narration {
                sources: vec![source(src)],
                ..Narration::default()
            })
        }
        Value::Object(map) => {
            let mut inner = fields.inside(name, map);
            let narration = Narration {
                sources: take_sources(&mut inner),
                duration_ms: take_duration(&mut inner),
                timings: inner.url("timings", UrlUse::Resource),
                ai_generated: inner.flag("ai_generated").unwrap_or(false),
                voice: inner.text("voice"),
                recorded: inner.date("recorded"),
                notice: inner.text("notice"),
            };
            if narration.sources.is_empty() {
                fields.wrong(name, EXPECTED, &Value::Null);
                return None;
            }
            Some(narration)
        }
        Value::Array(entries) => {
            let mut map = Map::new();
            map.insert("sources".to_owned(), Value::Array(entries));
            let sources = take_sources(&mut fields.inside(name, map));
            (!sources.is_empty()).then(|| Narration {
                sources,
                ..Narration::default()
            })
        }
        other => {
            fields.wrong(name, EXPECTED, &other);
            None
        }
    }
}

/// Takes `sources`, and `src` with its `type` for one alone.
fn take_sources(fields: &mut Fields<'_, '_>) -> Vec<AudioSource> {
    let mut sources = Vec::new();
    for entry in fields.list("sources") {
        match entry {
            Value::String(address) => {
                let src = fields.check_url("sources", &address, UrlUse::Resource);
                sources.extend(src.map(source));
            }
            Value::Object(map) => {
                sources.extend(take_source(&mut fields.inside("sources", map)));
            }
            other => fields.wrong("sources", "a list of `{ src, type }`", &other),
        }
    }
    sources.extend(take_source(fields));
    sources
}

fn take_source(fields: &mut Fields<'_, '_>) -> Option<AudioSource> {
    let src = fields.url("src", UrlUse::Resource)?;
    Some(AudioSource {
        src,
        media_type: fields.text("type"),
    })
}

fn source(src: SafeUrl) -> AudioSource {
    AudioSource {
        src,
        media_type: None,
    }
}

fn take_duration(fields: &mut Fields<'_, '_>) -> Option<u64> {
    let value = fields.take("duration")?;
    let duration = as_text(&value).and_then(parse_duration);
    if duration.is_none() {
        fields.wrong("duration", "seconds, `mm:ss`, `h:mm:ss` or `PT2M31S`", &value);
    }
    duration
}
