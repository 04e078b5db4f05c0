//! Remembers the reader's choices in `localStorage`. Browsers may refuse it (private windows, blocked site data, an
//! opaque origin), by an error or by having none: then nothing is remembered and nothing breaks.

use web_sys::Storage;

use super::preferences::Preferences;

const KEY: &str = "article-widget:player";

/// What was chosen before, or the defaults.
pub fn load() -> Preferences {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .map(|text| Preferences::read(&text))
        .unwrap_or_default()
}

/// Remembers.
pub fn save(preferences: &Preferences) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &preferences.write());
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
