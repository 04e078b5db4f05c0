use super::*;
use article::{DateTime, Direction, Language, Time};

const LANGUAGES: [&str; 9] = ["en", "uk", "ar", "he", "ja", "zh", "de", "fr", "es"];

fn locale(tag: &str) -> Locale {
    Locale::new(Language::parse(tag).as_ref())
}

/// Every text of a language with its name, in the order of `strings.rs`: read from the debug form, so that a new one is
/// included.
fn texts(locale: &Locale) -> Vec<(String, String)> {
    let mut name = String::new();
    let mut texts = Vec::new();
    for line in format!("{:#?}\n{:#?}", locale.strings, locale.player()).lines() {
        let line = line.trim().trim_end_matches(',');
        let text = match line.split_once(": ") {
            Some((field, text)) if !line.starts_with('"') => {
                name = field.to_owned();
                text
            }
            _ => line,
        };
        if let Some(text) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            texts.push((name.clone(), text.to_owned()));
        }
    }
    texts
}

#[test]
fn every_language_has_every_text_with_every_place_for_a_value() {
    let english = texts(&locale("en"));
    assert!(english.len() > 50, "{english:?}");
    for tag in LANGUAGES {
        let own = texts(&locale(tag));
        assert_eq!(own.len(), english.len(), "{tag}");
        for ((name, text), (_, in_english)) in own.iter().zip(&english) {
            assert!(!text.trim().is_empty(), "{tag} {name} is empty");
            assert_eq!(
                text.matches("{}").count(),
                in_english.matches("{}").count(),
                "{tag} {name}: {text}"
            );
        }
    }
}

#[test]
fn no_text_was_left_in_english() {
    // Words that the languages share.
    let shared = [
        ("de", "comma"),
        ("de", "code"),
        ("de", "pause"),
        ("de", "seek"),
        ("es", "comma"),
        ("fr", "comma"),
        ("fr", "footnotes"),
        ("fr", "footnote"),
        ("fr", "corrections"),
        ("fr", "alerts"),
        ("fr", "code"),
        ("fr", "pause"),
        ("fr", "seek"),
        ("fr", "volume"),
        ("fr", "sleep_minutes"),
        ("he", "comma"),
        ("uk", "comma"),
    ];
    let english = texts(&locale("en"));
    for tag in LANGUAGES.into_iter().skip(1) {
        for ((name, text), (_, in_english)) in texts(&locale(tag)).iter().zip(&english) {
            assert!(
                text != in_english || shared.contains(&(tag, name)),
                "{tag} {name}: {text}"
            );
        }
    }
}

#[test]
fn region_and_script_do_not_change_the_interfaces_language() {
    let cases = [
        ("uk-UA", "uk", Direction::Ltr),
        ("DE_at", "de", Direction::Ltr),
        ("iw", "he", Direction::Rtl),
        ("ar-EG", "ar", Direction::Rtl),
        ("zh-Hant-TW", "zh-Hans", Direction::Ltr),
        ("en-GB", "en", Direction::Ltr),
    ];
    for (tag, words, direction) in cases {
        let locale = locale(tag);
        assert_eq!(locale.strings_lang(), words, "{tag}");
        assert_eq!(locale.strings_direction(), direction, "{tag}");
        assert_eq!(locale.foreign_strings(), None, "{tag}");
    }
}

#[test]
fn in_an_unsupported_language_the_words_are_english_and_marked_as_such() {
    let persian = locale("fa-IR");
    assert_eq!(persian.tag(), "fa-IR");
    assert_eq!(persian.direction(), Direction::Rtl);
    assert_eq!(persian.foreign_strings(), Some(("en", "ltr")));
    assert_eq!(persian.strings.listen.play, "Listen");
    assert_eq!(Locale::default().foreign_strings(), None);
}

#[test]
fn a_reading_time_needs_no_plural() {
    let cases = [
        ("en", "2 min read"),
        ("uk", "2 хв читання"),
        ("ar", "مدة القراءة: 2 د"),
        ("ja", "2分で読めます"),
        ("de", "2 Min. Lesezeit"),
    ];
    for (tag, expected) in cases {
        assert_eq!(minutes_to_read(2, &locale(tag)), expected);
    }
}

#[test]
fn dates_read_as_intl_writes_them() {
    // As Node 20 with ICU 78 formats them: `new Intl.DateTimeFormat(tag, { timeZone: "UTC", dateStyle: "long" })` and
    // `timeStyle: "short"`, joined by a space.
    #[rustfmt::skip]
    let cases = [
        ("en", (2024, 3, 5), (14, 31), "March 5, 2024 2:31 PM"),
        ("en", (2024, 1, 1), (0, 5), "January 1, 2024 12:05 AM"),
        ("en", (2023, 12, 31), (9, 0), "December 31, 2023 9:00 AM"),
        ("en", (2024, 2, 29), (12, 0), "February 29, 2024 12:00 PM"),
        ("en", (2022, 8, 10), (23, 59), "August 10, 2022 11:59 PM"),
        ("en-US", (2024, 3, 5), (14, 31), "March 5, 2024 2:31 PM"),
        ("en-US", (2024, 1, 1), (0, 5), "January 1, 2024 12:05 AM"),
        ("en-US", (2023, 12, 31), (9, 0), "December 31, 2023 9:00 AM"),
        ("en-US", (2024, 2, 29), (12, 0), "February 29, 2024 12:00 PM"),
        ("en-US", (2022, 8, 10), (23, 59), "August 10, 2022 11:59 PM"),
        ("en-GB", (2024, 3, 5), (14, 31), "5 March 2024 14:31"),
        ("en-GB", (2024, 1, 1), (0, 5), "1 January 2024 00:05"),
        ("en-GB", (2023, 12, 31), (9, 0), "31 December 2023 09:00"),
        ("en-GB", (2024, 2, 29), (12, 0), "29 February 2024 12:00"),
        ("en-GB", (2022, 8, 10), (23, 59), "10 August 2022 23:59"),
        ("uk", (2024, 3, 5), (14, 31), "5 березня 2024 р. 14:31"),
        ("uk", (2024, 1, 1), (0, 5), "1 січня 2024 р. 00:05"),
        ("uk", (2023, 12, 31), (9, 0), "31 грудня 2023 р. 09:00"),
        ("uk", (2024, 2, 29), (12, 0), "29 лютого 2024 р. 12:00"),
        ("uk", (2022, 8, 10), (23, 59), "10 серпня 2022 р. 23:59"),
        ("uk-UA", (2024, 3, 5), (14, 31), "5 березня 2024 р. 14:31"),
        ("uk-UA", (2024, 1, 1), (0, 5), "1 січня 2024 р. 00:05"),
        ("uk-UA", (2023, 12, 31), (9, 0), "31 грудня 2023 р. 09:00"),
        ("uk-UA", (2024, 2, 29), (12, 0), "29 лютого 2024 р. 12:00"),
        ("uk-UA", (2022, 8, 10), (23, 59), "10 серпня 2022 р. 23:59"),
        ("ar", (2024, 3, 5), (14, 31), "5 مارس 2024 2:31 م"),
        ("ar", (2024, 1, 1), (0, 5), "1 يناير 2024 12:05 ص"),
        ("ar", (2023, 12, 31), (9, 0), "31 ديسمبر 2023 9:00 ص"),
        ("ar", (2024, 2, 29), (12, 0), "29 فبراير 2024 12:00 م"),
        ("ar", (2022, 8, 10), (23, 59), "10 أغسطس 2022 11:59 م"),
        ("he", (2024, 3, 5), (14, 31), "5 במרץ 2024 14:31"),
        ("he", (2024, 1, 1), (0, 5), "1 בינואר 2024 0:05"),
        ("he", (2023, 12, 31), (9, 0), "31 בדצמבר 2023 9:00"),
        ("he", (2024, 2, 29), (12, 0), "29 בפברואר 2024 12:00"),
        ("he", (2022, 8, 10), (23, 59), "10 באוגוסט 2022 23:59"),
        ("ja", (2024, 3, 5), (14, 31), "2024年3月5日 14:31"),
        ("ja", (2024, 1, 1), (0, 5), "2024年1月1日 0:05"),
        ("ja", (2023, 12, 31), (9, 0), "2023年12月31日 9:00"),
        ("ja", (2024, 2, 29), (12, 0), "2024年2月29日 12:00"),
        ("ja", (2022, 8, 10), (23, 59), "2022年8月10日 23:59"),
        ("zh-CN", (2024, 3, 5), (14, 31), "2024年3月5日 14:31"),
        ("zh-CN", (2024, 1, 1), (0, 5), "2024年1月1日 00:05"),
        ("zh-CN", (2023, 12, 31), (9, 0), "2023年12月31日 09:00"),
        ("zh-CN", (2024, 2, 29), (12, 0), "2024年2月29日 12:00"),
        ("zh-CN", (2022, 8, 10), (23, 59), "2022年8月10日 23:59"),
        ("de", (2024, 3, 5), (14, 31), "5. März 2024 14:31"),
        ("de", (2024, 1, 1), (0, 5), "1. Januar 2024 00:05"),
        ("de", (2023, 12, 31), (9, 0), "31. Dezember 2023 09:00"),
        ("de", (2024, 2, 29), (12, 0), "29. Februar 2024 12:00"),
        ("de", (2022, 8, 10), (23, 59), "10. August 2022 23:59"),
        ("fr", (2024, 3, 5), (14, 31), "5 mars 2024 14:31"),
        ("fr", (2024, 1, 1), (0, 5), "1 janvier 2024 00:05"),
        ("fr", (2023, 12, 31), (9, 0), "31 décembre 2023 09:00"),
        ("fr", (2024, 2, 29), (12, 0), "29 février 2024 12:00"),
        ("fr", (2022, 8, 10), (23, 59), "10 août 2022 23:59"),
        ("es", (2024, 3, 5), (14, 31), "5 de marzo de 2024 14:31"),
        ("es", (2024, 1, 1), (0, 5), "1 de enero de 2024 0:05"),
        ("es", (2023, 12, 31), (9, 0), "31 de diciembre de 2023 9:00"),
        ("es", (2024, 2, 29), (12, 0), "29 de febrero de 2024 12:00"),
        ("es", (2022, 8, 10), (23, 59), "10 de agosto de 2022 23:59"),
    ];
    for (tag, (year, month, day), (hour, minute), expected) in cases {
        let date = DateTime {
            year,
            month,
            day,
            time: Some(Time {
                hour,
                minute,
                second: 0,
                // The time shown is the article's own, whatever its offset.
                offset_minutes: Some(120),
            }),
        };
        assert_eq!(format_date(&date, &locale(tag)), expected, "{tag}");
        assert!(expected.starts_with(&format_day(&date, &locale(tag))), "{tag}");
    }
}

#[test]
fn a_date_without_a_time_prints_none() {
    let date = DateTime {
        year: 2024,
        month: 3,
        day: 5,
        time: None,
    };
    assert_eq!(format_date(&date, &locale("en")), "March 5, 2024");
    assert_eq!(format_date(&date, &locale("pl")), "March 5, 2024");
}

#[test]
fn an_impossible_date_is_printed_too() {
    let date = DateTime {
        year: 0,
        month: 0,
        day: 99,
        time: None,
    };
    for tag in LANGUAGES {
        assert!(!format_date(&date, &locale(tag)).is_empty());
    }
}
