//! The browser's performance timeline.

/// Measures `work` under `name` (User Timing, section 3.4).
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    const START: &str = "article-widget:start";
    let performance = web_sys::window().and_then(|window| window.performance());
    if let Some(performance) = &performance {
        let _ = performance.mark(START);
    }
    let value = work();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark(name, START);
        performance.clear_marks_with_mark_name(START);
    }
    value
}
