//! The speech schedule: the order of utterances, and the remedies if a voice misbehaves.
//!
//! It is pure: it takes requests and the synthesiser's reports, with the time, and returns [`Effect`]s, which the
//! speech engine carries out. The differences between browsers are handled here.

use std::rc::Rc;

use crate::player::engine::speech::duration;
use crate::player::engine::speech::utterances::{Utterance, utterances};
use crate::player::state::decimal::within;
use crate::player::state::failure::Failure;
use crate::player::state::played::Span;
use crate::player::state::preferences::clamp_rate;

/// One thing that the engine does.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Cancel every utterance.
    Cancel,
    /// Speak this. Reports about it carry its number.
    Say {
        generation: u32,
        text: Rc<str>,
        /// After this time without a report, it counts as lost.
        patience_ms: u32,
    },
    /// Wait this many milliseconds from now for the next report.
    Wait(u32),
    /// The voice is speaking.
    Sound,
    /// This line of the script is being spoken.
    Line(usize),
    /// This word of the line is being spoken: start and end in UTF-16 code units.
    Word(u32, u32),
    Played(Span),
    /// It has paused without a request.
    Stand,
    End,
    /// The voice is gone: continue with another one, or fail.
    LoseVoice,
    GiveUp(Failure),
}

/// The reason why an utterance failed (Web Speech API, `SpeechSynthesisErrorCode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `not-allowed`: the browser requires a gesture.
    NotAllowed,
    /// The voice is gone or cannot be reached.
    Voice,
    /// `canceled` or `interrupted`, but not by us: another part of the page or of the system speaks.
    Elsewhere,
    Other,
}

impl Fault {
    /// Reads the event's `error`.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "not-allowed" => Self::NotAllowed,
            "voice-unavailable" | "language-unavailable" | "network" => Self::Voice,
            "canceled" | "interrupted" => Self::Elsewhere,
            _ => Self::Other,
        }
    }
}

/// A report about an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    Began,
    /// `boundary` of a word, at this UTF-16 code unit of the utterance.
    Word(u32),
    Done,
    Failed(Fault),
    /// There was no report in time.
    Silent,
}

/// Time limit for an utterance to begin: a network voice must first be fetched.
const TO_BEGIN_MS: f64 = 8_000.0;

/// Voices may be half as fast as estimated, and some pause for long.
const SLACK: f64 = 2.0;
const SLACK_MS: f64 = 4_000.0;

/// A lost utterance is repeated once. After this many losses in a row the schedule gives up.
const MOST_LOSSES: u8 = 4;

/// An utterance that ends before this share of its time was not spoken at all.
const LEAST_SHARE: f64 = 0.2;

/// From this share of an utterance on, the position waits for the voice.
const NEARLY: f64 = 0.97;

/// The last position that the voice reported.
#[derive(Clone, Copy, Debug, PartialEq)]
struct KnownPosition {
    secs: f64,
    at_ms: f64,
}

/// The schedule for one script. Times are estimated seconds at speed 1, except those named `_ms`, which are real.
#[derive(Clone, Debug)]
pub struct Schedule {
    lines: Rc<[Rc<str>]>,
    utterances: Rc<[Utterance]>,
    /// The beginning of each line and, last, the end.
    starts: Rc<[f64]>,
    rate: f64,
    /// The current utterance, or the next one.
    at: usize,
    /// The number of the current utterance.
    generation: u32,
    requested: bool,
    /// Whether an utterance is in flight.
    saying: bool,
    begun: Option<KnownPosition>,
    known: Option<KnownPosition>,
    losses: u8,
    tried: bool,
}

impl Schedule {
    /// A schedule at the beginning of `lines`, for this speed.
    #[must_use]
    pub fn new(lines: Rc<[Rc<str>]>, rate: f64) -> Self {
        let rate = clamp_rate(rate);
        let utterances: Rc<[Utterance]> = utterances(&lines, rate).into();
        Self {
            starts: starts(&utterances, lines.len()),
            lines,
            utterances,
            rate,
            at: 0,
            generation: 0,
            requested: false,
            saying: false,
            begun: None,
            known: None,
            losses: 0,
            tried: false,
        }
    }

    /// Returns the whole length; 0 if there is nothing to say.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Returns whether it speaks or is about to.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.requested
    }

    /// Returns the current line, or the next one.
    #[must_use]
    pub fn line(&self) -> usize {
        self.utterances
            .get(self.at)
            .map_or(self.lines.len().saturating_sub(1), |utterance| utterance.line)
    }

    /// Returns the beginning of each line and, last, the end.
    #[must_use]
    pub fn starts(&self) -> Rc<[f64]> {
        Rc::clone(&self.starts)
    }

    /// Returns the number of the current utterance, or of the last one.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Returns the position at `now_ms`.
    #[must_use]
    pub fn position(&self, now_ms: f64) -> f64 {
        let Some(utterance) = self.utterances.get(self.at) else {
            return self.length();
        };
        let Some(known) = self.known.filter(|_| self.saying && self.begun.is_some()) else {
            return utterance.start;
        };
        let gone = (now_ms - known.at_ms).max(0.0) / 1000.0 * self.rate;
        within(
            known.secs + gone,
            utterance.start,
            (utterance.start + utterance.secs * NEARLY).max(known.secs),
        )
    }

    /// Speaks from the beginning of the current line.
    pub fn play(&mut self) -> Vec<Effect> {
        if self.requested {
            return Vec::new();
        }
        self.requested = true;
        self.losses = 0;
        if self.at >= self.utterances.len() {
            self.at = 0;
        }
        self.say(true)
    }

    /// Stops. Not with the synthesiser's `pause()`, which ends the utterance on Android and which Chrome's network
    /// voices do not recover from (Chromium issue 40715888). Playing again repeats the line.
    pub fn pause(&mut self, now_ms: f64) -> Vec<Effect> {
        if !std::mem::take(&mut self.requested) {
            return Vec::new();
        }
        let mut effects = self.cancel(now_ms);
        self.at = self.first_of(self.line());
        effects.push(Effect::Line(self.line()));
        effects
    }

    /// Moves to the line at `secs`, or to the nearest one.
    pub fn seek(&mut self, secs: f64, now_ms: f64) -> Vec<Effect> {
        let to = self.utterance_at(within(secs, 0.0, self.length()));
        self.go(to, now_ms)
    }

    /// Moves to `line`, or to the next one that can be spoken.
    pub fn go_to_line(&mut self, line: usize, now_ms: f64) -> Vec<Effect> {
        self.go(self.first_of(line), now_ms)
    }

    /// Continues at another speed, from the beginning of the line.
    pub fn set_rate(&mut self, rate: f64, now_ms: f64) -> Vec<Effect> {
        let rate = clamp_rate(rate);
        if rate == self.rate {
            return Vec::new();
        }
        let mut effects = self.cancel(now_ms);
        let line = self.line();
        self.rate = rate;
        let over = self.at >= self.utterances.len();
        self.utterances = utterances(&self.lines, rate).into();
        self.starts = starts(&self.utterances, self.lines.len());
        self.at = if over {
            self.utterances.len()
        } else {
            self.first_of(line)
        };
        effects.extend(self.again());
        effects
    }

    /// Repeats the line, for another voice or volume.
    pub fn begin_again(&mut self, now_ms: f64) -> Vec<Effect> {
        let mut effects = self.cancel(now_ms);
        self.at = if self.at >= self.utterances.len() {
            self.at
        } else {
            self.first_of(self.line())
        };
        effects.extend(self.again());
        effects
    }

    /// Handles a report about the utterance `generation`. Reports about a cancelled one are ignored: Firefox and Safari
    /// fire its `end`, and Chrome its `error`, after `cancel()` and even after the `start` of the next one.
    pub fn report(&mut self, generation: u32, report: Report, now_ms: f64) -> Vec<Effect> {
        if generation != self.generation || !self.saying || !self.requested {
            return Vec::new();
        }
        let Some(utterance) = self.utterances.get(self.at).cloned() else {
            return Vec::new();
        };
        match report {
            Report::Began => self.begin(&utterance, now_ms),
            Report::Word(units) => {
                // Safari fires `boundary` without `start`.
                let mut effects = self.begin(&utterance, now_ms);
                effects.extend(self.on_word(&utterance, units, now_ms));
                effects
            }
            Report::Done => {
                let mut effects = self.begin(&utterance, now_ms);
                effects.extend(self.on_done(&utterance, now_ms));
                effects
            }
            Report::Failed(Fault::NotAllowed) => self.stop(Effect::GiveUp(Failure::Blocked), now_ms),
            Report::Failed(Fault::Elsewhere) => self.stop(Effect::Stand, now_ms),
            Report::Failed(Fault::Voice) => {
                let mut effects = self.cancel(now_ms);
                effects.push(Effect::LoseVoice);
                effects
            }
            Report::Failed(Fault::Other) | Report::Silent => self.on_lost(now_ms),
        }
    }

    fn begin(&mut self, utterance: &Utterance, now_ms: f64) -> Vec<Effect> {
        if self.begun.is_some() {
            return Vec::new();
        }
        let known = KnownPosition {
            secs: utterance.start,
            at_ms: now_ms,
        };
        self.begun = Some(known);
        self.known = Some(known);
        let patience_ms = utterance.secs / self.rate * 1000.0 * SLACK + SLACK_MS;
        vec![
            Effect::Sound,
            Effect::Line(utterance.line),
            Effect::Wait(patience_ms as u32),
        ]
    }

    /// Some voices report no words, and some report all at once at the beginning. Then the position follows the time.
    fn on_word(&mut self, utterance: &Utterance, units: u32, now_ms: f64) -> Vec<Effect> {
        let said = self.text_of(utterance);
        let Some(byte) = byte_at(said, units).filter(|byte| *byte < said.len()) else {
            return Vec::new();
        };
        let (before, rest) = said.split_at_checked(byte).unwrap_or((said, ""));
        let secs = utterance.start + duration::spoken(before);
        let word = units_of(rest.split(char::is_whitespace).next().unwrap_or_default());
        let line = self
            .lines
            .get(utterance.line)
            .map(|line| &**line)
            .unwrap_or_default();
        let start = units_of(line.get(..utterance.range.start).unwrap_or_default()) + units;
        if self.known.is_none_or(|known| secs > known.secs) {
            self.known = Some(KnownPosition { secs, at_ms: now_ms });
        }
        vec![Effect::Word(start, start + word)]
    }

    fn on_done(&mut self, utterance: &Utterance, now_ms: f64) -> Vec<Effect> {
        let took = self.begun.map_or(0.0, |begun| now_ms - begun.at_ms) / 1000.0 * self.rate;
        self.saying = false;
        self.begun = None;
        self.known = None;
        let mut effects = Vec::new();
        if took >= utterance.secs * LEAST_SHARE {
            self.losses = 0;
            effects.extend(Span::new(utterance.start, utterance.start + utterance.secs).map(Effect::Played));
        } else if self.losses < MOST_LOSSES {
            self.losses += 1;
        } else {
            // A synthesiser that ends everything at once makes no sound.
            effects.extend(self.stop(Effect::GiveUp(Failure::Voice), now_ms));
            return effects;
        }
        self.tried = false;
        self.at += 1;
        if self.at < self.utterances.len() {
            effects.extend(self.say(false));
        } else {
            self.requested = false;
            effects.push(Effect::End);
        }
        effects
    }

    /// Repeats a lost utterance once and then skips it: one utterance must not end the article.
    fn on_lost(&mut self, now_ms: f64) -> Vec<Effect> {
        self.losses += 1;
        if self.losses >= MOST_LOSSES {
            return self.stop(Effect::GiveUp(Failure::Voice), now_ms);
        }
        let mut effects = self.cancel(now_ms);
        if std::mem::replace(&mut self.tried, true) {
            self.tried = false;
            self.at += 1;
        }
        if self.at >= self.utterances.len() {
            self.requested = false;
            effects.push(Effect::End);
            return effects;
        }
        effects.extend(self.say(true));
        effects
    }

    fn stop(&mut self, last: Effect, now_ms: f64) -> Vec<Effect> {
        let mut effects = self.cancel(now_ms);
        self.requested = false;
        self.at = self.first_of(self.line());
        effects.push(last);
        effects
    }

    fn go(&mut self, to: usize, now_ms: f64) -> Vec<Effect> {
        let mut effects = self.cancel(now_ms);
        self.at = to.min(self.utterances.len().saturating_sub(1));
        self.tried = false;
        effects.push(Effect::Line(self.line()));
        effects.extend(self.again());
        effects
    }

    fn again(&mut self) -> Vec<Effect> {
        if self.requested {
            self.say(true)
        } else {
            Vec::new()
        }
    }

    /// Speaks the current utterance. `anew` unless it follows one that ended by itself.
    fn say(&mut self, anew: bool) -> Vec<Effect> {
        let Some(utterance) = self.utterances.get(self.at) else {
            self.requested = false;
            return vec![Effect::GiveUp(Failure::NoSource)];
        };
        let text: Rc<str> = self.text_of(utterance).trim_end().into();
        self.generation = self.generation.wrapping_add(1);
        self.saying = true;
        self.begun = None;
        self.known = None;
        let say = Effect::Say {
            generation: self.generation,
            text,
            patience_ms: TO_BEGIN_MS as u32,
        };
        if anew {
            vec![Effect::Cancel, say]
        } else {
            vec![say]
        }
    }

    /// Cancels the current utterance. Its part so far counts as played.
    fn cancel(&mut self, now_ms: f64) -> Vec<Effect> {
        let heard = self
            .utterances
            .get(self.at)
            .filter(|_| self.begun.is_some())
            .and_then(|utterance| Span::new(utterance.start, self.position(now_ms)));
        if !std::mem::take(&mut self.saying) {
            return Vec::new();
        }
        self.generation = self.generation.wrapping_add(1);
        self.begun = None;
        self.known = None;
        let mut effects: Vec<Effect> = heard.map(Effect::Played).into_iter().collect();
        effects.push(Effect::Cancel);
        effects
    }

    fn text_of(&self, utterance: &Utterance) -> &str {
        self.lines
            .get(utterance.line)
            .and_then(|line| line.get(utterance.range.clone()))
            .unwrap_or_default()
    }

    /// Returns the utterance at `secs`.
    fn utterance_at(&self, secs: f64) -> usize {
        self.utterances
            .partition_point(|utterance| utterance.start <= secs)
            .saturating_sub(1)
    }

    /// Returns the first utterance of `line`, else of the next line that has one, else the last utterance.
    fn first_of(&self, line: usize) -> usize {
        let first = self.utterances.partition_point(|utterance| utterance.line < line);
        first.min(self.utterances.len().saturating_sub(1))
    }
}

fn starts(utterances: &[Utterance], lines: usize) -> Rc<[f64]> {
    let end = utterances.last().map_or(0.0, |last| last.start + last.secs);
    let start_of = |line| {
        let first = utterances.partition_point(|utterance| utterance.line < line);
        utterances.get(first).map_or(end, |utterance| utterance.start)
    };
    (0..lines).map(start_of).chain([end]).collect()
}

fn units_of(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// Returns the byte of `text` at a UTF-16 code unit, or `None` beyond its end.
fn byte_at(text: &str, units: u32) -> Option<usize> {
    let mut count = 0;
    for (byte, c) in text.char_indices() {
        if count >= units {
            return Some(byte);
        }
        count += c.len_utf16() as u32;
    }
    (count >= units).then_some(text.len())
}

#[cfg(test)]
mod tests;
