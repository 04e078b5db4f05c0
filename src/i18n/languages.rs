//! The languages of the interface besides English: a part of the module of its own.

use super::{PlayerStrings, Strings, ar, de, en, es, fr, he, ja, uk, zh};
use article::Language;

/// A language's own tag, its words, and the player's.
type Words = (&'static str, &'static Strings, &'static PlayerStrings);

/// Finds the words of a language by its primary subtag.
type FindWords = fn(&str) -> Option<Words>;

lazy_part! {
    languages:
    static OTHERS: FindWords = others;
}

/// Loads the words of `language`. Returns whether more words are known than before. If they do not come, the interface
/// stays English.
pub async fn prepare(language: Option<&Language>) -> bool {
    let is_english = language.is_none_or(|language| language.primary() == "en");
    if is_english || OTHERS.get().is_some() {
        return false;
    }
    OTHERS.load().await.is_some()
}

/// Returns the words of the language with this primary subtag, with their own tag, if they are here.
pub(super) fn spoken(primary: &str) -> Option<(&'static str, &'static Strings)> {
    match primary {
        "en" => Some(("en", &en::STRINGS)),
        other => OTHERS
            .get()
            .and_then(|others| others(other))
            .map(|(tag, strings, _)| (tag, strings)),
    }
}

/// Returns the player's words in the language with the tag that [`spoken`] returned. The English ones are in the player's
/// part of the module: only the player may call this.
pub(super) fn spoken_by_player(tag: &str) -> &'static PlayerStrings {
    let other = OTHERS.get().and_then(|others| others(Language::primary_of(tag)));
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
