//! Counts words by Unicode Standard Annex 29, in every script.

use crate::text::scripts::{Spaceless, is_mark};
use crate::text::tables::{self, ZEROS};

/// Word counts of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// Words of scripts with spaces, and numbers.
    pub(crate) spaced: usize,
    /// Characters of Han, Hiragana and Katakana.
    pub(crate) cjk: usize,
    /// Letters of Thai; the marks above and below them do not count.
    pub(crate) thai: usize,
    /// Letters of Lao.
    pub(crate) lao: usize,
    /// Letters of Khmer.
    pub(crate) khmer: usize,
    /// Letters of Burmese.
    pub(crate) burmese: usize,
}

impl Words {
    /// Adds the words of `text`.
    pub(crate) fn count(&mut self, text: &str) {
        let mut characters = text.chars().filter(|c| !is_mark(*c)).peekable();
        let mut word = false;
        let mut previous = Class::Other;
        while let Some(character) = characters.next() {
            let next = || characters.clone().next().map_or(Class::Other, Class::of);
            let class = Class::of(character);
            match class {
                Class::Spaceless(script) => {
                    *self.of(script) += 1;
                    word = false;
                }
                Class::Letter | Class::Hebrew | Class::Digit => {
                    self.spaced += usize::from(!word);
                    word = true;
                }
                // UAX #29, rules 13a and 13b: `_` joins words, but is no word itself.
                Class::Binder => {}
                // Rules 6, 7, 11, 12: punctuation within a word.
                Class::MidLetter => word &= previous.is_letter() && next().is_letter(),
                Class::MidNumber => word &= previous == Class::Digit && next() == Class::Digit,
                Class::MidBoth => {
                    let next = next();
                    word &= (previous.is_letter() && next.is_letter())
                        || (previous == Class::Digit && next == Class::Digit);
                }
                // Rules 7b and 7c: gershayim typed as a quotation mark.
                Class::Quote => word &= previous == Class::Hebrew && next() == Class::Hebrew,
                Class::Other => word = false,
            }
            previous = class;
        }
    }

    /// Returns the sum. Each character of a script without spaces counts as one.
    pub(crate) fn total(&self) -> usize {
        self.spaced + self.cjk + self.thai + self.lao + self.khmer + self.burmese
    }

    fn of(&mut self, script: Spaceless) -> &mut usize {
        match script {
            Spaceless::Cjk => &mut self.cjk,
            Spaceless::Thai => &mut self.thai,
            Spaceless::Lao => &mut self.lao,
            Spaceless::Khmer => &mut self.khmer,
            Spaceless::Burmese => &mut self.burmese,
        }
    }
}

/// The property `Word_Break`, as far as counting needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Spaceless(Spaceless),
    Letter,
    Hebrew,
    Digit,
    Binder,
    MidLetter,
    MidNumber,
    MidBoth,
    Quote,
    Other,
}

impl Class {
    fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            ' ' => Self::Other,
            '0'..='9' => Self::Digit,
            // U+066B ARABIC DECIMAL SEPARATOR is a Numeric.
            '\u{66B}' => Self::Digit,
            // HEBREW PUNCTUATION GERESH joins letters as a letter does.
            '\u{5F3}' => Self::Letter,
            _ => match (tables::punctuation(character), Spaceless::of(character)) {
                (Some(class), _) => class,
                (None, Some(script)) => Self::Spaceless(script),
                (None, None) if character.is_alphabetic() => Self::Letter,
                (None, None) if is_digit(character) => Self::Digit,
                (None, None) => Self::Other,
            },
        }
    }

    fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::Hebrew)
    }
}

/// Returns whether `character` is a decimal digit. Fractions and superscripts are numeric too, but not part
/// of a word.
fn is_digit(character: char) -> bool {
    let Ok(code) = u16::try_from(u32::from(character)) else {
        return character.is_numeric();
    };
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = after.checked_sub(1).and_then(|at| ZEROS.get(at));
    zero.is_some_and(|zero| code - zero < 10)
}

#[cfg(test)]
mod tests;
