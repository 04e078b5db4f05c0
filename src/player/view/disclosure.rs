//! Whose voice it is, and whether a machine made it.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::i18n::{Locale, fill, format_day};
use crate::player::state::playback::Engine;
use article::Narration;

/// The line under the controls; empty if there is nothing to say. `voice` is the browser's voice, if it reads and is
/// known. The player's region refers to `id`, which may be empty.
pub fn disclosure(
    narration: &Narration,
    engine: Engine,
    voice: Option<&str>,
    locale: &Locale,
    id: &AttrValue,
) -> Html {
    if !discloses(narration, engine) {
        return Html::default();
    }
    let strings = &locale.strings.listen;
    let is_speech = engine == Engine::Speech;
    let is_machine = !is_speech && narration.ai_generated;
    let voice = if is_speech {
        voice
    } else {
        narration.voice.as_deref()
    };
    let recorded = narration.recorded.as_ref().filter(|_| !is_speech);
    let remarks = [
        voice.map(|voice| fill(strings.voice, voice)),
        recorded.map(|date| fill(strings.recorded, &format_day(date, locale))),
    ];
    let notices = [
        is_speech.then(|| html! { <span>{ strings.speech_notice }</span> }),
        // The publisher's words are in the article's language, which may not be the interface's.
        is_machine.then(|| {
            let words = narration.notice.clone().map(AttrValue::from);
            html! { <bdi>{ words.unwrap_or(AttrValue::Static(strings.ai_notice)) }</bdi> }
        }),
    ];
    let remarks = remarks.into_iter().flatten();
    let remarks = remarks.map(|words| html! { <span class="player-voice">{ words }</span> });
    let parts = notices.into_iter().flatten().chain(remarks).enumerate();
    let parts = parts.map(|(number, part)| {
        html! { <>{ (number > 0).then_some(" ") }{ part }</> }
    });
    html! {
        <p class="player-disclosure" part={is_machine.then_some("ai-notice")} id={(!id.is_empty()).then(|| id.clone())}>
            if is_machine {
                { draw(Icon::SPARK) }
            }
            <span class="player-disclosure-text">{ for parts }</span>
        </p>
    }
}

/// Returns whether [`disclosure`] renders anything, so that nothing refers to a missing element.
pub fn discloses(narration: &Narration, engine: Engine) -> bool {
    engine == Engine::Speech
        || narration.ai_generated
        || narration.voice.is_some()
        || narration.recorded.is_some()
}
