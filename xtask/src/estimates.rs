//! How long steps took the last time, and so how long they will take.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::files;
use crate::project::Project;

/// The durations of steps on this machine, in `target/xtask/durations.json`. The file may be deleted at any time.
#[derive(Debug)]
pub struct Estimates {
    path: PathBuf,
    /// Seconds by the names of the steps.
    seconds: BTreeMap<String, f64>,
}

impl Estimates {
    /// Reads the durations. A missing or broken file is an empty one.
    pub fn read(project: &Project) -> Self {
        let path = project.root.join("target/xtask/durations.json");
        let text = files::read_text(&path).unwrap_or_default();
        Self {
            seconds: serde_json::from_str(&text).unwrap_or_default(),
            path,
        }
    }

    /// Returns how long the steps will take together, such as ', about 4 min left'. Empty if one of them is not known.
    pub fn left<'a>(&self, steps: impl IntoIterator<Item = &'a str>) -> String {
        let seconds: Option<f64> = steps.into_iter().map(|step| self.seconds.get(step)).sum();
        match seconds {
            Some(seconds) if seconds < 90.0 => format!(", about {:.0} s left", seconds.max(1.0)),
            Some(seconds) => format!(", about {:.0} min left", seconds / 60.0),
            None => String::new(),
        }
    }

    /// Saves how long a step took. The next run does without it if it cannot be saved.
    pub fn record(&mut self, step: &str, took: Duration) {
        self.seconds.insert(step.to_owned(), took.as_secs_f64());
        if let Ok(text) = serde_json::to_string(&self.seconds) {
            let _ = files::write(&self.path, text + "\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_known_after_the_first_run() {
        let root = std::env::temp_dir().join(format!("article-widget-estimates-{}", std::process::id()));
        let project = Project {
            cache: root.join("cache"),
            root: root.clone(),
        };
        let mut estimates = Estimates::read(&project);
        assert_eq!(estimates.left(["format", "clippy"]), "");
        estimates.record("format", Duration::from_secs(3));
        assert_eq!(estimates.left(["format", "clippy"]), "");
        estimates.record("clippy", Duration::from_secs(147));
        let mut estimates = Estimates::read(&project);
        assert_eq!(estimates.left(["format", "clippy"]), ", about 2 min left");
        assert_eq!(estimates.left(["format"]), ", about 3 s left");
        files::write(&estimates.path, "{ \"format\": ").unwrap();
        assert_eq!(Estimates::read(&project).left(["format"]), "");
        estimates.record("format", Duration::from_secs(5));
        files::remove(&root).unwrap();
    }
}
