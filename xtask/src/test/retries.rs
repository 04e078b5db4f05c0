//! End-to-end tests that failed and were run again: listed at the end of a run.

use std::path::PathBuf;

use serde::Deserialize;

use crate::error::Result;
use crate::files;
use crate::project::Project;

/// The file to which each end-to-end step appends its retried tests. `tests/e2e/run.mjs` fails the step in which they
/// become more than it allows.
pub fn file(project: &Project) -> PathBuf {
    project.root.join("target/e2e-retries.jsonl")
}

/// Removes the list of the run before.
pub fn forget(project: &Project) -> Result {
    files::remove(&file(project))
}

/// Returns the number of retried tests and their names, one a line. `None` if there are none.
pub fn list(project: &Project) -> Result<Option<String>> {
    let file = file(project);
    if !file.is_file() {
        return Ok(None);
    }
    Ok(report(&files::read_text(&file)?))
}

/// A line of the file.
#[derive(Deserialize)]
struct Retry {
    engine: String,
    case: String,
    test: String,
}

/// Each test counts once, however many attempts it took.
fn report(lines: &str) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for retry in lines
        .lines()
        .filter_map(|line| serde_json::from_str::<Retry>(line).ok())
    {
        let name = format!("{}: {}: {}", retry.engine, retry.case, retry.test);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| {
        format!(
            "Retried end-to-end tests: {}\n  {}",
            names.len(),
            names.join("\n  ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_counts_once_however_many_attempts_it_took() {
        let line = |engine: &str| {
            format!(
                "{{\"engine\":\"{engine}\",\"case\":\"The player\",\"test\":\"plays\",\"error\":\"late\"}}\n"
            )
        };
        let lines = [line("webkit"), line("webkit"), line("firefox")].concat();
        assert_eq!(
            report(&lines).as_deref(),
            Some("Retried end-to-end tests: 2\n  webkit: The player: plays\n  firefox: The player: plays")
        );
        assert_eq!(report(""), None);
    }
}
