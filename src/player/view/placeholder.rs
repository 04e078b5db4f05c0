//! The player before its part of the module is loaded: a box of the same size with the same content, so that nothing
//! moves when the controls come. Also the browser's own player, in case that part cannot be loaded.

use yew::prelude::*;

use crate::i18n::{Locale, clock};
use crate::player::state::playback::Engine;
use crate::player::view::disclosure;
use crate::player::view::face::{self, PlayButton, Timeline};
use crate::player::view::icons::{Icon, draw};
use article::Narration;

/// The player before the first interaction. `on_play` is called by its button; `is_busy` is whether it was pressed.
pub fn placeholder(
    narration: &Narration,
    locale: &Locale,
    is_busy: bool,
    on_play: &Callback<MouseEvent>,
) -> Html {
    let play = PlayButton {
        node: NodeRef::default(),
        label: locale.strings.listen.play,
        icon: draw(Icon::PLAY),
        labels: None,
        key: None,
        is_busy,
        onclick: on_play,
    };
    at_rest(narration, locale, play.draw(), None)
}

/// The player of a published page. Until the module is there, the loader (`static/loader/published.js`) handles its button,
/// and shows it if it depends on the browser's voice.
pub fn published(narration: &Narration, locale: &Locale) -> Html {
    let (play, pause) = (locale.strings.listen.play, locale.player().pause);
    let button = PlayButton {
        node: NodeRef::default(),
        label: play,
        icon: html! { <>{ draw(Icon::PLAY) }{ draw(Icon::PAUSE) }</> },
        labels: Some([play, pause]),
        key: None,
        is_busy: false,
        onclick: &Callback::noop(),
    };
    let voice = narration.sources.is_empty().then_some("");
    at_rest(narration, locale, button.draw(), voice)
}

fn at_rest(narration: &Narration, locale: &Locale, play: Html, voice: Option<&'static str>) -> Html {
    let length = narration
        .duration_ms
        .map(|ms| ["\u{2212}", &clock(ms as f64 / 1000.0)].concat());
    let timeline = Timeline {
        elapsed: "0:00".into(),
        slider: html! { <div class="player-range player-seek"><svg class="player-track" /></div> },
        remaining: length.unwrap_or_default().into(),
        digits: None,
        is_busy: false,
        is_hidden: true,
    };
    let heading = AttrValue::Static(locale.strings.listen.heading);
    let controls = face::controls(heading, None, play, Html::default(), timeline.draw());
    player(narration, locale, controls, voice)
}

/// The browser's own player, for when the player cannot be loaded.
pub fn native_player(narration: &Narration, locale: &Locale) -> Html {
    if narration.sources.is_empty() {
        return Html::default();
    }
    let audio = html! {
        <audio controls=true preload="none" class="player-plain">{ for sources(narration) }</audio>
    };
    player(narration, locale, audio, None)
}

/// The addresses of the recording, as the content of `<audio>`.
pub fn sources(narration: &Narration) -> impl Iterator<Item = Html> {
    narration.sources.iter().map(|source| {
        html! { <source src={source.src.to_rc()} type={source.media_type.clone()} /> }
    })
}

fn player(narration: &Narration, locale: &Locale, content: Html, voice: Option<&'static str>) -> Html {
    let engine = if narration.sources.is_empty() {
        Engine::Speech
    } else {
        Engine::Media
    };
    html! {
        <section class="player" part="player" lang={locale.tag().to_owned()} dir={locale.direction().as_str()}
            aria-label={locale.strings.listen.region} data-voice={voice}>
            { content }
            { disclosure(narration, engine, None, locale, &AttrValue::Static("")) }
        </section>
    }
}
