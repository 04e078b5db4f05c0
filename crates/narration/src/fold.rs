//! Folds letters that readers take for the same: capitals, accents, ligatures, Arabic forms, full width.
//!
//! The same as NFKC with case folding, as far as articles and their timings differ, with 600 bytes of tables
//! instead of 60,000. The result is only compared, never shown.

use article::text::scripts::is_mark;

/// U+00C0 to U+017F: the letter without its accent. `_` if there is none.
const LATIN_1_AND_A: &[u8; 192] = b"aaaaaa_ceeeeiiiidnooooo_ouuuuy__aaaaaa_ceeeeiiiidnooooo_ouuuuy_y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii__jjkkkllllllllllnnnnnnnnnoooooo__rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+01A0 to U+0233.
const LATIN_B: &[u8; 148] =
    b"oo_____________uu____________________________aaiioouuuuuuuuuu_aaaa____ggkkoooo__j___gg__nnaa____\
aaaaeeeeiiiioooorrrruuuusstt__hh______aaeeooooooooyy";

/// U+1E00 to U+1EFF, Vietnamese among them.
const LATIN_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooo\
pppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy_s____aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii\
oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy______";

/// U+FE80 to U+FEF4: the letters of these presentation forms.
const ARABIC_SHAPES: &str = "ءآآأأؤؤإإئئئئااببببةةتتتتثثثثججججححححخخخخددذذررززسسسسششششصصص\
صضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههووىىيييي";

/// U+FF66 to U+FF9D.
const NARROW_KATAKANA: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// The digit zero of the scripts that newspapers use. `article` has a table of all scripts for word boundaries; the digits
/// of the others stay as they are written here.
const ZEROS: [char; 13] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}',
    '\u{C66}', '\u{E50}', '\u{ED0}', '\u{1040}',
];

/// Calls `push` with the folded form of `letter`: nothing for marks and joiners, two letters for ligatures.
pub(super) fn fold(letter: char, push: &mut dyn FnMut(char)) {
    let code = u32::from(letter);
    match letter {
        '\0'..='\x7F' => push(letter.to_ascii_lowercase()),
        'ß' | 'ẞ' => "ss".chars().for_each(push),
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' => "ae".chars().for_each(push),
        'Œ' | 'œ' => "oe".chars().for_each(push),
        'Þ' | 'þ' => "th".chars().for_each(push),
        'Ĳ' | 'ĳ' => "ij".chars().for_each(push),
        'ﬀ' => "ff".chars().for_each(push),
        'ﬁ' => "fi".chars().for_each(push),
        'ﬂ' => "fl".chars().for_each(push),
        'ﬃ' => "ffi".chars().for_each(push),
        'ﬄ' => "ffl".chars().for_each(push),
        'ﬅ' | 'ﬆ' => "st".chars().for_each(push),
        '²' => push('2'),
        '³' => push('3'),
        '¹' => push('1'),
        '\u{C0}'..='\u{17F}' => push(base(LATIN_1_AND_A, code - 0xC0, letter)),
        '\u{1A0}'..='\u{233}' => push(base(LATIN_B, code - 0x1A0, letter)),
        '\u{1E00}'..='\u{1EFF}' => push(base(LATIN_ADDITIONAL, code - 0x1E00, letter)),
        '\u{370}'..='\u{3FF}' => push(greek(letter)),
        '\u{400}'..='\u{52F}' => push(cyrillic(letter)),
        '\u{531}'..='\u{556}' => push(shifted(letter, 48)),
        '\u{640}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => push('ا'),
        'ى' | 'ی' | 'ئ' => push('ي'),
        'ؤ' => push('و'),
        'ة' | 'ہ' | 'ە' | 'ۀ' => push('ه'),
        'ک' => push('ك'),
        // Hangul decomposed (Unicode, section 3.12), as macOS writes it.
        '\u{AC00}'..='\u{D7A3}' => {
            let place = code - 0xAC00;
            let parts = [
                0x1100 + place / 588,
                0x1161 + place % 588 / 28,
                0x11A7 + place % 28,
            ];
            let parts = parts.into_iter().filter(|part| *part != 0x11A7);
            parts.filter_map(char::from_u32).for_each(push);
        }
        // Voiced kana become unvoiced, because half-width and decomposed text has the voicing mark as a
        // separate character.
        'か'..='ぢ' | 'カ'..='ヂ' => push(kana(letter, code % 2 == 0)),
        'つ'..='ど' | 'ツ'..='ド' => push(kana(letter, code % 2 == 1)),
        'は'..='ぽ' => push(shifted_back(letter, (code - 0x306F) % 3)),
        'ハ'..='ポ' => push(shifted_back(letter, (code - 0x30CF) % 3)),
        '\u{FB56}'..='\u{FB59}' => push('پ'),
        '\u{FB7A}'..='\u{FB7D}' => push('چ'),
        '\u{FB8A}' | '\u{FB8B}' => push('ژ'),
        '\u{FB8E}'..='\u{FB91}' => push('ك'),
        '\u{FB92}'..='\u{FB95}' => push('گ'),
        '\u{FBFC}'..='\u{FBFF}' => push('ي'),
        '\u{FE80}'..='\u{FEF4}' => {
            if let Some(letter) = ARABIC_SHAPES.chars().nth((code - 0xFE80) as usize) {
                // Presentation forms of letters that are folded again.
                match letter {
                    'أ' | 'إ' | 'آ' => push('ا'),
                    'ى' | 'ئ' => push('ي'),
                    'ؤ' => push('و'),
                    'ة' => push('ه'),
                    _ => push(letter),
                }
            }
        }
        '\u{FEF5}'..='\u{FEFC}' => "لا".chars().for_each(push),
        '\u{FF01}'..='\u{FF5E}' => push(shifted_back(letter, 0xFEE0).to_ascii_lowercase()),
        '\u{FF66}'..='\u{FF9D}' => {
            if let Some(wide) = NARROW_KATAKANA.chars().nth((code - 0xFF66) as usize) {
                push(wide);
            }
        }
        // Vowel signs of India and South-East Asia are spoken, so they are kept.
        '\u{900}'..='\u{1AAF}' => push(digit(letter)),
        _ if is_mark(letter) => {}
        _ => push(digit(letter)),
    }
}

fn base(table: &[u8], place: u32, letter: char) -> char {
    match table.get(place as usize) {
        Some(b'_') | None => letter,
        Some(base) => char::from(*base),
    }
}

fn shifted(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

fn shifted_back(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter).saturating_sub(by)).unwrap_or(letter)
}

fn kana(letter: char, voiced: bool) -> char {
    shifted_back(letter, u32::from(voiced))
}

fn digit(letter: char) -> char {
    for zero in ZEROS {
        let place = u32::from(letter).wrapping_sub(u32::from(zero));
        if place < 10 {
            return char::from(b'0' + place as u8);
        }
    }
    letter
}

fn greek(letter: char) -> char {
    match letter {
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'ϊ' | 'ΐ' | 'Ϊ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' | 'Ϋ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'Α'..='Ω' => shifted(letter, 32),
        _ => letter,
    }
}

fn cyrillic(letter: char) -> char {
    match letter {
        'Й' | 'й' => 'и',
        'Ї' | 'ї' => 'і',
        'Ё' | 'ё' => 'е',
        'Ў' | 'ў' => 'у',
        'А'..='Я' => shifted(letter, 32),
        'Ѐ'..='Џ' => shifted(letter, 80),
        '\u{460}'..='\u{481}' | '\u{48A}'..='\u{4BF}' | '\u{4D0}'..='\u{52F}' => {
            shifted(letter, u32::from(u32::from(letter) % 2 == 0))
        }
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars()
            .for_each(|letter| fold(letter, &mut |letter| out.push(letter)));
        out
    }

    #[test]
    fn letters_that_readers_take_for_the_same_fold_alike() {
        for (one, other) in [
            ("ÉCOLE", "e\u{301}cole"),
            ("Straße", "STRASSE"),
            ("Ærø", "aero"),
            ("ﬁnal oﬃce", "final office"),
            ("co\u{AD}operate", "cooperate"),
            ("Ｔｏｋｙｏ１２", "tokyo12"),
            ("Việt", "Vie\u{323}\u{302}t"),
            ("Ștefan", "stefan"),
            ("ΟΔΌΣ", "οδος"),
            ("Київ Ёлка", "київ елка"),
            ("Қазақ", "қазақ"),
            ("مُحَمَّد", "محمد"),
            ("الســلام", "السلام"),
            ("ﺍﻟﻤﻨﺎﺭﺓ", "المنارة"),
            ("ﻻ", "لا"),
            ("أحمد إلى", "احمد الي"),
            ("١٢٣", "123"),
            ("שָׁלוֹם", "שלום"),
            ("ｶﾞｯｺｳ", "ガッコウ"),
            ("がっこう", "か\u{3099}っこう"),
            (
                "한국어",
                "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}\u{110B}\u{1165}",
            ),
            ("२०२४", "2024"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn letters_that_sound_different_stay_different() {
        for (one, other) in [
            ("कि", "का"),
            ("น้ำ", "นา"),
            ("橋", "端"),
            ("шапка", "сапка"),
            ("bear", "beer"),
        ] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }
}
