//! The mini player: a bar that follows the reader, which is the player itself at the foot of the window.
//!
//! As a popover it is in the top layer: nothing in the page can clip, move or cover it, and its `z-index` does not
//! compete with the page's. (A fixed box would be placed within the widget, which is a query container: until CSS
//! Containment of 2024 these contained the layout of fixed boxes too.) Without popovers, the player stays where it
//! is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement};

use crate::browser::{IntersectionWatch, Listener, popover};

/// Calls `on_change` with whether the place of the player is in view. `None` if a bar could not be shown anyway.
pub fn watch(place: &HtmlElement, on_change: impl Fn(bool) + 'static) -> Option<IntersectionWatch> {
    if !popover::is_supported(place) {
        return None;
    }
    IntersectionWatch::new(place, move |entry| {
        // An element that is not rendered has no place.
        let is_rendered = entry.bounding_client_rect().width() > 0.0;
        on_change(entry.is_intersecting() || !is_rendered);
    })
}

/// The player at the foot of the window, as long as it lives.
pub struct Bar {
    place: HtmlElement,
    player: HtmlElement,
    _listeners: Vec<Listener>,
}

impl Bar {
    /// Takes `player` out of `place`, which keeps its height so that the text below does not move.
    pub fn show(place: &HtmlElement, player: &HtmlElement, height: f64) -> Option<Self> {
        let height = [&crate::player::state::decimal::write(height), "px"].concat();
        let _ = place.style().set_property("block-size", &height);
        if !popover::show(player) {
            let _ = place.style().remove_property("block-size");
            return None;
        }
        // Focus changes within a shadow root are not reported outside of it.
        let within: EventTarget = player.get_root_node().into();
        let page = web_sys::window().map(EventTarget::from);
        let listeners = [Some(within), page].into_iter().flatten().map(|target| {
            let bar = player.clone();
            Listener::new(&target, "focusin", move |event| uncover(&bar, event))
        });
        Some(Self {
            place: place.clone(),
            player: player.clone(),
            _listeners: listeners.collect(),
        })
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        popover::hide(&self.player);
        let _ = self.player.remove_attribute(ASIDE);
        let _ = self.place.style().remove_property("block-size");
    }
}

/// Set while the bar is at the head of the window instead.
const ASIDE: &str = "data-aside";

/// If the focus moves to something behind the bar, scrolls on (WCAG 2.2, 2.4.11). If the page cannot scroll any
/// further, the bar moves to the head of the window.
fn uncover(bar: &HtmlElement, event: &Event) {
    // The innermost element: a listener of the window sees the host only.
    let Ok(target) = event.composed_path().get(0).dyn_into::<Element>() else {
        return;
    };
    if bar.contains(Some(&target)) {
        return;
    }
    let _ = bar.remove_attribute(ASIDE);
    let Some(window) = web_sys::window() else {
        return;
    };
    let overlap = overlap(bar, &target);
    if overlap > 0.0 {
        window.scroll_by_with_x_and_y(0.0, overlap + 8.0);
        if self::overlap(bar, &target) > 0.0 {
            let _ = bar.set_attribute(ASIDE, "");
        }
    }
}

/// By how much `bar` covers `target`, in CSS pixels; 0 or less if it does not.
fn overlap(bar: &Element, target: &Element) -> f64 {
    let (covered, bar) = (target.get_bounding_client_rect(), bar.get_bounding_client_rect());
    if covered.top() < bar.bottom() {
        covered.bottom() - bar.top()
    } else {
        0.0
    }
}
