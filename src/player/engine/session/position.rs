//! The stored position.

use std::rc::Rc;

use super::state::SessionState;
use super::{Effect, Now};
use crate::player::state::playback::Engine;
use crate::player::text::resume_positions;

/// While it plays, the position is stored this often, in seconds.
const SAVE_EVERY_SECS: f64 = 5.0;

impl SessionState {
    /// An article and its recording, or the article alone if the voice reads it.
    pub(super) fn position_key(&self) -> String {
        let Some(item) = &self.item else {
            return String::new();
        };
        let article = &item.article;
        let name = match &article.url {
            Some(url) => url.to_rc(),
            None => Rc::clone(&article.title),
        };
        let source = item.narration.sources.first();
        let file = source.filter(|_| self.engine == Engine::Media);
        let file = file.map(|source| source.src.to_rc());
        resume_positions::key(&name, file.as_deref().unwrap_or_default())
    }

    pub(super) fn save_position(&mut self, at_once: bool, now: &Now, out: &mut Vec<Effect>) {
        let position = self.status(now).position;
        let is_far = (position - self.saved_position).abs() >= SAVE_EVERY_SECS;
        let is_due = at_once || (is_far && !self.is_paused(now));
        if self.item.is_some() && is_due && position > 0.0 {
            self.saved_position = position;
            out.push(Effect::SavePosition(self.position_key()));
        }
    }
}
