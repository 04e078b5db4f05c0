//! The languages that the interface speaks besides English: a part of the module of its own.

use std::cell::Cell;

use super::{PlayerStrings, Strings, ar, de, en, es, fr, he, ja, uk, zh};
use crate::part::{IS_SPLIT, PartMissing};
use article::Language;

/// A language's own tag, its words, and the player's.
type Words = (&'static str, &'static Strings, &'static PlayerStrings);

/// From a language's primary subtag.
type Spoken = fn(&str) -> Option<Words>;

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
        other => OTHERS
            .get()
            .and_then(|others| others(other))
            .map(|(tag, strings, _)| (tag, strings)),
    }
}

/// The player's words in the language that [`spoken`] gave the tag of. The English ones are in the player's part of the module:
/// nothing else may ask for them.
pub(super) fn spoken_by_player(tag: &str) -> &'static PlayerStrings {
    let primary = tag.split('-').next().unwrap_or_default();
    let other = OTHERS.get().and_then(|others| others(primary));
    other.map_or(&en::PLAYER, |(.., player)| player)
}

fn others(primary: &str) -> Option<Words> {
    Some(match primary {
        "ar" => ("ar", &ar::STRINGS, &ar::PLAYER),
        "de" => ("de", &de::STRINGS, &de::PLAYER),
        "es" => ("es", &es::STRINGS, &es::PLAYER),
        "fr" => ("fr", &fr::STRINGS, &fr::PLAYER),
        // `iw` was its code until 1989, and some systems still write it.
        "he" | "iw" => ("he", &he::STRINGS, &he::PLAYER),
        "ja" => ("ja", &ja::STRINGS, &ja::PLAYER),
        "uk" => ("uk", &uk::STRINGS, &uk::PLAYER),
        "zh" => ("zh-Hans", &zh::STRINGS, &zh::PLAYER),
        _ => return None,
    })
}
