//! The player's place while its part of the module is on its way: the same box, heading and notice, so that nothing moves; and
//! the browser's own player where that part does not come.

use yew::prelude::*;

use super::components::disclosure;
use super::state::PlayerState;
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;
use crate::model::Narration;

/// The place of a player that comes.
pub fn waiting(narration: &Narration, locale: &Locale) -> Html {
    let strings = &locale.strings.player;
    let heading = element(
        "p",
        attributes!["class" = "player-heading"],
        text(strings.heading),
    );
    let button = element("span", attributes!["class" = "player-play"], Html::default());
    let controls = element(
        "div",
        attributes!["class" = "player-controls"],
        nodes([heading, button]),
    );
    player(narration, locale, controls)
}

/// Where it does not come: the recording is there all the same.
pub fn plain(narration: &Narration, locale: &Locale) -> Html {
    let sources = narration.sources.iter().map(|source| {
        let attributes = attributes![; "src" = source.src.to_rc(), "type" = source.media_type.clone()];
        element("source", attributes, Html::default())
    });
    let attributes = attributes!["controls" = "", "preload" = "none", "class" = "player-plain"];
    player(narration, locale, element("audio", attributes, sources.collect()))
}

fn player(narration: &Narration, locale: &Locale, content: Html) -> Html {
    if narration.sources.is_empty() {
        return Html::default();
    }
    let attributes = attributes![
        "class" = "player", "part" = "player";
        "lang" = locale.tag().to_owned(),
        "dir" = locale.direction().as_str(),
        "aria-label" = locale.strings.player.region,
    ];
    let notice = disclosure(narration, &PlayerState::new(None), locale, &AttrValue::Static(""));
    element("section", attributes, nodes([content, notice]))
}
