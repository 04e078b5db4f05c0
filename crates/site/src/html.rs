//! Writing HTML.

/// Escapes text for a place between tags or within double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Neither is allowed in a document (HTML, section 13.2.3.5).
            '\0' | '\u{c}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

/// Returns ` name="value"`, or nothing if there is no value.
pub fn attribute(name: &str, value: Option<&str>) -> String {
    value.map_or_else(String::new, |value| format!(" {name}=\"{}\"", escape(value)))
}

/// Escapes JSON for a `<script>`: nothing in it can end the element.
pub(crate) fn script_data(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_mark_up() {
        assert_eq!(
            escape("<b a=\"x\" b='y'>&amp;\0"),
            "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\u{fffd}"
        );
    }

    #[test]
    fn no_json_ends_its_script() {
        let value = serde_json::json!({ "a": "</script><!-- & \u{2028}" });
        let text = script_data(&value.to_string());
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn an_attribute_without_a_value_is_not_written() {
        assert_eq!(attribute("lang", None), "");
        assert_eq!(attribute("lang", Some("a\"b")), " lang=\"a&quot;b\"");
    }
}
