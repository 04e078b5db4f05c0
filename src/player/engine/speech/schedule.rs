//! A script read by a voice, utterance after utterance: what is said next, and what to do about a voice that does not behave.
//!
//! Pure: it takes wishes and what the synthesiser reports, with the time, and answers with [`Effect`]s. What browsers do
//! differently ends here; `engine_speech.rs` only carries the effects out.

use std::rc::Rc;

use crate::player::engine::speech::duration;
use crate::player::engine::speech::utterances::{Utterance, utterances};
use crate::player::state::decimal::within;
use crate::player::state::failure::Failure;
use crate::player::state::played::Span;
use crate::player::state::preferences::clamp_rate;

/// What is to be done, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Call off whatever is being said or waits to be.
    Hush,
    /// Say this; what is reported of it bears the number.
    Say {
        /// Tells this utterance from those before it.
        generation: u32,
        /// The words.
        text: Rc<str>,
        /// Without a word for so long, it counts as lost.
        patience_ms: u32,
    },
    /// Wait for so long from now on for the next report.
    Wait(u32),
    /// It sounds.
    Sound,
    /// This line of the script is being said.
    Line(usize),
    /// This word of the line, from and to in UTF-16 code units.
    Word(u32, u32),
    /// So much was heard.
    Played(Span),
    /// It stands, and not because it was asked to.
    Stand,
    /// It came to its end.
    End,
    /// The voice is gone: take another one and go on, or fail.
    LoseVoice,
    /// It cannot be done.
    GiveUp(Failure),
}

/// Why an utterance failed (Web Speech API, `SpeechSynthesisErrorCode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `not-allowed`: the browser wants a gesture of the reader.
    NotAllowed,
    /// The voice is not there any more, or cannot be reached.
    Voice,
    /// `canceled` and `interrupted`, though not by us: another part of the page or of the system speaks.
    Elsewhere,
    /// Anything else.
    Other,
}

impl Fault {
    /// Of the event's `error`.
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

/// What the synthesiser tells of an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// `start`.
    Began,
    /// `boundary` of a word, at this UTF-16 code unit of what was given to say.
    Word(u32),
    /// `end`.
    Done,
    /// `error`.
    Failed(Fault),
    /// Nothing for as long as it had patience.
    Silent,
}

/// Before an utterance begins: a network voice must first be fetched.
const TO_BEGIN_MS: f64 = 8_000.0;

/// Voices may be half as fast as estimated, and some rest long.
const SLACK: f64 = 2.0;
const SLACK_MS: f64 = 4_000.0;

/// A utterance that was lost is said again once; after so many losses in a row there is no use in going on.
const MOST_LOSSES: u8 = 4;

/// An utterance that is over before this share of its time was not said at all.
const LEAST_SHARE: f64 = 0.2;

/// Before the end of a utterance the place waits for the voice.
const NEARLY: f64 = 0.97;

/// Where the voice was last known to be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct KnownPosition {
    secs: f64,
    at_ms: f64,
}

/// The reading of one script. Times in estimated seconds at speed 1 unless they are named `_ms`, which is real time.
#[derive(Clone, Debug)]
pub struct Schedule {
    lines: Rc<[Rc<str>]>,
    utterances: Rc<[Utterance]>,
    /// When each line begins, and at last the end of all.
    starts: Rc<[f64]>,
    rate: f64,
    /// The utterance that is being said, or will be next.
    at: usize,
    /// Of what is being said.
    generation: u32,
    requested: bool,
    /// Whether an utterance is out.
    saying: bool,
    begun: Option<KnownPosition>,
    known: Option<KnownPosition>,
    losses: u8,
    tried: bool,
}

impl Schedule {
    /// At the beginning of `lines`, to be read at `rate`.
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

    /// The whole length; 0 where there is nothing to say.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Whether it reads or is about to.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.requested
    }

    /// The line that is being read or will be next.
    #[must_use]
    pub fn line(&self) -> usize {
        self.utterances
            .get(self.at)
            .map_or(self.lines.len().saturating_sub(1), |utterance| utterance.line)
    }

    /// When each line begins and, at last, the end.
    #[must_use]
    pub fn starts(&self) -> Rc<[f64]> {
        Rc::clone(&self.starts)
    }

    /// The number of the utterance that is out, or was last.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Where it stands at `now_ms`.
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

    /// Reads, from the beginning of the utterance's line.
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

    /// Falls silent. Not `pause()`, which ends the utterance on Android and which Chrome's network voices do not come back
    /// from (Chromium issue 40715888): the line is begun again.
    pub fn pause(&mut self, now_ms: f64) -> Vec<Effect> {
        if !std::mem::take(&mut self.requested) {
            return Vec::new();
        }
        let mut effects = self.hush(now_ms);
        self.at = self.first_of(self.line());
        effects.push(Effect::Line(self.line()));
        effects
    }

    /// Goes to the line that is read at `secs`, or as near as there is something.
    pub fn seek(&mut self, secs: f64, now_ms: f64) -> Vec<Effect> {
        let to = self.utterance_at(within(secs, 0.0, self.length()));
        self.go(to, now_ms)
    }

    /// Goes to `line`, or to the next one that can be said.
    pub fn go_to_line(&mut self, line: usize, now_ms: f64) -> Vec<Effect> {
        self.go(self.first_of(line), now_ms)
    }

    /// Reads on at another speed, from the beginning of the line.
    pub fn set_rate(&mut self, rate: f64, now_ms: f64) -> Vec<Effect> {
        let rate = clamp_rate(rate);
        if rate == self.rate {
            return Vec::new();
        }
        let mut effects = self.hush(now_ms);
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

    /// Says the line again: another voice, another loudness.
    pub fn begin_again(&mut self, now_ms: f64) -> Vec<Effect> {
        let mut effects = self.hush(now_ms);
        self.at = if self.at >= self.utterances.len() {
            self.at
        } else {
            self.first_of(self.line())
        };
        effects.extend(self.again());
        effects
    }

    /// What is reported of the utterance `generation` at `now_ms`. Of one that was called off nothing counts any more:
    /// Firefox and Safari fire its `end`, and Chrome its `error`, after `cancel()` and even after the next one's `start`.
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
                // Safari fires `boundary` where it left out `start`.
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
                let mut effects = self.hush(now_ms);
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

    /// Some voices tell no words, and some tell them all at once at the beginning: then the time decides.
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
            // A synthesiser that ends everything at once has no sound to give.
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

    /// Once more, then past it: a utterance that cannot be said must not end the article.
    fn on_lost(&mut self, now_ms: f64) -> Vec<Effect> {
        self.losses += 1;
        if self.losses >= MOST_LOSSES {
            return self.stop(Effect::GiveUp(Failure::Voice), now_ms);
        }
        let mut effects = self.hush(now_ms);
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
        let mut effects = self.hush(now_ms);
        self.requested = false;
        self.at = self.first_of(self.line());
        effects.push(last);
        effects
    }

    fn go(&mut self, to: usize, now_ms: f64) -> Vec<Effect> {
        let mut effects = self.hush(now_ms);
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

    /// Says the utterance at hand. `anew` unless it follows on the one before, which has ended by itself.
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
        if anew { vec![Effect::Hush, say] } else { vec![say] }
    }

    /// Calls off what is being said; what was heard of it counts.
    fn hush(&mut self, now_ms: f64) -> Vec<Effect> {
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
        effects.push(Effect::Hush);
        effects
    }

    fn text_of(&self, utterance: &Utterance) -> &str {
        self.lines
            .get(utterance.line)
            .and_then(|line| line.get(utterance.range.clone()))
            .unwrap_or_default()
    }

    /// The utterance that is said at `secs`.
    fn utterance_at(&self, secs: f64) -> usize {
        self.utterances
            .partition_point(|utterance| utterance.start <= secs)
            .saturating_sub(1)
    }

    /// The first utterance of `line` or, where it has none, of the next one that has; the last where none has.
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

/// How many UTF-16 code units `text` is long.
fn units_of(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// The byte of `text` at a UTF-16 code unit; `None` beyond its end.
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
