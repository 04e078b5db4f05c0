//! The bar that follows the reader: the player itself, taken to the foot of the window.
//!
//! As a popover it stands in the top layer: nothing of the page can clip, move or cover it, and no `z-index` is played against
//! the page's own. (A fixed box would be placed within the widget, which is a container of queries: until CSS Containment of
//! 2024 these contained the layout of fixed boxes too.) Where there are no popovers, the player stays where it is.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

use crate::browser::Listener;

/// Tells whether the place of the player is in sight, as long as it lives.
pub struct PlaceObserver {
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl PlaceObserver {
    /// `None` where a bar could not be shown anyway.
    pub fn new(place: &Element, tell: impl Fn(bool) + 'static) -> Option<Self> {
        method(place, "showPopover")?;
        let closure = Closure::new(move |entries: Array| {
            // The last one is how it is now.
            let entry: IntersectionObserverEntry =
                entries.get(entries.length().saturating_sub(1)).unchecked_into();
            // An element that is not drawn has no place to be out of.
            let is_drawn = entry.bounding_client_rect().width() > 0.0;
            tell(entry.is_intersecting() || !is_drawn);
        });
        let observer = IntersectionObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(place);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for PlaceObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
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
        let show = method(player, "showPopover")?;
        let height = [&crate::player::state::decimal::write(height), "px"].concat();
        let _ = place.style().set_property("block-size", &height);
        let _ = player.set_attribute("popover", "manual");
        if show.call0(player).is_err() {
            // Not in the page.
            let _ = player.remove_attribute("popover");
            let _ = place.style().remove_property("block-size");
            return None;
        }
        // What moves within a shadow root is not told outside of it.
        let within: EventTarget = player.get_root_node().into();
        let page = web_sys::window().map(EventTarget::from);
        let listeners = [Some(within), page].into_iter().flatten().map(|target| {
            let bar = player.clone();
            Listener::new(&target, "focusin", move |event| uncover(&bar, &event))
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
        if let Some(hide) = method(&self.player, "hidePopover") {
            let _ = hide.call0(&self.player);
        }
        let _ = self.player.remove_attribute("popover");
        let _ = self.player.remove_attribute(ASIDE);
        let _ = self.place.style().remove_property("block-size");
    }
}

/// Where the bar stands at the head of the window instead.
const ASIDE: &str = "data-aside";

/// Scrolls on where what gets the focus would stand behind the bar (WCAG 2.2, 2.4.11). Where the page has no more to scroll,
/// the bar goes to the head of the window.
fn uncover(bar: &HtmlElement, event: &Event) {
    // The innermost one: a listener of the window sees the host only.
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

/// By how much `bar` covers `target`, in CSS pixels; not above 0 where it does not.
fn overlap(bar: &Element, target: &Element) -> f64 {
    let (covered, bar) = (target.get_bounding_client_rect(), bar.get_bounding_client_rect());
    if covered.top() < bar.bottom() {
        covered.bottom() - bar.top()
    } else {
        0.0
    }
}

fn method(element: &Element, name: &str) -> Option<Function> {
    Reflect::get(element, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()
}
