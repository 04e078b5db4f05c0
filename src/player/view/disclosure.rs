//! Whose voice it is, and that a machine made it.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::{Locale, fill, format_day};
use crate::player::state::event::Engine;
use article::Narration;

/// The line under the controls; nothing where there is nothing to say. `voice` is the browser's, where that reads and is known.
/// By `id`, which may be empty, the player's region points here.
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
    let mut parts = Vec::new();
    let mut push = |part: Html| {
        if !parts.is_empty() {
            parts.push(text(" "));
        }
        parts.push(part);
    };
    if is_speech {
        push(element("span", attributes![], text(strings.speech_notice)));
    }
    if is_machine {
        let words = narration.notice.clone().map(AttrValue::from);
        // The publisher's words are in the article's language, which need not be the interface's.
        let words = text(words.unwrap_or(AttrValue::Static(strings.ai_notice)));
        push(element("bdi", attributes![], words));
    }
    let mut remark = |words: String| {
        push(element(
            "span",
            attributes!["class" = "player-voice"],
            text(words),
        ));
    };
    let voice = if is_speech {
        voice
    } else {
        narration.voice.as_deref()
    };
    if let Some(voice) = voice {
        remark(fill(strings.voice, voice));
    }
    if let Some(date) = narration.recorded.as_ref().filter(|_| !is_speech) {
        remark(fill(strings.recorded, &format_day(date, locale)));
    }
    let words = element(
        "span",
        attributes!["class" = "player-disclosure-text"],
        parts.into_iter().collect(),
    );
    let attributes = attributes![
        "class" = "player-disclosure";
        "part" = is_machine.then_some("ai-notice"),
        "id" = (!id.is_empty()).then(|| id.clone()),
    ];
    let sign = if is_machine {
        draw(Icon::SPARK)
    } else {
        Html::default()
    };
    element("p", attributes, nodes([sign, words]))
}

/// Whether [`disclosure`] draws anything, so that nothing points to what is not there.
pub fn discloses(narration: &Narration, engine: Engine) -> bool {
    engine == Engine::Speech
        || narration.ai_generated
        || narration.voice.is_some()
        || narration.recorded.is_some()
}
