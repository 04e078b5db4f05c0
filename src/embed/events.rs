//! The contract's events, made of plain data.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::console;

use crate::app::HostEvent;
use crate::load::{LoadError, Loaded};
use crate::player::{PlayerEvent, Position};
use crate::related::RelatedClick;

/// Tells the element what happened, through the loader's `tell(name, detail, cancelable)`.
pub(super) fn dispatch(tell: &Function, event: HostEvent) {
    match event {
        HostEvent::ArticleLoaded(loaded) => {
            tell_author(&loaded);
            fire(tell, "article-load", &article_load(&loaded));
        }
        HostEvent::ArticleFailed(error) => {
            console::error_1(&format!("<article-widget>: {}", error.message).into());
            fire(tell, "article-error", &article_error(&error));
        }
        HostEvent::Audio(event) => audio(tell, &event),
        HostEvent::RelatedClick(click) => related_click(tell, &click),
        // No event of the page: the loader finds the article, and answers with `Widget::open`.
        HostEvent::Continue(page) => {
            let _ = tell.call2(&JsValue::NULL, &"continue".into(), &(&*page).into());
        }
        HostEvent::RelatedWarning(message) => console::warn_1(&format!("<article-widget>: {message}").into()),
    }
}

/// What was not understood, in one message: whoever writes the article has the console open.
fn tell_author(loaded: &Loaded) {
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

fn article_load(loaded: &Loaded) -> Object {
    let article = &loaded.article;
    let warnings: Array = loaded
        .warnings
        .iter()
        .map(|warning| {
            let code = warning.code.as_str().into();
            JsValue::from(object(&[("code", code), ("message", warning.to_string().into())]))
        })
        .collect();
    let lang = article
        .lang
        .as_ref()
        .map_or(JsValue::NULL, |lang| lang.as_str().into());
    object(&[
        ("title", (&*article.title).into()),
        ("url", (&*loaded.url).into()),
        ("lang", lang),
        ("words", (article.reading_time.words as f64).into()),
        ("minutes", article.reading_time.minutes.get().into()),
        ("warnings", warnings.into()),
    ])
}

fn article_error(error: &LoadError) -> Object {
    object(&[
        ("code", error.code.as_str().into()),
        ("message", error.message.as_str().into()),
        ("url", (&*error.url).into()),
    ])
}

fn audio(tell: &Function, event: &PlayerEvent) {
    let position = |standing: &Position| {
        object(&[
            ("currentTime", standing.current_time.into()),
            ("duration", standing.duration.into()),
            ("engine", standing.engine.as_str().into()),
        ])
    };
    match event {
        PlayerEvent::Played(standing) => fire(tell, "audio-play", &position(standing)),
        PlayerEvent::Paused(standing) => fire(tell, "audio-pause", &position(standing)),
        PlayerEvent::Ended(standing) => fire(tell, "audio-ended", &position(standing)),
        PlayerEvent::Progressed { percent } => {
            fire(tell, "audio-progress", &object(&[("percent", (*percent).into())]));
        }
        PlayerEvent::Failed { code, message } => {
            let detail = object(&[("code", (*code).into()), ("message", message.as_str().into())]);
            fire(tell, "audio-error", &detail);
        }
    }
}

/// Cancelable: a page that prevents its default keeps the reader where they are.
fn related_click(tell: &Function, click: &RelatedClick) {
    let detail = object(&[
        ("title", click.title.as_str().into()),
        ("url", click.url.as_str().into()),
        ("panel", click.panel.as_str().into()),
        ("index", (click.index as f64).into()),
    ]);
    if !send(tell, "related-click", &detail, true) {
        click.event.prevent_default();
    }
}

fn fire(tell: &Function, name: &str, detail: &Object) {
    send(tell, name, detail, false);
}

/// Whether no listener prevented the default.
fn send(tell: &Function, name: &str, detail: &Object, cancelable: bool) -> bool {
    tell.call3(&JsValue::NULL, &name.into(), detail, &cancelable.into())
        .map_or(true, |result| result.is_truthy())
}

/// Says what is wrong with the element, in the console: `tell` says each thing once.
pub(super) fn warn(tell: &Function, message: &str) {
    // It throws nothing.
    let _ = tell.call2(&JsValue::NULL, &"warn".into(), &message.into());
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
