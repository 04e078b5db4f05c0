//! Dates in a browser, written by `Intl`.
#![cfg(target_arch = "wasm32")]

use article::{DateTime, Language, Time};
use article_widget::i18n::{Locale, format_date, format_day};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const AFTERNOON: DateTime = DateTime {
    year: 2024,
    month: 3,
    day: 5,
    time: Some(Time {
        hour: 14,
        minute: 31,
        second: 0,
        offset_minutes: Some(-480),
    }),
};

fn locale(tag: &str) -> Locale {
    Locale::new(Language::parse(tag).as_ref())
}

#[wasm_bindgen_test]
fn each_language_has_its_own_order_in_the_offset_of_the_article() {
    // The same as the native tables (`i18n::tests`), for both forms of a date.
    for (tag, expected) in [
        ("en", "March 5, 2024 2:31 PM"),
        ("en-US", "March 5, 2024 2:31 PM"),
        ("en-GB", "5 March 2024 14:31"),
        ("uk", "5 березня 2024 р. 14:31"),
        ("ar", "5 مارس 2024 2:31 م"),
        ("he", "5 במרץ 2024 14:31"),
        ("ja", "2024年3月5日 14:31"),
        ("zh-CN", "2024年3月5日 14:31"),
        ("de", "5. März 2024 14:31"),
        ("fr", "5 mars 2024 14:31"),
        ("es", "5 de marzo de 2024 14:31"),
        // Languages that the interface does not speak.
        ("pl", "5 marca 2024 14:31"),
    ] {
        assert_eq!(format_date(&AFTERNOON, &locale(tag)), expected, "{tag}");
        // A second time, from the formatters already made.
        assert_eq!(format_date(&AFTERNOON, &locale(tag)), expected, "{tag}");
    }
}

#[wasm_bindgen_test]
fn a_date_without_a_time_prints_none() {
    let day = DateTime {
        time: None,
        ..AFTERNOON
    };
    assert_eq!(format_date(&day, &locale("en")), "March 5, 2024");
    assert_eq!(format_day(&AFTERNOON, &locale("en")), "March 5, 2024");
}

#[wasm_bindgen_test]
fn an_invalid_or_unknown_tag_means_english() {
    // The first has the form of a tag, and `Intl` throws a `RangeError` at it; no browser knows the second.
    for tag in ["en-a", "tlh"] {
        assert_eq!(
            format_date(&AFTERNOON, &locale(tag)),
            "March 5, 2024 2:31 PM",
            "{tag}"
        );
    }
}
