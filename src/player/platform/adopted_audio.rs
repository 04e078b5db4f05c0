//! The `<audio>` element of an adopted page.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlAudioElement;

/// An `<audio>` element that belongs to the page and may be playing. The player uses it in place of one of its own, and leaves
/// it where it is. Compared by identity.
#[derive(Clone, Debug)]
pub struct AdoptedAudio {
    element: HtmlAudioElement,
    passes_on: Rc<Cell<bool>>,
}

impl AdoptedAudio {
    /// Wraps the element.
    #[must_use]
    pub fn new(element: HtmlAudioElement) -> Self {
        Self {
            element,
            passes_on: Rc::default(),
        }
    }

    /// Returns the element.
    #[must_use]
    pub fn element(&self) -> &HtmlAudioElement {
        &self.element
    }

    /// Returns whether it plays, or waits for data in order to.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        !self.element.paused() && !self.element.ended()
    }

    /// Returns whether it was started: it plays, or has a position.
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.is_playing() || self.element.current_time() > 0.0
    }

    /// Returns whether somebody has chosen its volume and speed: it was loaded, or the page has set another speed.
    #[must_use]
    pub fn has_choice(&self) -> bool {
        self.is_playing() || self.element.ready_state() > 0 || self.has_own_rate()
    }

    /// Returns whether its speed is not the usual one.
    #[must_use]
    pub fn has_own_rate(&self) -> bool {
        self.element.playback_rate() != 1.0
    }

    /// Returns the address of its first recording.
    #[must_use]
    pub fn first_source(&self) -> Option<String> {
        let source = self.element.query_selector("source").ok()??;
        source.get_attribute("src")
    }

    /// Pauses it.
    pub fn pause(&self) {
        let _ = self.element.pause();
    }

    /// The player that uses the element is about to be replaced by another one for the same recording: it must not stop.
    pub fn pass_on(&self) {
        self.passes_on.set(true);
    }

    /// Returns whether the element goes to another player, once.
    pub(in crate::player) fn take_pass(&self) -> bool {
        self.passes_on.replace(false)
    }
}

impl PartialEq for AdoptedAudio {
    fn eq(&self, other: &Self) -> bool {
        self.element == other.element
    }
}
