//! Classes of characters: marks, and letters of scripts without spaces.

use super::tables::{self, MARKS};

/// Returns whether `character` is a mark: drawn on the character before it, with no width of its own.
/// Accents, vowel signs of the scripts of South-East Asia, points of Hebrew and Arabic, joiners, variation
/// selectors.
///
/// The table holds the Basic Multilingual Plane. Beyond it are emoji modifiers, tags and variation selectors; the marks
/// of historic scripts and of musical notation are left out.
pub fn is_mark(character: char) -> bool {
    // Called for every character, and most are not marks.
    if character < '\u{AD}' {
        return false;
    }
    let Ok(code) = u16::try_from(u32::from(character)) else {
        return matches!(character,
            '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}');
    };
    let at = MARKS.partition_point(|(_, last)| *last < code);
    MARKS.get(at).is_some_and(|(first, _)| *first <= code)
}

/// A script that is written without spaces between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaceless {
    /// Han, Hiragana and Katakana.
    Cjk,
    /// Thai.
    Thai,
    /// Lao.
    Lao,
    /// Khmer.
    Khmer,
    /// Burmese.
    Burmese,
}

impl Spaceless {
    /// Returns the script of a letter. `None` for marks, digits and letters of scripts with spaces.
    pub fn of(character: char) -> Option<Self> {
        if character < '\u{E01}' || is_mark(character) || character.is_numeric() && character < '\u{3000}' {
            return None;
        }
        let script = tables::spaceless(character)?;
        // U+30FB KATAKANA MIDDLE DOT and the like are punctuation.
        character.is_alphanumeric().then_some(script)
    }
}
