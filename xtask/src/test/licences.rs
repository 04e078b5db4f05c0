//! The licences of the packages that we build on.

use article_command::json;
use serde::Deserialize;

use super::Done;
use crate::error::{Error, Result};
use crate::project::Project;

/// Licences that require no more than a notice from users of a program under MIT or Apache-2.0.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Further licences for packages that only tests use, and that we do not distribute.
const ALLOWED_IN_TESTS: [&str; 1] = ["MPL-2.0"];

/// The part of cargo's list that is needed here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
}

/// Compares the licence of each package with the lists.
pub fn check(project: &Project) -> Result<Done> {
    let answer = project
        .cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .output("list the packages")?;
    let metadata: Metadata = json::from_str("cargo's list of packages", &answer)?;
    let shipped = shipped(project)?;
    let packages = &metadata.packages;
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|Package { name, license }| {
            let licence = license.as_deref().unwrap_or("(none given)");
            let more: &[&str] = if shipped.contains(name) {
                &[]
            } else {
                &ALLOWED_IN_TESTS
            };
            (!is_allowed(licence, more)).then(|| format!("{name}: {licence}"))
        })
        .collect();
    if refused.is_empty() {
        println!(
            "{} packages, {} of them for more than tests; every licence on the list",
            packages.len(),
            shipped.len()
        );
        return Ok(Done::Passed);
    }
    Err(Error::new("accept every licence", refused.join("; "))
        .remedy("Do without the package, or add its licence to xtask/src/test/licences.rs with good reason."))
}

/// Returns the names of the packages that not only tests use.
fn shipped(project: &Project) -> Result<Vec<String>> {
    let answer = project
        .cargo()
        .args([
            "tree",
            "--workspace",
            "--locked",
            "--all-features",
            "--target",
            "all",
        ])
        .args([
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--no-dedupe",
            "--format",
            "{p}",
        ])
        .output("list the packages that are shipped")?;
    let mut names: Vec<String> = answer
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// An SPDX expression: one of its alternatives must be allowed in all its parts. Parentheses stand only around
/// alternatives in the wild, such as `(MIT OR Apache-2.0) AND Unicode-3.0`.
fn is_allowed(expression: &str, more: &[&str]) -> bool {
    let expression = expression.replace('/', " OR ");
    split_outside(&expression, " AND ").iter().all(|part| {
        let part = part.trim();
        let inner = part
            .strip_prefix('(')
            .and_then(|part| part.strip_suffix(')'))
            .unwrap_or(part);
        inner
            .split(" OR ")
            .map(str::trim)
            .any(|licence| ALLOWED.contains(&licence) || more.contains(&licence))
    })
}

/// Splits at each `separator` outside of parentheses.
fn split_outside<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && at >= start && text.get(at..).is_some_and(|rest| rest.starts_with(separator)) {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + separator.len();
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        for (expression, allowed) in [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("BSD-3-Clause AND MIT", true),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
            ("(none given)", false),
        ] {
            assert_eq!(is_allowed(expression, &[]), allowed, "{expression}");
        }
        assert!(is_allowed("MPL-2.0", &ALLOWED_IN_TESTS));
    }
}
