//! Scripts without what only their authors read.

/// `script` without comments that stand on lines of their own, and without indentation.
///
/// Lines are kept, so that nothing depends on where JavaScript puts semicolons, and a comment behind code stays: it takes
/// a parser to tell it from a string. A script with a text over several lines is left as it is.
pub fn compact(script: &str) -> String {
    let in_one_line = |line: &str| line.matches('`').count().is_multiple_of(2);
    if !script.lines().all(in_one_line) {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "/**\n * What it does.\n */\nfunction a() {\n  // why\n  return 'http://a'; // stays\n\n}\n/* one */\n";
        assert_eq!(
            compact(script),
            "function a() {\nreturn 'http://a'; // stays\n}\n"
        );
    }

    #[test]
    fn a_text_over_several_lines_is_not_touched() {
        let script = "const a = `\n  // text\n`;\n";
        assert_eq!(compact(script), script);
    }
}
