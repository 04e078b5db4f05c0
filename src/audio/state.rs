//! The player's state machine: what an engine reports and a reader drags, reduced to what is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::decimal::within;
use super::failure::Failure;
use super::heard::Span;
use super::preferences::{clamp_rate, clamp_volume};

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
    length: Length,
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
    Linger,
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
    Hear(u8),
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
    /// Sound off or on.
    SetMuted(bool),
    /// Whether this browser lets a page set the volume.
    AllowVolume(bool),
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
            jumps: 0,
            buffered: Rc::new([]),
            rate: 1.0,
            volume: 1.0,
            muted: false,
            volume_settable: false,
            length: expected(expected_secs),
        }
    }

    /// The length, as far as it is known.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        self.length.secs()
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
                self.seeking = false;
                self.scrub = None;
                self.position = 0.0;
                self.buffered = Rc::new([]);
                self.length = expected(secs);
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
            Action::Start => self.phase = Phase::Playing,
            Action::Stall => {
                if self.phase == Phase::Playing {
                    self.phase = Phase::Stalled;
                }
            }
            Action::Linger => self.slow = true,
            Action::Pause => {
                if self.phase.is_active() {
                    self.phase = Phase::Paused;
                }
            }
            Action::End => {
                self.phase = Phase::Ended;
                self.seeking = false;
                if !matches!(self.length, Length::Measured(_)) {
                    // It ended elsewhere than the article said: that is its length.
                    self.length = expected(Some(self.position));
                }
                self.settle();
            }
            Action::Fail(failure) => {
                self.phase = Phase::Failed(failure);
                self.seeking = false;
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
            Action::Hear(_) => {}
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
            Action::SetMuted(muted) => self.muted = muted,
            Action::AllowVolume(allowed) => self.volume_settable = allowed,
        }
        self.slow &= self.phase.is_busy();
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
