//! JSON as JSONTestSuite has it: what must be read is read, what must be refused is refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use serde_json::Value;
use support::corpora;

/// The article that holds `value` under a name of its own.
fn inside(value: &str) -> String {
    format!("{{\"title\": \"A\", \"mood\": {value}}}")
}

#[test]
fn the_examples_of_json_test_suite_are_read_or_refused_as_they_should_be() {
    let Some(cases) = corpora::list("json-parsing.json") else {
        return;
    };
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in &cases {
        // Bytes that are no UTF-8 are replaced before anything is read: `article::decode` has its own tests.
        let text = match (case.get("text"), case.get("repeat").and_then(Value::as_array)) {
            (Some(text), _) => text.as_str().unwrap_or_default().to_owned(),
            (None, Some(repeat)) => {
                let times = repeat[1].as_u64().unwrap_or_default() as usize;
                repeat[0].as_str().unwrap_or_default().repeat(times)
            }
            (None, None) => continue,
        };
        let name = corpora::text(case, "name");
        let read = article::article_json(&inside(&text), None).is_ok();
        // In a list too: a broken text may be whole within an object, such as `1, "b": 2`.
        let read = read && article::article_json(&format!("{{\"mood\": [{text}]}}"), None).is_ok();
        checked += 1;
        match corpora::text(case, "expect") {
            "accept" if !read => wrong.push(format!("{name}: refused {text:.60}")),
            "reject" if read => wrong.push(format!("{name}: read {text:.60}")),
            _ => {}
        }
    }
    assert!(checked > 100, "only {checked} examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
