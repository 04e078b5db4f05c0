mod generated;
mod second_reader;

use serde_json::{Value as Json, json};

use super::*;
use crate::model::{Value, Warning, WarningCode};

fn reading(text: &str) -> (Json, Vec<Warning>) {
    let mut warnings = Warnings::default();
    let yaml = read(text, 2, &mut warnings);
    (to_json(&Value::Object(yaml.map)), warnings.into_vec())
}

/// Returns a value for comparison. A number whose spelling JSON would change (`1.10`) becomes text.
fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) if whole.to_string() == number.as_str() => whole.into(),
            (_, Some(float)) if float.to_string() == number.as_str() => float.into(),
            _ => number.as_str().into(),
        },
        Value::String(text) => text.as_str().into(),
        Value::Array(entries) => entries.iter().map(to_json).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(name, value)| (name.to_owned(), to_json(value)))
            .collect(),
    }
}

#[test]
fn front_matter_is_read_as_yaml_1_2() {
    let cases = [
        ("", json!({})),
        ("# only a comment\n", json!({})),
        ("a: b", json!({"a": "b"})),
        ("a:   b  # why\nc: d#e", json!({"a": "b", "c": "d#e"})),
        (
            "a: http://b.example:80/#c",
            json!({"a": "http://b.example:80/#c"}),
        ),
        ("a b c: d", json!({"a b c": "d"})),
        ("\"a: b\": c\n'd': e", json!({"a: b": "c", "d": "e"})),
        (
            "a:\nb: ~\nc: null\nd: # none",
            json!({"a": null, "b": null, "c": null, "d": null}),
        ),
        (
            "a: true\nb: False\nc: yes\nd: on",
            json!({"a": true, "b": false, "c": "yes", "d": "on"}),
        ),
        (
            "a: 12\nb: -3\nc: 0\nd: 2.5",
            json!({"a": 12, "b": -3, "c": 0, "d": 2.5}),
        ),
        (
            "a: 012\nb: 1.10\nc: 1e3\nd: 0x1F\ne: +1\nf: .5\ng: 12:30\nh: 2024-03-05\ni: .inf\nj: 123456789012345678901",
            json!({"a": "012", "b": "1.10", "c": "1e3", "d": "0x1F", "e": "+1", "f": ".5", "g": "12:30",
                   "h": "2024-03-05", "i": ".inf", "j": "123456789012345678901"}),
        ),
        (
            "a:\n  b: c\n  d:\n    e: f\ng: h",
            json!({"a": {"b": "c", "d": {"e": "f"}}, "g": "h"}),
        ),
        ("a:\n  - b\n  - c", json!({"a": ["b", "c"]})),
        ("a:\n- b\n- c\nd: e", json!({"a": ["b", "c"], "d": "e"})),
        (
            "a:\n- b: c\n  d: e\n-  b: f\n   d: g",
            json!({"a": [{"b": "c", "d": "e"}, {"b": "f", "d": "g"}]}),
        ),
        (
            "a:\n  -\n    b: c\n  - - d\n    - e\n  -",
            json!({"a": [{"b": "c"}, ["d", "e"], null]}),
        ),
        ("a:\n- b:\n  - c\n  d: e", json!({"a": [{"b": ["c"], "d": "e"}]})),
        ("a: b\n  c\n\n  d\ne: f", json!({"a": "b c\nd", "e": "f"})),
        ("a:\n  b\n  c\nd: e", json!({"a": "b c", "d": "e"})),
        (
            "a: -b\nc: - d\ne: ?f\ng: b:c",
            json!({"a": "-b", "c": "- d", "e": "?f", "g": "b:c"}),
        ),
        (
            "a: 'It''s'\nb: '\\n'\nc: ''",
            json!({"a": "It's", "b": "\\n", "c": ""}),
        ),
        ("a: 'b\n  c\n\n  d' # e", json!({"a": "b c\nd"})),
        ("a: \"b  \n   c\\\n   d\\n\n\n  e\"", json!({"a": "b cd\n\ne"})),
        (
            r#"a: "\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u00e9\U0001F600\ud83d\ude00""#,
            json!({"a": "\u{FFFD}\u{7}\u{8}\t\n\u{B}\u{C}\r\u{1B} \"/\\\u{85}\u{A0}\u{2028}\u{2029}Aé😀😀"}),
        ),
        (
            "a: [b, 'c, d', \"e\", 1, true, ~]",
            json!({"a": ["b", "c, d", "e", 1, true, null]}),
        ),
        (
            "a: [\n  b, # first\n  c,\n]\nd: e",
            json!({"a": ["b", "c"], "d": "e"}),
        ),
        (
            "a: {b: c, \"d\":1, e, f: [g, {h: i}]}",
            json!({"a": {"b": "c", "d": 1, "e": null, "f": ["g", {"h": "i"}]}}),
        ),
        (
            "a: {\n  b: c d\n   e,\n  f: http://g/h }\ni: j",
            json!({"a": {"b": "c d e", "f": "http://g/h"}, "i": "j"}),
        ),
        (
            "a: []\nb: {}\nc: [[], {}]\nd: [e: f]",
            json!({"a": [], "b": {}, "c": [[], {}], "d": [{"e": "f"}]}),
        ),
        ("- a\n", json!({})),
        (
            "a: |\n  b\n   c\n\n  d\n\ne: f",
            json!({"a": "b\n c\n\nd\n", "e": "f"}),
        ),
        ("a: |-\n  b\n\n", json!({"a": "b"})),
        ("a: |+\n  b\n\nc: d", json!({"a": "b\n\n", "c": "d"})),
        ("a: |2-\n   b\n  c", json!({"a": " b\nc"})),
        ("a: |\n\n\n  b", json!({"a": "\n\nb\n"})),
        ("a: |\nb: c", json!({"a": "", "b": "c"})),
        (
            "a: |\n  # no comment\n  b: c\n",
            json!({"a": "# no comment\nb: c\n"}),
        ),
        (
            "a: >\n  b\n  c\n\n  d\n    e\n    f\n  g\n",
            json!({"a": "b c\nd\n  e\n  f\ng\n"}),
        ),
        ("a: >-\n  b\n\n\n  c\n", json!({"a": "b\n\nc"})),
        (
            "a:\n  - |\n    b\n  - >-\n    c\n    d",
            json!({"a": ["b\n", "c d"]}),
        ),
        (
            "a: !!str 12\nb: !tag\n  c: d\ne: !x [f]",
            json!({"a": 12, "b": {"c": "d"}, "e": ["f"]}),
        ),
        // Found by comparison with a second reader.
        (
            "a: [b  c, d\n  e\n\n  f]\nd: e",
            json!({"a": ["b  c", "d e\nf"], "d": "e"}),
        ),
        ("a: {b:c #d,e: f\n  }", json!({"a": {"b:c": null}})),
        (
            "a: {? b : c}\nd: [? e, ? f : g]",
            json!({"a": {"b": "c"}, "d": [{"e": null}, {"f": "g"}]}),
        ),
        ("a: \"b\\t\n  c\\ \n  d\"", json!({"a": "b\t c  d"})),
        ("a: \"b\\\n\n\n  c\"", json!({"a": "b\n\nc"})),
        ("a: |\n \t\n b\nc: d", json!({"a": "\t\nb\n", "c": "d"})),
        ("  a: b\n  c: d", json!({"a": "b", "c": "d"})),
        ("名前: 値\nأ: ب", json!({"名前": "値", "أ": "ب"})),
        ("a: b\r\nc: d\r\n", json!({"a": "b", "c": "d"})),
    ];
    for (text, expected) in cases {
        let (value, warnings) = reading(text);
        assert_eq!(value, expected, "{text}");
        let entry_alone = text.starts_with('-');
        assert_eq!(warnings.is_empty(), !entry_alone, "{text}: {warnings:?}");
    }
}

#[test]
fn a_broken_line_is_reported_with_its_number_and_the_others_are_read() {
    let cases = [
        (
            "a: b\nno colon\nc: d",
            json!({"a": "b", "c": "d"}),
            3,
            "expected `name: value`, found `no colon`",
        ),
        (
            "a: b\n  c: d\ne: f",
            json!({"a": "b", "e": "f"}),
            3,
            "expected the name as far in as those above",
        ),
        (
            "a: b\n- c\nd: e",
            json!({"a": "b", "d": "e"}),
            3,
            "found the list entry `- c` without a name",
        ),
        (
            "a:\n\tb: c\nd: e",
            json!({"a": {"b": "c"}, "d": "e"}),
            3,
            "expected spaces before the text, found a tab",
        ),
        ("a: b\na: c", json!({"a": "c"}), 3, "`a` is given twice"),
        (
            "a: b: c\nd: e",
            json!({"a": "b: c", "d": "e"}),
            2,
            "expected quotes around `b: c`",
        ),
        (
            "a: \"b\nc: d",
            json!({"a": "b", "c": "d"}),
            2,
            "expected a closing quote",
        ),
        (
            "a: 'It's here'\nb: c",
            json!({"a": "It's here", "b": "c"}),
            2,
            "expected quotes around",
        ),
        (
            "a: \"B\" opens\nb: c",
            json!({"a": "\"B\" opens", "b": "c"}),
            2,
            "expected quotes around",
        ),
        ("a: \"\\q\"", json!({"a": "\\q"}), 2, "found `\\q`"),
        ("a: @b", json!({"a": "@b"}), 2, "expected quotes around `@b`"),
        ("a: *B* c", json!({"a": "*B* c"}), 2, "expected quotes around"),
        (
            "a: &x b\nc: d",
            json!({"a": "b", "c": "d"}),
            2,
            "anchors such as `&x` are not read",
        ),
        (
            "a: *x\nc: d",
            json!({"a": null, "c": "d"}),
            2,
            "aliases such as `*x` are not read",
        ),
        (
            "a: [b, c\nd: e",
            json!({"a": ["b", "c"], "d": "e"}),
            2,
            "expected a closing bracket",
        ),
        (
            "a: [b, c}\nd: e",
            json!({"a": ["b", "c"], "d": "e"}),
            2,
            "the closing bracket that fits",
        ),
        (
            "a: [b] c\nd: e",
            json!({"a": ["b"], "d": "e"}),
            2,
            "nothing after the closing bracket, found `c`",
        ),
        ("? a\n: b\nc: d", json!({"c": "d"}), 2, "expected `name: value`"),
        (
            "a:\n  ? b\n  : c\nd: e",
            json!({"a": "? b : c", "d": "e"}),
            3,
            "expected quotes around `? b`",
        ),
        (
            "a: | b\n  c\nd: e",
            json!({"a": "c\n", "d": "e"}),
            2,
            "expected a line end after",
        ),
        (
            "a:\n  b: c\n d: e\nf: g",
            json!({"a": {"b": "c"}, "f": "g"}),
            4,
            "as far in as those above",
        ),
    ];
    for (text, expected, line, message) in cases {
        let (value, warnings) = reading(text);
        assert_eq!(value, expected, "{text}: {warnings:?}");
        let first = &warnings[0];
        assert_eq!(
            (first.code, first.line),
            (WarningCode::FrontMatter, Some(line)),
            "{text}"
        );
        assert!(first.message.contains(message), "{text}: {first}");
    }
}

#[test]
fn depth_and_length_are_limited() {
    let deep = [
        format!("a: {}", "[".repeat(10_000)),
        format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("a: {}", "{b: ".repeat(10_000)),
        format!("a:\n  {}b", "- ".repeat(10_000)),
        (0..500)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect(),
        "a: \"\n  b\n".repeat(10_000),
        "a: [\n  b\n".repeat(10_000),
        "a: '".repeat(10_000),
        "- \"a\n".repeat(10_000),
        "? ".repeat(10_000),
        "&a ".repeat(10_000),
        "!a ".repeat(10_000),
    ];
    for text in deep {
        let _ = reading(&text);
    }
}

#[test]
fn names_of_the_outermost_level_have_their_line() {
    let mut warnings = Warnings::default();
    let yaml = read("a: b\n# c\nd:\n  e: f\n", 2, &mut warnings);
    assert_eq!(yaml.lines, [("a".to_owned(), 2), ("d".to_owned(), 4)]);
}
