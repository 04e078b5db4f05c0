//! Which of the browser's voices may read an article, and in which order they are offered.

use std::rc::Rc;

/// A voice as the browser describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// `voiceURI`, which is stored.
    pub uri: Rc<str>,
    pub name: Rc<str>,
    /// The BCP 47 tag, as written.
    pub lang: Rc<str>,
    /// Whether it speaks without the network.
    pub local: bool,
    /// Whether the reader's system prefers it.
    pub default: bool,
}

/// Maximum number of voices on offer: speech-dispatcher with espeak-ng has over a hundred variants of each language.
const MOST: usize = 24;

/// macOS and iOS have voices for fun among those for reading (readium/speech, "novelty voices").
const NOVELTIES: &[&str] = &[
    "Albert",
    "Bad News",
    "Bahh",
    "Bells",
    "Boing",
    "Bubbles",
    "Cellos",
    "Good News",
    "Jester",
    "Organ",
    "Superstar",
    "Trinoids",
    "Whisper",
    "Wobble",
    "Zarvox",
];

/// Words in the names of the better voices: Edge, macOS, Android.
const BETTER: &[&str] = &["Natural", "Neural", "Premium", "Enhanced", "Siri"];

/// Returns the numbers of the voices for the language of `tag`, best first: of the same region, without the network
/// (a network voice sends the text to its maker), better by name, the system's choice; else in the browser's order.
#[must_use]
pub fn for_language(voices: &[Voice], tag: &str) -> Vec<usize> {
    let (_, region) = split(tag);
    let mut fitting: Vec<(usize, u8)> = voices
        .iter()
        .enumerate()
        .filter(|(_, voice)| may_read(&voice.name, &voice.lang, tag))
        .map(|(index, voice)| {
            let same_region = region.is_empty() || split(&voice.lang).1 == region;
            let better = BETTER.iter().any(|word| voice.name.contains(word));
            let rank = u8::from(!voice.local) << 3
                | u8::from(!same_region) << 2
                | u8::from(!better) << 1
                | u8::from(!voice.default);
            (index, rank)
        })
        .collect();
    fitting.sort_by_key(|(_, rank)| *rank);
    fitting.truncate(MOST);
    fitting.into_iter().map(|(index, _)| index).collect()
}

/// Returns whether the voice `name`, which speaks `lang`, may read a text in the language of `tag`.
#[must_use]
pub fn may_read(name: &str, lang: &str, tag: &str) -> bool {
    // `English (America)+Andy`: espeak-ng's variants of one voice.
    language_of(lang) == language_of(tag) && !NOVELTIES.contains(&name) && !name.contains('+')
}

/// The primary language and the region of a tag, in lower case; the region may be empty. Android writes `en_US`, some
/// systems three letters or an old code.
fn split(tag: &str) -> (String, String) {
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = match parts.next().unwrap_or_default() {
        "iw" | "heb" => "he",
        "cmn" | "zho" => "zh",
        "nb" | "nn" => "no",
        "eng" => "en",
        "deu" => "de",
        "fra" => "fr",
        "spa" => "es",
        "jpn" => "ja",
        "ara" => "ar",
        "ukr" => "uk",
        other => other,
    };
    // A script between the two has four letters.
    let region =
        parts.find(|part| part.len() == 2 || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())));
    (primary.to_owned(), region.unwrap_or_default().to_owned())
}

/// Returns the language that choices are stored for: `en` for `en-GB`.
#[must_use]
pub fn language_of(tag: &str) -> String {
    split(tag).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(name: &str, lang: &str, local: bool) -> Voice {
        Voice {
            uri: name.into(),
            name: name.into(),
            lang: lang.into(),
            local,
            default: false,
        }
    }

    fn names(voices: &[Voice], tag: &str) -> Vec<String> {
        for_language(voices, tag)
            .into_iter()
            .map(|index| voices[index].name.to_string())
            .collect()
    }

    #[test]
    fn only_voices_of_the_language_are_offered_and_those_of_the_region_first() {
        let voices = [
            voice("Anna", "de-DE", true),
            voice("Samantha", "en-US", true),
            voice("Google UK English", "en-GB", false),
            voice("Daniel", "en_GB", true),
            voice("Microsoft Sonia (Natural)", "en-GB", true),
        ];
        assert_eq!(
            names(&voices, "en-GB"),
            [
                "Microsoft Sonia (Natural)",
                "Daniel",
                "Samantha",
                "Google UK English"
            ]
        );
        assert_eq!(names(&voices, "de"), ["Anna"]);
        assert_eq!(names(&voices, "fr"), [""; 0]);
    }

    #[test]
    fn the_default_voice_of_the_system_is_first_among_equals() {
        let chosen = Voice {
            default: true,
            ..voice("B", "uk-UA", true)
        };
        assert_eq!(names(&[voice("A", "uk-UA", true), chosen], "uk"), ["B", "A"]);
    }

    #[test]
    fn novelty_voices_and_variants_are_left_out() {
        let voices = [
            voice("Zarvox", "en-US", true),
            voice("English (America)+Andy", "en-US", true),
            voice("English (America)", "en-US", true),
        ];
        assert_eq!(names(&voices, "en"), ["English (America)"]);
        let many: Vec<Voice> = (0..13_000).map(|n| voice(&n.to_string(), "en", true)).collect();
        assert_eq!(for_language(&many, "en").len(), MOST);
    }

    #[test]
    fn tags_are_read_in_any_spelling() {
        let cases = [
            ("zh-Hans-CN", "cmn-CN"),
            ("he", "iw_IL"),
            ("en-GB", "eng-GBR"),
            ("nb-NO", "no-NO"),
            ("es-419", "es-MX"),
        ];
        for (article, own) in cases {
            assert_eq!(names(&[voice("x", own, true)], article), ["x"], "{article} {own}");
        }
        assert_eq!(language_of("pt_BR"), "pt");
        assert_eq!(language_of(""), "");
    }
}
