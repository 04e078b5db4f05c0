//! Whose voice it is, and that a machine made it.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::i18n::Locale;
use crate::model::{Narration, Shared};

/// Properties of [`Disclosure`].
#[derive(Properties, PartialEq)]
pub struct DisclosureProps {
    pub narration: Shared<Narration>,
    pub locale: Locale,
    /// By which the player's region points here.
    pub id: AttrValue,
}

/// The line under the controls; nothing where there is nothing to say.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    let strings = &props.locale.strings.player;
    let narration = &props.narration;
    let voice = narration
        .voice
        .as_deref()
        .map(|voice| strings.voice.replace("{}", voice));
    let notice = narration
        .ai_generated
        .then(|| narration.notice.as_deref().unwrap_or(strings.ai_notice));
    match (notice, voice) {
        (Some(notice), voice) => html! {
            <p class="player-disclosure" part="ai-notice" id={props.id.clone()}>
                { draw(Icon::Spark) }
                <span class="player-disclosure-text">
                    // The publisher's words are in the article's language, which need not be the interface's.
                    <bdi>{ notice }</bdi>
                    if let Some(voice) = voice {
                        { " " }<span class="player-voice">{ voice }</span>
                    }
                </span>
            </p>
        },
        (None, Some(voice)) => html! {
            <p class="player-disclosure" id={props.id.clone()}>
                <span class="player-disclosure-text"><span class="player-voice">{ voice }</span></span>
            </p>
        },
        (None, None) => html! {},
    }
}

/// Whether [`Disclosure`] draws anything, so that nothing points to what is not there.
pub fn discloses(narration: &Narration) -> bool {
    narration.ai_generated || narration.voice.is_some()
}
