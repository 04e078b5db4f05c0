//! `localStorage`, as text. Browsers may refuse it (private windows, blocked site data, an opaque origin, no room left) with an
//! error or have none. Then nothing is stored. gloo-storage would panic, and stores JSON.

use web_sys::Storage;

/// Returns the text that is stored under `key`.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores `value` under `key`, if the browser allows it.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
