//! How wide an element is.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// How much wider than the limit an element must grow before it counts as wide again. Where a layout is higher than the
/// other, changing to it can bring a scroll bar, which narrows the element, which would change it back, for ever. Wider
/// than any scroll bar.
const SLACK_PX: f64 = 24.0;

/// Whether the element at `node` is less than `limit_px` CSS pixels wide, followed as it changes; `None` until it was
/// measured, and where there is no browser.
///
/// Give it an element without height: an observer that changes the height of what it observes is reported to the page as
/// an error ("ResizeObserver loop completed with undelivered notifications").
#[hook]
pub fn use_inline_size_below(node: &NodeRef, limit_px: f64) -> Option<bool> {
    let below = use_state_eq(|| None);
    let set_below = below.setter();
    use_effect_with(node.clone(), move |node| {
        let observation = node
            .cast::<Element>()
            .and_then(|element| Observation::start(&element, limit_px, set_below));
        move || drop(observation)
    });
    *below
}

/// Observes until dropped.
struct Observation {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

impl Observation {
    fn start(element: &Element, limit_px: f64, set_below: UseStateSetter<Option<bool>>) -> Option<Self> {
        let measure = {
            let element = element.clone();
            let was_below = Cell::new(None);
            move || {
                let width = f64::from(element.client_width());
                // An element that is not displayed says nothing about the room there is.
                if width > 0.0 {
                    let below = is_below(width, limit_px, was_below.get());
                    was_below.set(Some(below));
                    set_below.set(Some(below));
                }
            }
        };
        // At once, so that the first frame is right, and for browsers without the observer.
        measure();
        let on_resize = Closure::<dyn FnMut()>::new(measure);
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _on_resize: on_resize,
        })
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn is_below(width: f64, limit_px: f64, was_below: Option<bool>) -> bool {
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
        assert!(is_below(639.0, 640.0, None));
        assert!(!is_below(640.0, 640.0, None));
        assert!(is_below(655.0, 640.0, Some(true)));
        assert!(!is_below(664.0, 640.0, Some(true)));
        assert!(!is_below(645.0, 640.0, Some(false)));
    }
}
