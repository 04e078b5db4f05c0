//! Numbers and times of day as whole thousandths.
//!
//! By hand: the standard library's reading of floating-point numbers is 20 kB of WebAssembly.

use super::lenient::Value;

/// What a number or a text of a JSON file says, in thousandths of its unit; a time of day, in milliseconds.
///
/// `None` for what is no number.
pub(super) fn value(value: &Value<'_>) -> Option<Amount> {
    match value {
        Value::Number(number) => thousandths(number).map(Amount::Number),
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

/// A time as a file gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// In thousandths of a unit that something else tells.
    Number(i64),
    /// In milliseconds: it was written as a time of day, or with its unit.
    Milliseconds(i64),
}

impl Amount {
    /// In milliseconds, where a number counts seconds.
    pub(super) fn in_seconds(self) -> i64 {
        let (Self::Number(ms) | Self::Milliseconds(ms)) = self;
        ms
    }

    /// In milliseconds, where a number counts them.
    pub(super) fn in_milliseconds(self) -> i64 {
        match self {
            Self::Number(thousandths) => thousandths.div_euclid(1000),
            Self::Milliseconds(ms) => ms,
        }
    }
}

/// A decimal number in thousandths, rounded down to them, as far as they can be held.
pub(super) fn thousandths(text: &str) -> Option<i64> {
    // Most are whole, and short.
    if (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let whole = text
            .bytes()
            .fold(0, |whole, byte| whole * 10 + i64::from(byte - b'0'));
        return Some(whole * 1000);
    }
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, small_number(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // How many of the digits stand before the point, once it has moved to behind the thousandths.
    let kept = i64::try_from(whole.len()).ok()? + exponent + 3;
    let mut number = 0_i64;
    for (place, byte) in (0_i64..).zip(digits().chain(std::iter::repeat(b'0'))) {
        // 10^18 thousandths are 30 million years.
        if place >= kept || number > 1_000_000_000_000_000_000 / 10 {
            break;
        }
        if number == 0 && place > 400 {
            break;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(if negative { -number } else { number })
}

/// An exponent; huge ones count as 400.
fn small_number(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = digits.bytes().fold(0_i64, |number, byte| {
        (number * 10 + i64::from(byte - b'0')).min(400)
    });
    Some(if negative { -number } else { number })
}

/// `1:02:03.5`, `02:03,5` or `3.5`, with as many digits as there are: in milliseconds.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_thousandths() {
        for (text, expected) in [
            ("0", Some(0)),
            ("1.5", Some(1500)),
            ("-0.25", Some(-250)),
            ("0.23999999463558197", Some(239)),
            ("8.1e-1", Some(810)),
            ("1E3", Some(1_000_000)),
            ("12345678901", Some(12_345_678_901_000)),
            ("1e-400", Some(0)),
            ("0e999999", Some(0)),
            (".5", Some(500)),
            ("5.", Some(5000)),
            ("", None),
            (".", None),
            ("NaN", None),
            ("1.2.3", None),
            ("0x1", None),
        ] {
            assert_eq!(thousandths(text), expected, "{text}");
        }
        assert!(thousandths("1e400").is_some_and(|number| number > 1 << 56));
        assert!(thousandths(&"9".repeat(100_000)).is_some_and(|number| number > 1 << 56));
    }

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
    fn texts_may_carry_their_unit() {
        let of = |text: &str| value(&Value::String(text.into()));
        assert_eq!(of("1.5s"), Some(Amount::Milliseconds(1500)));
        assert_eq!(of("250ms"), Some(Amount::Milliseconds(250)));
        assert_eq!(of("0:01.5"), Some(Amount::Milliseconds(1500)));
        assert_eq!(of(" 2 "), Some(Amount::Number(2000)));
        assert_eq!(of("soon"), None);
    }
}
