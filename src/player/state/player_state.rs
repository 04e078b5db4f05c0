//! The player's state machine: what an engine reports and a reader drags, reduced to what is shown.

use std::rc::Rc;

use yew::prelude::*;

use crate::player::state::decimal::within;
use crate::player::state::event::Engine;
use crate::player::state::failure::Failure;
use crate::player::state::played::Span;
use crate::player::state::preferences::{clamp_rate, clamp_volume};
use crate::player::state::sleep::Sleep;
use crate::player::state::voices::Voice;

/// Where the player is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was asked of it yet.
    Idle,
    /// Asked to play, and not ready.
    Loading,
    /// It sounds.
    Playing,
    /// It would sound, but waits for data.
    Stalled,
    /// It was playing and stands.
    Paused,
    /// It came to its end.
    Ended,
    /// It cannot play.
    Failed(Failure),
}

impl Phase {
    /// For style sheets and tests.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Loading => "loading",
            Self::Playing => "playing",
            Self::Stalled => "stalled",
            Self::Paused => "paused",
            Self::Ended => "ended",
            Self::Failed(_) => "failed",
        }
    }

    /// Whether it plays or is about to: the button then pauses.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, Self::Loading | Self::Playing | Self::Stalled)
    }

    /// Whether the reader waits for it.
    #[must_use]
    pub fn is_busy(self) -> bool {
        matches!(self, Self::Loading | Self::Stalled)
    }

    /// Why it cannot play.
    #[must_use]
    pub fn failure(self) -> Option<Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }
}

/// How long the recording is, and who says so. Finite seconds above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Length {
    Unknown,
    /// The article.
    Expected(f64),
    /// The media.
    Measured(f64),
}

impl Length {
    fn secs(self) -> Option<f64> {
        match self {
            Self::Unknown => None,
            Self::Expected(secs) | Self::Measured(secs) => Some(secs),
        }
    }
}

/// Everything the player's components draw. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayerState {
    /// Where it is in its life.
    pub phase: Phase,
    /// Whether the reader has been waiting for so long that it is worth a word.
    pub slow: bool,
    /// Where it stands; finite, from 0 to the length.
    pub position: f64,
    /// Where the reader drags the slider to, meanwhile.
    pub scrub: Option<f64>,
    /// Whether it is on its way to another place.
    pub seeking: bool,
    /// How often something was learnt of what is played, so that it is drawn.
    pub lessons: u32,
    /// How often it was sent to another place, so that the slider knows when to speak.
    pub jumps: u32,
    /// What was downloaded.
    pub buffered: Rc<[Span]>,
    /// Speed, 0.5 to 3.
    pub rate: f64,
    /// Loudness, 0 to 1.
    pub volume: f64,
    /// Whether the sound is off.
    pub muted: bool,
    /// Whether this browser lets a page set the volume.
    pub volume_settable: bool,
    /// What gives the sound.
    pub engine: Engine,
    /// Why the browser's voice took over from the recording, where it did.
    pub takeover: Option<Failure>,
    /// The browser's voices that may read, best first; none where it has none or may not.
    pub voices: Rc<[Voice]>,
    /// Which of them reads.
    pub voice: usize,
    /// The line of the script that is being read, where the browser's voice reads.
    pub line: Option<usize>,
    /// The word of that line, from and to in UTF-16 code units, where the voice tells it.
    pub word: Option<(u32, u32)>,
    /// The line that the voice reads while the recording waits.
    pub interjection: Option<usize>,
    /// Whether the voice reads what the recording lacks, at its place.
    pub fills_gaps: bool,
    /// When it is to stop by itself.
    pub sleep: Sleep,
    /// Whether each word is marked while it is heard.
    pub words: bool,
    /// Whether the page scrolls to what is heard.
    pub scrolls: bool,
    /// What is unfolded under the controls.
    pub sheet: Sheet,
    /// What was done last and cannot be seen.
    pub note: Option<Note>,
    /// Whether the reader sees the place of the player.
    pub in_sight: bool,
    /// Whether it began to play, or played on, out of sight: it then follows the reader as a bar.
    pub follows: bool,
    length: Length,
}

/// What is unfolded under the controls.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sheet {
    /// Nothing.
    #[default]
    None,
    /// What is needed rarely.
    More,
    /// The keys.
    Keys,
    /// A link that could not be copied, to be copied by hand.
    Link(Rc<str>),
    /// What plays after this article.
    Queue,
    /// What was written or changed after the recording.
    Outdated,
    /// What is read; with the focus where it is searched, where that was asked for.
    Transcript {
        /// Whether it was.
        search: bool,
    },
}

/// What is said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The link is copied.
    Copied,
    /// The sleep timer stopped the audio.
    Slept,
    /// The browser's voice did not read what it was asked to.
    NoVoice,
    /// The next article of the queue is being opened, and which.
    GoesOn(Rc<str>),
}

/// What happens to the player.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another recording, with its length where the article gives it.
    Prepare(Option<f64>),
    /// The article gives another length.
    Expect(Option<f64>),
    /// Playing was asked for.
    RequestPlay,
    /// It sounds.
    Start,
    /// It waits for data.
    Stall,
    /// The reader has been waiting for long.
    StillWaiting,
    /// It stands.
    Pause,
    /// It came to its end.
    End,
    /// It cannot play.
    Fail(Failure),
    /// It stands there now.
    Tick(f64),
    /// The media knows its length; NaN and infinity where it does not.
    Measure(f64),
    /// So much is downloaded.
    Buffer(Rc<[Span]>),
    /// This share was heard, in percent.
    Progress(u8),
    /// Sent there; will [`Action::Land`].
    Seek(f64),
    /// Sent there while nothing is loaded, which is done at once.
    Move(f64),
    /// Arrived there.
    Land(f64),
    /// Dragged there.
    Scrub(f64),
    /// Another speed.
    SetRate(f64),
    /// Another loudness.
    SetVolume(f64),
    /// What is played is known better, or is another.
    Refresh,
    /// Sound off or on.
    SetMuted(bool),
    /// Whether this browser lets a page set the volume.
    AllowVolume(bool),
    /// Another engine goes on at `position` of `length`, because the other one failed or because the reader wants it.
    Switch {
        /// Which.
        engine: Engine,
        /// Where it stands.
        position: f64,
        /// How long it takes.
        length: Option<f64>,
        /// Why the recording was left, where it failed.
        because: Option<Failure>,
    },
    /// These voices may read, and this one does.
    Voices(Rc<[Voice]>, usize),
    /// This line of the script is being read.
    Line(usize),
    /// This word of it, from and to in UTF-16 code units.
    Word(u32, u32),
    /// The voice reads this line while the recording waits, or no more.
    Interject(Option<usize>),
    /// Whether the voice reads what the recording lacks, at its place.
    FillGaps(bool),
    /// When to stop.
    SetSleep(Sleep),
    /// Whether to mark each word.
    MarkWords(bool),
    /// Whether to scroll to what is heard.
    ScrollAlong(bool),
    /// Something was done that cannot be seen.
    Notify(Note),
    /// This is unfolded.
    Open(Sheet),
    /// Whether the reader sees the place of the player.
    Sight(bool),
    /// The bar is let go.
    Dismiss,
}

impl PlayerState {
    /// A player at rest.
    #[must_use]
    pub fn new(expected_secs: Option<f64>) -> Self {
        Self {
            phase: Phase::Idle,
            slow: false,
            position: 0.0,
            scrub: None,
            seeking: false,
            lessons: 0,
            jumps: 0,
            buffered: Rc::new([]),
            rate: 1.0,
            volume: 1.0,
            muted: false,
            volume_settable: false,
            engine: Engine::Media,
            takeover: None,
            voices: Rc::new([]),
            voice: 0,
            line: None,
            word: None,
            interjection: None,
            fills_gaps: false,
            sleep: Sleep::Off,
            words: true,
            scrolls: true,
            sheet: Sheet::None,
            note: None,
            in_sight: true,
            follows: false,
            length: expected(expected_secs),
        }
    }

    /// What the browser calls the voice that reads.
    #[must_use]
    pub fn voice_name(&self) -> Option<&str> {
        self.voices.get(self.voice).map(|voice| &*voice.name)
    }

    /// The length, as far as it is known.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        self.length.secs()
    }

    /// Whether anything sounds, or is about to: the button then pauses.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.phase.is_active() || self.interjection.is_some()
    }

    /// Where the slider stands.
    #[must_use]
    pub fn shown_position(&self) -> f64 {
        self.scrub.unwrap_or(self.position)
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Prepare(secs) => {
                self.phase = Phase::Idle;
                self.engine = Engine::Media;
                self.seeking = false;
                self.scrub = None;
                self.position = 0.0;
                self.buffered = Rc::new([]);
                self.length = expected(secs);
                self.takeover = None;
                (self.line, self.word, self.interjection) = (None, None, None);
                if matches!(self.note, Some(Note::GoesOn(_))) {
                    self.note = None;
                }
            }
            Action::Expect(secs) => {
                if !matches!(self.length, Length::Measured(_)) {
                    self.length = expected(secs);
                    self.settle();
                }
            }
            Action::RequestPlay => {
                if self.phase == Phase::Ended {
                    self.position = 0.0;
                }
                if !self.phase.is_active() {
                    self.phase = Phase::Loading;
                }
            }
            Action::Start => {
                self.phase = Phase::Playing;
                // That the voice did not read is said while the recording goes on.
                self.note = self.note.take().filter(|note| *note == Note::NoVoice);
            }
            Action::Stall => {
                if self.phase == Phase::Playing {
                    self.phase = Phase::Stalled;
                }
            }
            Action::StillWaiting => self.slow = true,
            Action::Pause => {
                if self.phase.is_active() {
                    self.phase = Phase::Paused;
                }
            }
            Action::End => {
                self.phase = Phase::Ended;
                self.seeking = false;
                self.word = None;
                if self.sleep == Sleep::AtEnd {
                    self.sleep = Sleep::Off;
                }
                if !matches!(self.length, Length::Measured(_)) {
                    // It ended elsewhere than the article said: that is its length.
                    self.length = expected(Some(self.position));
                }
                self.settle();
            }
            Action::Fail(failure) => {
                self.phase = Phase::Failed(failure);
                self.seeking = false;
                self.takeover = None;
                self.word = None;
            }
            Action::Tick(secs) => {
                if !self.seeking && self.phase != Phase::Ended {
                    self.stand_at(secs);
                }
            }
            Action::Measure(secs) => {
                if secs.is_finite() && secs > 0.0 {
                    self.length = Length::Measured(secs);
                    self.settle();
                }
            }
            Action::Buffer(spans) => self.buffered = spans,
            Action::Progress(_) => {}
            Action::Seek(secs) => {
                self.go(secs);
                self.seeking = true;
            }
            Action::Move(secs) => self.go(secs),
            Action::Land(secs) => {
                self.seeking = false;
                if self.phase != Phase::Ended {
                    self.stand_at(secs);
                }
            }
            Action::Scrub(secs) => {
                if let Some(duration) = self.duration()
                    && secs.is_finite()
                {
                    self.scrub = Some(within(secs, 0.0, duration));
                }
            }
            Action::SetRate(rate) => self.rate = clamp_rate(rate),
            Action::SetVolume(volume) => self.volume = clamp_volume(volume),
            Action::Refresh => self.lessons = self.lessons.wrapping_add(1),
            Action::SetMuted(muted) => self.muted = muted,
            Action::AllowVolume(allowed) => self.volume_settable = allowed,
            Action::Switch {
                engine,
                position,
                length,
                because,
            } => self.switch(engine, position, length, because),
            Action::Voices(voices, voice) => {
                self.voice = if voice < voices.len() { voice } else { 0 };
                self.voices = voices;
            }
            Action::Line(line) => {
                if self.engine == Engine::Speech {
                    if self.line != Some(line) {
                        self.word = None;
                    }
                    self.line = Some(line);
                }
            }
            Action::Word(start, end) => {
                self.word = self.line.filter(|_| start < end).map(|_| (start, end));
            }
            Action::Interject(line) => {
                self.interjection = line.filter(|_| self.engine == Engine::Media);
                if line.is_some() {
                    self.note = None;
                }
            }
            Action::FillGaps(fills) => self.fills_gaps = fills,
            Action::SetSleep(sleep) => self.sleep = sleep,
            Action::MarkWords(words) => self.words = words,
            Action::ScrollAlong(scrolls) => self.scrolls = scrolls,
            Action::Notify(note) => {
                if note == Note::Slept {
                    self.sleep = Sleep::Off;
                }
                self.note = Some(note);
            }
            Action::Open(sheet) => {
                self.sheet = sheet;
                self.note = None;
            }
            Action::Sight(in_sight) => self.in_sight = in_sight,
            Action::Dismiss => {
                self.follows = false;
                self.sheet = Sheet::None;
                if self.phase.is_active() {
                    self.phase = Phase::Paused;
                }
            }
        }
        self.slow &= self.phase.is_busy();
        self.follows = !self.in_sight && (self.follows || self.phase.is_active());
    }

    fn switch(&mut self, engine: Engine, position: f64, length: Option<f64>, because: Option<Failure>) {
        self.engine = engine;
        self.takeover = because.filter(|_| engine == Engine::Speech);
        self.length = expected(length);
        self.buffered = Rc::new([]);
        self.seeking = false;
        self.scrub = None;
        (self.line, self.word, self.interjection) = (None, None, None);
        self.phase = match self.phase {
            Phase::Idle => Phase::Idle,
            phase if phase.is_active() => Phase::Loading,
            _ => Phase::Paused,
        };
        self.position = 0.0;
        self.stand_at(position);
    }

    fn go(&mut self, secs: f64) {
        self.scrub = None;
        self.jumps = self.jumps.wrapping_add(1);
        if self.phase == Phase::Ended {
            self.phase = Phase::Paused;
        }
        if secs.is_finite() {
            self.position = self.within(secs);
        }
    }

    /// The media's word on where it stands goes beyond what the article said of its length, but not beyond its own.
    fn stand_at(&mut self, secs: f64) {
        if !secs.is_finite() {
            return;
        }
        if let Length::Expected(expected) = self.length
            && secs > expected
        {
            self.length = Length::Expected(secs);
        }
        self.position = self.within(secs);
    }

    fn within(&self, secs: f64) -> f64 {
        within(secs, 0.0, self.duration().unwrap_or(f64::MAX))
    }

    /// Brings the places in line with a new length.
    fn settle(&mut self) {
        self.position = match (self.phase, self.duration()) {
            (Phase::Ended, Some(duration)) => duration,
            _ => self.within(self.position),
        };
        self.scrub = match self.duration() {
            Some(_) => self.scrub.map(|secs| self.within(secs)),
            None => None,
        };
    }
}

fn expected(secs: Option<f64>) -> Length {
    match secs {
        Some(secs) if secs.is_finite() && secs > 0.0 => Length::Expected(secs),
        _ => Length::Unknown,
    }
}

impl Reducible for PlayerState {
    type Action = Action;

    /// The same pointer where nothing changed, so that nothing is drawn again.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests;
