//! Splits text into the words to compare: one key for each word, or for each character in scripts without
//! spaces.

use std::ops::Range;

use super::fold::fold;
use article::text::hash::Fnv;
use article::text::scripts::{Spaceless, is_mark};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Equal for words that are read alike.
    pub(super) key: u64,
    /// The byte range in the text.
    pub(super) bytes: Range<u32>,
    pub(super) kind: Kind,
}

/// The kind of a word. Words other than `Word` may have a spoken form that differs from the spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Letters with a full stop after them.
    Abbreviation,
    /// A word with a digit.
    Number,
    /// A symbol such as `%`, which may be spoken as a word.
    Sign,
    /// A character of a script without spaces.
    Character,
}

/// A hash of the folded letters.
#[derive(Clone, Copy)]
pub(super) struct Key(Fnv);

impl Key {
    const EMPTY: Self = Self(Fnv::EMPTY);

    fn push(&mut self, letter: char) {
        let letter = u32::from(letter);
        self.add(letter as u8);
        if letter >= 0x80 {
            self.add((letter >> 8) as u8);
            self.add((letter >> 16) as u8);
        }
    }

    fn add(&mut self, byte: u8) {
        self.0 = self.0.with(byte);
    }
}

/// Calls `push` with each word of `text`.
pub(super) fn each(text: &str, mut push: impl FnMut(Token)) {
    let mut word: Option<Word> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        // The common case. The checks below would all fail.
        if letter.is_ascii_alphabetic()
            && let Some(word) = word.as_mut().filter(|word| word.kind != Kind::Character)
        {
            word.key.push(letter.to_ascii_lowercase());
            word.bytes.end = end as u32;
            continue;
        }
        if is_mark(letter) {
            if let Some(word) = &mut word {
                word.push(letter, end);
            }
            continue;
        }
        if Spaceless::of(letter).is_some() {
            close(&mut word, false, &mut push);
            let mut new = Word::at(at, Kind::Character);
            new.push(letter, end);
            word = Some(new);
            continue;
        }
        if letter.is_alphanumeric() {
            if word.as_ref().is_some_and(|word| word.kind == Kind::Character) {
                close(&mut word, false, &mut push);
            }
            let word = word.get_or_insert_with(|| Word::at(at, Kind::Word));
            if letter.is_numeric() {
                word.kind = Kind::Number;
            }
            word.push(letter, end);
            continue;
        }
        // Optional characters within a word: don’t, 3,000.5, צה״ל.
        let next = letters.peek().map(|(_, next)| *next);
        let joins = match (&word, next) {
            (Some(word), Some(next)) if word.kind != Kind::Character => match letter {
                '\'' | '’' | '‘' | 'ʼ' | '׳' | '״' | '"' | '·' | '`' => next.is_alphabetic(),
                '.' | ',' | '٫' | '٬' => word.kind == Kind::Number && next.is_numeric(),
                _ => false,
            },
            _ => false,
        };
        if joins {
            continue;
        }
        close(&mut word, letter == '.', &mut push);
        if is_sign(letter) {
            let mut sign = Word::at(at, Kind::Sign);
            sign.push(letter, end);
            word = Some(sign);
            close(&mut word, false, &mut push);
        }
    }
    close(&mut word, false, &mut push);
}

/// A word that may continue.
struct Word {
    key: Key,
    bytes: Range<u32>,
    kind: Kind,
}

impl Word {
    fn at(start: usize, kind: Kind) -> Self {
        Self {
            key: Key::EMPTY,
            bytes: start as u32..start as u32,
            kind,
        }
    }

    fn push(&mut self, letter: char, end: usize) {
        fold(letter, &mut |letter| self.key.push(letter));
        self.bytes.end = end as u32;
    }
}

fn close(word: &mut Option<Word>, stopped: bool, push: &mut impl FnMut(Token)) {
    if let Some(Word { key, bytes, mut kind }) = word.take() {
        if kind == Kind::Word && stopped {
            kind = Kind::Abbreviation;
        }
        push(Token {
            key: key.0.get(),
            bytes,
            kind,
        });
    }
}

fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        '%' | '‰'
            | '&'
            | '+'
            | '='
            | '§'
            | '°'
            | '€'
            | '$'
            | '£'
            | '¥'
            | '₴'
            | '₪'
            | '₹'
            | '₽'
            | '№'
            | '@'
            | '#'
            | '٪'
    )
}

/// Returns `text` in the form that is compared, without anything between its words.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::new();
    for letter in text
        .chars()
        .filter(|letter| letter.is_alphanumeric() || is_mark(*letter))
    {
        fold(letter, &mut |letter| out.push(letter));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, Kind)> {
        let mut out = Vec::new();
        each(text, |token| {
            out.push((
                &text[token.bytes.start as usize..token.bytes.end as usize],
                token.kind,
            ));
        });
        out
    }

    #[test]
    fn words_are_found_in_every_script() {
        use Kind::{Abbreviation, Character, Number, Sign, Word};
        let cases: &[(&str, &[(&str, Kind)])] = &[
            (
                "Dr. Vell said",
                &[("Dr", Abbreviation), ("Vell", Word), ("said", Word)],
            ),
            ("don’t l'eau", &[("don’t", Word), ("l'eau", Word)]),
            (
                "3,000.5 at 7:40",
                &[("3,000.5", Number), ("at", Word), ("7", Number), ("40", Number)],
            ),
            (
                "12% of €5",
                &[
                    ("12", Number),
                    ("%", Sign),
                    ("of", Word),
                    ("€", Sign),
                    ("5", Number),
                ],
            ),
            ("well-known", &[("well", Word), ("known", Word)]),
            (
                "东京Tokyo塔",
                &[
                    ("东", Character),
                    ("京", Character),
                    ("Tokyo", Word),
                    ("塔", Character),
                ],
            ),
            ("ที่นี่", &[("ที่", Character), ("นี่", Character)]),
            ("co\u{AD}operate", &[("co\u{AD}operate", Word)]),
            ("צה״ל (שלום)", &[("צה״ל", Word), ("שלום", Word)]),
            (" … — ", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    #[test]
    fn words_that_are_read_alike_have_one_key() {
        let key = |text: &str| {
            let mut key = None;
            each(text, |token| key = Some(token.key));
            key
        };
        for (one, other) in [
            ("Don’t", "don't"),
            ("ﬁn", "FIN"),
            ("3,000", "3000"),
            ("co\u{AD}op", "coop"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("one"), key("two"));
    }
}
