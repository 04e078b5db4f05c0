//! Pairs spellings with spoken forms: `115`, `Dr.`, `%`, `e-mail`.
//!
//! These are words between matching words. In doubt they are different: a corrected number must not be
//! highlighted while the old one is spoken.

use super::align::Gap;
use super::tokens::{Kind, folded};
use super::words::Words;
use article::Language;

/// Longer gaps are never equivalent.
const MAX_WRITTEN: usize = 8;
const MAX_SPOKEN: usize = 24;

/// Number words in folded form, by language. Words of four letters and more match as prefixes.
const NUMBERS: [(&str, &str); 9] = [
    (
        "en",
        "zero oh one two three four five six sixt seven eight nine ninth ten tenth elev twel thir fift fort twen hundred \
         thousand million billion first second third half quarter point and percent per cent dollar euro pound pence degree \
         number",
    ),
    (
        "de",
        "null ein eins eine einund zwei drei vier funf sech sieb acht neun zehn elf elft zwolf hundert tausend million \
         milliard erst dritt halb viertel komma und prozent euro dollar pfund grad nummer paragraf uhr",
    ),
    (
        "fr",
        "zero un une deux trois quatre cinq six sept huit neuf dix onze douz treiz quatorz quinz seiz vingt trent quarant \
         cinquant soixant cent mille million milliard premier second demi virgule et pour euro dollar livre degre numero heure",
    ),
    (
        "es",
        "cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieci vein trein \
         cuar cinc sese sete oche nove cien dosc tresc quin mil millon primer segund tercer medi coma y por euro dolar libra \
         grado numero",
    ),
    (
        "uk",
        "нуль один одна одне одинад два дві двад дван двіс три трид трин трис чотир сорок пять пятн пятд пятс шіст сім \
         сімн сімд сімс вісім девят десят сто тисяч мільйон мільярд перш друг трет половин кома і цілих відсот гривен гривн \
         євро долар градус номер",
    ),
    (
        "ru",
        "ноль один одна одно одинн два две двад двен двес три трид трин трис четыр сорок пять пятн пятд пятс шест семь семн \
         семьд восемь восемн девят десят сто тысяч миллион миллиард перв втор трет половин запятая и целых процент рубл евро \
         доллар градус номер",
    ),
    (
        "it",
        "zero un uno una due tre quattro quattord cinque sei sette otto nove dieci undici dodici tredici quindici sedici dici \
         vent trent quarant cinquant sessant settant ottant novant cent mille mila milion miliard primo second terz mezz \
         virgola e per euro dollar sterlin grad numero",
    ),
    (
        "zh",
        "零 〇 一 二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 点 點 分 之 元 块 号 第 度",
    ),
    (
        "ja",
        "零 〇 一 二 三 四 五 六 七 八 九 十 百 千 万 億 点 分 の 円 番 第 度",
    ),
];

/// Returns the part of `gap` that is the same, written and spoken: all of it, or the rest after words that
/// only one side has.
pub(super) fn common(words: &Words<'_>, language: &str, gap: &Gap) -> Option<Gap> {
    if is_same(words, language, gap) {
        return Some(gap.clone());
    }
    // Then the evidence must be strong: a number in a language with known number words, or an abbreviation.
    numbers_of(language)?;
    let tells = |index: &u32| {
        let kind = words.written.get(*index as usize).map(|word| word.kind);
        kind.is_some_and(|kind| matches!(kind, Kind::Number | Kind::Sign | Kind::Abbreviation))
    };
    let all = gap.a.clone().filter(tells).count();
    // With two numbers and other words between them, it is unknown which one is spoken.
    let one_run = |length: usize| if length == all { length as u32 } else { 0 };
    let before = one_run(gap.a.clone().take_while(tells).count());
    let after = one_run(gap.a.clone().rev().take_while(tells).count());
    let written = [
        gap.a.clone(),
        gap.a.start..gap.a.start + before,
        gap.a.end - after..gap.a.end,
    ];
    let most = (gap.b.len() as u32).saturating_sub(1).min(MAX_ADDED);
    let cuts = move || (0..=most).flat_map(|all| (0..=all).map(move |first| (first, all - first)));
    let parts = written
        .into_iter()
        .flat_map(|a| cuts().map(move |cut| (a.clone(), cut)));
    parts
        .map(|(a, (first, last))| Gap {
            a,
            b: gap.b.start + first..gap.b.end - last,
        })
        .find(|part| is_same(words, language, part))
}

/// Maximum number of added words.
const MAX_ADDED: u32 = 3;

/// Returns whether the words of `gap` are the same, written and spoken.
pub(super) fn is_same(words: &Words<'_>, language: &str, gap: &Gap) -> bool {
    if gap.a.is_empty() || gap.b.is_empty() || gap.a.len() > MAX_WRITTEN || gap.b.len() > MAX_SPOKEN {
        return false;
    }
    let kind = |kind: Option<Kind>| kind.unwrap_or(Kind::Word);
    let written = gap.a.clone().map(|index| {
        let word = words.written.get(index as usize);
        (
            folded(words.written_text(index)),
            kind(word.map(|word| word.kind)),
        )
    });
    let spoken = gap.b.clone().map(|index| {
        let word = words.spoken.get(index as usize);
        (folded(words.spoken_text(index)), kind(word.map(|word| word.kind)))
    });
    let (written, spoken): (Vec<Folded>, Vec<Folded>) = (written.collect(), spoken.collect());
    let (written, spoken) = (Side { words: &written }, Side { words: &spoken });
    // 12 km: a number and a unit are compared separately.
    let in_two = |cut: usize| {
        let (one, two) = written.split(cut);
        (1..spoken.words.len()).any(|cut| {
            let (first, second) = spoken.split(cut);
            one.is(&first, language) && two.is(&second, language)
        })
    };
    written.is(&spoken, language) || (1..written.words.len().min(4)).any(in_two)
}

fn numbers_of(language: &str) -> Option<&'static str> {
    let primary = Language::primary_of(language);
    let known = NUMBERS
        .iter()
        .find(|(known, _)| primary.eq_ignore_ascii_case(known));
    known.map(|(_, stems)| *stems)
}

/// A folded word and its kind.
type Folded = (String, Kind);

/// The words of one side.
struct Side<'a> {
    words: &'a [Folded],
}

impl Side<'_> {
    fn split(&self, at: usize) -> (Side<'_>, Side<'_>) {
        let (one, two) = self.words.split_at_checked(at).unwrap_or_default();
        (Side { words: one }, Side { words: two })
    }

    fn is(&self, spoken: &Side<'_>, language: &str) -> bool {
        let (one, other) = (self.joined(), spoken.joined());
        if !one.is_empty() && one == other {
            return true;
        }
        if self.has_digits() && spoken.has_digits() {
            return false;
        }
        self.is_number_for(spoken, language)
            || spoken.is_number_for(self, language)
            || self.abbreviates(spoken)
            || spoken.abbreviates(self)
            || self.is_spelled_like(spoken)
    }

    fn joined(&self) -> String {
        self.words.iter().map(|(word, _)| word.as_str()).collect()
    }

    fn has_digits(&self) -> bool {
        self.words
            .iter()
            .any(|(word, _)| word.bytes().any(|byte| byte.is_ascii_digit()))
    }

    /// Returns whether these are numbers and signs that `other` writes as words.
    fn is_number_for(&self, other: &Side<'_>, language: &str) -> bool {
        if !self
            .words
            .iter()
            .all(|(_, kind)| matches!(kind, Kind::Number | Kind::Sign))
        {
            return false;
        }
        let digits: usize = self.words.iter().map(|(word, _)| word.len()).sum();
        // Seventeen hundred and seventy-six: some more words than digits, and a few for signs.
        if other.words.len() > 2 * digits + 2 * self.words.len() + 1 {
            return false;
        }
        let all_of = |stems: &str| {
            let begins = |word: &str, stem: &str| {
                word == stem || stem.chars().nth(3).is_some() && word.starts_with(stem)
            };
            let is_number = |word: &str| stems.split_ascii_whitespace().any(|stem| begins(word, stem));
            other.words.iter().all(|(word, _)| is_number(word))
        };
        match numbers_of(language) {
            _ if !self.has_digits() => true,
            Some(stems) => all_of(stems),
            None if language.is_empty() => NUMBERS.iter().any(|(_, stems)| all_of(stems)),
            None => true,
        }
    }

    /// Returns whether this abbreviates `other`: `Dr.` for `doctor`, `km` for `kilometres`. Its letters occur
    /// in `other` in order, the first at the start.
    fn abbreviates(&self, other: &Side<'_>) -> bool {
        let [(word, kind)] = self.words else {
            return false;
        };
        // Units: km, kg, км. Other scripts write no vowels at all.
        let is_consonant = |letter: char| match letter {
            'a'..='z' => !"aeiouy".contains(letter),
            'а'..='я' => !"аеиоуыэюя".contains(letter),
            _ => false,
        };
        let without_vowels = word.chars().all(is_consonant) && (2..=4).contains(&word.chars().count());
        let long = other.joined();
        if !(*kind == Kind::Abbreviation || without_vowels && *kind == Kind::Word)
            || word.len() >= long.len()
            || other.words.len() > 1
        {
            return false;
        }
        let mut letters = long.chars().peekable();
        let begins_alike = letters.peek() == word.chars().next().as_ref();
        begins_alike && word.chars().all(|letter| letters.any(|other| other == letter))
    }

    /// Returns whether this is a spelling variant of `other`: `colour` for `color`. One letter more, less or
    /// different in a word of five, not the first.
    fn is_spelled_like(&self, other: &Side<'_>) -> bool {
        let ([(one, Kind::Word)], [(two, Kind::Word)]) = (self.words, other.words) else {
            return false;
        };
        let [one, two]: [Vec<char>; 2] = [one.chars().collect(), two.chars().collect()];
        let shorter = one.len().min(two.len());
        let same = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
        let rest = one
            .iter()
            .rev()
            .zip(two.iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        shorter >= 5
            && one.len().abs_diff(two.len()) <= 1
            && same >= 1
            && same + rest + 1 >= one.len().max(two.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens;

    fn compare(one: &str, other: &str, test: impl Fn(&Side<'_>, &Side<'_>) -> bool) -> bool {
        let [one, other] = [one, other].map(|text| {
            let mut words: Vec<Folded> = Vec::new();
            tokens::each(text, |token| {
                let word = &text[token.bytes.start as usize..token.bytes.end as usize];
                words.push((folded(word), token.kind));
            });
            words
        });
        test(&Side { words: &one }, &Side { words: &other })
    }

    #[test]
    fn a_number_matches_its_words() {
        for (written, spoken, language, expected) in [
            ("115", "one hundred and fifteen", "en-GB", true),
            ("115", "many", "en", false),
            ("8.6", "eight point six", "en", true),
            ("€5", "five euros", "en", true),
            ("12%", "twelve percent", "en", true),
            ("%", "per cent", "en", true),
            ("1998", "dix neuf cent quatre vingt dix huit", "fr", true),
            ("12", "zwölf", "de", true),
            ("12", "rote", "de", false),
            ("12", "something", "sv", true),
            ("115", "many", "", false),
            ("115", "hundert fünfzehn", "", true),
            ("115", "一百一十五", "zh-Hans", true),
            ("115", "很多", "zh", false),
            (
                "12",
                "one hundred and twenty thousand three hundred and forty five",
                "en",
                false,
            ),
        ] {
            assert_eq!(
                compare(written, spoken, |one, other| one.is_number_for(other, language)),
                expected,
                "{written} {spoken}"
            );
        }
    }

    #[test]
    fn abbreviations_and_spellings_are_known_by_their_letters() {
        for (short, long, expected) in [
            ("Dr.", "Doctor", true),
            ("St.", "Saint", true),
            ("Prof.", "Professor", true),
            ("km", "kilometres", true),
            ("said.", "stated", false),
            ("the", "there", false),
            ("Dr.", "Mister", false),
        ] {
            assert_eq!(
                compare(short, long, |one, other| one.abbreviates(other)),
                expected,
                "{short} {long}"
            );
        }
        for (one, two, expected) in [
            ("colour", "color", true),
            ("organise", "organize", true),
            ("million", "billion", false),
            ("north", "south", false),
            ("four", "five", false),
        ] {
            assert_eq!(
                compare(one, two, |one, other| one.is_spelled_like(other)),
                expected,
                "{one} {two}"
            );
        }
    }
}
