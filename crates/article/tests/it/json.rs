//! Texts that JSONTestSuite accepts are read, and texts that it rejects are refused.

use crate::support::suites;

/// Returns an article that holds `value` under a name of its own.
fn inside(value: &str) -> String {
    format!("{{\"title\": \"A\", \"mood\": {value}}}")
}

#[test]
fn the_examples_of_json_test_suite_are_read_or_refused_as_they_should_be() {
    let cases = suites::suite("json");
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in &cases {
        let name = suites::text(case, "name");
        let input = suites::text(case, "input");
        // Bytes that are no UTF-8 are replaced before anything is read: `article::decode` has its own tests.
        if input.contains(char::REPLACEMENT_CHARACTER) {
            continue;
        }
        let read = article::article_json(&inside(input), None).is_ok();
        // In a list too: a broken text may be whole within an object, such as `1, "b": 2`.
        let read = read && article::article_json(&format!("{{\"mood\": [{input}]}}"), None).is_ok();
        // A name that begins with `i` leaves the decision to the reader.
        match name.get(..2) {
            Some("y_") if !read => wrong.push(format!("{name}: refused {input:.60}")),
            Some("n_") if read => wrong.push(format!("{name}: read {input:.60}")),
            Some("y_" | "n_") => checked += 1,
            _ => {}
        }
    }
    assert!(checked > 260, "only {checked} examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
