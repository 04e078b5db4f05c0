//! Types that carry a check are checked again when serde reads them.

use super::{DateTime, HeadingLevel, Language, Minutes, parse_date};

impl From<u8> for HeadingLevel {
    fn from(level: u8) -> Self {
        Self::clamped(level)
    }
}

impl From<u32> for Minutes {
    fn from(minutes: u32) -> Self {
        Self::at_least_one(minutes)
    }
}

impl TryFrom<String> for Language {
    type Error = &'static str;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::parse(&tag).ok_or("expected a language tag")
    }
}

impl TryFrom<String> for DateTime {
    type Error = &'static str;

    fn try_from(date: String) -> Result<Self, Self::Error> {
        parse_date(&date).ok_or("expected a date")
    }
}

impl From<DateTime> for String {
    fn from(date: DateTime) -> Self {
        date.to_rfc3339()
    }
}
