//! The browser's performance timeline.

use std::cell::Cell;

use web_sys::Performance;

/// A measurement of work that may take several tasks (User Timing, section 3.4).
pub struct Timed {
    start: String,
}

thread_local! {
    static STARTED: Cell<u32> = const { Cell::new(0) };
}

impl Timed {
    /// Starts the clock.
    pub fn start() -> Self {
        let number = STARTED.get();
        STARTED.set(number.wrapping_add(1));
        let start = format!("article-widget:start-{number}");
        if let Some(performance) = performance() {
            let _ = performance.mark(&start);
        }
        Self { start }
    }

    /// Records the measurement under `name`, in place of the one before: a page that shows many articles collects none.
    pub fn finish(self, name: &str) {
        if let Some(performance) = performance() {
            performance.clear_measures_with_measure_name(name);
            let _ = performance.measure_with_start_mark(name, &self.start);
            performance.clear_marks_with_mark_name(&self.start);
        }
    }
}

/// Measures `work` under `name`.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let timed = Timed::start();
    let value = work();
    timed.finish(name);
    value
}

fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}
