//! Lengths of recordings as authors write them.

use crate::text::digits::{self, whole_number};

/// Maximum length of a recording in milliseconds: a week.
const LONGEST_MS: u64 = 604_800_000;

/// Reads seconds (`151`, `151.5`), `mm:ss`, `h:mm:ss` or an ISO 8601 duration (`PT2M31S`). Returns milliseconds, or `None`
/// if the text is anything else, zero, or longer than a week.
pub(crate) fn parse_duration(text: &str) -> Option<u64> {
    let text = text.trim();
    let ms = if let Some(parts) = text.strip_prefix(['P', 'p']) {
        iso_8601(parts)?
    } else if text.contains(':') {
        clock(text)?
    } else {
        thousandths(text)?
    };
    (1..=LONGEST_MS).contains(&ms).then_some(ms)
}

fn clock(text: &str) -> Option<u64> {
    let mut parts = text.split(':').rev();
    let ms = thousandths(parts.next()?).filter(|ms| *ms < 60_000)?;
    let minutes = whole(parts.next()?)?;
    let hours = parts.next().map_or(Some(0), whole)?;
    parts
        .next()
        .is_none()
        .then(|| hours * 3_600_000 + minutes * 60_000 + ms)
}

fn iso_8601(text: &str) -> Option<u64> {
    let (days, times) = match text.split_once(['T', 't']) {
        Some((_, "")) => return None,
        Some((days, times)) => (days, times),
        None if text.is_empty() => return None,
        None => (text, ""),
    };
    let days = designators(days, &[(b'D', 86_400)])?;
    let times = designators(times, &[(b'H', 3600), (b'M', 60), (b'S', 1)])?;
    days.checked_add(times)
}

/// Reads numbers, each followed by its designator, in the order of `units`, which are in seconds.
fn designators(mut text: &str, units: &[(u8, u64)]) -> Option<u64> {
    let mut ms = 0_u64;
    for (designator, unit) in units {
        let found = text
            .bytes()
            .position(|byte| byte.to_ascii_uppercase() == *designator);
        if let Some(at) = found {
            ms = thousandths(text.get(..at)?)?
                .checked_mul(*unit)?
                .checked_add(ms)?;
            text = text.get(at + 1..)?;
        }
    }
    text.is_empty().then_some(ms)
}

/// A number without a sign or an exponent, in thousandths.
fn thousandths(text: &str) -> Option<u64> {
    let fits = text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let thousandths = digits::thousandths(text).filter(|_| fits)?;
    u64::try_from(thousandths).ok()
}

fn whole(text: &str) -> Option<u64> {
    if text.len() > 9 || text.starts_with('+') {
        return None;
    }
    whole_number(text).map(u64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_forms_of_lengths_are_read() {
        let cases = [
            ("151", 151_000),
            (" 151.5 ", 151_500),
            ("2:31", 151_000),
            ("02:31", 151_000),
            ("1:02:31", 3_751_000),
            ("1:02:31.25", 3_751_250),
            ("90:00", 5_400_000),
            ("PT2M31S", 151_000),
            ("pt2m31s", 151_000),
            ("PT1H", 3_600_000),
            ("P1DT1S", 86_401_000),
            ("PT0.5S", 500),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_duration(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_length() {
        for text in [
            "", "0", "-3", "long", "2:60", "2:3:4:5", "1.5:00", ":30", "2:", "P", "PT", "PT5", "PT1S1M",
            "P1M", "1e9", "inf", "NaN", "604801", "2 min",
        ] {
            assert_eq!(parse_duration(text), None, "{text}");
        }
    }
}
