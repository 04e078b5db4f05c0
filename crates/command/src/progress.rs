//! The progress of steps that take longer than a moment.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How often a log gets a line.
const LOG_INTERVAL: Duration = Duration::from_secs(5);

/// The progress of a step: a bar with the time left on a terminal, a line every five seconds in a log.
#[derive(Debug)]
pub struct Progress {
    step: String,
    total: usize,
    output: Output,
}

#[derive(Debug)]
enum Output {
    Terminal(ProgressBar),
    Log { started: Instant, last: Mutex<Instant> },
}

impl Progress {
    /// A step of `total` parts. `step` is a short phrase, such as 'Reading articles'.
    pub fn new(step: impl Into<String>, total: usize) -> Self {
        let step = step.into();
        if !io::stderr().is_terminal() {
            eprintln!("{step} …");
            let started = Instant::now();
            let last = Mutex::new(started);
            return Self {
                step,
                total,
                output: Output::Log { started, last },
            };
        }
        let bar = ProgressBar::new(total as u64).with_message(step.clone());
        let style = ProgressStyle::with_template("{msg}  {bar:30}  {pos} of {len}, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            step,
            total,
            output: Output::Terminal(bar),
        }
    }

    /// A step of unknown length. A terminal shows how long it has taken.
    pub fn unknown(step: impl Into<String>) -> Self {
        let progress = Self::new(step, 0);
        if let Output::Terminal(bar) = &progress.output {
            let style = ProgressStyle::with_template("{spinner} {msg}  {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        }
        progress
    }

    /// Sets the number of finished parts. Several threads may call it.
    pub fn set(&self, done: usize) {
        match &self.output {
            Output::Terminal(bar) => bar.set_position(done as u64),
            Output::Log { started, last } => {
                let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
                if done < self.total && last.elapsed() >= LOG_INTERVAL {
                    *last = Instant::now();
                    eprintln!("{}", line(&self.step, done, self.total, started.elapsed()));
                }
            }
        }
    }

    /// Prints a line above the bar.
    pub fn print(&self, line: &str) {
        match &self.output {
            Output::Terminal(bar) => bar.println(line),
            Output::Log { .. } => eprintln!("{line}"),
        }
    }
}

/// A bar does not stay: the result of the step follows.
impl Drop for Progress {
    fn drop(&mut self) {
        if let Output::Terminal(bar) = &self.output {
            bar.finish_and_clear();
        }
    }
}

fn line(step: &str, done: usize, total: usize, elapsed: Duration) -> String {
    if done == 0 {
        return format!("{step}: 0 of {total}");
    }
    let left = elapsed.as_secs_f64() / done as f64 * total.saturating_sub(done) as f64;
    let left = if left < 90.0 {
        format!("{left:.0} s")
    } else {
        format!("{:.0} min", left / 60.0)
    };
    format!("{step}: {done} of {total}, about {left} left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_log_estimates_the_time_left() {
        let after = |seconds, done| line("Speaking", done, 100, Duration::from_secs(seconds));
        assert_eq!(after(5, 0), "Speaking: 0 of 100");
        assert_eq!(after(10, 25), "Speaking: 25 of 100, about 30 s left");
        assert_eq!(after(60, 10), "Speaking: 10 of 100, about 9 min left");
    }
}
