//! Whose voice it is, and that a machine made it.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::i18n::{PlayerStrings, fill};
use crate::model::Narration;

/// The line under the controls; nothing where there is nothing to say. By `id` the player's region points here.
pub fn disclosure(narration: &Narration, strings: &PlayerStrings, id: &AttrValue) -> Html {
    if !discloses(narration) {
        return html! {};
    }
    let voice = narration.voice.as_deref().map(|voice| {
        html! { <span class="player-voice">{ fill(strings.voice, voice) }</span> }
    });
    let is_machine = narration.ai_generated;
    let notice = is_machine.then(|| {
        let words = narration.notice.as_deref().unwrap_or(strings.ai_notice);
        // The publisher's words are in the article's language, which need not be the interface's.
        html! { <bdi>{ words }</bdi> }
    });
    let space = (notice.is_some() && voice.is_some()).then_some(" ");
    html! {
        <p class="player-disclosure" part={is_machine.then_some("ai-notice")} id={id}>
            { is_machine.then(|| draw(Icon::Spark)) }
            <span class="player-disclosure-text">{ notice }{ space }{ voice }</span>
        </p>
    }
}

/// Whether [`disclosure`] draws anything, so that nothing points to what is not there.
pub fn discloses(narration: &Narration) -> bool {
    narration.ai_generated || narration.voice.is_some()
}
