//! The player before its part of the module is here: the same box with what it is for, so that nothing moves when the
//! controls come; and the browser's own player where that part does not come.

use std::rc::Rc;

use yew::html::onclick;
use yew::prelude::*;

use crate::dom::{attributes, element, element_on, listeners, nodes, text};
use crate::i18n::{Locale, clock};
use crate::player::state::event::Engine;
use crate::player::view::{Icon, disclosure, draw, spinner};
use article::Narration;

/// A player that comes once the reader reaches for it. `on_play` is told of its button; `is_busy` where that was pressed.
pub fn placeholder(
    narration: &Narration,
    locale: &Locale,
    is_busy: bool,
    on_play: &Callback<MouseEvent>,
) -> Html {
    let strings = &locale.strings.listen;
    let button = element_on(
        "button",
        attributes![
            "type" = "button", "class" = "player-play", "part" = "play-button";
            "aria-label" = strings.play,
            "title" = strings.play,
            "data-busy" = is_busy.then_some(""),
        ],
        listeners([Rc::new(onclick::Wrapper::new(on_play.clone()))]),
        nodes([draw(Icon::PLAY), spinner()]),
    );
    let heading = element(
        "p",
        attributes!["class" = "player-heading"],
        text(strings.heading),
    );
    let length = narration
        .duration_ms
        .map(|ms| ["\u{2212}", &clock(ms as f64 / 1000.0)].concat());
    let rail = element("svg", attributes!["class" = "player-track"], Html::default());
    let timeline = element(
        "div",
        attributes!["class" = "player-timeline", "dir" = "ltr", "aria-hidden" = "true"],
        nodes([
            element(
                "span",
                attributes!["class" = "player-time", "part" = "time"],
                text("0:00"),
            ),
            element("div", attributes!["class" = "player-range player-seek"], rail),
            element(
                "span",
                attributes!["class" = "player-time player-time-left", "part" = "time"],
                text(length.unwrap_or_default()),
            ),
        ]),
    );
    let controls = element(
        "div",
        attributes!["class" = "player-controls"],
        nodes([heading, button, timeline]),
    );
    player(narration, locale, controls)
}

/// Where it does not come: the recording is there all the same.
pub fn native_player(narration: &Narration, locale: &Locale) -> Html {
    if narration.sources.is_empty() {
        return Html::default();
    }
    let sources = narration.sources.iter().map(|source| {
        let attributes = attributes![; "src" = source.src.to_rc(), "type" = source.media_type.clone()];
        element("source", attributes, Html::default())
    });
    let attributes = attributes!["controls" = "", "preload" = "none", "class" = "player-plain"];
    player(narration, locale, element("audio", attributes, sources.collect()))
}

fn player(narration: &Narration, locale: &Locale, content: Html) -> Html {
    let engine = if narration.sources.is_empty() {
        Engine::Speech
    } else {
        Engine::Media
    };
    let attributes = attributes![
        "class" = "player", "part" = "player";
        "lang" = locale.tag().to_owned(),
        "dir" = locale.direction().as_str(),
        "aria-label" = locale.strings.listen.region,
    ];
    let notice = disclosure(narration, engine, None, locale, &AttrValue::Static(""));
    element("section", attributes, nodes([content, notice]))
}
