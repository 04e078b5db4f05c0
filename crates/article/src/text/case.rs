//! Upper and lower case. `char::to_lowercase` would bring tables of its own, 6 kB of the bundle; those of unicase are
//! there already.

use unicase::UniCase;

/// `text` as labels are compared (Unicode case folding, as CommonMark asks, section 4.7).
pub(crate) fn fold(text: &str) -> String {
    UniCase::new(text).to_folded_case()
}

/// `character` in lower case. Folding is that and more: what it makes two letters of (ß) was in lower case before, and
/// the final sigma is one.
pub(crate) fn lower(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut buffer = [0; 4];
    let folded = fold(character.encode_utf8(&mut buffer));
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if character != 'ς' => letter,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_become_lower_case() {
        for text in [
            "ABC abc 1",
            "ÀÉÜŁŽ",
            "ПРИВІТ Ґ",
            "ΑΣΩ ς ά",
            "ԱԲ",
            "ß straße",
            "ıi",
            "橋 عن ไทย",
        ] {
            let lowered: String = text.chars().map(lower).collect();
            let expected: String = text.chars().flat_map(char::to_lowercase).collect();
            assert_eq!(lowered, expected);
        }
    }
}
