//! Text into sentences, in the scripts that newspapers are written in.

/// After these a full stop ends no sentence, whatever follows: titles, and words before a number or a name.
const NEVER_LAST: [&str; 35] = [
    "mr",
    "mrs",
    "ms",
    "mx",
    "dr",
    "prof",
    "st",
    "sr",
    "rev",
    "hon",
    "gen",
    "col",
    "capt",
    "lt",
    "sgt",
    "gov",
    "sen",
    "rep",
    "no",
    "nos",
    "nr",
    "vol",
    "pp",
    "fig",
    "ca",
    "approx",
    "cf",
    "vs",
    "ім",
    "вул",
    "просп",
    "м",
    "див",
    "проф",
    "ст",
];

/// After these a full stop ends a sentence only where the next word begins like one.
const SELDOM_LAST: [&str; 20] = [
    "e.g", "i.e", "etc", "a.m", "p.m", "u.s", "u.k", "inc", "ltd", "co", "jr", "al", "т.д", "т.п", "тис",
    "млн", "млрд", "грн", "р", "рр",
];

/// The sentences of `text`, each without white space around it, and single spaces within. Nothing is lost but white
/// space.
pub fn split(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        if !is_terminator(letter) {
            continue;
        }
        let mut end = at + letter.len_utf8();
        // Several terminators, and the quotes and brackets that close after them, belong to the sentence.
        while let Some(&(next_at, next)) = rest.peek() {
            if !is_terminator(next) && !closes(next) {
                break;
            }
            end = next_at + next.len_utf8();
            rest.next();
        }
        let before = text.get(start..at).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        if ends_here(letter, before, after) {
            push(&mut sentences, text.get(start..end).unwrap_or_default());
            start = end;
        }
    }
    push(&mut sentences, text.get(start..).unwrap_or_default());
    sentences
}

fn push(sentences: &mut Vec<String>, sentence: &str) {
    let sentence = sentence.trim();
    // What has no letter is not spoken: it stays with the sentence before.
    if sentence.chars().any(char::is_alphanumeric) {
        sentences.push(sentence.to_owned());
    } else if let Some(last) = sentences.last_mut()
        && !sentence.is_empty()
    {
        last.push(' ');
        last.push_str(sentence);
    }
}

/// Latin and Cyrillic, Arabic and Urdu, Devanagari, Chinese and Japanese.
fn is_terminator(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔' | '।') || is_wide_terminator(letter)
}

/// No space follows these.
fn is_wide_terminator(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '｡')
}

fn closes(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '】' | '›'
    )
}

/// Whether the terminator between `before` and `after` ends the sentence.
fn ends_here(terminator: char, before: &str, after: &str) -> bool {
    if after.is_empty() {
        return true;
    }
    if is_wide_terminator(terminator) {
        // 「どこ？」と聞いた: a quote within a sentence, which goes on with a particle.
        let goes_on = after.starts_with(['と', 'っ', '、', '，', '」', '』']);
        return !goes_on;
    }
    let Some(next) = after.strip_prefix(' ') else {
        return false;
    };
    if terminator == '.' && is_abbreviation(before, next) {
        return false;
    }
    begins_like_a_sentence(next)
}

/// A small letter goes on, after '?' and '…' too ("Where?" she asked); a dash as well.
fn begins_like_a_sentence(text: &str) -> bool {
    text.chars()
        .find(|letter| !is_opening(*letter))
        .is_some_and(|letter| !letter.is_lowercase() && !matches!(letter, '–' | '—' | ',' | ';' | ':'))
}

fn is_opening(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '“' | '‘' | '„' | '«' | '(' | '[' | '「' | '『' | '（' | '‹'
    )
}

fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = before
        .rsplit(|letter: char| letter.is_whitespace() || is_opening(letter))
        .next()
        .unwrap_or_default();
    // An initial: J. Smith.
    let mut letters = word.chars();
    let is_initial = matches!((letters.next(), letters.next()), (Some(first), None) if first.is_uppercase());
    let word = word.to_lowercase();
    is_initial
        || NEVER_LAST.contains(&word.as_str())
        || SELDOM_LAST.contains(&word.as_str()) && !begins_like_a_sentence(next)
        // 5. March, but not: in 1889. March winds …
        || word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_breathe() {
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
            ("", &[]),
            (" \n ", &[]),
            ("…", &[]),
            ("One. * * *", &["One. * * *"]),
            ("Soft\nbreak  here. Then", &["Soft break here.", "Then"]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), *expected, "{text}");
        }
    }

    #[test]
    fn no_letter_is_lost() {
        let text = "A. B? c! “D.” (E) 3.4 f… 。。「x。」y. Z";
        let joined = split(text).concat().replace(' ', "");
        assert_eq!(joined, text.replace(' ', ""));
    }
}
