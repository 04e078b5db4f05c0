//! Splits text into sentences, in the scripts of newspapers.

use std::ops::Range;

use article::Language;

/// Abbreviations after which a full stop never ends a sentence: titles, and words before a name or in
/// mid-sentence.
const NEVER_LAST: &str = "mr mrs ms mx dr prof st sr rev hon gen col capt lt sgt gov sen rep ca approx cf vs \
    z.b d.h u.a bzw ggf vgl hr fr mme mlle mgr p.ex sra srta dña dott sig dhr mevr bl.a f.eks т.е г-н г-жа \
    ім вул просп м див проф ст ул пр";

/// Abbreviations after which a full stop ends no sentence if a number follows.
const BEFORE_NUMBERS: &str = "no nos nr n° núm vol p pp s fig abb art abs ch kap sec str tel № п рис с ч";

/// Abbreviations after which a full stop ends a sentence only if the next word begins like one.
const SELDOM_LAST: &str = "e.g i.e etc a.m p.m u.s u.k inc ltd co jr al usw str mio mrd т.д т.п тис тыс млн млрд грн \
    руб р рр г гг";

/// Languages that write an ordinal number with a full stop: 5. März.
const WITH_ORDINALS: &str = "bs cs da de et fi fo hr hu is lv nb nn no pl sk sl sr tr";

/// Returns the byte ranges of the sentences of `text`, without the white space around them. Every letter and
/// digit is in one of them.
///
/// `language` is a BCP 47 tag, or empty if it is not known.
#[must_use]
pub fn ranges(text: &str, language: &str) -> Vec<Range<usize>> {
    let primary = Language::primary_of(language).to_ascii_lowercase();
    let ordinals = primary.is_empty() || lists(WITH_ORDINALS, &primary);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        if !is_terminator(letter) {
            continue;
        }
        let mut end = at + letter.len_utf8();
        // Repeated terminators, and the quotes and brackets that close after them, belong to the sentence.
        while let Some(&(next_at, next)) = rest.peek() {
            if !is_terminator(next) && !closes(next) {
                break;
            }
            end = next_at + next.len_utf8();
            rest.next();
        }
        let before = text.get(start..at).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        if ends_here(letter, before, after, ordinals) {
            push(&mut sentences, text, start..end);
            start = end;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let untrimmed = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (untrimmed.len() - untrimmed.trim_start().len());
    let sentence = untrimmed.trim();
    let range = start..start + sentence.len();
    // Text without a letter is not spoken. It belongs to the sentence before it.
    if sentence.chars().any(char::is_alphanumeric) {
        sentences.push(range);
    } else if let Some(last) = sentences.last_mut()
        && !sentence.is_empty()
    {
        last.end = range.end;
    }
}

/// Latin and Cyrillic, Arabic and Urdu, Devanagari, Armenian, Ethiopic, Chinese and Japanese, Burmese, Khmer.
fn is_terminator(letter: char) -> bool {
    matches!(
        letter,
        '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧'
    ) || is_wide_terminator(letter)
}

/// Terminators that need no space after them.
fn is_wide_terminator(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '｡' | '။' | '។' | '៕')
}

fn closes(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '】' | '›'
    )
}

/// Returns whether the terminator between `before` and `after` ends the sentence.
fn ends_here(terminator: char, before: &str, after: &str, ordinals: bool) -> bool {
    let next = after.trim_start();
    if next.is_empty() {
        return true;
    }
    if is_wide_terminator(terminator) {
        // 「どこ？」と聞いた: a quote within a sentence that continues with a particle.
        let goes_on = after.starts_with(['と', 'っ', '、', '，', '」', '』']);
        return !goes_on;
    }
    if next.len() == after.len() {
        return false;
    }
    if terminator == '.' && is_abbreviation(before, next, ordinals) {
        return false;
    }
    begins_like_a_sentence(next)
}

/// Returns whether `text` can begin a sentence. A lower-case letter or a dash continues the sentence, after
/// '?' and '…' too ("Where?" she asked).
fn begins_like_a_sentence(text: &str) -> bool {
    text.chars()
        .find(|letter| !is_opening(*letter))
        .is_some_and(|letter| !letter.is_lowercase() && !matches!(letter, '–' | '—' | ',' | ';' | ':'))
}

fn is_opening(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '“' | '‘' | '„' | '«' | '(' | '[' | '「' | '『' | '（' | '‹' | '¿' | '¡'
    )
}

fn is_abbreviation(before: &str, next: &str, ordinals: bool) -> bool {
    let word = before
        .rsplit(|letter: char| letter.is_whitespace() || is_opening(letter))
        .next()
        .unwrap_or_default();
    if word.is_empty() || word.len() > MAX_ABBREVIATION_LEN {
        return false;
    }
    // An initial: J. Smith.
    let mut letters = word.chars();
    let is_initial = matches!((letters.next(), letters.next()), (Some(first), None) if first.is_uppercase());
    let is_number = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.to_lowercase();
    is_initial
        || lists(NEVER_LAST, &word)
        || next.starts_with(char::is_numeric) && lists(BEFORE_NUMBERS, &word)
        || lists(SELDOM_LAST, &word) && !begins_like_a_sentence(next)
        // 5. March, but not: in 1889. March winds … A number alone begins a sentence: 1. Introduction.
        || is_number && (ordinals || before.trim_start().len() == word.len())
}

/// In bytes.
const MAX_ABBREVIATION_LEN: usize = 16;

fn lists(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, language: &str) -> Vec<String> {
        let texts = ranges(text, language)
            .into_iter()
            .filter_map(|range| text.get(range));
        texts
            .map(|sentence| sentence.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_pause() {
        let cases: &[(&str, &[&str])] = &[
            ("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]),
            (
                "Mr. Hask met Dr. Vell. They spoke.",
                &["Mr. Hask met Dr. Vell.", "They spoke."],
            ),
            (
                "By J. R. Oduya at 3.5 km. Next.",
                &["By J. R. Oduya at 3.5 km.", "Next."],
            ),
            (
                "At 9 a.m. the gate opened. At 5 p.m. It shut.",
                &["At 9 a.m. the gate opened.", "At 5 p.m.", "It shut."],
            ),
            (
                "Ropes, chains, etc. were sold. No. 4 was not.",
                &["Ropes, chains, etc. were sold.", "No. 4 was not."],
            ),
            (
                "“Where?” she asked. “There.” He left.",
                &["“Where?” she asked.", "“There.”", "He left."],
            ),
            ("Wait… what? Yes… No.", &["Wait… what?", "Yes…", "No."]),
            (
                "It opened in 1889. March winds broke it.",
                &["It opened in 1889.", "March winds broke it."],
            ),
            (
                "See halden.example/a.b for more. (It is long.) End.",
                &["See halden.example/a.b for more.", "(It is long.)", "End."],
            ),
            ("Really?! Yes.", &["Really?!", "Yes."]),
            (
                "橋が開いた。町は喜んだ！「いつ？」と聞いた。",
                &["橋が開いた。", "町は喜んだ！", "「いつ？」と聞いた。"],
            ),
            ("他说：“好。”然后走了。", &["他说：“好。”", "然后走了。"]),
            (
                "أين الجسر؟ الجسر هنا. انتهى",
                &["أين الجسر؟", "الجسر هنا.", "انتهى"],
            ),
            (
                "Трамвай їде по вул. Морській. Коштує 12 тис. грн. Так!",
                &["Трамвай їде по вул. Морській.", "Коштує 12 тис. грн.", "Так!"],
            ),
            (
                "У 2024 р. міст відкрили. «Нарешті!» — сказав Т. Гай.",
                &["У 2024 р. міст відкрили.", "«Нарешті!» — сказав Т. Гай."],
            ),
            (
                "Sjå her. Ås er fin. École ouverte.",
                &["Sjå her.", "Ås er fin.", "École ouverte."],
            ),
            ("यह पुल है। वह नदी है।", &["यह पुल है।", "वह नदी है।"]),
            (
                "She said no. He left. No. 4 stayed.",
                &["She said no.", "He left.", "No. 4 stayed."],
            ),
            ("¿Dónde? ¡Aquí! Sí.", &["¿Dónde?", "¡Aquí!", "Sí."]),
            ("1. Begin here. 2. End.", &["1. Begin here.", "2. End."]),
            ("", &[]),
            (" \n ", &[]),
            ("…", &[]),
            ("One. * * *", &["One. * * *"]),
            ("Soft\nbreak  here. Then", &["Soft break here.", "Then"]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text, ""), *expected, "{text}");
        }
    }

    #[test]
    fn a_number_with_a_full_stop_is_an_ordinal_in_languages_that_have_them() {
        let text = "Am 5. März. Bus 12. Der Rest.";
        assert_eq!(split(text, "de-AT"), ["Am 5. März.", "Bus 12. Der Rest."]);
        let text = "We took bus 12. The rest walked.";
        assert_eq!(split(text, "en-GB"), ["We took bus 12.", "The rest walked."]);
    }

    #[test]
    fn ranges_refer_to_the_unchanged_text() {
        let text = "  One\n two.  \u{5B57}。B ";
        let found: Vec<&str> = ranges(text, "")
            .into_iter()
            .filter_map(|range| text.get(range))
            .collect();
        assert_eq!(found, ["One\n two.", "\u{5B57}。", "B"]);
    }

    #[test]
    fn no_letter_is_lost() {
        let text = "A. B? c! “D.” (E) 3.4 f… 。。「x。」y. Z";
        let joined = split(text, "").concat().replace(' ', "");
        assert_eq!(joined, text.replace(' ', ""));
    }
}
