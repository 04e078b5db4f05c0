//! Counts words by Unicode Standard Annex 29, in every script.

use crate::text::scripts::{Spaceless, is_mark};

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
enum Class {
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
            '_' | '\u{203F}' | '\u{2040}' | '\u{2054}' | '\u{FE33}' | '\u{FE34}' | '\u{FF3F}'
            | '\u{202F}' => Self::Binder,
            '.' | '\'' | '\u{2018}' | '\u{2019}' | '\u{2024}' | '\u{FE52}' | '\u{FF07}' | '\u{FF0E}' => {
                Self::MidBoth
            }
            ':' | '\u{B7}' | '\u{387}' | '\u{55F}' | '\u{5F4}' | '\u{2027}' | '\u{FE13}' | '\u{FE55}'
            | '\u{FF1A}' => Self::MidLetter,
            ',' | ';' | '\u{37E}' | '\u{589}' | '\u{60C}' | '\u{60D}' | '\u{66C}' | '\u{7F8}'
            | '\u{2044}' => Self::MidNumber,
            '"' => Self::Quote,
            // U+066B ARABIC DECIMAL SEPARATOR is a Numeric.
            '\u{66B}' => Self::Digit,
            '\u{5D0}'..='\u{5F2}' | '\u{FB1D}'..='\u{FB4F}' => Self::Hebrew,
            '\u{5F3}' => Self::Letter,
            _ if character.is_ascii() => Self::Other,
            _ => match Spaceless::of(character) {
                Some(script) => Self::Spaceless(script),
                None if character.is_alphabetic() => Self::Letter,
                None if is_digit(character) => Self::Digit,
                None => Self::Other,
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
    character.is_numeric()
        && !matches!(character, '\u{B2}'..='\u{BE}' | '\u{9F4}'..='\u{9F9}' | '\u{B72}'..='\u{B77}'
            | '\u{BF0}'..='\u{BF2}' | '\u{F2A}'..='\u{F33}' | '\u{1369}'..='\u{137C}' | '\u{17F0}'..='\u{17F9}'
            | '\u{2070}'..='\u{2189}' | '\u{2460}'..='\u{3007}' | '\u{3192}'..='\u{32BF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        let mut words = Words::default();
        words.count(text);
        words
    }

    #[test]
    fn words_are_found_as_unicode_finds_them() {
        let cases = [
            ("", 0),
            (" \n\t ", 0),
            ("The bridge opened.", 3),
            ("don't can’t", 2),
            ("l'eau", 1),
            ("well-known", 2),
            ("3,000.5", 1),
            ("3.14, 15", 2),
            ("1;2 a,b a;b", 5),
            ("U.S.A. e.g. 3.", 3),
            ("a.b@example.org", 2),
            ("snake_case _ __", 1),
            ("C3PO", 1),
            ("… — ! 😀 👩‍👩‍👧 ☎", 0),
            ("п'ять об’єкт", 2),
            ("обʼєкт", 1),
            ("צה\"ל ארה״ב", 2),
            ("יו״ר ג׳ירפה", 2),
            ("\"שלום\"", 1),
            ("مَرْحَبًا بالعالم", 2),
            ("می‌خواهم", 1),
            ("١٬٢٣٤٫٥", 1),
            ("नमस्ते दुनिया", 2),
            ("한국어 문장", 2),
            ("co\u{AD}operate", 1),
            ("cafe\u{301} e\u{301}t", 2),
            ("Straße Ærø", 2),
            ("k:a", 1),
            ("a ½ ² b", 2),
        ];
        for (text, expected) in cases {
            let found = words(text);
            assert_eq!((found.spaced, found.total()), (expected, expected), "{text}");
        }
    }

    #[test]
    fn characters_of_scripts_without_spaces_count_alone() {
        let cases = [
            (
                "橋は昨日開通した。",
                Words {
                    cjk: 8,
                    ..Words::default()
                },
            ),
            (
                "カタカナ・ひらがな",
                Words {
                    cjk: 8,
                    ..Words::default()
                },
            ),
            (
                "コーヒー ｶﾞ",
                Words {
                    cjk: 5,
                    ..Words::default()
                },
            ),
            (
                "2024年3月5日",
                Words {
                    cjk: 3,
                    spaced: 3,
                    ..Words::default()
                },
            ),
            (
                "东京Tokyo",
                Words {
                    cjk: 2,
                    spaced: 1,
                    ..Words::default()
                },
            ),
            (
                "𠮷野家",
                Words {
                    cjk: 3,
                    ..Words::default()
                },
            ),
            // Four letters; the vowel and tone marks stand on them.
            (
                "ที่นี่คน",
                Words {
                    thai: 4,
                    ..Words::default()
                },
            ),
            (
                "น้ำ",
                Words {
                    thai: 1,
                    ..Words::default()
                },
            ),
            (
                "ปี ๒๕๖๗",
                Words {
                    thai: 1,
                    spaced: 1,
                    ..Words::default()
                },
            ),
            (
                "ສະບາຍດີ",
                Words {
                    lao: 6,
                    ..Words::default()
                },
            ),
            (
                "ភាសាខ្មែរ",
                Words {
                    khmer: 5,
                    ..Words::default()
                },
            ),
            (
                "မြန်မာ",
                Words {
                    burmese: 3,
                    ..Words::default()
                },
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    /// The outside texts hold emoji, Arabic, Japanese, broken HTML and more. Scripts that count by characters are left
    /// out: there the two count different things.
    #[test]
    fn the_count_is_that_of_unicode_segmentation() {
        use unicode_segmentation::UnicodeSegmentation;

        let shared = std::env::var("ARTICLE_WIDGET_SHARED")
            .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
        let corpora = std::path::Path::new(&shared).join("corpora");
        let Ok(documents) = std::fs::read_dir(corpora.join("markdown")) else {
            println!("SKIPPED: no test data in {}", corpora.display());
            return;
        };
        let files = documents.flatten().map(|entry| entry.path()).chain(
            ["commonmark.json", "xss.json", "webvtt.json", "feeds.jsonl"].map(|name| corpora.join(name)),
        );
        let mut different = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a text file");
            for line in text.lines() {
                let found = words(line);
                // The crate takes a fraction alone (¾) for a word.
                let says = |word: &&str| word.chars().any(|c| c.is_alphabetic() || is_digit(c));
                let expected = line.unicode_words().filter(says).count();
                if found.total() == found.spaced && found.spaced != expected {
                    different.push(format!("{} not {expected}: {line:.300}", found.spaced));
                }
            }
        }
        assert!(different.is_empty(), "{}", different.join("\n"));
    }
}
