//! The state of a playback session, and its step.

use std::rc::Rc;

use super::interjection::Interjection;
use super::{Effect, EngineStatus, Event, Now, Stage};
use crate::player::state::failure::Failure;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::{Action, Note};
use crate::player::state::sleep::Sleep;
use crate::player::text::cues::Cues;
use crate::player::text::outdated::GapWatch;
use crate::player::text::spoken_text::SpokenText;
use article::BlockId;
use narration::Utf16Offset;

/// The engine in use, its media item, and the requests that wait. Times in seconds.
#[derive(Debug, Default)]
pub struct SessionState {
    pub(super) engine: Engine,
    pub(super) item: Option<MediaItem>,
    /// Counts the items that were loaded from their beginning.
    pub(super) loads: u32,
    /// `None` until it is needed.
    pub(super) text: Option<Rc<SpokenText>>,
    /// The beginning of each line in the recording.
    pub(super) cues: Cues,
    /// The highest milestone that was emitted for the item, in percent.
    pub(super) milestone: u8,
    pub(super) saved_position: f64,
    /// The language that the reader's choices are stored for.
    pub(super) language: String,
    pub(super) interjection: Option<Interjection>,
    pub(super) gaps: GapWatch,
    /// Whether the voice reads missing sentences in their place.
    pub(super) fills_gaps: bool,
    pub(super) sleep: Sleep,
    /// The place to listen from once its time is known.
    pub(super) listen_from: Option<(BlockId, Utf16Offset)>,
}

impl SessionState {
    /// Changes the state by one event and returns the effects, in order. `now` is the status of the engines before that.
    pub fn step(&mut self, event: Event, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match event {
            Event::SetItem(item) => self.set_item(item, now, out),
            Event::SetSleep(sleep) => self.set_sleep(sleep, out),
            Event::Play => self.play(now, out),
            Event::Pause => self.pause(now, out),
            Event::Retry => self.retry(now, out),
            Event::Seek(secs) => self.seek(secs, now, out),
            Event::SkipSentence { forward } => self.skip_sentence(forward, now, out),
            Event::StartAt(line) => self.start_at(line, now, out),
            Event::ListenFrom(block, offset) => {
                self.listen_from = Some((block, offset));
                self.listen_from_requested(now, out);
            }
            Event::ChooseVoice(voice) => self.choose_voice(voice, now, out),
            Event::ReadAloud(line) => self.read_aloud(line, now, out),
            Event::FillGaps(fills) => {
                self.fills_gaps = fills;
                self.gaps.jump(self.status(now).position);
                out.push(Effect::Emit(Action::FillGaps(fills)));
            }
            Event::PrepareText => {
                self.prepare_text(out);
            }
            Event::Close => {
                self.end_interjection(false, now, out);
                self.save_position(true, now, out);
                out.extend([Effect::CancelLook, Effect::CancelSleepTimer, Effect::Close]);
            }
            Event::Report(engine, action) => self.report(engine, action, now, out),
            Event::LookForGap => {
                if self.interjection.is_none() {
                    self.look_for_gap(self.status(now).position, now, out);
                }
            }
            Event::FallAsleep => {
                self.sleep = Sleep::Off;
                self.pause(now, out);
                out.push(Effect::Emit(Action::Notify(Note::Slept)));
            }
            Event::Stage(stage) => self.stage(stage, now, out),
        }
        effects
    }

    fn stage(&mut self, stage: Stage, now: &Now, out: &mut Vec<Effect>) {
        match stage {
            Stage::LoadItem {
                item,
                is_new,
                is_other_article,
            } => self.load_item(item, is_new, is_other_article, now, out),
            Stage::LoadText {
                is_new,
                is_other_article,
                is_other_timeline,
            } => self.load_text(is_new, is_other_article, is_other_timeline, now, out),
            Stage::ItemLoaded { is_new } => self.item_loaded(is_new, now, out),
            Stage::VoiceLoaded => self.emit_switch(0.0, None, now, out),
            Stage::RecordingFailed(failure) => self.recording_failed(failure, now, out),
            Stage::UseVoice { because, plays } => self.use_voice(because, plays, now, out),
            Stage::VoiceReady { line, because, plays } => self.voice_ready(line, because, plays, now, out),
            Stage::UseRecording { plays } => self.use_recording(plays, now, out),
            Stage::RecordingReady { secs, plays } => self.recording_ready(secs, plays, now, out),
            Stage::Interject { line, plays } => {
                self.begin_interjection(line..line + 1, plays, None, now, out);
            }
            Stage::VoiceInterjects => self.voice_interjects(now, out),
            Stage::GapPassed => self.gaps.resume(),
            Stage::ListenFromRequested => self.listen_from_requested(now, out),
        }
    }

    fn set_sleep(&mut self, sleep: Sleep, out: &mut Vec<Effect>) {
        out.push(Effect::Emit(Action::SetSleep(sleep)));
        if sleep != self.sleep {
            self.sleep = sleep;
            out.push(match sleep.delay_ms() {
                Some(delay_ms) => Effect::StartSleepTimer(delay_ms),
                None => Effect::CancelSleepTimer,
            });
        }
    }

    pub(super) fn play(&mut self, now: &Now, out: &mut Vec<Effect>) {
        self.end_interjection(false, now, out);
        out.push(Effect::Play(self.engine));
    }

    fn pause(&mut self, now: &Now, out: &mut Vec<Effect>) {
        self.end_interjection(false, now, out);
        out.push(Effect::Pause(self.engine));
    }

    pub(super) fn seek(&mut self, secs: f64, now: &Now, out: &mut Vec<Effect>) {
        let played = self
            .interjection
            .as_mut()
            .is_some_and(|interjection| interjection.forget_resume());
        self.end_interjection(false, now, out);
        out.push(Effect::Seek(self.engine, secs));
        if played {
            out.push(Effect::Play(self.engine));
        }
    }

    // Reports of the engines.

    fn report(&mut self, engine: Engine, action: Action, now: &Now, out: &mut Vec<Effect>) {
        if self.interjection.is_some() && !self.report_in_interjection(engine, &action, now, out) {
            return;
        }
        let is_in_use = engine == self.engine;
        match action {
            Action::Voices(..) => out.push(Effect::Emit(action)),
            _ if !is_in_use => {}
            // If the browser does not let the page play, a voice may not play either.
            Action::Fail(failure)
                if engine == Engine::Media
                    && !matches!(failure, Failure::Blocked | Failure::NoSource)
                    && self.may_speak(now) =>
            {
                self.prepare_text(out);
                out.push(Stage::RecordingFailed(failure).into());
            }
            Action::Progress(percent) => {
                if percent > self.milestone {
                    self.milestone = percent;
                    out.push(Effect::Emit(action));
                }
            }
            action => self.pass_on(action, now, out),
        }
    }

    /// Emits the action of the engine in use and reacts to it.
    pub(super) fn pass_on(&mut self, action: Action, now: &Now, out: &mut Vec<Effect>) {
        out.push(Effect::Emit(action.clone()));
        match action {
            Action::Seek(secs) | Action::Move(secs) => self.gaps.jump(secs),
            Action::Tick(secs) => self.look_for_gap(secs, now, out),
            _ => {}
        }
        if action != Action::End {
            self.save_position(action == Action::Pause, now, out);
            return;
        }
        if self.sleep == Sleep::AtEnd {
            self.sleep = Sleep::Off;
        } else {
            out.push(Effect::PlayNext);
        }
        out.push(Effect::ForgetPosition(self.position_key()));
    }

    // Queries.

    /// The status of the engine in use.
    pub(super) fn status<'a>(&self, now: &'a Now) -> &'a EngineStatus {
        match &now.voice {
            Some(voice) if self.engine == Engine::Speech => &voice.engine,
            _ => &now.media,
        }
    }

    pub(super) fn is_paused(&self, now: &Now) -> bool {
        self.interjection.is_none() && self.status(now).is_paused
    }

    /// Whether the browser's voice may read the item.
    pub(super) fn may_speak(&self, now: &Now) -> bool {
        now.voice.is_some() && self.item.as_ref().is_some_and(|item| item.speech)
    }

    pub(super) fn has_recording(&self) -> bool {
        let item = self.item.as_ref();
        item.is_some_and(|item| !item.narration.sources.is_empty())
    }

    /// The beginning of each line, by the times of the engine in use.
    pub(super) fn current_cues<'a>(&'a self, now: &'a Now) -> &'a Cues {
        match &now.voice {
            Some(voice) if self.engine == Engine::Speech => &voice.cues,
            _ => &self.cues,
        }
    }

    /// The text of the item. The first time it is also given to the speech engine.
    pub(super) fn prepare_text(&mut self, out: &mut Vec<Effect>) -> Rc<SpokenText> {
        if let Some(text) = &self.text {
            return Rc::clone(text);
        }
        let item = self.item.as_ref();
        let text = item.map(|item| SpokenText::of(&narration::script(&item.article)));
        let text = Rc::new(text.unwrap_or_default());
        self.text = Some(Rc::clone(&text));
        out.push(Effect::SetLines(Rc::clone(&text.lines)));
        text
    }
}

impl From<Stage> for Effect {
    fn from(stage: Stage) -> Self {
        Self::Next(Event::Stage(stage))
    }
}
