//! Bytes to text.

use std::borrow::Cow;

use crate::model::{Warning, WarningCode};

/// Reads `bytes` as text: UTF-8, or UTF-16 if it begins with a byte order mark. The mark is left out.
///
/// Bytes that are not text become U+FFFD (Encoding Standard, section 4.1, "replacement" error mode). One warning has their
/// number and the first line.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Warning>) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_utf8(rest),
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        _ => decode_utf8(bytes),
    }
}

fn decode_utf8(bytes: &[u8]) -> (Cow<'_, str>, Vec<Warning>) {
    // Most files are sound, and this checks several bytes at once.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.into(), Vec::new());
    }
    let text = String::from_utf8_lossy(bytes);
    let warnings = match &text {
        Cow::Borrowed(_) => Vec::new(),
        Cow::Owned(_) => {
            let broken = bytes
                .utf8_chunks()
                .filter(|chunk| !chunk.invalid().is_empty())
                .count();
            // The valid text before the first broken byte gives its line.
            let sound = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
            vec![warning(broken, line_at_end(sound), "UTF-8")]
        }
    };
    (text, warnings)
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, Vec<Warning>) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut broken = 0;
    let mut line = 1;
    let mut replace = |text: &mut String| {
        if broken == 0 {
            line = line_at_end(text);
        }
        broken += 1;
        text.push(char::REPLACEMENT_CHARACTER);
    };
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(character) => text.push(character),
            Err(_) => replace(&mut text),
        }
    }
    if !rest.is_empty() {
        replace(&mut text);
    }
    let warnings = if broken == 0 {
        Vec::new()
    } else {
        vec![warning(broken, line, "UTF-16")]
    };
    (Cow::Owned(text), warnings)
}

fn line_at_end(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count() + 1
}

fn warning(broken: usize, line: usize, encoding: &str) -> Warning {
    let message = format!(
        "the file holds bytes that are not {encoding}, in {broken} place(s); each is shown as U+FFFD. Save the file as UTF-8"
    );
    Warning::new(WarningCode::Encoding, message).at(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_utf_8_and_utf_16_is_read_without_its_mark() {
        let cases: [(&[u8], &str); 6] = [
            (b"caf\xC3\xA9", "café"),
            (b"\xEF\xBB\xBFcaf\xC3\xA9", "café"),
            (b"\xFF\xFEc\0\xE9\0", "cé"),
            (b"\xFE\xFF\0c\0\xE9", "cé"),
            (b"\xFF\xFE\x3D\xD8\x00\xDE", "😀"),
            (b"", ""),
        ];
        for (bytes, expected) in cases {
            let (text, warnings) = decode(bytes);
            assert_eq!(text, expected, "{bytes:?}");
            assert!(warnings.is_empty(), "{warnings:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_reported_once() {
        let cases: [(&[u8], &str, usize); 4] = [
            (b"a\ncaf\xE9 caf\xE9", "a\ncaf\u{FFFD} caf\u{FFFD}", 2),
            (b"\xFF\xFEa\0\n\0\x00\xD8b\0", "a\n\u{FFFD}b", 2),
            (b"\xFF\xFEa\0b", "a\u{FFFD}", 1),
            (b"\xC0\xAF", "\u{FFFD}\u{FFFD}", 1),
        ];
        for (bytes, expected, line) in cases {
            let (text, warnings) = decode(bytes);
            assert_eq!(text, expected, "{bytes:?}");
            let [warning] = warnings.as_slice() else {
                panic!("one warning, not {warnings:?}")
            };
            assert_eq!((warning.code, warning.line), (WarningCode::Encoding, Some(line)));
        }
    }
}
