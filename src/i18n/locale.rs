//! The language of the interface.

use std::rc::Rc;

use super::languages::{spoken, spoken_by_player};
use super::{PlayerStrings, Strings, en};
use article::{Direction, Language};

/// The language of the interface: its tag, its words, its direction. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Locale {
    tag: Rc<str>,
    direction: Direction,
    strings_lang: &'static str,
    strings_are_foreign: bool,
    /// The interface's words.
    pub strings: &'static Strings,
}

impl Locale {
    /// The interface in `language`, or in English if the widget does not speak it. Dates are in `language` in either case.
    #[must_use]
    pub fn new(language: Option<&Language>) -> Self {
        let primary = language.map(Language::primary).unwrap_or_default();
        let spoken = spoken(&primary);
        let (strings_lang, strings) = spoken.unwrap_or(("en", &en::STRINGS));
        Self {
            tag: language.map_or_else(|| "en".into(), Language::to_rc),
            direction: language.map(Language::direction).unwrap_or_default(),
            strings_lang,
            strings_are_foreign: spoken.is_none() && language.is_some(),
            strings,
        }
    }

    /// Returns the player's words, in the language of [`strings`](Self::strings).
    #[must_use]
    pub fn player(&self) -> &'static PlayerStrings {
        spoken_by_player(self.strings_lang)
    }

    /// Returns the requested BCP 47 tag: the language of dates.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Returns the direction of the requested language.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the tag of the language of [`strings`](Self::strings): `en` if the widget does not speak the requested one.
    #[must_use]
    pub fn strings_lang(&self) -> &'static str {
        self.strings_lang
    }

    /// Returns the direction of [`strings`](Self::strings).
    #[must_use]
    pub fn strings_direction(&self) -> Direction {
        match self.strings_lang {
            "ar" | "he" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// Returns the `lang` and `dir` that the interface's words need among words of the requested language, or `None` if both
    /// are one language.
    #[must_use]
    pub fn foreign_strings(&self) -> Option<(&'static str, &'static str)> {
        self.strings_are_foreign
            .then(|| (self.strings_lang, self.strings_direction().as_str()))
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag && self.strings_lang == other.strings_lang
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::new(None)
    }
}
