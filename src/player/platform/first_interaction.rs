//! The first interaction with the article. Until then the player's part of the module is not downloaded: it is a
//! third of the weight that a first view would have with it.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};
use yew::platform::time::sleep;

use crate::browser::Listener;
use crate::browser::synthesis;

/// Events of an interaction.
const TOUCHES: [&str; 4] = ["pointerover", "pointerdown", "focusin", "keydown"];
/// Events that begin and end a press.
const PRESSES: [&str; 2] = ["pointerdown", "keydown"];
const RELEASES: [&str; 3] = ["pointerup", "pointercancel", "keyup"];

/// Interval and number of looks for the end of a press.
const LOOK_AFTER: Duration = Duration::from_millis(40);
const LOOKS: usize = 50;

/// Watches for interactions until it is dropped.
pub struct FirstInteraction {
    pressed: Rc<Cell<bool>>,
    _listeners: Vec<Listener>,
}

impl FirstInteraction {
    /// `widget` is the outermost element. `reached` is called at every interaction, `voices` when the browser reports its
    /// voices. `None` without a window.
    pub fn new(widget: &Element, reached: impl Fn() + 'static, voices: impl Fn() + 'static) -> Option<Self> {
        let window: EventTarget = web_sys::window()?.into();
        let reached = Rc::new(reached);
        // A press may have begun before.
        let pressed = Rc::new(Cell::new(widget.matches(":active").unwrap_or(false)));
        let mut listeners = Vec::new();
        for kind in TOUCHES {
            let reached = Rc::clone(&reached);
            listeners.push(Listener::new(widget, kind, move |_| reached()));
        }
        {
            let reached = Rc::clone(&reached);
            listeners.push(Listener::capture(&window, "scroll", move |_| reached()));
        }
        listeners.push(Listener::new(&window, "hashchange", move |_| {
            if has_deep_link() {
                reached();
            }
        }));
        let within: &EventTarget = widget;
        for (target, kinds, is_press) in [
            (within, PRESSES.as_slice(), true),
            (&window, RELEASES.as_slice(), false),
        ] {
            for kind in kinds {
                let pressed = Rc::clone(&pressed);
                listeners.push(Listener::capture(target, kind, move |_| pressed.set(is_press)));
            }
        }
        if let Some(synthesis) = synthesis() {
            listeners.push(Listener::new(&synthesis, "voiceschanged", move |_| voices()));
        }
        Some(Self {
            pressed,
            _listeners: listeners,
        })
    }

    /// Returns whether a button or key is held down in the widget.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        self.pressed.get()
    }

    /// Resolves once no button or key is held down in the widget, or after two seconds. A pressed button must not be
    /// replaced before it is released, or there is no click.
    pub fn released(&self) -> impl Future<Output = ()> + use<> {
        let pressed = Rc::clone(&self.pressed);
        async move {
            for _ in 0..LOOKS {
                if !pressed.get() {
                    return;
                }
                sleep(LOOK_AFTER).await;
            }
        }
    }
}

impl fmt::Debug for FirstInteraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FirstInteraction").finish_non_exhaustive()
    }
}

/// Returns whether the page's address may be a deep link. The player reads its time.
#[must_use]
pub fn has_deep_link() -> bool {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .is_some_and(|hash| hash.starts_with("#t=") || hash.contains("&t="))
}

/// Returns whether the play button in `widget` has the focus.
#[must_use]
pub fn play_has_focus(widget: &Element) -> bool {
    find(widget, ".player-play:focus").is_some()
}

/// Moves the focus to the play button in `widget`.
pub fn focus_play(widget: &Element) {
    if let Some(button) = find(widget, ".player-play") {
        let _ = button.focus();
    }
}

fn find(widget: &Element, selector: &str) -> Option<HtmlElement> {
    widget.query_selector(selector).ok()??.dyn_into().ok()
}
