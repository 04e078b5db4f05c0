//! The browser's performance timeline.

/// Measures `work` under `name` (User Timing, section 3.4). The timeline holds the last measure of each name only, because the
/// browser keeps every entry for as long as the page is open.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    const START: &str = "article-widget:start";
    let performance = web_sys::window().and_then(|window| window.performance());
    if let Some(performance) = &performance {
        let _ = performance.mark(START);
    }
    let value = work();
    if let Some(performance) = &performance {
        performance.clear_measures_with_measure_name(name);
        let _ = performance.measure_with_start_mark(name, START);
        performance.clear_marks_with_mark_name(START);
    }
    value
}
