//! Numbers and times of the interface.

use super::Locale;

/// Returns `text` with `value` in place of its first `{}`.
#[must_use]
pub fn fill(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}

/// Returns a length of time as a clock shows it: `0:07`, `12:30`, `1:02:03`. Negative and unknown lengths are `0:00`.
#[must_use]
pub fn clock(seconds: f64) -> String {
    // The cast saturates, and makes 0 of NaN.
    let whole = if seconds.is_finite() { seconds as u32 } else { 0 };
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Returns the reading time, such as `2 min read`.
#[must_use]
pub fn minutes_to_read(minutes: u32, locale: &Locale) -> String {
    fill(locale.strings.article.minutes_to_read, &minutes.to_string())
}
