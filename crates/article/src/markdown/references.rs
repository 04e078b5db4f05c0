//! Detection of named character references such as `&eacute;`, without the table of names.

/// Returns whether `text` seems to hold a named character reference (HTML Standard, section 13.1.4): `&`, a
/// letter, letters and digits, `;`. Also if JSON writes the ampersand as `\u0026`.
#[must_use]
pub fn has_named_reference(text: &str) -> bool {
    text.split('&').skip(1).any(begins_with_name) || text.split("\\u0026").skip(1).any(begins_with_name)
}

fn begins_with_name(text: &str) -> bool {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    end.is_some_and(|end| {
        text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            && text.as_bytes().get(end) == Some(&b';')
    })
}

#[cfg(test)]
mod tests {
    use crate::has_named_reference;

    #[test]
    fn a_name_is_between_ampersand_and_semicolon() {
        for (text, expected) in [
            ("", false),
            ("AT&T; &", true),
            ("AT&T, Q & A; &", false),
            ("&amp;", true),
            ("a&&frac12;", true),
            ("&#233; &#xe9;", false),
            ("&12;", false),
            ("&é;", false),
            ("&eacute", false),
            (r#"{"body_markdown":"\u0026eacute;"}"#, true),
            (r#"{"title":"Q \u0026 A"}"#, false),
        ] {
            assert_eq!(has_named_reference(text), expected, "{text}");
        }
    }
}
