//! Our reader and a second one, serde-saphyr, agree on every text that both accept.

use serde_json::{Number, Value as Json};

use super::generated::Document;
use crate::front_matter::yaml::read;
use crate::test_data::suites;
use crate::warnings::Warnings;

/// Reads `text` with the second reader. `None` if it refuses the text.
fn second(text: &str) -> Option<Json> {
    let options = serde_saphyr::options! {
        // YAML 1.2: `yes` and `on` are text, `<<` is a name.
        strict_booleans: true,
        merge_keys: serde_saphyr::MergeKeyPolicy::AsOrdinary,
        // Ours is the core schema for JSON's numbers: other spellings stay text.
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    serde_saphyr::from_str_with_options(text, options).ok()
}

/// Reads `text` with our reader. `None` if it adds a warning.
fn first(text: &str) -> Option<Json> {
    let mut warnings = Warnings::default();
    let yaml = read(text, 1, &mut warnings);
    warnings.into_vec().is_empty().then_some(Json::Object(yaml.map))
}

/// Returns the reason why the readers may read the scalars `ours` and `theirs` in different ways.
fn reason(text: &str, ours: &Json, theirs: &Json) -> Option<&'static str> {
    match (ours, theirs) {
        (Json::Object(map), Json::Null) if map.is_empty() => {
            Some("front matter without a name is a map without names")
        }
        (Json::String(spelling), Json::Number(_)) if !stays_as_written(spelling) => {
            Some("a number that would not stay as it is written is text: a tag `0x1F` must not become 31")
        }
        (Json::Null | Json::Number(_) | Json::Bool(_), Json::String(_)) if text.contains('!') => {
            Some("tags are ignored")
        }
        (Json::String(text), Json::Null) if text.starts_with('#') => Some(
            "`\"name\":#text` has no space before `#`: it is no comment, and YAML does not define its meaning",
        ),
        _ => None,
    }
}

/// Returns whether `spelling` is a number of JSON that keeps its spelling.
fn stays_as_written(spelling: &str) -> bool {
    spelling
        .parse::<Number>()
        .is_ok_and(|number| number.to_string() == spelling)
}

/// Returns the first place where the values differ without a [`reason`].
fn difference(text: &str, ours: &Json, theirs: &Json) -> Option<String> {
    let equal = match (ours, theirs) {
        (Json::Object(map), Json::Object(other)) => {
            if map.len() == other.len() && map.keys().all(|name| other.contains_key(name)) {
                return map
                    .iter()
                    .find_map(|(name, value)| difference(text, value, &other[name]));
            }
            false
        }
        (Json::Array(list), Json::Array(other)) if list.len() == other.len() => {
            return list
                .iter()
                .zip(other)
                .find_map(|(one, other)| difference(text, one, other));
        }
        (Json::Number(number), Json::Number(other)) => number.as_f64() == other.as_f64(),
        _ => ours == theirs,
    };
    (!equal && reason(text, ours, theirs).is_none()).then(|| format!("ours {ours}\n     theirs {theirs}"))
}

/// Returns `text` as the value of a name: so a suite's lists and scalars are read too.
fn below_a_name(text: &str) -> String {
    let mut out = "value:\n".to_owned();
    for line in text.split_inclusive('\n') {
        if line != "\n" {
            out.push_str("  ");
        }
        out.push_str(line);
    }
    out
}

/// Returns whether `line` begins or ends a document, or is a directive.
fn is_mark(line: &str) -> bool {
    line.starts_with("---") || line.starts_with("...") || line.starts_with('%')
}

#[test]
fn both_readers_agree_on_yaml_test_suite() {
    let cases = suites::suite("yaml");
    let mut wrong = Vec::new();
    let (mut both, mut ours_alone, mut with_json) = (0, Vec::new(), 0);
    for case in &cases {
        let id = suites::text(case, "id");
        let yaml = suites::text(case, "yaml");
        for (form, text) in [("", yaml.to_owned()), (" below a name", below_a_name(yaml))] {
            let Some(ours) = first(&text) else {
                continue;
            };
            let Some(theirs) = second(&text) else {
                ours_alone.push(format!("{id}{form}"));
                continue;
            };
            both += 1;
            if let Some(difference) = difference(&text, &ours, &theirs) {
                wrong.push(format!("{id}{form}: {text:?}\n     {difference}"));
            }
            // Further in, the marks of documents are text.
            let whole = form.is_empty() || !yaml.lines().any(is_mark);
            if whole
                && let Some(json) = case["json"].as_str()
                && let Ok(expected) = serde_json::from_str::<Json>(json)
            {
                let expected = if form.is_empty() {
                    expected
                } else {
                    serde_json::json!({ "value": expected })
                };
                with_json += 1;
                if let Some(difference) = difference(&text, &ours, &expected) {
                    wrong.push(format!("{id}{form} and its JSON: {text:?}\n     {difference}"));
                }
            }
        }
    }
    println!("both read {both} texts, {with_json} of them have JSON; ours alone: {ours_alone:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        both > 250 && with_json > 190,
        "only {both} texts, {with_json} with JSON"
    );
}

#[test]
fn both_readers_agree_on_generated_front_matter() {
    let (mut both, mut wrong) = (0, Vec::new());
    for seed in 1..=6000 {
        let text = Document::new(seed).text();
        let (Some(ours), Some(theirs)) = (first(&text), second(&text)) else {
            continue;
        };
        both += 1;
        if let Some(difference) = difference(&text, &ours, &theirs) {
            wrong.push(format!("{seed}: {text}\n     {difference}"));
        }
    }
    println!("both read {both} of 6000 documents");
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(both > 3000, "only {both} documents");
}
