//! Lengths of recordings as authors write them.

use crate::text::digits::whole_number;

/// The longest recording taken for real, in milliseconds: a week.
const LONGEST_MS: u64 = 604_800_000;

/// Reads seconds (`151`, `151.5`), `mm:ss`, `h:mm:ss` or an ISO 8601 duration (`PT2M31S`); answers milliseconds.
///
/// `None` where the text is something else, zero, or longer than a week.
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
    Some(days + times)
}

/// Numbers each followed by its designator, in the order of `units`, which are in seconds.
fn designators(mut text: &str, units: &[(u8, u64)]) -> Option<u64> {
    let mut ms = 0;
    for (designator, unit) in units {
        let found = text
            .bytes()
            .position(|byte| byte.to_ascii_uppercase() == *designator);
        if let Some(at) = found {
            ms += thousandths(text.get(..at)?)? * unit;
            text = text.get(at + 1..)?;
        }
    }
    text.is_empty().then_some(ms)
}

/// A number of at most nine digits before the point, times 1000; what is below a thousandth is left out.
fn thousandths(text: &str) -> Option<u64> {
    let (number, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut thousandths = 0;
    let mut unit = 100;
    for byte in fraction.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        thousandths += u64::from(byte - b'0') * unit;
        unit /= 10;
    }
    Some(whole(number)? * 1000 + thousandths)
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
    fn lengths_are_read_as_authors_write_them() {
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
    fn what_is_no_length_is_refused() {
        for text in [
            "", "0", "-3", "long", "2:60", "2:3:4:5", "1.5:00", ":30", "2:", "P", "PT", "PT5", "PT1S1M",
            "P1M", "1e9", "inf", "NaN", "604801", "2 min",
        ] {
            assert_eq!(parse_duration(text), None, "{text}");
        }
    }
}
