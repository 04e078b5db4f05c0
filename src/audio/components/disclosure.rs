//! Whose voice it is, and that a machine made it.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::audio::event::Engine;
use crate::audio::state::PlayerState;
use crate::i18n::{Locale, fill, format_day};
use crate::model::Narration;

/// The line under the controls; nothing where there is nothing to say. By `id` the player's region points here.
pub fn disclosure(narration: &Narration, state: &PlayerState, locale: &Locale, id: &AttrValue) -> Html {
    if !discloses(narration, state) {
        return html! {};
    }
    let strings = &locale.strings.player;
    if state.engine == Engine::Speech {
        let voice = state
            .voices
            .get(state.voice)
            .map(|voice| remark(fill(strings.voice, &voice.name)));
        return html! {
            <p class="player-disclosure" id={id}>
                <span class="player-disclosure-text"><span>{ strings.speech_notice }</span>{ " " }{ voice }</span>
            </p>
        };
    }
    let is_machine = narration.ai_generated;
    let notice = is_machine.then(|| {
        let words = narration.notice.as_deref().unwrap_or(strings.ai_notice);
        // The publisher's words are in the article's language, which need not be the interface's.
        html! { <bdi>{ words }</bdi> }
    });
    let voice = narration
        .voice
        .as_deref()
        .map(|voice| remark(fill(strings.voice, voice)));
    let recorded = narration
        .recorded
        .as_ref()
        .map(|date| remark(fill(strings.recorded, &format_day(date, locale))));
    let parts = [notice, voice, recorded].into_iter().flatten().enumerate();
    let parts = parts.map(|(index, part)| html! { <>{ if index > 0 { " " } else { "" } }{ part }</> });
    html! {
        <p class="player-disclosure" part={is_machine.then_some("ai-notice")} id={(!id.is_empty()).then(|| id.clone())}>
            { is_machine.then(|| draw(Icon::Spark)) }
            <span class="player-disclosure-text">{ for parts }</span>
        </p>
    }
}

fn remark(words: String) -> Html {
    html! { <span class="player-voice">{ words }</span> }
}

/// Whether [`disclosure`] draws anything, so that nothing points to what is not there.
pub fn discloses(narration: &Narration, state: &PlayerState) -> bool {
    state.engine == Engine::Speech
        || narration.ai_generated
        || narration.voice.is_some()
        || narration.recorded.is_some()
}
