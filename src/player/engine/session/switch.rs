//! From one engine to the other, at the same sentence.

use super::Deck;
use crate::player::platform::storage;
use crate::player::state::event::Engine;
use crate::player::state::failure::Failure;
use crate::player::state::handle::Playback;
use crate::player::state::player_state::Action;

impl Deck {
    /// Tries the recording again where it failed, from where it stands.
    pub fn retry(&self) {
        if self.engine.get() == Engine::Speech && self.has_recording() {
            self.use_recording(true);
        }
        self.play();
    }

    /// Reads with the browser's voice of that number, or plays the recording.
    pub fn choose_voice(&self, voice: Option<usize>) {
        self.end_aside(true);
        match (voice, &self.speech) {
            (None, _) if self.has_recording() && self.engine.get() == Engine::Speech => {
                self.use_recording(!self.is_paused());
            }
            (Some(voice), Some(speech)) if self.may_speak() => {
                speech.set_voice(voice);
                if let Some(uri) = speech.voice_uri() {
                    storage::save_voice(&self.language.borrow(), &uri);
                }
                if self.engine.get() == Engine::Media {
                    self.use_voice(None, !self.is_paused());
                }
            }
            _ => {}
        }
    }

    /// What the browser does not let the reader's page do at all, a voice may not do either.
    pub(super) fn can_take_over(&self, failure: Failure) -> bool {
        failure != Failure::Blocked && failure != Failure::NoSource && self.may_speak() && {
            self.prepare_speech();
            self.speech.as_ref().is_some_and(|speech| speech.is_able())
        }
    }

    /// The browser's voice goes on at the sentence at which the recording stands.
    pub(super) fn use_voice(&self, because: Option<Failure>, plays: bool) {
        let Some(speech) = self.speech.clone() else { return };
        self.end_aside(false);
        self.prepare_speech();
        let at = self.media.current_time();
        let line = self.cues.borrow().line_at(at);
        let (length, own) = (speech.duration(), self.media.duration());
        let line = line.or_else(|| speech.cues().line_at(at / own * length));
        speech.adopt(self.media.choice());
        speech.take_heard(&self.media.heard(), length / own);
        speech.go_to_line(line.unwrap_or_default());
        self.engine.set(Engine::Speech);
        self.media.pause();
        self.tell_switch(speech.current_time(), because);
        self.tell_plain(Action::Line(line.unwrap_or_default()));
        if plays {
            speech.play();
        }
    }

    /// The recording goes on at the sentence that the browser's voice reads.
    pub(super) fn use_recording(&self, plays: bool) {
        let Some(speech) = self.speech.clone() else { return };
        let at = speech.current_time();
        let line = speech.cues().line_at(at).unwrap_or_default();
        let start = self.cues.borrow().start_of(line);
        let share = self.media.duration() * (at / speech.duration());
        self.media.adopt(speech.choice());
        self.engine.set(Engine::Media);
        speech.pause();
        self.tell_switch(0.0, None);
        self.media.seek(start.unwrap_or(share));
        if plays {
            self.media.play();
        }
    }

    pub(super) fn tell_switch(&self, position: f64, because: Option<Failure>) {
        self.tell_plain(Action::Switch {
            engine: self.engine.get(),
            position,
            length: Some(self.duration()).filter(|secs| secs.is_finite()),
            because,
        });
    }
}
