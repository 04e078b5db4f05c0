//! The reader's stored choices.

use std::rc::Rc;

use crate::browser::local_storage::{read, write};
use crate::player::state::decimal;
use crate::player::state::preferences::{Preferences, clamp_rate};
use crate::player::text::deep_link;
use crate::player::text::resume_positions::ResumePositions;

const KEY: &str = "article-widget:player";
const RATE: &str = "article-widget:rate:";
const VOICE: &str = "article-widget:voice:";
const POSITIONS: &str = "article-widget:places";
const SWITCH: &str = "article-widget:switch:";

/// Returns the stored choices, or the defaults. A language without a stored speed has the last speed of any language.
pub fn load(language: &str) -> Preferences {
    let preferences = read(KEY).map(|text| Preferences::read(&text)).unwrap_or_default();
    let rate = read(&[RATE, language].concat()).and_then(|text| decimal::read(&text));
    Preferences {
        rate: rate.map_or(preferences.rate, clamp_rate),
        ..preferences
    }
}

pub fn save(language: &str, preferences: &Preferences) {
    write(KEY, &preferences.write());
    write(&[RATE, language].concat(), &decimal::write(preferences.rate));
}

/// Returns the URI of the stored voice for `language`.
pub fn voice(language: &str) -> Option<Rc<str>> {
    read(&[VOICE, language].concat()).map(Rc::from)
}

pub fn save_voice(language: &str, uri: &str) {
    write(&[VOICE, language].concat(), uri);
}

/// Returns whether the switch, which is on by default, is not switched off.
pub fn is_on(switch: &str) -> bool {
    read(&[SWITCH, switch].concat()).as_deref() != Some("off")
}

pub fn switch(switch: &str, on: bool) {
    write(&[SWITCH, switch].concat(), if on { "on" } else { "off" });
}

/// Returns the stored position, in seconds.
pub fn resume_position(key: &str) -> Option<f64> {
    ResumePositions::read(&read(POSITIONS)?).get(key)
}

/// Stores a position of `duration` (NaN if unknown), or removes it if it is not worth resuming.
pub fn save_position(key: &str, secs: f64, duration: f64) {
    let before = read(POSITIONS).unwrap_or_default();
    let mut positions = ResumePositions::read(&before);
    positions.put(key, secs, duration);
    let after = positions.write();
    if after != before {
        write(POSITIONS, &after);
    }
}

/// Returns the time in the page's address, in seconds.
pub fn deep_link_secs() -> Option<f64> {
    let location = web_sys::window()?.location();
    deep_link::of_fragment(&location.hash().ok()?)
}
