//! Letter case. `char::to_lowercase` would add its own tables (6 kB of the bundle). Those of unicase are
//! already there.

use unicase::UniCase;

/// Returns `text` in the form in which labels are compared: Unicode case folding, as CommonMark requires
/// (section 4.7).
pub(crate) fn fold(text: &str) -> String {
    UniCase::new(text).to_folded_case()
}

/// Returns `character` in lower case. Case folding differs in two cases that are excluded here: it turns ß
/// into two letters, and it changes the final sigma.
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
