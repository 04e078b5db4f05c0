//! Remembers the reader's choices in `localStorage`. Browsers may refuse it (private windows, blocked site data, an
//! opaque origin, no room left), by an error or by having none: then nothing is remembered and nothing breaks.

use std::rc::Rc;

use web_sys::Storage;

use crate::player::state::decimal;
use crate::player::state::preferences::{Preferences, clamp_rate};
use crate::player::text::deep_link;
use crate::player::text::resume_positions::ResumePositions;

const KEY: &str = "article-widget:player";
const RATE: &str = "article-widget:rate:";
const VOICE: &str = "article-widget:voice:";
const POSITIONS: &str = "article-widget:places";
const SWITCH: &str = "article-widget:switch:";

/// What was chosen before, or the defaults. The speed is that of `language`; of a language for which none was chosen it is
/// the last one that was chosen at all.
pub fn load(language: &str) -> Preferences {
    let preferences = read(KEY).map(|text| Preferences::read(&text)).unwrap_or_default();
    let rate = read(&[RATE, language].concat()).and_then(|text| decimal::read(&text));
    Preferences {
        rate: rate.map_or(preferences.rate, clamp_rate),
        ..preferences
    }
}

/// Remembers.
pub fn save(language: &str, preferences: &Preferences) {
    write(KEY, &preferences.write());
    write(&[RATE, language].concat(), &decimal::write(preferences.rate));
}

/// The voice that was chosen for `language`, by its URI.
pub fn voice(language: &str) -> Option<Rc<str>> {
    read(&[VOICE, language].concat()).map(Rc::from)
}

/// Remembers it.
pub fn save_voice(language: &str, uri: &str) {
    write(&[VOICE, language].concat(), uri);
}

/// Whether what is on by itself was not switched off.
pub fn is_on(switch: &str) -> bool {
    read(&[SWITCH, switch].concat()).as_deref() != Some("off")
}

/// Remembers it.
pub fn switch(switch: &str, on: bool) {
    write(&[SWITCH, switch].concat(), if on { "on" } else { "off" });
}

/// Where one left off, in seconds.
pub fn resume_position(key: &str) -> Option<f64> {
    ResumePositions::read(&read(POSITIONS)?).get(key)
}

/// Remembers that one is at `secs` of `duration` (NaN where it is not known), or forgets it where that is not worth it.
pub fn save_position(key: &str, secs: f64, duration: f64) {
    let before = read(POSITIONS).unwrap_or_default();
    let mut places = ResumePositions::read(&before);
    places.put(key, secs, duration);
    let after = places.write();
    if after != before {
        write(POSITIONS, &after);
    }
}

/// The moment that the page's address asks for, in seconds.
pub fn deep_link_secs() -> Option<f64> {
    let location = web_sys::window()?.location();
    deep_link::of_fragment(&location.hash().ok()?)
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
