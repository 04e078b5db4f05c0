//! Step 1: the front matter and the text after it.

use crate::front_matter::yaml;
use crate::model::WarningCode;
use crate::warnings::Warnings;

/// The two parts of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Split<'a> {
    /// The YAML, without the lines around it.
    pub(crate) yaml: &'a str,
    /// The line on which `yaml` begins, from 1.
    pub(crate) yaml_line: usize,
    /// The Markdown.
    pub(crate) body: &'a str,
    /// The line on which `body` begins, from 1.
    pub(crate) body_line: usize,
}

/// Splits `text` after its front matter: the lines between a first line `---` and the next line `---` or `...`.
///
/// Empty lines before the front matter do not count: text inside a page begins with one. A first line `---` that no name
/// follows is a thematic break, and all of the text is Markdown. If the closing line is missing, the front matter ends
/// before the first line that cannot belong to it, with a warning.
pub(crate) fn split<'a>(text: &'a str, warnings: &mut Warnings) -> Split<'a> {
    let all_body = Split {
        yaml: "",
        yaml_line: 1,
        body: text,
        body_line: 1,
    };
    let mut lines = text.split_inclusive('\n');
    let (mut start, mut skipped) = (0, 0);
    let first = lines.find(|line| {
        let blank = line.trim().is_empty();
        start += line.len();
        skipped += usize::from(blank);
        !blank
    });
    if !first.is_some_and(|line| is_marker(line, &["---"])) {
        return all_body;
    }
    let mut end = start;
    let mut names = false;
    let mut blank_first = false;
    let mut unbroken = true;
    // The end of the front matter if no closing line follows.
    let mut guess = (start, 1);
    for (index, line) in lines.enumerate() {
        blank_first |= index == 0 && line.trim().is_empty();
        if is_marker(line, &["---", "..."]) {
            if blank_first && !names {
                // Text between two thematic breaks.
                return all_body;
            }
            return Split {
                yaml: text.get(start..end).unwrap_or_default(),
                yaml_line: skipped + 2,
                body: text.get(end + line.len()..).unwrap_or_default(),
                body_line: skipped + index + 3,
            };
        }
        end += line.len();
        names |= is_name(line);
        unbroken &= could_be_yaml(line);
        if unbroken {
            guess = (end, skipped + index + 2);
        }
    }
    let (end, lines) = guess;
    if end == start || !text.get(start..end).unwrap_or_default().lines().any(is_name) {
        return all_body;
    }
    warnings.add(
        WarningCode::FrontMatter,
        Some(lines + 1),
        "front matter: expected a line `---` after the last name, found none; the rest is taken as the text",
    );
    Split {
        yaml: text.get(start..end).unwrap_or_default(),
        yaml_line: skipped + 2,
        body: text.get(end..).unwrap_or_default(),
        body_line: lines + 1,
    }
}

fn is_marker(line: &str, markers: &[&str]) -> bool {
    markers.contains(&line.trim_end())
}

fn is_name(line: &str) -> bool {
    yaml::is_name(line.trim_end())
}

/// Returns whether `line` is a name, a list entry, or indented. A comment does not count: it could be a heading.
fn could_be_yaml(line: &str) -> bool {
    let text = line.trim_end();
    !text.is_empty()
        && (is_name(text) || text.starts_with([' ', '\t', ']', '}']) || text == "-" || text.starts_with("- "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (Split<'_>, Vec<crate::model::Warning>) {
        let mut warnings = Warnings::default();
        let split = split(text, &mut warnings);
        (split, warnings.into_vec())
    }

    #[test]
    fn front_matter_ends_at_its_second_line_of_dashes_or_dots() {
        let cases = [
            ("---\ntitle: A\n---\nText", "title: A\n", "Text", 4),
            ("---\ntitle: A\n...\nText", "title: A\n", "Text", 4),
            ("---  \ntitle: A\n--- \nText", "title: A\n", "Text", 4),
            ("---\n---\nText", "", "Text", 3),
            ("---\ntitle: A\n---", "title: A\n", "", 4),
            ("---\n\ntitle: A\n---\nText", "\ntitle: A\n", "Text", 5),
            ("---\nno colon\n---\nText", "no colon\n", "Text", 4),
            ("---\na: 1\n---\nText\n\n---\n", "a: 1\n", "Text\n\n---\n", 4),
            ("\n \n---\na: 1\n---\nText", "a: 1\n", "Text", 6),
        ];
        for (text, yaml, body, body_line) in cases {
            let (split, warnings) = cut(text);
            assert_eq!(
                (split.yaml, split.body, split.body_line),
                (yaml, body, body_line),
                "{text}"
            );
            assert!(warnings.is_empty(), "{text}: {warnings:?}");
        }
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        for text in [
            "",
            "Text",
            "---",
            "---\n\nText\n\n---\nMore",
            "---\n\nText",
            "----\na: 1\n----\n",
            " ---\na: 1\n---\n",
            "---\n- a\n- b\n",
        ] {
            let (split, warnings) = cut(text);
            assert_eq!((split.yaml, split.body, split.body_line), ("", text, 1), "{text}");
            assert!(warnings.is_empty());
        }
    }

    #[test]
    fn front_matter_that_is_not_closed_ends_at_the_first_line_of_text() {
        for (text, yaml, body, line) in [
            ("---\ntitle: A\n\nText", "title: A\n", "\nText", 3),
            (
                "---\ntitle: A\ntags:\n  - b\n# Head\n\nText: no",
                "title: A\ntags:\n  - b\n",
                "# Head\n\nText: no",
                5,
            ),
            ("---\ntitle: A\nSome text.\n", "title: A\n", "Some text.\n", 3),
            ("---\ntitle: A", "title: A", "", 3),
        ] {
            let (split, warnings) = cut(text);
            assert_eq!(
                (split.yaml, split.body, split.body_line),
                (yaml, body, line),
                "{text}"
            );
            assert_eq!(warnings.len(), 1);
            assert_eq!(warnings[0].line, Some(line));
        }
    }
}
