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

/// Parses a character code of exactly `digits` hexadecimal digits at the start of `text`. Returns the
/// character and the number of bytes read.
///
/// The first half of a surrogate pair takes the second half too if that follows after another `\u`, as in
/// JSON. A single half, and a number that is no character, give U+FFFD.
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
