//! The estimated duration of spoken text, by its characters.

/// A voice's pause after a sentence or a clause, in seconds.
const REST_SECS: f64 = 0.35;

/// Returns the estimated seconds for `text` at speed 1, with the pause after it.
#[must_use]
pub fn seconds(text: &str) -> f64 {
    spoken(text) + REST_SECS
}

/// Returns the estimated seconds for the characters of `text` at speed 1.
#[must_use]
pub fn spoken(text: &str) -> f64 {
    text.chars().map(weight).sum()
}

/// Seconds for one character. For Latin letters about 160 words of 6 characters a minute, the default of most voices.
/// In other scripts a character is a larger part of a word.
fn weight(c: char) -> f64 {
    match c {
        // Read as words: `1889` takes as long as `eighteen`.
        '0'..='9' => 0.25,
        // Hebrew and Arabic, which omit most vowels.
        '\u{590}'..='\u{6FF}' | '\u{750}'..='\u{77F}' => 0.085,
        // Kana, Hangul syllables, Han.
        '\u{3040}'..='\u{30FF}' => 0.14,
        '\u{AC00}'..='\u{D7A3}' => 0.2,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => 0.23,
        '\u{3001}' | '\u{3002}' | '\u{FF0C}' => 0.25,
        _ => 0.0625,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_of_english_is_some_160_words() {
        let words = "letter ".repeat(137) + "a";
        assert!((spoken(&words) - 60.0).abs() < 1.0, "{}", spoken(&words));
    }

    #[test]
    fn the_same_sentence_takes_about_as_long_in_every_script() {
        let cases = [
            "The river rose by two metres in one night, and the old bridge held.",
            "За одну ніч річка піднялася на два метри, а старий міст вистояв.",
            "ارتفع النهر مترين في ليلة واحدة، وصمد الجسر القديم أمامه.",
            "川は一晩で二メートル上がったが、古い橋は持ちこたえた。",
            "一夜之间河水上涨了两米，但旧桥仍然屹立不倒。",
        ];
        for text in cases {
            assert!((3.0..6.0).contains(&seconds(text)), "{} {text}", seconds(text));
        }
    }

    #[test]
    fn empty_text_takes_no_time() {
        assert_eq!(spoken(""), 0.0);
    }
}
