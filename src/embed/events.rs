//! The element's events (docs/embedding.md): their names, and their details as plain data.

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use web_sys::console;

use crate::app::HostEvent;
use crate::load::{LoadError, Loaded};
use crate::player::{PlayerEvent, Position};
use crate::related::RelatedClick;
use article::Language;

/// Emits `event` with the loader's function `emit(name, detail, cancelable)`.
pub(super) fn dispatch(emit: &Function, event: HostEvent) {
    match event {
        HostEvent::ArticleLoaded(loaded) => {
            warn_author(&loaded);
            fire(emit, "article-load", &article_load(&loaded));
        }
        HostEvent::ArticleFailed(error) => {
            console::error_1(&format!("<article-widget>: {}", error.message).into());
            fire(emit, "article-error", &article_error(&error));
        }
        HostEvent::Audio(event) => audio(emit, &event),
        HostEvent::RelatedClick(click) => related_click(emit, &click),
        // No event of the page: the loader finds the article and calls `Widget::open`.
        HostEvent::Continue(page) => {
            let _ = emit.call2(&JsValue::NULL, &"continue".into(), &(&*page).into());
        }
        // No event of the page either: the loader takes the page away.
        HostEvent::Replaced => {
            let _ = emit.call1(&JsValue::NULL, &"replaced".into());
        }
        HostEvent::RelatedWarning(message) => console::warn_1(&format!("<article-widget>: {message}").into()),
    }
}

/// Writes all warnings to the console in one message, for the author of the article.
fn warn_author(loaded: &Loaded) {
    if loaded.warnings.is_empty() {
        return;
    }
    let mut message = "<article-widget>: ".to_owned() + &loaded.url;
    for warning in loaded.warnings.iter() {
        message.push('\n');
        message.push_str(&warning.to_string());
    }
    console::warn_1(&message.into());
}

#[derive(Serialize)]
struct ArticleLoad<'a> {
    title: &'a str,
    url: &'a str,
    lang: Option<&'a Language>,
    words: usize,
    minutes: u32,
    warnings: Vec<WarningDetail>,
}

#[derive(Serialize)]
struct WarningDetail {
    code: &'static str,
    message: String,
}

fn article_load(loaded: &Loaded) -> ArticleLoad<'_> {
    let article = &loaded.article;
    let warnings = loaded.warnings.iter().map(|warning| WarningDetail {
        code: warning.code.as_str(),
        message: warning.to_string(),
    });
    ArticleLoad {
        title: &article.title,
        url: &loaded.url,
        lang: article.lang.as_ref(),
        words: article.reading_time.words,
        minutes: article.reading_time.minutes.get(),
        warnings: warnings.collect(),
    }
}

#[derive(Serialize)]
struct ArticleError<'a> {
    code: &'static str,
    message: &'a str,
    url: &'a str,
}

fn article_error(error: &LoadError) -> ArticleError<'_> {
    ArticleError {
        code: error.code.as_str(),
        message: &error.message,
        url: &error.url,
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PositionDetail {
    current_time: f64,
    duration: f64,
    engine: &'static str,
}

#[derive(Serialize)]
struct Progress {
    percent: u8,
}

#[derive(Serialize)]
struct AudioError<'a> {
    code: &'static str,
    message: &'a str,
}

fn audio(emit: &Function, event: &PlayerEvent) {
    let detail = |position: &Position| PositionDetail {
        current_time: position.current_time,
        duration: position.duration,
        engine: position.engine.as_str(),
    };
    match event {
        PlayerEvent::Played(position) => fire(emit, "audio-play", &detail(position)),
        PlayerEvent::Paused(position) => fire(emit, "audio-pause", &detail(position)),
        PlayerEvent::Ended(position) => fire(emit, "audio-ended", &detail(position)),
        PlayerEvent::Progressed { percent } => fire(emit, "audio-progress", &Progress { percent: *percent }),
        PlayerEvent::Failed { code, message } => fire(emit, "audio-error", &AudioError { code, message }),
    }
}

#[derive(Serialize)]
struct RelatedClickDetail<'a> {
    title: &'a str,
    url: &'a str,
    panel: &'a str,
    index: usize,
}

/// If the page prevents the default of this event, the reader stays where they are.
fn related_click(emit: &Function, click: &RelatedClick) {
    let detail = RelatedClickDetail {
        title: &click.title,
        url: &click.url,
        panel: &click.panel,
        index: click.index,
    };
    if !send(emit, "related-click", plain(&detail), true) {
        click.event.prevent_default();
    }
}

fn fire(emit: &Function, name: &str, detail: &impl Serialize) {
    send(emit, name, plain(detail), false);
}

/// Returns `detail` as plain data: objects, lists, text, numbers, `null`.
fn plain(detail: &impl Serialize) -> JsValue {
    // Setting a property of a plain object cannot fail.
    detail
        .serialize(&Serializer::json_compatible())
        .unwrap_or_default()
}

/// Returns whether no listener prevented the default.
fn send(emit: &Function, name: &str, detail: JsValue, cancelable: bool) -> bool {
    emit.call3(&JsValue::NULL, &name.into(), &detail, &cancelable.into())
        .map_or(true, |result| result.is_truthy())
}

/// Writes a mistake in the element's attributes to the console. The loader's `emit` writes each message once.
pub(super) fn warn(emit: &Function, message: &str) {
    // The function does not throw.
    let _ = emit.call2(&JsValue::NULL, &"warn".into(), &message.into());
}
