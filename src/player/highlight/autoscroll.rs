//! Keeps the spoken line in view until the reader scrolls.
//!
//! The reader scrolls when the spoken line moves and the movement did not begin here: by wheel, touch, keys,
//! scrollbar, search in the page, or a link. If only the text moves, for example because a picture loads, the line's
//! own element moves with it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, Element, Event, HtmlElement, Node, Range, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, ShadowRoot, Window,
};

use crate::browser::{Listener, Timeout};

/// Our own scroll counts as over after this time without scroll events: frames are rare on a slow machine. Browsers
/// with `scrollend` (Chrome 114, Firefox 109, Safari 26.2) report it at once.
const OURS_MS: u32 = 1_000;

/// Movements smaller than this are rounding noise, in CSS pixels.
const MOVED: f64 = 3.0;

/// Events of a scrolling reader.
const HANDS: [&str; 4] = ["wheel", "touchmove", "keydown", "pointerdown"];

/// The visible part of something, in CSS pixels of the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub top: f64,
    pub bottom: f64,
}

impl Band {
    fn holds(self, rect: &DomRect) -> bool {
        rect.top() >= self.top - 1.0 && rect.bottom() <= self.bottom + 1.0
    }
}

/// Follows the spoken line. It listens to events only while it does.
pub struct Autoscroll {
    this: Weak<Self>,
    /// An element without size, placed at the spoken line.
    line: HtmlElement,
    lost: Box<dyn Fn()>,
    /// The last distance of the line from the top of the viewport.
    known_top: Cell<f64>,
    listeners: RefCell<Vec<Listener>>,
    /// Set while the report that the reader scrolls is pending.
    pending_report: RefCell<Option<Timeout>>,
    /// Set while our own scroll is going on.
    ours: RefCell<Option<Timeout>>,
}

impl Autoscroll {
    /// `lost` is called when the reader scrolls.
    pub fn new(line: HtmlElement, lost: impl Fn() + 'static) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            this: this.clone(),
            line,
            lost: Box::new(lost),
            known_top: Cell::new(f64::NAN),
            listeners: RefCell::default(),
            pending_report: RefCell::default(),
            ours: RefCell::default(),
        })
    }

    /// Begins to listen for the reader's scrolling.
    pub fn watch(&self) {
        if !self.listeners.borrow().is_empty() {
            return;
        }
        let Some(window) = window() else { return };
        // Before anything is spoken, the element is in its layer and moves with the page all the same.
        self.known_top.set(self.line.get_bounding_client_rect().top());
        let hear = |kind, act: fn(&Self, &Event)| {
            let this = self.this.clone();
            Listener::capture(&window, kind, move |event| {
                if let Some(view) = this.upgrade() {
                    act(&view, event);
                }
            })
        };
        let mut listeners = vec![
            hear("scroll", |view, _| view.on_scroll()),
            hear("resize", |view, _| view.begin_ours()),
            hear("scrollend", |view, _| view.end_ours()),
        ];
        listeners.extend(HANDS.map(|kind| hear(kind, Self::on_hand)));
        self.listeners.replace(listeners);
    }

    /// Stops listening.
    pub fn rest(&self) {
        self.listeners.take();
        self.ours.take();
        self.pending_report.take();
        // The page may move meanwhile.
        self.known_top.set(f64::NAN);
    }

    /// The line at `range` of `block` is spoken now. Scrolls to it if it is out of view.
    pub fn keep(&self, range: &Range, block: &Element, bar: Option<&Element>) {
        let band = band(block, bar);
        let Some(rect) = line_of(range, band) else { return };
        self.place(&rect);
        let is_free = self.ours.borrow().is_none() && self.pending_report.borrow().is_none();
        if is_free && !band.holds(&rect) {
            self.go();
        }
    }

    /// Scrolls the last spoken line to the middle of its view.
    pub fn go(&self) {
        self.begin_ours();
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_inline(ScrollLogicalPosition::Nearest);
        options.set_behavior(if prefers_reduced_motion() {
            ScrollBehavior::Instant
        } else {
            ScrollBehavior::Smooth
        });
        self.line.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Moves the element to `rect`. It scrolls with the line, in the same container.
    fn place(&self, rect: &DomRect) {
        if (rect.top() - self.known_top.get()).abs() < 1.0 {
            return;
        }
        put_at(&self.line, rect.left(), rect.top());
        let _ = self.line.style().set_property("block-size", &px(rect.height()));
        self.known_top.set(rect.top());
    }

    fn begin_ours(&self) {
        let this = self.this.clone();
        let timeout = Timeout::new(OURS_MS, move || {
            if let Some(view) = this.upgrade() {
                view.end_ours();
            }
        });
        self.ours.replace(Some(timeout));
    }

    fn end_ours(&self) {
        if self.ours.take().is_some() {
            self.known_top.set(self.line.get_bounding_client_rect().top());
        }
    }

    fn on_hand(&self, event: &Event) {
        let scrolls = match &*event.type_() {
            "keydown" => moves_page(event),
            "pointerdown" => is_on_scrollbar(event),
            _ => true,
        };
        if scrolls {
            // The reader takes over during our scroll.
            self.end_ours();
        }
    }

    fn on_scroll(&self) {
        if self.ours.borrow().is_some() {
            self.begin_ours();
            return;
        }
        let top = self.line.get_bounding_client_rect().top();
        if (top - self.known_top.replace(top)).abs() > MOVED {
            // Not within the event: Firefox would count rendering there as an effect that is tied to scrolling.
            let this = self.this.clone();
            let report = Timeout::new(0, move || {
                if let Some(view) = this.upgrade() {
                    (view.lost)();
                    view.pending_report.take();
                }
            });
            self.pending_report.replace(Some(report));
        }
    }
}

/// Whether the event is on the page's own scrollbar.
fn is_on_scrollbar(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.local_name() == "html")
}

/// Whether the key scrolls the page if no field has the focus.
fn moves_page(event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
        return false;
    };
    matches!(
        &*event.key(),
        "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" | "Home" | "End" | " " | "Tab"
    )
}

/// The part of `range` to keep in view: all of it, or its first line if it is higher than half of the view.
fn line_of(range: &Range, band: Band) -> Option<DomRect> {
    let whole = range.get_bounding_client_rect();
    if whole.height() <= (band.bottom - band.top) / 2.0 {
        return (whole.height() > 0.0).then_some(whole);
    }
    range.get_client_rects()?.get(0)
}

/// Returns the rectangle in which `element` is visible: within the viewport and every ancestor that scrolls or clips, and beside the player's
/// `bar`.
pub fn band(element: &Element, bar: Option<&Element>) -> Band {
    let Some(window) = window() else {
        return Band {
            top: 0.0,
            bottom: f64::MAX,
        };
    };
    let height = window.inner_height().ok().and_then(|height| height.as_f64());
    let mut band = Band {
        top: 0.0,
        bottom: height.unwrap_or(f64::MAX),
    };
    if let Some(bar) = bar
        .map(Element::get_bounding_client_rect)
        .filter(|bar| bar.height() > 0.0)
    {
        if bar.top() <= 1.0 {
            band.top = bar.bottom();
        } else {
            band.bottom = bar.top();
        }
    }
    let mut around = parent(element);
    while let Some(element) = around {
        // The overflow of the root and the body is that of the viewport.
        let is_page = matches!(&*element.local_name(), "html" | "body");
        if !is_page && cuts(&window, &element) {
            let rect = element.get_bounding_client_rect();
            band.top = if rect.top() > band.top {
                rect.top()
            } else {
                band.top
            };
            band.bottom = if rect.bottom() < band.bottom {
                rect.bottom()
            } else {
                band.bottom
            };
        }
        around = parent(&element);
    }
    band
}

fn cuts(window: &Window, element: &Element) -> bool {
    let style = window.get_computed_style(element).ok().flatten();
    let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
    overflow.is_some_and(|overflow| overflow != "visible")
}

/// The parent of `element`, also across shadow roots.
fn parent(element: &Element) -> Option<Element> {
    let node: Node = element.parent_node()?;
    match node.dyn_into::<Element>() {
        Ok(element) => Some(element),
        Err(node) => node.dyn_ref::<ShadowRoot>().map(ShadowRoot::host),
    }
}

/// Moves `element`, which is at the origin of its layer, to a point of the viewport.
pub fn put_at(element: &HtmlElement, x: f64, y: f64) {
    let Some(origin) = element.parent_element() else {
        return;
    };
    let origin = origin.get_bounding_client_rect();
    let style = element.style();
    let _ = style.set_property("left", &px(x - origin.left()));
    let _ = style.set_property("top", &px(y - origin.top()));
}

/// Leaves the position of `element` to the style sheet again.
pub fn take_back(element: &HtmlElement) {
    for name in ["left", "top"] {
        let _ = element.style().remove_property(name);
    }
}

/// Formats a CSS length, in whole pixels.
pub fn px(length: f64) -> String {
    let mut text = (length.round() as i32).to_string();
    text.push_str("px");
    text
}

fn prefers_reduced_motion() -> bool {
    let query = window().and_then(|window| {
        window
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
    });
    query.is_some_and(|query| query.matches())
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// Shows the button that returns to the spoken line, above the page and the player's bar. Without popovers it stays
/// in its place.
pub fn show_return_button(button: &HtmlElement) {
    let place = button.closest(".player-place").ok().flatten();
    let bar = place.and_then(|place| place.query_selector(".player[data-bar]").ok().flatten());
    let height = bar.map_or(0.0, |bar| bar.get_bounding_client_rect().height());
    let _ = button
        .style()
        .set_property("margin-block-end", &px(height + 16.0));
    let show = Reflect::get(button, &"showPopover".into()).ok();
    if let Some(show) = show.and_then(|show| show.dyn_into::<Function>().ok()) {
        let _ = show.call0(button);
    }
}
