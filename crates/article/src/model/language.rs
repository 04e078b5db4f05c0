//! Languages and directions.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag, checked for form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Language(Rc<str>);

impl Language {
    /// Returns `tag` if it has the form of a BCP 47 tag (letters, digits and hyphens), else `None`.
    /// Underscores become hyphens.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().replace('_', "-");
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let primary_fits =
            (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_fits =
            parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (primary_fits && rest_fits).then(|| Self(tag.into()))
    }

    /// Returns the tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the tag as a shared string.
    #[must_use]
    pub fn to_rc(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }

    /// Returns the primary language without script, region or variant, in lower case.
    #[must_use]
    pub fn primary(&self) -> String {
        Self::primary_of(&self.0).to_ascii_lowercase()
    }

    /// Returns the primary language of `tag`, as written: `en` for `en-GB`. Empty if `tag` is empty.
    #[must_use]
    pub fn primary_of(tag: &str) -> &str {
        tag.split('-').next().unwrap_or_default()
    }

    /// Returns the direction of the script: that of the script subtag if there is one, else the language's
    /// usual.
    #[must_use]
    pub fn direction(&self) -> Direction {
        const SCRIPTS: [&str; 9] = [
            "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa",
        ];
        const LANGUAGES: [&str; 14] = [
            "ar", "arc", "azb", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi",
        ];
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        let right_to_left = match script {
            Some(script) => SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
            None => LANGUAGES.contains(&self.primary().as_str()),
        };
        if right_to_left {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

/// The direction of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the value of the `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Parses `ltr` or `rtl` in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "ltr" => Some(Self::Ltr),
            "rtl" => Some(Self::Rtl),
            _ => None,
        }
    }
}
