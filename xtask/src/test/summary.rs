//! The end of a test run, on one page.

use std::time::Duration;

/// The result of a step.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    /// The reason was printed when it failed.
    Failed,
    /// It did not run, for this reason.
    Skipped(String),
}

/// One step of a run.
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    pub outcome: Outcome,
    pub took: Duration,
}

impl Row {
    pub fn failed(&self) -> bool {
        self.outcome == Outcome::Failed
    }
}

/// Returns one line a step, the total time, and a closing line with the counts.
pub fn table(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for row in rows {
        let word = match &row.outcome {
            Outcome::Passed => {
                passed += 1;
                "passed".to_owned()
            }
            Outcome::Failed => {
                failed += 1;
                "FAILED".to_owned()
            }
            Outcome::Skipped(why) => {
                skipped += 1;
                format!("skipped: {why}")
            }
        };
        lines.push(format!(
            "{:12} {:>7.1} s  {word}",
            row.name,
            row.took.as_secs_f64()
        ));
    }
    let total: Duration = rows.iter().map(|row| row.took).sum();
    lines.push(format!("{:12} {:>7.1} s", "together", total.as_secs_f64()));
    let skipped = if skipped > 0 {
        format!(", {skipped} skipped")
    } else {
        String::new()
    };
    lines.push(format!("steps: {passed} passed, {failed} failed{skipped}"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts() {
        let row = |outcome| Row {
            name: "a",
            outcome,
            took: Duration::from_millis(1500),
        };
        let rows = [
            row(Outcome::Passed),
            row(Outcome::Failed),
            row(Outcome::Skipped("no tests".to_owned())),
        ];
        let table = table(&rows);
        assert!(
            table.contains("a                1.5 s  skipped: no tests"),
            "{table}"
        );
        assert!(table.ends_with("steps: 1 passed, 1 failed, 1 skipped"), "{table}");
    }
}
