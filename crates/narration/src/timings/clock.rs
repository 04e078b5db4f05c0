//! Times in timing files: numbers, times of day, texts with a unit.

use article::text::digits::thousandths;
use serde_json::Value;

/// Returns the number or the text of a JSON file in thousandths of its unit, or a time of day in milliseconds. `None` if it is
/// not a number.
pub(super) fn value(value: &Value) -> Option<Amount> {
    match value {
        Value::Number(number) => thousandths(number.as_str()).map(Amount::Number),
        Value::String(text) => {
            let text = text.trim();
            if text.contains(':') {
                return time_of_day(text).map(Amount::Milliseconds);
            }
            if let Some(number) = text.strip_suffix("ms") {
                return Some(Amount::Milliseconds(thousandths(number.trim())? / 1000));
            }
            match text.strip_suffix('s') {
                Some(number) => thousandths(number.trim()).map(Amount::Milliseconds),
                None => thousandths(text).map(Amount::Number),
            }
        }
        _ => None,
    }
}

/// A time in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// In thousandths of a unit that the format decides.
    Number(i64),
    /// In milliseconds: it was written as a time of day, or with its unit.
    Milliseconds(i64),
}

impl Amount {
    /// Returns it in milliseconds if a number counts seconds.
    pub(super) fn in_seconds(self) -> i64 {
        let (Self::Number(ms) | Self::Milliseconds(ms)) = self;
        ms
    }

    /// Returns it in milliseconds if a number counts them.
    pub(super) fn in_milliseconds(self) -> i64 {
        match self {
            Self::Number(thousandths) => thousandths.div_euclid(1000),
            Self::Milliseconds(ms) => ms,
        }
    }
}

/// Reads `1:02:03.5`, `02:03,5` or `3.5` with any number of digits, in milliseconds.
pub(super) fn time_of_day(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut parts = text.trim().split(':').peekable();
    let mut count = 0;
    while let Some(part) = parts.next() {
        count += 1;
        if count > 3 || part.starts_with(['-', '+']) {
            return None;
        }
        let amount = thousandths(part)?;
        if parts.peek().is_some() && amount % 1000 != 0 {
            return None;
        }
        total = total.saturating_mul(60).saturating_add(amount);
    }
    Some(total)
}

/// Takes a timestamp of WebVTT, or of SubRip if not `strict`, from the start of `rest`. Returns milliseconds.
pub(super) fn timestamp(rest: &mut &str, strict: bool) -> Option<i64> {
    let length = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.') || *byte == b',' && !strict)
        .count();
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    if !strict {
        // In `00:00:11:890`, the last part is a fraction.
        let dotted = match text.matches(':').count() {
            3 => text
                .rsplit_once(':')
                .map(|(time, fraction)| [time, ".", fraction].concat()),
            _ => None,
        };
        return time_of_day(dotted.as_deref().unwrap_or(text));
    }
    let (time, fraction) = text.split_once('.')?;
    let mut parts = time.split(':').rev();
    let (seconds, minutes, hours) = (parts.next()?, parts.next()?, parts.next());
    let sixtieth = |text: &str| {
        let fits = text.len() == 2 && text < "60";
        fits.then(|| thousandths(text)).flatten()
    };
    let fits = fraction.len() == 3 && !fraction.contains(['.', ':']) && parts.next().is_none();
    let hours = match hours {
        Some(hours) => thousandths(hours).filter(|_| !hours.is_empty())?,
        None => 0,
    };
    let ms = hours
        .saturating_mul(3600)
        .saturating_add(sixtieth(minutes)? * 60)
        .saturating_add(sixtieth(seconds)?)
        .saturating_add(thousandths(fraction)? / 1000);
    fits.then_some(ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_in_milliseconds() {
        for (text, expected) in [
            ("00:00:43.1", Some(43_100)),
            ("1:02:03,004", Some(3_723_004)),
            ("02:03", Some(123_000)),
            ("3.5", Some(3500)),
            ("1:2.5:3", None),
            ("1:-2", None),
            ("1:2:3:4", None),
            (":", None),
        ] {
            assert_eq!(time_of_day(text), expected, "{text}");
        }
    }

    #[test]
    fn texts_may_have_a_unit() {
        let of = |text: &str| value(&Value::from(text));
        assert_eq!(of("1.5s"), Some(Amount::Milliseconds(1500)));
        assert_eq!(of("250ms"), Some(Amount::Milliseconds(250)));
        assert_eq!(of("0:01.5"), Some(Amount::Milliseconds(1500)));
        assert_eq!(of(" 2 "), Some(Amount::Number(2000)));
        assert_eq!(of("soon"), None);
    }
}
