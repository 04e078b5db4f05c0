//! A script read by a voice, breath after breath: what is said next, and what to do about a voice that does not behave.
//!
//! Pure: it takes wishes and what the synthesiser reports, with the time, and answers with [`Order`]s. What browsers do
//! differently ends here; `engine_speech.rs` only carries the orders out.

use std::rc::Rc;

use crate::player::engine::speech::duration;
use crate::player::engine::speech::utterances::{Breath, breaths};
use crate::player::state::decimal::within;
use crate::player::state::failure::Failure;
use crate::player::state::played::Span;
use crate::player::state::preferences::clamp_rate;

/// What is to be done, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Call off whatever is being said or waits to be.
    Hush,
    /// Say this; what is reported of it bears the number.
    Say {
        /// Tells this utterance from those before it.
        generation: u32,
        /// The words.
        text: Rc<str>,
        /// Without a word for so long, it counts as lost.
        patience_ms: i32,
    },
    /// Wait for so long from now on for the next report.
    Wait(i32),
    /// It sounds.
    Sound,
    /// This line of the script is being said.
    Line(usize),
    /// This word of the line, from and to in UTF-16 code units.
    Word(u32, u32),
    /// So much was heard.
    Heard(Span),
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

/// A breath that was lost is said again once; after so many losses in a row there is no use in going on.
const MOST_LOSSES: u8 = 4;

/// An utterance that is over before this share of its time was not said at all.
const LEAST_SHARE: f64 = 0.2;

/// Before the end of a breath the place waits for the voice.
const NEARLY: f64 = 0.97;

/// Where the voice was last known to be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mark {
    secs: f64,
    at_ms: f64,
}

/// The reading of one script. Times in estimated seconds at speed 1 unless they are named `_ms`, which is real time.
#[derive(Clone, Debug)]
pub struct Recital {
    lines: Rc<[Rc<str>]>,
    breaths: Rc<[Breath]>,
    /// When each line begins, and at last the end of all.
    starts: Rc<[f64]>,
    rate: f64,
    /// The breath that is being said, or will be next.
    at: usize,
    /// Of what is being said.
    generation: u32,
    wanted: bool,
    /// Whether an utterance is out.
    saying: bool,
    begun: Option<Mark>,
    mark: Option<Mark>,
    losses: u8,
    tried: bool,
}

impl Recital {
    /// At the beginning of `lines`, to be read at `rate`.
    #[must_use]
    pub fn new(lines: Rc<[Rc<str>]>, rate: f64) -> Self {
        let rate = clamp_rate(rate);
        let breaths: Rc<[Breath]> = breaths(&lines, rate).into();
        Self {
            starts: starts(&breaths, lines.len()),
            lines,
            breaths,
            rate,
            at: 0,
            generation: 0,
            wanted: false,
            saying: false,
            begun: None,
            mark: None,
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
    pub fn is_wanted(&self) -> bool {
        self.wanted
    }

    /// The line that is being read or will be next.
    #[must_use]
    pub fn line(&self) -> usize {
        self.breaths
            .get(self.at)
            .map_or(self.lines.len().saturating_sub(1), |breath| breath.line)
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
        let Some(breath) = self.breaths.get(self.at) else {
            return self.length();
        };
        let Some(mark) = self.mark.filter(|_| self.saying && self.begun.is_some()) else {
            return breath.start;
        };
        let gone = (now_ms - mark.at_ms).max(0.0) / 1000.0 * self.rate;
        within(
            mark.secs + gone,
            breath.start,
            (breath.start + breath.secs * NEARLY).max(mark.secs),
        )
    }

    /// Reads, from the beginning of the breath's line.
    pub fn play(&mut self) -> Vec<Order> {
        if self.wanted {
            return Vec::new();
        }
        self.wanted = true;
        self.losses = 0;
        if self.at >= self.breaths.len() {
            self.at = 0;
        }
        self.say(true)
    }

    /// Falls silent. Not `pause()`, which ends the utterance on Android and which Chrome's network voices do not come back
    /// from (Chromium issue 40715888): the line is begun again.
    pub fn pause(&mut self, now_ms: f64) -> Vec<Order> {
        if !std::mem::take(&mut self.wanted) {
            return Vec::new();
        }
        let mut orders = self.hush(now_ms);
        self.at = self.first_of(self.line());
        orders.push(Order::Line(self.line()));
        orders
    }

    /// Goes to the line that is read at `secs`, or as near as there is something.
    pub fn seek(&mut self, secs: f64, now_ms: f64) -> Vec<Order> {
        let to = self.breath_at(within(secs, 0.0, self.length()));
        self.go(to, now_ms)
    }

    /// Goes to `line`, or to the next one that can be said.
    pub fn go_to_line(&mut self, line: usize, now_ms: f64) -> Vec<Order> {
        self.go(self.first_of(line), now_ms)
    }

    /// Reads on at another speed, from the beginning of the line.
    pub fn set_rate(&mut self, rate: f64, now_ms: f64) -> Vec<Order> {
        let rate = clamp_rate(rate);
        if rate == self.rate {
            return Vec::new();
        }
        let mut orders = self.hush(now_ms);
        let line = self.line();
        self.rate = rate;
        let over = self.at >= self.breaths.len();
        self.breaths = breaths(&self.lines, rate).into();
        self.starts = starts(&self.breaths, self.lines.len());
        self.at = if over {
            self.breaths.len()
        } else {
            self.first_of(line)
        };
        orders.extend(self.again());
        orders
    }

    /// Says the line again: another voice, another loudness.
    pub fn begin_again(&mut self, now_ms: f64) -> Vec<Order> {
        let mut orders = self.hush(now_ms);
        self.at = if self.at >= self.breaths.len() {
            self.at
        } else {
            self.first_of(self.line())
        };
        orders.extend(self.again());
        orders
    }

    /// What is reported of the utterance `generation` at `now_ms`. Of one that was called off nothing counts any more:
    /// Firefox and Safari fire its `end`, and Chrome its `error`, after `cancel()` and even after the next one's `start`.
    pub fn report(&mut self, generation: u32, report: Report, now_ms: f64) -> Vec<Order> {
        if generation != self.generation || !self.saying || !self.wanted {
            return Vec::new();
        }
        let Some(breath) = self.breaths.get(self.at).cloned() else {
            return Vec::new();
        };
        match report {
            Report::Began => self.begin(&breath, now_ms),
            Report::Word(units) => {
                // Safari fires `boundary` where it left out `start`.
                let mut orders = self.begin(&breath, now_ms);
                orders.extend(self.on_word(&breath, units, now_ms));
                orders
            }
            Report::Done => {
                let mut orders = self.begin(&breath, now_ms);
                orders.extend(self.on_done(&breath, now_ms));
                orders
            }
            Report::Failed(Fault::NotAllowed) => self.stop(Order::GiveUp(Failure::Blocked), now_ms),
            Report::Failed(Fault::Elsewhere) => self.stop(Order::Stand, now_ms),
            Report::Failed(Fault::Voice) => {
                let mut orders = self.hush(now_ms);
                orders.push(Order::LoseVoice);
                orders
            }
            Report::Failed(Fault::Other) | Report::Silent => self.on_lost(now_ms),
        }
    }

    fn begin(&mut self, breath: &Breath, now_ms: f64) -> Vec<Order> {
        if self.begun.is_some() {
            return Vec::new();
        }
        let mark = Mark {
            secs: breath.start,
            at_ms: now_ms,
        };
        self.begun = Some(mark);
        self.mark = Some(mark);
        let patience_ms = breath.secs / self.rate * 1000.0 * SLACK + SLACK_MS;
        vec![
            Order::Sound,
            Order::Line(breath.line),
            Order::Wait(patience_ms as i32),
        ]
    }

    /// Some voices tell no words, and some tell them all at once at the beginning: then the time decides.
    fn on_word(&mut self, breath: &Breath, units: u32, now_ms: f64) -> Vec<Order> {
        let said = self.text_of(breath);
        let Some(byte) = byte_at(said, units).filter(|byte| *byte < said.len()) else {
            return Vec::new();
        };
        let (before, rest) = said.split_at_checked(byte).unwrap_or((said, ""));
        let secs = breath.start + duration::spoken(before);
        let word = units_of(rest.split(char::is_whitespace).next().unwrap_or_default());
        let line = self
            .lines
            .get(breath.line)
            .map(|line| &**line)
            .unwrap_or_default();
        let start = units_of(line.get(..breath.range.start).unwrap_or_default()) + units;
        if self.mark.is_none_or(|mark| secs > mark.secs) {
            self.mark = Some(Mark { secs, at_ms: now_ms });
        }
        vec![Order::Word(start, start + word)]
    }

    fn on_done(&mut self, breath: &Breath, now_ms: f64) -> Vec<Order> {
        let took = self.begun.map_or(0.0, |begun| now_ms - begun.at_ms) / 1000.0 * self.rate;
        self.saying = false;
        self.begun = None;
        self.mark = None;
        let mut orders = Vec::new();
        if took >= breath.secs * LEAST_SHARE {
            self.losses = 0;
            orders.extend(Span::new(breath.start, breath.start + breath.secs).map(Order::Heard));
        } else if self.losses < MOST_LOSSES {
            self.losses += 1;
        } else {
            // A synthesiser that ends everything at once has no sound to give.
            orders.extend(self.stop(Order::GiveUp(Failure::Voice), now_ms));
            return orders;
        }
        self.tried = false;
        self.at += 1;
        if self.at < self.breaths.len() {
            orders.extend(self.say(false));
        } else {
            self.wanted = false;
            orders.push(Order::End);
        }
        orders
    }

    /// Once more, then past it: a breath that cannot be said must not end the article.
    fn on_lost(&mut self, now_ms: f64) -> Vec<Order> {
        self.losses += 1;
        if self.losses >= MOST_LOSSES {
            return self.stop(Order::GiveUp(Failure::Voice), now_ms);
        }
        let mut orders = self.hush(now_ms);
        if std::mem::replace(&mut self.tried, true) {
            self.tried = false;
            self.at += 1;
        }
        if self.at >= self.breaths.len() {
            self.wanted = false;
            orders.push(Order::End);
            return orders;
        }
        orders.extend(self.say(true));
        orders
    }

    fn stop(&mut self, last: Order, now_ms: f64) -> Vec<Order> {
        let mut orders = self.hush(now_ms);
        self.wanted = false;
        self.at = self.first_of(self.line());
        orders.push(last);
        orders
    }

    fn go(&mut self, to: usize, now_ms: f64) -> Vec<Order> {
        let mut orders = self.hush(now_ms);
        self.at = to.min(self.breaths.len().saturating_sub(1));
        self.tried = false;
        orders.push(Order::Line(self.line()));
        orders.extend(self.again());
        orders
    }

    fn again(&mut self) -> Vec<Order> {
        if self.wanted { self.say(true) } else { Vec::new() }
    }

    /// Says the breath at hand. `anew` unless it follows on the one before, which has ended by itself.
    fn say(&mut self, anew: bool) -> Vec<Order> {
        let Some(breath) = self.breaths.get(self.at) else {
            self.wanted = false;
            return vec![Order::GiveUp(Failure::NoSource)];
        };
        let text: Rc<str> = self.text_of(breath).trim_end().into();
        self.generation = self.generation.wrapping_add(1);
        self.saying = true;
        self.begun = None;
        self.mark = None;
        let say = Order::Say {
            generation: self.generation,
            text,
            patience_ms: TO_BEGIN_MS as i32,
        };
        if anew { vec![Order::Hush, say] } else { vec![say] }
    }

    /// Calls off what is being said; what was heard of it counts.
    fn hush(&mut self, now_ms: f64) -> Vec<Order> {
        let heard = self
            .breaths
            .get(self.at)
            .filter(|_| self.begun.is_some())
            .and_then(|breath| Span::new(breath.start, self.position(now_ms)));
        if !std::mem::take(&mut self.saying) {
            return Vec::new();
        }
        self.generation = self.generation.wrapping_add(1);
        self.begun = None;
        self.mark = None;
        let mut orders: Vec<Order> = heard.map(Order::Heard).into_iter().collect();
        orders.push(Order::Hush);
        orders
    }

    fn text_of(&self, breath: &Breath) -> &str {
        self.lines
            .get(breath.line)
            .and_then(|line| line.get(breath.range.clone()))
            .unwrap_or_default()
    }

    /// The breath that is said at `secs`.
    fn breath_at(&self, secs: f64) -> usize {
        self.breaths
            .partition_point(|breath| breath.start <= secs)
            .saturating_sub(1)
    }

    /// The first breath of `line` or, where it has none, of the next one that has; the last where none has.
    fn first_of(&self, line: usize) -> usize {
        let first = self.breaths.partition_point(|breath| breath.line < line);
        first.min(self.breaths.len().saturating_sub(1))
    }
}

fn starts(breaths: &[Breath], lines: usize) -> Rc<[f64]> {
    let end = breaths.last().map_or(0.0, |last| last.start + last.secs);
    let start_of = |line| {
        let first = breaths.partition_point(|breath| breath.line < line);
        breaths.get(first).map_or(end, |breath| breath.start)
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
