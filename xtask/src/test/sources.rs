//! Ways by which text could become mark-up or code. Our sources may have none of them.

use std::path::Path;

use super::Done;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

const FORBIDDEN: [&str; 10] = [
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    "eval(",
    "from_html_unchecked",
    "set_html",
];

/// Reads `src/`, `crates/*/src/` and the scripts of `static/`, without their content.
pub fn check(project: &Project) -> Result<Done> {
    let content = project.root.join("static/content");
    let wanted = |path: &Path| path != content && files::name(path) != "node_modules";
    let mut paths = files::walk(&project.root.join("src"), &wanted)?;
    paths.extend(files::walk(&project.root.join("static"), &wanted)?);
    paths.extend(files::walk(&project.root.join("crates"), &|path: &Path| {
        files::name(path) != "tests"
    })?);
    let mut found = Vec::new();
    let mut read = 0;
    for path in paths {
        if !["rs", "js", "mjs"]
            .iter()
            .any(|extension| files::has_extension(&path, extension))
        {
            continue;
        }
        read += 1;
        let relative = path
            .strip_prefix(&project.root)
            .unwrap_or(&path)
            .display()
            .to_string();
        for (line, word) in forbidden(&files::read_text(&path)?) {
            found.push(format!("{relative}:{line} ({word})"));
        }
    }
    if found.is_empty() {
        println!("{read} files read, none of {} found", FORBIDDEN.join(", "));
        return Ok(Done::Passed);
    }
    Err(Error::new(
        "find the sources free of HTML parsing and evaluation",
        found.join(", "),
    )
    .remedy("Build nodes and set their text instead."))
}

/// Returns each forbidden word with its line, counted from 1. Comments do not count.
fn forbidden(text: &str) -> Vec<(usize, &'static str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .filter_map(|(at, line)| {
            let word = FORBIDDEN.iter().find(|word| contains_word(line, word))?;
            Some((at + 1, *word))
        })
        .collect()
}

/// Returns whether the line has `word` by itself: `eval(` is not in `retrieval(`.
fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_words_are_found_with_their_lines() {
        let text = "a.innerHTML = b;\n// innerHTML is not used\nretrieval(x);\n eval(x)";
        assert_eq!(forbidden(text), [(1, "innerHTML"), (4, "eval(")]);
    }
}
