//! Where one left off.

use std::rc::Rc;

use super::Deck;
use crate::player::platform::storage;
use crate::player::state::event::{Engine, Standing};
use crate::player::state::handle::Playback;
use crate::player::text::resume_positions;

/// The place is remembered so often while it plays, in seconds.
const REMEMBER_SECS: f64 = 5.0;

impl Deck {
    pub(super) fn place_key(&self) -> String {
        let programme = self.programme.borrow();
        let Some(programme) = &*programme else {
            return String::new();
        };
        let article = &programme.article;
        let name = article
            .url
            .as_ref()
            .map_or_else(|| Rc::clone(&article.title), |url| url.to_rc());
        let file = programme
            .narration
            .sources
            .first()
            .map(|source| source.src.to_rc());
        resume_positions::key(
            &name,
            file.as_deref()
                .filter(|_| self.engine.get() == Engine::Media)
                .unwrap_or_default(),
        )
    }

    pub(super) fn remember(&self, now: bool) {
        let Standing {
            current_time,
            duration,
            ..
        } = self.standing();
        let is_far = (current_time - self.remembered.get()).abs() >= REMEMBER_SECS;
        if self.programme.borrow().is_some() && (now || (is_far && !self.is_paused())) && current_time > 0.0 {
            self.remembered.set(current_time);
            storage::save_place(&self.place_key(), current_time, duration);
        }
    }
}
