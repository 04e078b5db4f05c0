//! Decimal numbers: bounds, and text for attributes and storage.
//!
//! By hand, because the standard library's own conversion of floating-point numbers needs tables and algorithms for
//! all of them: 36 kB of WebAssembly.

/// Returns `value`, or the nearest bound; `low` for NaN.
///
/// Not [`f64::clamp`], whose assertion prints the numbers: 18 kB of WebAssembly, 7 kB compressed.
#[must_use]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// Formats `value` with at most two decimals and no zeros at the end: `0.75`, `12.5`, `3`. Negative numbers and NaN
/// become `0`.
#[must_use]
pub fn write(value: f64) -> String {
    // The cast saturates, and NaN becomes 0.
    let hundredths = (value * 100.0).round() as u32;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest / 10, rest % 10) {
        (0, 0) => whole.to_string(),
        (tenths, 0) => format!("{whole}.{tenths}"),
        (tenths, last) => format!("{whole}.{tenths}{last}"),
    }
}

/// Reads digits with at most one point and an optional minus; `None` for everything else.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut value, mut scale) = (0.0, None);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                scale = scale.map(|scale: f64| scale * 10.0);
            }
            b'.' if scale.is_none() => scale = Some(1.0),
            _ => return None,
        }
    }
    let value = value / scale.unwrap_or(1.0);
    (!digits.is_empty()).then_some(if digits.len() < text.len() { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_decimals_at_most_are_written() {
        let cases = [
            (0.0, "0"),
            (1.0, "1"),
            (0.75, "0.75"),
            (2.5, "2.5"),
            (0.05, "0.05"),
            (1.333, "1.33"),
            (99.999, "100"),
            (3_600.1, "3600.1"),
            (-1.0, "0"),
            (f64::NAN, "0"),
            (f64::INFINITY, "42949672.95"),
        ];
        for (value, expected) in cases {
            assert_eq!(write(value), expected);
        }
    }

    #[test]
    fn values_are_read_back_as_written() {
        for hundredths in 0..=10_000 {
            let value = f64::from(hundredths) / 100.0;
            assert_eq!(read(&write(value)), Some(value));
        }
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for (text, expected) in [
            ("-1.5", Some(-1.5)),
            ("007", Some(7.0)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in ["", "-", "NaN", "inf", "1e3", "1.2.3", "+1", " 1", "--1", "1,5"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
