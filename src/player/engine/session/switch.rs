//! From one engine to the other, at the same sentence.

use super::state::SessionState;
use super::{Effect, Event, Now, Stage};
use crate::player::state::failure::Failure;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::Action;

impl SessionState {
    pub(super) fn retry(&mut self, now: &Now, out: &mut Vec<Effect>) {
        if self.engine == Engine::Speech && self.has_recording() {
            self.use_recording(true, now, out);
        }
        out.push(Effect::Next(Event::Play));
    }

    pub(super) fn choose_voice(&mut self, voice: Option<usize>, now: &Now, out: &mut Vec<Effect>) {
        let plays = match &self.interjection {
            Some(interjection) => interjection.plays,
            None => !self.is_paused(now),
        };
        self.end_interjection(true, now, out);
        match voice {
            None if self.has_recording() && self.engine == Engine::Speech => {
                self.use_recording(plays, now, out);
            }
            Some(voice) if self.may_speak(now) => {
                out.push(Effect::SetVoice(voice));
                out.push(Effect::SaveVoice(self.language.clone()));
                if self.engine == Engine::Media {
                    self.begin_use_voice(None, plays, now, out);
                }
            }
            _ => {}
        }
    }

    pub(super) fn recording_failed(&mut self, failure: Failure, now: &Now, out: &mut Vec<Effect>) {
        if now.voice.as_ref().is_some_and(|voice| voice.is_able) {
            self.begin_use_voice(Some(failure), true, now, out);
        } else {
            self.pass_on(Action::Fail(failure), now, out);
        }
    }

    fn begin_use_voice(&mut self, because: Option<Failure>, plays: bool, now: &Now, out: &mut Vec<Effect>) {
        self.end_interjection(false, now, out);
        self.prepare_text(out);
        out.push(Stage::UseVoice { because, plays }.into());
    }

    /// The voice continues with the sentence that the recording is at.
    pub(super) fn use_voice(
        &mut self,
        because: Option<Failure>,
        plays: bool,
        now: &Now,
        out: &mut Vec<Effect>,
    ) {
        let Some(voice) = &now.voice else { return };
        let factor = voice.engine.duration / now.media.duration;
        let at = now.media.position;
        let line = self.cues.line_at(at);
        // Without timings: the same share of the whole.
        let line = line
            .or_else(|| voice.cues.line_at(at * factor))
            .unwrap_or_default();
        out.extend([
            Effect::TakeChoice(Engine::Speech),
            Effect::TakePlayed { factor },
            Effect::GoToLine(line),
            Stage::VoiceReady { line, because, plays }.into(),
        ]);
    }

    pub(super) fn voice_ready(
        &mut self,
        line: usize,
        because: Option<Failure>,
        plays: bool,
        now: &Now,
        out: &mut Vec<Effect>,
    ) {
        self.engine = Engine::Speech;
        out.push(Effect::Pause(Engine::Media));
        self.emit_switch(self.status(now).position, because, now, out);
        out.push(Effect::Emit(Action::Line(line)));
        if plays {
            out.push(Effect::Play(Engine::Speech));
        }
        self.ask_for_requested_place(out);
    }

    /// The recording continues with the sentence that the voice is at.
    pub(super) fn use_recording(&mut self, plays: bool, now: &Now, out: &mut Vec<Effect>) {
        let Some(voice) = &now.voice else { return };
        let at = voice.engine.position;
        let line = voice.cues.line_at(at).unwrap_or_default();
        let same_share = now.media.duration * (at / voice.engine.duration);
        let secs = self.cues.start_of(line).unwrap_or(same_share);
        out.push(Effect::TakeChoice(Engine::Media));
        out.push(Stage::RecordingReady { secs, plays }.into());
    }

    pub(super) fn recording_ready(&mut self, secs: f64, plays: bool, now: &Now, out: &mut Vec<Effect>) {
        self.engine = Engine::Media;
        out.push(Effect::Pause(Engine::Speech));
        self.emit_switch(0.0, None, now, out);
        out.push(Effect::Seek(Engine::Media, secs));
        if plays {
            out.push(Effect::Play(Engine::Media));
        }
    }

    pub(super) fn emit_switch(
        &self,
        position: f64,
        because: Option<Failure>,
        now: &Now,
        out: &mut Vec<Effect>,
    ) {
        out.push(Effect::Emit(Action::Switch {
            engine: self.engine,
            position,
            length: Some(self.status(now).duration).filter(|secs| secs.is_finite()),
            because,
        }));
    }
}
