//! Whether the widget is narrow.

use std::cell::Cell;

use web_sys::Element;
use yew::NodeRef;

use crate::browser::{AnimationFrame, ResizeWatch};

/// The widget must be this much wider than the limit before it counts as wide again, in CSS pixels. The higher layout can
/// bring a scroll bar, which narrows the widget, which would change the layout back, endlessly. Wider than any scroll bar.
const SLACK_PX: i32 = 24;

/// Watches whether the widget is narrow, until dropped.
#[derive(Debug)]
pub struct Narrowness {
    _sizes: ResizeWatch,
}

impl Narrowness {
    /// Returns whether `node` holds anything that depends on the width.
    pub fn has_content(node: &NodeRef) -> bool {
        node.cast::<Element>()
            .is_some_and(|element| element.first_element_child().is_some())
    }

    /// Calls `report` with whether the widget is narrower than `limit_px` CSS pixels, at first and when that changes.
    ///
    /// The widget is the page around `node`, which may be far wider than the column of `node`. Without a page, `node` itself
    /// is measured.
    pub fn watch(node: &NodeRef, limit_px: i32, report: impl Fn(bool) + 'static) -> Option<Self> {
        let element: Element = node.cast()?;
        let page = element.closest(".page").ok().flatten();
        Self::start(page.unwrap_or(element), limit_px, report)
    }

    fn start(element: Element, limit_px: i32, report: impl Fn(bool) + 'static) -> Option<Self> {
        let was_below = Cell::new(None);
        let observed = element.clone();
        let measure = move || {
            let width = element.client_width();
            let below = is_below(width, limit_px, was_below.get());
            // An element that is not displayed has no width.
            if width > 0 && was_below.replace(Some(below)) != Some(below) {
                report(below);
            }
        };
        // At once, so that the first frame is right, also in a browser without the observer.
        measure();
        // Only in the next frame: an observer that changes the height of what it observes is reported to the page as an
        // error ("ResizeObserver loop completed with undelivered notifications").
        let frame = AnimationFrame::new(measure);
        let sizes = ResizeWatch::new(&observed, move || frame.request())?;
        Some(Self { _sizes: sizes })
    }
}

fn is_below(width: i32, limit_px: i32, was_below: Option<bool>) -> bool {
    let limit = if was_below == Some(true) {
        limit_px + SLACK_PX
    } else {
        limit_px
    };
    width < limit
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn a_scroll_bar_does_not_change_the_layout_back() {
        assert!(is_below(639, 640, None));
        assert!(!is_below(640, 640, None));
        assert!(is_below(655, 640, Some(true)));
        assert!(!is_below(664, 640, Some(true)));
        assert!(!is_below(645, 640, Some(false)));
    }
}
