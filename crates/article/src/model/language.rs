//! Languages and directions.

use std::rc::Rc;

/// A BCP 47 language tag, checked for form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language(Rc<str>);

impl Language {
    /// `tag` where it is made of letters, digits and hyphens as BCP 47 asks, else `None`. Underscores become hyphens.
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

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag, shared.
    #[must_use]
    pub fn to_rc(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }

    /// The language without script, region or variant, in lower case.
    #[must_use]
    pub fn primary(&self) -> String {
        self.0.split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The direction its script is written in: the script subtag's where there is one, else the language's usual.
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// `ltr` or `rtl` in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "ltr" => Some(Self::Ltr),
            "rtl" => Some(Self::Rtl),
            _ => None,
        }
    }
}
