//! The languages that the interface speaks besides English: a part of the module of its own.

use std::cell::Cell;

use super::{Strings, ar, de, en, es, fr, he, ja, uk, zh};
use crate::model::Language;
use crate::part::{IS_SPLIT, PartMissing};

/// From a language's primary subtag to the words with their own tag.
type Spoken = fn(&str) -> Option<(&'static str, &'static Strings)>;

thread_local! {
    /// The other languages, once they are here; where the module is whole, from the start.
    static OTHERS: Cell<Option<Spoken>> = const { Cell::new(if IS_SPLIT { None } else { Some(others) }) };
}

part! {
    languages:
    /// The words of all other languages.
    fn words() -> Result<Spoken, PartMissing> {
        Ok(others)
    }
}

/// Brings the words of `language`; whether anything is known now that was not before. Where they do not come the interface
/// stays English.
pub async fn prepare(language: Option<&Language>) -> bool {
    let is_english = language.is_none_or(|language| language.primary() == "en");
    if is_english || OTHERS.get().is_some() {
        return false;
    }
    OTHERS.set(words().await.ok());
    OTHERS.get().is_some()
}

/// The words in the language of this primary subtag, with their own tag, where the widget speaks it and they are here.
pub(super) fn spoken(primary: &str) -> Option<(&'static str, &'static Strings)> {
    match primary {
        "en" => Some(("en", &en::STRINGS)),
        other => OTHERS.get().and_then(|others| others(other)),
    }
}

fn others(primary: &str) -> Option<(&'static str, &'static Strings)> {
    Some(match primary {
        "ar" => ("ar", &ar::STRINGS),
        "de" => ("de", &de::STRINGS),
        "es" => ("es", &es::STRINGS),
        "fr" => ("fr", &fr::STRINGS),
        // `iw` was its code until 1989, and some systems still write it.
        "he" | "iw" => ("he", &he::STRINGS),
        "ja" => ("ja", &ja::STRINGS),
        "uk" => ("uk", &uk::STRINGS),
        "zh" => ("zh-Hans", &zh::STRINGS),
        _ => return None,
    })
}
