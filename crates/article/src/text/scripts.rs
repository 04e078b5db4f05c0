//! Classes of characters: marks, and letters of scripts without spaces.

/// Returns whether `character` is a mark: drawn on the character before it, with no width of its own.
/// Accents, vowel signs of the scripts of South-East Asia, points of Hebrew and Arabic, joiners, variation
/// selectors.
///
/// The classes Extend, ZWJ and Format of Unicode 16's `WordBreakProperty.txt`, without characters that
/// articles do not hold (musical notation, historic scripts).
pub fn is_mark(character: char) -> bool {
    // Called for every character, and most are not marks.
    character >= '\u{AD}'
        && matches!(character,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{61C}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{711}' | '\u{730}'..='\u{74A}' | '\u{7A6}'..='\u{7B0}' | '\u{7EB}'..='\u{7F3}'
        | '\u{8D3}'..='\u{903}' | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{951}'..='\u{957}'
        | '\u{962}' | '\u{963}' | '\u{981}'..='\u{983}' | '\u{9BC}' | '\u{9BE}'..='\u{9CD}' | '\u{9D7}'
        | '\u{A01}'..='\u{A03}' | '\u{A3C}'..='\u{A51}' | '\u{A70}' | '\u{A71}' | '\u{A75}'
        | '\u{A81}'..='\u{A83}' | '\u{ABC}' | '\u{ABE}'..='\u{ACD}' | '\u{AFA}'..='\u{AFF}'
        | '\u{B01}'..='\u{B03}' | '\u{B3C}' | '\u{B3E}'..='\u{B57}' | '\u{B62}' | '\u{B63}' | '\u{B82}'
        | '\u{BBE}'..='\u{BCD}' | '\u{BD7}' | '\u{C00}'..='\u{C04}' | '\u{C3C}' | '\u{C3E}'..='\u{C56}'
        | '\u{C62}' | '\u{C63}' | '\u{C81}'..='\u{C83}' | '\u{CBC}' | '\u{CBE}'..='\u{CD6}' | '\u{CE2}' | '\u{CE3}'
        | '\u{D00}'..='\u{D03}' | '\u{D3B}' | '\u{D3C}' | '\u{D3E}'..='\u{D4D}' | '\u{D57}' | '\u{D62}' | '\u{D63}'
        | '\u{D81}'..='\u{D83}' | '\u{DCA}'..='\u{DDF}' | '\u{DF2}' | '\u{DF3}'
        // Thai and Lao.
        | '\u{E31}' | '\u{E33}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'
        | '\u{EB1}' | '\u{EB3}'..='\u{EBC}' | '\u{EC8}'..='\u{ECE}'
        | '\u{F18}' | '\u{F19}' | '\u{F35}' | '\u{F37}' | '\u{F39}' | '\u{F3E}' | '\u{F3F}' | '\u{F71}'..='\u{F84}'
        | '\u{F86}' | '\u{F87}' | '\u{F8D}'..='\u{FBC}'
        // Burmese.
        | '\u{102B}'..='\u{103E}' | '\u{1056}'..='\u{1059}' | '\u{105E}'..='\u{1060}' | '\u{1062}'..='\u{1064}'
        | '\u{1067}'..='\u{106D}' | '\u{1071}'..='\u{1074}' | '\u{1082}'..='\u{108D}' | '\u{108F}'
        | '\u{109A}'..='\u{109D}' | '\u{135D}'..='\u{135F}'
        // Khmer.
        | '\u{17B4}'..='\u{17D3}' | '\u{17DD}'
        | '\u{180B}'..='\u{180F}' | '\u{1AB0}'..='\u{1ACE}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{20D0}'..='\u{20F0}'
        | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{FEFF}' | '\u{FF9E}' | '\u{FF9F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}')
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
        let script = match character {
            '\u{E01}'..='\u{E7F}' => Self::Thai,
            '\u{E80}'..='\u{EFF}' => Self::Lao,
            '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FE}' | '\u{AA60}'..='\u{AA7F}' => Self::Burmese,
            '\u{1780}'..='\u{17FF}' => Self::Khmer,
            '\u{2E80}'..='\u{2FD5}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3021}'..='\u{3029}'
            | '\u{3031}'..='\u{3035}'
            | '\u{3038}'..='\u{303C}'
            | '\u{3041}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAD9}'
            | '\u{FF66}'..='\u{FF9D}'
            | '\u{1B000}'..='\u{1B167}'
            | '\u{20000}'..='\u{3FFFF}' => Self::Cjk,
            _ => return None,
        };
        // U+30FB KATAKANA MIDDLE DOT and the like are punctuation.
        character.is_alphanumeric().then_some(script)
    }
}
