//! What the recording lacks: the browser's voice reads it while the recording waits.

use std::rc::Rc;

use super::Deck;
use crate::browser::Timeout;
use crate::player::state::event::{Engine, Standing};
use crate::player::state::handle::Playback;
use crate::player::state::player_state::{Action, Note};
use crate::player::text::outdated::{Due, Gap};

/// Sentences that the browser's voice reads while the recording waits.
pub(super) struct Aside {
    /// The first of their lines.
    pub(super) line: usize,
    /// Whether the recording played, and goes on after them.
    pub(super) plays: bool,
    /// Where it goes on; where it stands, if that is `None`.
    pub(super) resume: Option<f64>,
    /// Whether the voice was heard.
    pub(super) sounds: bool,
}

impl Deck {
    /// The browser's voice reads `line`, and the recording, where it plays, goes on after it. Asked for again, it stops.
    pub fn read_aloud(&self, line: usize) {
        let before = self.aside.borrow().as_ref().map(|aside| aside.line);
        let plays = !self.is_paused() && self.aside.borrow().as_ref().is_none_or(|aside| aside.plays);
        if before.is_some() {
            self.end_aside(before == Some(line));
        }
        if before != Some(line) {
            self.begin_aside(line..line + 1, plays, None);
        }
    }

    /// Whether the voice reads what the recording lacks, at its place.
    pub fn fill_gaps(&self, fills: bool) {
        self.fills_gaps.set(fills);
        self.watch.borrow_mut().jump(self.current_time());
    }

    /// Whether `action`, told while the voice reads aside, is to be heard by others.
    pub(super) fn hear_aside(&self, action: &Action, standing: Standing) -> bool {
        match (standing.engine, action) {
            (_, Action::Voices(..)) => true,
            (Engine::Speech, Action::Line(line)) => {
                let first = self.aside.borrow().as_ref().map(|aside| aside.line);
                self.tell_plain(Action::Aside(first.map(|first| first + line)));
                false
            }
            (Engine::Speech, Action::Start) => {
                if let Some(aside) = &mut *self.aside.borrow_mut() {
                    aside.sounds = true;
                }
                false
            }
            (Engine::Speech, Action::End) => {
                let sounded = self.aside.borrow().as_ref().is_some_and(|aside| aside.sounds);
                self.end_aside(true);
                if !sounded {
                    self.tell_plain(Action::Tell(Note::NoVoice));
                }
                false
            }
            // Another player of the page took the floor.
            (Engine::Speech, Action::Pause) => {
                self.end_aside(false);
                false
            }
            (Engine::Speech, Action::Fail(_)) => {
                self.end_aside(true);
                self.tell_plain(Action::Tell(Note::NoVoice));
                false
            }
            (Engine::Speech, _) => false,
            // Its waiting is no pause of the player's.
            (Engine::Media, Action::Pause | Action::Stall) => false,
            // The system's own controls.
            (Engine::Media, Action::RequestPlay) => {
                self.end_aside(false);
                true
            }
            (Engine::Media, _) => true,
        }
    }

    pub(super) fn look_for_gaps(&self, secs: f64) {
        if !self.fills_gaps.get() || self.engine.get() != Engine::Media || self.is_paused() {
            return;
        }
        let due = self.watch.borrow_mut().tick(secs, self.duration(), self.rate());
        match due {
            Due::No => {}
            Due::Soon(delay_ms) => {
                let this = self.this.clone();
                let timeout = Timeout::new(delay_ms, move || {
                    wasm_bindgen_futures::spawn_local(async move {
                        if let Some(deck) = this.upgrade().filter(|deck| deck.aside.borrow().is_none()) {
                            deck.look_for_gaps(deck.current_time());
                        }
                    });
                });
                self.soon.replace(Some(timeout));
            }
            Due::Now(Gap { lines, resume, .. }) => self.begin_aside(lines, true, Some(resume)),
        }
    }

    pub(super) fn begin_aside(&self, lines: std::ops::Range<usize>, plays: bool, resume: Option<f64>) {
        let Some(speech) = self.speech.clone().filter(|_| self.engine.get() == Engine::Media) else {
            return;
        };
        let reading = self.reading();
        let Some(words) = reading.lines.get(lines.clone()).filter(|_| self.may_speak()) else {
            return;
        };
        self.soon.take();
        self.aside.replace(Some(Aside {
            line: lines.start,
            plays,
            resume,
            sounds: false,
        }));
        self.media.pause();
        speech.adopt(self.media.choice());
        speech.set_lines(words.into());
        if speech.is_able() {
            self.tell_plain(Action::Aside(Some(lines.start)));
            speech.play();
        } else {
            self.end_aside(true);
            self.tell_plain(Action::Tell(Note::NoVoice));
        }
    }

    /// The voice is silent again; with `goes_on` the recording plays on where it played before.
    pub(super) fn end_aside(&self, goes_on: bool) {
        let Some(Aside { plays, resume, .. }) = self.aside.take() else {
            return;
        };
        if let Some(speech) = &self.speech {
            speech.set_lines(Rc::clone(&self.reading().lines));
        }
        self.tell_plain(Action::Aside(None));
        if !plays {
            return;
        }
        if let Some(secs) = resume.filter(|secs| *secs > self.media.current_time()) {
            self.media.seek(secs);
        }
        self.watch.borrow_mut().resume();
        if goes_on {
            self.media.play();
        } else {
            self.tell_plain(Action::Pause);
        }
    }
}
