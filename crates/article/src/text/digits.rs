//! Numbers written in digits.

/// Parses a whole number with an optional plus sign. Returns `None` if `text` is something else or the number
/// is too large. (`str::parse` is generic: each type adds code, and its errors add more.)
pub fn whole_number(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    if digits.is_empty() {
        return None;
    }
    let mut number = 0_u32;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(digit.into())?;
    }
    Some(number)
}

/// Parses a whole number of pixels above zero, with or without `px`.
pub(crate) fn pixels(text: &str) -> Option<u32> {
    let text = text.trim();
    let number = text.strip_suffix("px").unwrap_or(text).trim_end();
    whole_number(number).filter(|pixels| *pixels > 0)
}

/// Reads a decimal number, such as `1.5`, `-3` or `8.1e-1`, in thousandths. It is rounded down to them, and kept below 10^18.
/// The point may be a comma.
///
/// (`str::parse` for floating-point numbers is 20 kB of WebAssembly.)
pub fn thousandths(text: &str) -> Option<i64> {
    // Most numbers are whole and short.
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
    // Number of digits before the point, once it has moved to behind the thousandths.
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

/// Reads an exponent; huge ones count as 400.
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

/// Reads the number of a character at the start of `text`, in exactly `digits` hexadecimal digits. Returns the character and
/// the number of bytes that were read.
///
/// The two halves of a surrogate pair, the second after another `\u` as JSON writes them, are one character. Half a pair
/// alone, or the number of no character, is U+FFFD.
pub fn unicode_escape(text: &str, digits: usize) -> Option<(char, usize)> {
    let mut code = hexadecimal(text, digits)?;
    let mut length = digits;
    if (0xD800..0xDC00).contains(&code)
        && let Some(second) = text.get(digits..).and_then(|rest| rest.strip_prefix("\\u"))
        && let Some(low @ 0xDC00..0xE000) = hexadecimal(second, digits)
    {
        code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        length += 2 + digits;
    }
    Some((
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        length,
    ))
}

fn hexadecimal(text: &str, digits: usize) -> Option<u32> {
    let mut number = 0;
    for byte in text.as_bytes().get(..digits)? {
        number = number << 4 | char::from(*byte).to_digit(16)?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "007",
            "+12",
            "4294967295",
            "4294967296",
            "99999999999",
            "",
            "+",
            "++1",
            "-1",
            "1.0",
            "1e3",
            " 1",
            "٣",
            "1/",
            "1:",
        ] {
            assert_eq!(whole_number(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn a_size_is_above_zero() {
        for (text, expected) in [
            ("12", Some(12)),
            ("12px", Some(12)),
            ("0", None),
            ("-1", None),
            ("50%", None),
        ] {
            assert_eq!(pixels(text), expected, "{text}");
        }
    }

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
    fn escapes_name_characters() {
        for (text, digits, expected) in [
            ("e9x", 2, Some(('é', 2))),
            ("00e9x", 4, Some(('é', 4))),
            ("D83D\\uDE00x", 4, Some(('😀', 10))),
            ("D83D\\u0041", 4, Some(('\u{FFFD}', 4))),
            ("DE00\\uD83D", 4, Some(('\u{FFFD}', 4))),
            ("00110000", 8, Some(('\u{FFFD}', 8))),
            ("00e", 4, None),
            ("00eg", 4, None),
            ("+041", 4, None),
        ] {
            assert_eq!(unicode_escape(text, digits), expected, "{text}");
        }
    }
}
