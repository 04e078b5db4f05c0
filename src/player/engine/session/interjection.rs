//! Interjections: the voice reads sentences that the recording lacks, while the recording waits.

use std::ops::Range;
use std::rc::Rc;

use super::state::SessionState;
use super::{Effect, Now, Stage};
use crate::player::state::playback::Engine;
use crate::player::state::player_state::{Action, Note};
use crate::player::text::outdated::{Due, Gap};

/// Sentences that the voice reads while the recording waits. Times in seconds.
#[derive(Debug)]
pub(super) struct Interjection {
    /// The first of their lines.
    line: usize,
    /// Whether the recording was playing, and continues afterwards.
    pub(super) plays: bool,
    /// The time at which it continues, or `None` to continue at its position.
    resume: Option<f64>,
    /// Whether the voice has spoken.
    sounds: bool,
}

impl Interjection {
    /// Ends the interjection, because the recording continues at another position. Returns whether the recording was playing.
    pub(super) fn forget_resume(&mut self) -> bool {
        self.resume = None;
        self.plays
    }
}

impl SessionState {
    pub(super) fn read_aloud(&mut self, line: usize, now: &Now, out: &mut Vec<Effect>) {
        let plays = match &self.interjection {
            Some(interjection) => interjection.plays,
            None => !self.is_paused(now),
        };
        let before = self.interjection.as_ref().map(|interjection| interjection.line);
        self.end_interjection(before == Some(line), now, out);
        if before != Some(line) {
            out.push(Stage::Interject { line, plays }.into());
        }
    }

    /// Handles a report during an interjection. Returns whether the session must also handle it as usual.
    pub(super) fn report_in_interjection(
        &mut self,
        engine: Engine,
        action: &Action,
        now: &Now,
        out: &mut Vec<Effect>,
    ) -> bool {
        let Some(interjection) = &mut self.interjection else {
            return true;
        };
        match (engine, action) {
            (_, Action::Voices(..)) => true,
            (Engine::Speech, Action::Line(line)) => {
                let line = interjection.line + line;
                out.push(Effect::Emit(Action::Interject(Some(line))));
                false
            }
            (Engine::Speech, Action::Start) => {
                interjection.sounds = true;
                false
            }
            (Engine::Speech, Action::End | Action::Fail(_)) => {
                let was_heard = interjection.sounds && *action == Action::End;
                self.end_interjection(true, now, out);
                if !was_heard {
                    out.push(Effect::Emit(Action::Notify(Note::NoVoice)));
                }
                false
            }
            // Another player of the page has started.
            (Engine::Speech, Action::Pause) => {
                self.end_interjection(false, now, out);
                false
            }
            (Engine::Speech, _) => false,
            // While the recording waits, the player is not paused.
            (Engine::Media, Action::Pause | Action::Stall) => false,
            // The reader used the system's media controls.
            (Engine::Media, Action::RequestPlay) => {
                self.end_interjection(false, now, out);
                true
            }
            (Engine::Media, _) => true,
        }
    }

    /// At `secs` of a recording that plays: begins the interjection that is due there.
    pub(super) fn look_for_gap(&mut self, secs: f64, now: &Now, out: &mut Vec<Effect>) {
        if !self.fills_gaps || self.engine != Engine::Media || self.is_paused(now) {
            return;
        }
        match self.gaps.tick(secs, now.media.duration, now.media.rate) {
            Due::No => {}
            Due::Soon(delay_ms) => out.push(Effect::LookForGapIn(delay_ms)),
            Due::Now(Gap { lines, resume, .. }) => {
                self.begin_interjection(lines, true, Some(resume), now, out);
            }
        }
    }

    pub(super) fn begin_interjection(
        &mut self,
        lines: Range<usize>,
        plays: bool,
        resume: Option<f64>,
        now: &Now,
        out: &mut Vec<Effect>,
    ) {
        if self.engine != Engine::Media || !self.may_speak(now) {
            return;
        }
        let text = self.prepare_text(out);
        let Some(words) = text.lines.get(lines.clone()) else {
            return;
        };
        self.interjection = Some(Interjection {
            line: lines.start,
            plays,
            resume,
            sounds: false,
        });
        out.extend([
            Effect::CancelLook,
            Effect::Pause(Engine::Media),
            Effect::TakeChoice(Engine::Speech),
            Effect::SetLines(words.into()),
            Stage::VoiceInterjects.into(),
        ]);
    }

    pub(super) fn voice_interjects(&mut self, now: &Now, out: &mut Vec<Effect>) {
        let Some(interjection) = &self.interjection else {
            return;
        };
        if now.voice.as_ref().is_some_and(|voice| voice.is_able) {
            out.push(Effect::Emit(Action::Interject(Some(interjection.line))));
            out.push(Effect::Play(Engine::Speech));
        } else {
            self.end_interjection(true, now, out);
            out.push(Effect::Emit(Action::Notify(Note::NoVoice)));
        }
    }

    /// Ends an interjection, if there is one. With `goes_on` the recording continues if it was playing before.
    pub(super) fn end_interjection(&mut self, goes_on: bool, now: &Now, out: &mut Vec<Effect>) {
        let Some(Interjection { plays, resume, .. }) = self.interjection.take() else {
            return;
        };
        let text = self.prepare_text(out);
        out.push(Effect::SetLines(Rc::clone(&text.lines)));
        out.push(Effect::Emit(Action::Interject(None)));
        if !plays {
            return;
        }
        match resume.filter(|secs| *secs > now.media.position) {
            Some(secs) => out.extend([Effect::Seek(Engine::Media, secs), Stage::GapPassed.into()]),
            None => self.gaps.resume(),
        }
        out.push(if goes_on {
            Effect::Play(Engine::Media)
        } else {
            Effect::Emit(Action::Pause)
        });
    }
}
