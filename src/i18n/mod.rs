//! The interface's own words, dates and numbers.

mod dates;
mod en;
mod numbers;
mod strings;

use std::rc::Rc;

use crate::model::{Direction, Language};

pub use dates::format_date;
pub use numbers::{clock, minutes_to_read};
pub use strings::{ArticleStrings, PlayerStrings, RelatedStrings, Strings};

/// The language of the interface: its tag, its words, its direction. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Locale {
    tag: Rc<str>,
    direction: Direction,
    /// The interface's words.
    pub strings: &'static Strings,
}

impl Locale {
    /// The interface in `language`, or in English where the widget does not speak it; dates and numbers follow
    /// `language` all the same.
    #[must_use]
    pub fn new(language: Option<&Language>) -> Self {
        let primary = language.map(Language::primary).unwrap_or_default();
        let _ = primary;
        Self {
            tag: language.map_or_else(|| "en".into(), Language::to_rc),
            direction: language.map(Language::direction).unwrap_or_default(),
            strings: &en::STRINGS,
        }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The direction of the interface's words.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::new(None)
    }
}
