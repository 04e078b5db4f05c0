//! Lengths of recordings as authors write them.

/// The longest recording taken for real, in seconds: a week.
const LONGEST_SECS: f64 = 604_800.0;

/// Reads seconds (`151`, `151.5`), `mm:ss`, `h:mm:ss` or an ISO 8601 duration (`PT2M31S`); answers milliseconds.
///
/// `None` where the text is something else, zero, or longer than a week.
pub(super) fn parse_duration(text: &str) -> Option<u64> {
    let text = text.trim();
    let secs = if let Some(parts) = text.strip_prefix(['P', 'p']) {
        iso_8601(parts)?
    } else if text.contains(':') {
        clock(text)?
    } else {
        number(text)?
    };
    milliseconds(secs)
}

/// `secs` in milliseconds, where a recording can be that long.
pub(super) fn milliseconds(secs: f64) -> Option<u64> {
    (secs > 0.0 && secs <= LONGEST_SECS).then(|| (secs * 1000.0).round() as u64)
}

fn clock(text: &str) -> Option<f64> {
    let mut parts = text.split(':').rev();
    let secs = number(parts.next()?).filter(|secs| *secs < 60.0)?;
    let minutes = number(parts.next()?)?;
    let hours = parts.next().map_or(Some(0.0), number)?;
    if parts.next().is_some() || minutes.fract() != 0.0 || hours.fract() != 0.0 {
        return None;
    }
    Some(hours * 3600.0 + minutes * 60.0 + secs)
}

fn iso_8601(text: &str) -> Option<f64> {
    let (days, times) = match text.split_once(['T', 't']) {
        Some((days, times)) => (days, times),
        None => (text, ""),
    };
    if days.is_empty() && times.is_empty() {
        return None;
    }
    let days = designators(days, &[('D', 86_400.0)])?;
    let times = designators(times, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)])?;
    Some(days + times)
}

/// Numbers each followed by its designator, in the order of `units`.
fn designators(mut text: &str, units: &[(char, f64)]) -> Option<f64> {
    let mut secs = 0.0;
    for (designator, unit) in units {
        let Some(at) = text.find(|c: char| c.to_ascii_uppercase() == *designator) else {
            continue;
        };
        let (value, rest) = text.split_at(at);
        secs += number(value)? * unit;
        text = rest.get(1..)?;
    }
    text.is_empty().then_some(secs)
}

fn number(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| text.parse().ok()).flatten()
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
