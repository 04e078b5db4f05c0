//! The installed voices.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{SpeechSynthesis, SpeechSynthesisVoice};

use crate::browser::synthesis;
use crate::player::state::voices::{Voice, for_language, language_of, may_read};

/// Returns whether the browser has a voice for the language of `tag`. Voices may be loaded later.
#[must_use]
pub fn speaks(tag: &str) -> bool {
    let may = |voice: JsValue| {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        may_read(&voice.name(), &voice.lang(), tag)
    };
    synthesis().is_some_and(|synthesis| synthesis.get_voices().iter().any(may))
}

/// Returns the voices for the language of `tag`, best first. There may be thousands, so only those of the language are examined.
pub fn voices_for(synthesis: &SpeechSynthesis, tag: &str) -> Vec<(Voice, SpeechSynthesisVoice)> {
    let language = language_of(tag);
    let all: Vec<SpeechSynthesisVoice> = synthesis
        .get_voices()
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>)
        .filter(|voice| language_of(&voice.lang()) == language)
        .collect();
    let described: Vec<Voice> = all
        .iter()
        .map(|voice| Voice {
            uri: voice.voice_uri().into(),
            name: voice.name().into(),
            lang: voice.lang().into(),
            local: voice.local_service(),
            default: voice.default(),
        })
        .collect();
    for_language(&described, tag)
        .into_iter()
        .filter_map(|index| Some((described.get(index)?.clone(), all.get(index)?.clone())))
        .collect()
}
