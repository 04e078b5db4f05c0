//! Dates in the reader's language and the article's own offset.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser::{day, time_of_day};
#[cfg(not(target_arch = "wasm32"))]
use native::{day, time_of_day};

use super::Locale;
use article::DateTime;

/// `March 5, 2024 2:31 PM` in English, `5 March 2024 14:31` in British English, `2024年3月5日 14:31` in Japanese: the
/// long date and the short time of the Unicode locale data, in the offset that the article itself gives. A date without
/// a time is the date alone.
///
/// In the browser every language that it knows; natively (the prerendered page) the interface's languages, else English.
#[must_use]
pub fn format_date(date: &DateTime, locale: &Locale) -> String {
    let mut out = format_day(date, locale);
    if date.time.is_some() {
        out.push(' ');
        out.push_str(&plain_spaces(&time_of_day(date, locale)));
    }
    out
}

/// Returns the date of [`format_date`] without the time: `March 5, 2024`.
#[must_use]
pub fn format_day(date: &DateTime, locale: &Locale) -> String {
    plain_spaces(&day(date, locale))
}

/// Locale data since Unicode CLDR 42 has a narrow no-break space before `PM`, which only some browsers replace: the same
/// article would read differently in each.
fn plain_spaces(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}
