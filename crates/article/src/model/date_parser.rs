//! Dates as authors write them.

use super::{DateTime, Time};
use crate::text::digits::whole_number;

/// Reads an RFC 3339 date and time, or a date alone.
///
/// Also accepted, since they are common in front matter: a space for the `T`, a time without seconds or without an offset,
/// an offset without its colon (`+0200`) or apart from the time. A fraction of a second is left out; a leap second is
/// written as 59. `None` if the text is anything else, or a day that does not exist.
pub fn parse_date(text: &str) -> Option<DateTime> {
    let mut text = Cursor(text.trim());
    let year = text.digits(4)?;
    text.expect('-')?;
    let month = text.small(2)?;
    text.expect('-')?;
    let day = text.small(2)?;
    if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let time = if text.0.is_empty() {
        None
    } else {
        text.one_of(&['T', 't', ' '])?;
        text.0 = text.0.trim_start();
        Some(time(&mut text)?)
    };
    text.0.is_empty().then_some(DateTime {
        year,
        month,
        day,
        time,
    })
}

fn time(text: &mut Cursor<'_>) -> Option<Time> {
    let hour = text.small(2)?;
    text.expect(':')?;
    let minute = text.small(2)?;
    let mut second = 0;
    if text.expect(':').is_some() {
        second = text.small(2)?;
        if text.one_of(&['.', ',']).is_some() {
            let fraction = text.0.bytes().take_while(u8::is_ascii_digit).count();
            if fraction == 0 {
                return None;
            }
            text.0 = text.0.get(fraction..)?;
        }
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    text.0 = text.0.trim_start();
    Some(Time {
        hour,
        minute,
        second: second.min(59),
        offset_minutes: offset(text)?,
    })
}

/// Reads the offset in minutes: `Some(None)` if there is none, `None` if it is broken.
fn offset(text: &mut Cursor<'_>) -> Option<Option<i16>> {
    if text.0.is_empty() {
        return Some(None);
    }
    if text.one_of(&['Z', 'z']).is_some() {
        return Some(Some(0));
    }
    // U+2212 is a typographer's minus.
    let east = match text.one_of(&['+', '-', '\u{2212}'])? {
        '+' => 1,
        _ => -1,
    };
    let hours = text.digits(2)?;
    let _ = text.expect(':');
    let minutes = if text.0.is_empty() { 0 } else { text.digits(2)? };
    if hours > 23 || minutes > 59 {
        return None;
    }
    let total = i16::try_from(hours * 60 + minutes).ok()?;
    Some(Some(east * total))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The text that was not read yet.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    /// Reads a number of exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<u16> {
        let (number, rest) = self.0.split_at_checked(count)?;
        if number.starts_with('+') {
            return None;
        }
        self.0 = rest;
        u16::try_from(whole_number(number)?).ok()
    }

    fn small(&mut self, count: usize) -> Option<u8> {
        self.digits(count).and_then(|number| u8::try_from(number).ok())
    }

    fn one_of(&mut self, characters: &[char]) -> Option<char> {
        let first = self.0.chars().next().filter(|c| characters.contains(c))?;
        self.0 = self.0.get(first.len_utf8()..)?;
        Some(first)
    }

    fn expect(&mut self, character: char) -> Option<char> {
        self.one_of(&[character])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_forms_of_dates_are_read() {
        let cases = [
            ("2024-03-05", "2024-03-05"),
            (" 2024-03-05 ", "2024-03-05"),
            ("2024-02-29", "2024-02-29"),
            ("2000-02-29", "2000-02-29"),
            ("2024-03-05T14:31:00Z", "2024-03-05T14:31:00Z"),
            ("2024-03-05t14:31:00z", "2024-03-05T14:31:00Z"),
            ("2024-03-05T14:31:00.123456-05:00", "2024-03-05T14:31:00-05:00"),
            ("2024-03-05 14:31", "2024-03-05T14:31:00"),
            ("2024-03-05 14:31:09 +0200", "2024-03-05T14:31:09+02:00"),
            ("2024-03-05T14:31+05:45", "2024-03-05T14:31:00+05:45"),
            ("2024-03-05T14:31+02", "2024-03-05T14:31:00+02:00"),
            ("2024-03-05T14:31\u{2212}03:30", "2024-03-05T14:31:00-03:30"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            ("0000-01-01", "0000-01-01"),
        ];
        for (text, expected) in cases {
            let read = parse_date(text).map(|date| date.to_rfc3339());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_date() {
        for text in [
            "",
            "yesterday",
            "2024",
            "2024-3-5",
            "05.03.2024",
            "2024-02-30",
            "2024-02-31",
            "2023-02-29",
            "1900-02-29",
            "2024-00-01",
            "2024-13-01",
            "2024-01-00",
            "2024-04-31",
            "2024-03-05T",
            "2024-03-05T25:00",
            "2024-03-05T14:60",
            "2024-03-05T14:31:61",
            "2024-03-05T14:31:00.Z",
            "2024-03-05T14:31+24:00",
            "2024-03-05T14:31+02:60",
            "2024-03-05T14:31 CET",
            "2024-03-05x",
            "2024-03-05T14:31Z later",
            "２０２４-03-05",
            "-024-03-05",
            "+024-03-05",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
