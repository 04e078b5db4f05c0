//! The player before its part of the module is loaded: a box of the same size with the same content, so that nothing
//! moves when the controls come. Also the browser's own player, in case that part cannot be loaded.

use yew::prelude::*;

use crate::i18n::{Locale, clock};
use crate::player::state::playback::Engine;
use crate::player::view::disclosure;
use crate::player::view::face::{self, PlayButton, Timeline};
use crate::player::view::icons::Icon;
use article::Narration;

/// The player before the first interaction. `on_play` is called by its button; `is_busy` is whether it was pressed.
pub fn placeholder(
    narration: &Narration,
    locale: &Locale,
    is_busy: bool,
    on_play: &Callback<MouseEvent>,
) -> Html {
    let strings = &locale.strings.listen;
    let length = narration
        .duration_ms
        .map(|ms| ["\u{2212}", &clock(ms as f64 / 1000.0)].concat());
    let play = PlayButton {
        node: NodeRef::default(),
        label: strings.play,
        icon: Icon::PLAY,
        key: None,
        is_busy,
        onclick: on_play,
    };
    let timeline = Timeline {
        elapsed: "0:00".into(),
        slider: html! { <div class="player-range player-seek"><svg class="player-track" /></div> },
        remaining: length.unwrap_or_default().into(),
        digits: None,
        is_busy: false,
        is_hidden: true,
    };
    let heading = AttrValue::Static(strings.heading);
    let controls = face::controls(heading, None, play.draw(), Html::default(), timeline.draw());
    player(narration, locale, controls)
}

/// The browser's own player, for when the player cannot be loaded.
pub fn native_player(narration: &Narration, locale: &Locale) -> Html {
    if narration.sources.is_empty() {
        return Html::default();
    }
    let sources = narration.sources.iter().map(|source| {
        html! { <source src={source.src.to_rc()} type={source.media_type.clone()} /> }
    });
    let audio = html! { <audio controls=true preload="none" class="player-plain">{ for sources }</audio> };
    player(narration, locale, audio)
}

fn player(narration: &Narration, locale: &Locale, content: Html) -> Html {
    let engine = if narration.sources.is_empty() {
        Engine::Speech
    } else {
        Engine::Media
    };
    html! {
        <section class="player" part="player" lang={locale.tag().to_owned()} dir={locale.direction().as_str()}
            aria-label={locale.strings.listen.region}>
            { content }
            { disclosure(narration, engine, None, locale, &AttrValue::Static("")) }
        </section>
    }
}
