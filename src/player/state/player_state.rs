//! The player's state: a reducer over the actions of engines and controls.

use std::rc::Rc;

use yew::prelude::*;

use crate::player::state::decimal::within;
use crate::player::state::failure::Failure;
use crate::player::state::playback::Engine;
use crate::player::state::played::Span;
use crate::player::state::preferences::{clamp_rate, clamp_volume};
use crate::player::state::sleep::Sleep;
use crate::player::state::voices::Voice;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was requested yet.
    Idle,
    /// Playback was requested, and nothing is ready.
    Loading,
    Playing,
    /// Waits for data.
    Stalled,
    Paused,
    Ended,
    Failed(Failure),
}

impl Phase {
    /// Returns the name for style sheets and tests.
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

    /// Returns whether it plays or is about to: the button then pauses.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, Self::Loading | Self::Playing | Self::Stalled)
    }

    /// Returns whether the reader waits for it.
    #[must_use]
    pub fn is_busy(self) -> bool {
        matches!(self, Self::Loading | Self::Stalled)
    }

    #[must_use]
    pub fn failure(self) -> Option<Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }
}

/// The length and its source. Finite seconds above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Length {
    Unknown,
    /// By the article.
    Expected(f64),
    /// By the media.
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

/// The state that the controls show. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayerState {
    pub phase: Phase,
    /// Whether the reader has waited long enough for a message.
    pub slow: bool,
    /// From 0 to the length.
    pub position: f64,
    /// The position to which the reader drags the slider.
    pub scrub: Option<f64>,
    pub seeking: bool,
    /// Counts the changes of the session's text and times, so that the controls are rendered again.
    pub refreshes: u32,
    /// Counts the seeks. The slider announces its position after each.
    pub jumps: u32,
    pub buffered: Rc<[Span]>,
    /// From 0.5 to 3.
    pub rate: f64,
    /// From 0 to 1.
    pub volume: f64,
    pub muted: bool,
    /// Whether this browser lets a page set the volume.
    pub volume_settable: bool,
    pub engine: Engine,
    /// The failure because of which the voice took over from the recording.
    pub takeover: Option<Failure>,
    /// The voices that may read, best first.
    pub voices: Rc<[Voice]>,
    /// The number of the voice that reads.
    pub voice: usize,
    /// The line of the script that the voice reads.
    pub line: Option<usize>,
    /// The word of that line, in UTF-16 code units, if the voice reports it.
    pub word: Option<(u32, u32)>,
    /// The line that the voice reads while the recording waits.
    pub interjection: Option<usize>,
    /// Whether the voice reads missing sentences in their place.
    pub fills_gaps: bool,
    pub sleep: Sleep,
    /// Whether each word is highlighted.
    pub words: bool,
    /// Whether the page scrolls to the spoken line.
    pub scrolls: bool,
    /// The sheet that is open under the controls.
    pub sheet: Sheet,
    /// The last message for screen readers only.
    pub note: Option<Note>,
    /// Whether the place of the player is in view.
    pub in_view: bool,
    /// Whether it has played out of view: it then follows the reader as a bar.
    pub follows: bool,
    length: Length,
}

/// A sheet under the controls.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sheet {
    #[default]
    None,
    /// Rare functions.
    More,
    /// The keys.
    Keys,
    /// A link that could not be copied, to be copied by hand.
    Link(Rc<str>),
    Queue,
    /// Sentences that are newer than the recording.
    Outdated,
    Transcript {
        /// Whether the search field gets the focus.
        search: bool,
    },
}

/// A message for screen readers only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    Copied,
    /// The sleep timer stopped the audio.
    Slept,
    /// The voice did not read the interjection.
    NoVoice,
    /// The next article of the queue, which is being opened.
    GoesOn(Rc<str>),
}

/// A change of the player.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another recording, with its length in the article.
    Prepare(Option<f64>),
    /// The article gives another length.
    Expect(Option<f64>),
    RequestPlay,
    /// Sound has begun.
    Start,
    /// Waits for data.
    Stall,
    /// The reader has waited for long.
    StillWaiting,
    Pause,
    End,
    Fail(Failure),
    /// The current position.
    Tick(f64),
    /// The media reports its length; NaN and infinity if it does not know it.
    Measure(f64),
    Buffer(Rc<[Span]>),
    /// This share was played, in percent.
    Progress(u8),
    /// A seek began; it ends with [`Action::Land`].
    Seek(f64),
    /// A seek while nothing is loaded, which is done at once.
    Move(f64),
    /// A seek ended.
    Land(f64),
    /// The slider is dragged here.
    Scrub(f64),
    SetRate(f64),
    SetVolume(f64),
    /// The session's text or times have changed.
    Refresh,
    SetMuted(bool),
    /// Another engine continues at `position`, because the other one failed or the reader chose it.
    Switch {
        engine: Engine,
        position: f64,
        length: Option<f64>,
        /// The failure of the recording, if that is the reason.
        because: Option<Failure>,
    },
    /// The voices that may read, and the number of the current one.
    Voices(Rc<[Voice]>, usize),
    /// The voice reads this line of the script.
    Line(usize),
    /// The voice reads this word of the line, in UTF-16 code units.
    Word(u32, u32),
    /// The voice reads this line while the recording waits; `None` at the end of the interjection.
    Interject(Option<usize>),
    /// Whether the voice reads missing sentences in their place.
    FillGaps(bool),
    SetSleep(Sleep),
    MarkWords(bool),
    ScrollAlong(bool),
    Notify(Note),
    Open(Sheet),
    /// Whether the place of the player is in view.
    InView(bool),
    /// The bar is dismissed.
    Dismiss,
}

/// Receives the reports of an engine.
pub type Listen = Box<dyn Fn(Action)>;

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
            refreshes: 0,
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
            in_view: true,
            follows: false,
            length: expected(expected_secs),
        }
    }

    /// Returns the browser's name of the voice that reads.
    #[must_use]
    pub fn voice_name(&self) -> Option<&str> {
        self.voices.get(self.voice).map(|voice| &*voice.name)
    }

    /// Returns the length, if it is known.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        self.length.secs()
    }

    /// Returns whether it plays or is about to. The button then pauses.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.phase.is_active() || self.interjection.is_some()
    }

    /// Returns the position of the slider.
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
                    self.fit_to_length();
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
                // That the voice did not read is still shown while the recording continues.
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
                    // It ended at another time than the article gives. This time is its length.
                    self.length = expected(Some(self.position));
                }
                self.fit_to_length();
            }
            Action::Fail(failure) => {
                self.phase = Phase::Failed(failure);
                self.seeking = false;
                self.takeover = None;
                self.word = None;
            }
            Action::Tick(secs) => {
                if !self.seeking && self.phase != Phase::Ended {
                    self.set_position(secs);
                }
            }
            Action::Measure(secs) => {
                if secs.is_finite() && secs > 0.0 {
                    self.length = Length::Measured(secs);
                    self.fit_to_length();
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
                    self.set_position(secs);
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
            Action::Refresh => self.refreshes = self.refreshes.wrapping_add(1),
            Action::SetMuted(muted) => self.muted = muted,
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
            Action::InView(in_view) => self.in_view = in_view,
            Action::Dismiss => {
                self.follows = false;
                self.sheet = Sheet::None;
                if self.phase.is_active() {
                    self.phase = Phase::Paused;
                }
            }
        }
        self.slow &= self.phase.is_busy();
        self.follows = !self.in_view && (self.follows || self.phase.is_active());
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
        self.set_position(position);
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

    /// A position beyond the length that the article gives corrects that length. The length that the media reports is
    /// a limit.
    fn set_position(&mut self, secs: f64) {
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

    /// Fits the positions to a new length.
    fn fit_to_length(&mut self) {
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

    /// Returns the same pointer if nothing has changed, so that nothing is rendered again.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests;
