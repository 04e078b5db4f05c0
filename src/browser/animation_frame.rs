//! Animation frames.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use gloo_render::{AnimationFrame as Pending, request_animation_frame};

/// A function that can be scheduled before the next frame. It does not run while the page is hidden.
pub struct AnimationFrame {
    act: Rc<dyn Fn()>,
    pending: RefCell<Option<Pending>>,
}

impl AnimationFrame {
    pub fn new(act: impl Fn() + 'static) -> Self {
        Self {
            act: Rc::new(act),
            pending: RefCell::default(),
        }
    }

    /// Schedules the function before the next frame. Further calls until then have no effect.
    pub fn request(&self) {
        let act = Rc::clone(&self.act);
        let pending = request_animation_frame(move |_| act());
        let before = self.pending.replace(Some(pending));
        drop(before);
    }

    pub fn cancel(&self) {
        let before = self.pending.take();
        drop(before);
    }
}

impl fmt::Debug for AnimationFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnimationFrame").finish_non_exhaustive()
    }
}
