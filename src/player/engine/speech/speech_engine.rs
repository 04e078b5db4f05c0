//! The engine for the browser's voice (Web Speech API). It carries out the effects of the [`Schedule`], and finds
//! voices.
//!
//! It works around differences between Chrome 33 to 150, Firefox ESR 140 and 153, and Safari 16 to 26 (see readium/speech and
//! Easy-Speech):
//!
//! 1. Voices are loaded late, with `voiceschanged`, which Safari before 16 does not fire. They are also polled for.
//! 2. An utterance without a reference loses its events (Chromium issue 41173571). It is held.
//! 3. An utterance right after `cancel()` may be swallowed (Firefox, Safari). It waits a moment.
//! 4. A synthesiser that another page has paused stays paused (Chrome). It is resumed.
//! 5. Speech outlives its page (Firefox, Chrome on Android). It is cancelled when the page goes.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::browser::{Listener, Timeout, now_ms, synthesis};
use crate::player::engine::speech::installed::voices_for;
use crate::player::engine::speech::schedule::{Effect, Fault, Report, Schedule};
use crate::player::platform::exclusive;
use crate::player::state::failure::Failure;
use crate::player::state::playback::Playback;
use crate::player::state::played::PlayedRanges;
use crate::player::state::player_state::{Action, Listen};
use crate::player::state::preferences::{Preferences, clamp_rate, clamp_volume};
use crate::player::state::voices::Voice;
use crate::player::text::cues::Cues;

/// Time between two reports of the position.
const TICK_MS: u32 = 250;

/// Delay before speaking after `cancel()`. It also merges the many steps of a slider into one utterance.
const AFTER_CANCEL_MS: f64 = 120.0;

/// Delays between two checks for voices, in milliseconds.
const LOOKS_MS: [u32; 4] = [150, 350, 1_000, 3_000];

type Read = fn(&Event) -> Option<Report>;

/// The utterance that the synthesiser has, held with its listeners.
struct InFlight {
    _utterance: SpeechSynthesisUtterance,
    _listeners: Vec<Listener>,
}

pub struct SpeechEngine {
    this: Weak<Self>,
    anchor: Element,
    synthesis: SpeechSynthesis,
    listen: Listen,
    listeners: RefCell<Vec<Listener>>,
    schedule: RefCell<Schedule>,
    cues: RefCell<Cues>,
    /// The article's language tag.
    tag: RefCell<Rc<str>>,
    voices: RefCell<Vec<(Voice, SpeechSynthesisVoice)>>,
    voice: Cell<usize>,
    /// The URI of the voice that the reader chose. It may be missing at the moment.
    requested_voice: RefCell<Option<Rc<str>>>,
    choice: Cell<Preferences>,
    played: RefCell<PlayedRanges>,
    out: RefCell<Option<InFlight>>,
    /// The time of the last `cancel()`.
    cancelled_ms: Cell<f64>,
    patience: RefCell<Option<Timeout>>,
    delayed: RefCell<Option<Timeout>>,
    tick: RefCell<Option<Timeout>>,
    look: RefCell<Option<Timeout>>,
}

impl SpeechEngine {
    /// A silent engine; `None` if the browser has no speech synthesis. It stops when `anchor` leaves the page.
    pub fn new(anchor: &Element, preferences: Preferences, listen: Listen) -> Option<Rc<Self>> {
        let synthesis = synthesis()?;
        let engine = Rc::new_cyclic(|this| Self {
            this: this.clone(),
            anchor: anchor.clone(),
            synthesis,
            listen,
            listeners: RefCell::default(),
            schedule: RefCell::new(Schedule::new(Rc::new([]), preferences.rate)),
            cues: RefCell::default(),
            tag: RefCell::new("".into()),
            voices: RefCell::default(),
            voice: Cell::default(),
            requested_voice: RefCell::default(),
            choice: Cell::new(preferences),
            played: RefCell::default(),
            out: RefCell::default(),
            cancelled_ms: Cell::new(f64::NEG_INFINITY),
            patience: RefCell::default(),
            delayed: RefCell::default(),
            tick: RefCell::default(),
            look: RefCell::default(),
        });
        engine.attach();
        Some(engine)
    }

    fn attach(&self) {
        let mut listeners = Vec::new();
        let this = self.this.clone();
        listeners.push(Listener::new(&self.synthesis, "voiceschanged", move |_| {
            if let Some(engine) = this.upgrade() {
                engine.find_voices();
            }
        }));
        if let Some(window) = web_sys::window() {
            let this = self.this.clone();
            listeners.push(Listener::new(&window, "pagehide", move |_| {
                if let Some(engine) = this.upgrade() {
                    engine.pause();
                }
            }));
        }
        *self.listeners.borrow_mut() = listeners;
    }

    /// Finds the voices for the language of `tag`. `requested` is the URI of the voice that the reader chose before.
    pub fn set_language(&self, tag: &Rc<str>, requested: Option<Rc<str>>) {
        self.tag.replace(Rc::clone(tag));
        self.requested_voice.replace(requested);
        self.voices.borrow_mut().clear();
        self.find_voices();
        self.look_again(0);
    }

    /// Replaces the text and stops.
    pub fn set_lines(&self, lines: Rc<[Rc<str>]>) {
        self.pause();
        let schedule = Schedule::new(lines, self.choice.get().rate);
        self.cues.replace(Cues::of_voice(&schedule.starts()));
        self.schedule.replace(schedule);
        self.played.replace(PlayedRanges::default());
    }

    pub fn cues(&self) -> Cues {
        self.cues.borrow().clone()
    }

    /// Returns whether it has a voice and something to say.
    pub fn is_able(&self) -> bool {
        !self.voices.borrow().is_empty() && self.schedule.borrow().length() > 0.0
    }

    pub fn go_to_line(&self, line: usize) {
        let effects = self.schedule.borrow_mut().go_to_line(line, now_ms());
        self.execute(effects);
        self.emit(Action::Move(self.current_time()));
    }

    pub fn set_voice(&self, index: usize) {
        let chosen = self
            .voices
            .borrow()
            .get(index)
            .map(|(voice, _)| Rc::clone(&voice.uri));
        if chosen.is_none() || index == self.voice.get() {
            return;
        }
        self.requested_voice.replace(chosen);
        self.voice.set(index);
        self.report_voices();
        self.begin_again();
    }

    pub fn voice_uri(&self) -> Option<Rc<str>> {
        let voices = self.voices.borrow();
        voices
            .get(self.voice.get())
            .map(|(voice, _)| Rc::clone(&voice.uri))
    }

    /// Applies the speed and the volume from the next utterance on, without a report.
    pub fn adopt(&self, choice: Preferences) {
        self.choice.set(choice);
        let effects = self.schedule.borrow_mut().set_rate(choice.rate, now_ms());
        self.execute(effects);
    }

    /// Takes over the played ranges of a recording of the same text. Times here are `factor` times those of the
    /// recording.
    pub fn take_played(&self, played: &PlayedRanges, factor: f64) {
        self.played.replace(played.scaled(factor));
    }

    pub fn set_volume(&self, volume: f64) {
        let volume = clamp_volume(volume);
        self.choice.set(Preferences {
            volume,
            muted: false,
            ..self.choice.get()
        });
        self.emit(Action::SetVolume(volume));
        self.emit(Action::SetMuted(false));
        self.begin_again();
    }

    pub fn set_muted(&self, muted: bool) {
        self.choice.set(Preferences {
            muted,
            ..self.choice.get()
        });
        self.emit(Action::SetMuted(muted));
        self.begin_again();
    }

    pub fn choice(&self) -> Preferences {
        self.choice.get()
    }

    pub fn close(&self) {
        self.pause();
        self.listeners.borrow_mut().clear();
        self.look.take();
        self.tick.take();
    }

    fn emit(&self, action: Action) {
        (self.listen)(action);
    }

    // Voices.

    fn look_again(&self, looks: usize) {
        let Some(delay_ms) = LOOKS_MS.get(looks).filter(|_| self.voices.borrow().is_empty()) else {
            self.look.take();
            return;
        };
        let this = self.this.clone();
        let timeout = Timeout::new(*delay_ms, move || {
            if let Some(engine) = this.upgrade() {
                engine.find_voices();
                engine.look_again(looks + 1);
            }
        });
        self.look.replace(Some(timeout));
    }

    /// Another voice takes over only if the current one is gone, and not if a better one appears.
    fn find_voices(&self) {
        let tag = Rc::clone(&self.tag.borrow());
        let found = voices_for(&self.synthesis, &tag);
        let before = self.voice_uri();
        let is_of = |uri: &Option<Rc<str>>| {
            found
                .iter()
                .position(|(voice, _)| Some(&voice.uri) == uri.as_ref())
        };
        let requested = is_of(&self.requested_voice.borrow());
        let at = requested.or_else(|| is_of(&before)).unwrap_or_default();
        let same = found.len() == self.voices.borrow().len()
            && before == found.get(at).map(|(voice, _)| Rc::clone(&voice.uri));
        if same {
            return;
        }
        let is_gone = before.is_some() && is_of(&before).is_none();
        self.voices.replace(found);
        self.voice.set(at);
        self.report_voices();
        if is_gone {
            self.go_on_without_voice();
        }
    }

    fn report_voices(&self) {
        let voices: Rc<[Voice]> = self
            .voices
            .borrow()
            .iter()
            .map(|(voice, _)| voice.clone())
            .collect();
        self.emit(Action::Voices(voices, self.voice.get()));
    }

    /// The current voice does not answer. The next one takes over.
    fn lose_voice(&self) {
        let lost = self.voice.replace(0);
        {
            let mut voices = self.voices.borrow_mut();
            if lost < voices.len() {
                voices.remove(lost);
            }
        }
        self.report_voices();
        self.go_on_without_voice();
    }

    fn go_on_without_voice(&self) {
        if !self.schedule.borrow().is_requested() {
            return;
        }
        if self.voices.borrow().is_empty() {
            let effects = self.schedule.borrow_mut().pause(now_ms());
            self.execute(effects);
            self.emit(Action::Fail(Failure::Voice));
        } else {
            self.begin_again();
        }
    }

    // Speaking.

    fn begin_again(&self) {
        let effects = self.schedule.borrow_mut().begin_again(now_ms());
        self.execute(effects);
    }

    fn report(&self, generation: u32, report: Report) {
        let effects = self.schedule.borrow_mut().report(generation, report, now_ms());
        self.execute(effects);
    }

    fn execute(&self, effects: Vec<Effect>) {
        for order in effects {
            match order {
                Effect::Cancel => self.cancel(),
                Effect::Say {
                    generation,
                    text,
                    patience_ms,
                } => self.say(generation, &text, patience_ms),
                Effect::Wait(patience_ms) => self.wait(patience_ms),
                Effect::Sound => {
                    self.emit(Action::Start);
                    self.tick_on();
                }
                Effect::Line(line) => self.emit(Action::Line(line)),
                Effect::Word(start, end) => self.emit(Action::Word(start, end)),
                Effect::Played(span) => {
                    let duration = Some(self.duration());
                    let reached: Vec<u8> = {
                        let mut played = self.played.borrow_mut();
                        played.add(span);
                        std::iter::from_fn(|| played.next_milestone(duration)).collect()
                    };
                    for percent in reached {
                        self.emit(Action::Progress(percent));
                    }
                }
                Effect::Stand => {
                    self.emit(Action::Pause);
                    self.emit(Action::Tick(self.current_time()));
                }
                Effect::End => {
                    self.release();
                    self.emit(Action::Tick(self.duration()));
                    self.emit(Action::End);
                }
                Effect::LoseVoice => self.lose_voice(),
                Effect::GiveUp(failure) => {
                    self.release();
                    self.emit(Action::Fail(failure));
                }
            }
        }
    }

    fn release(&self) {
        self.patience.take();
        self.tick.take();
        self.out.take();
    }

    fn cancel(&self) {
        self.release();
        self.delayed.take();
        if self.synthesis.speaking() || self.synthesis.pending() {
            self.synthesis.cancel();
            self.cancelled_ms.set(now_ms());
        }
    }

    fn say(&self, generation: u32, text: &str, patience_ms: u32) {
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else {
            let effects = self.schedule.borrow_mut().pause(now_ms());
            self.execute(effects);
            self.emit(Action::Fail(Failure::Voice));
            return;
        };
        let Preferences { rate, volume, muted } = self.choice.get();
        utterance.set_rate(rate as f32);
        utterance.set_volume(if muted { 0.0 } else { volume as f32 });
        utterance.set_lang(&self.tag.borrow());
        if let Some((voice, handle)) = self.voices.borrow().get(self.voice.get()) {
            utterance.set_voice(Some(handle));
            // If the two differ, Safari speaks in the utterance's language rather than the voice's.
            utterance.set_lang(&voice.lang.replace('_', "-"));
        }
        let reports: [(&'static str, Read); 4] = [
            ("start", |_| Some(Report::Began)),
            ("boundary", word_of),
            ("end", |_| Some(Report::Done)),
            ("error", |event| {
                Some(Report::Failed(Fault::of(&text_of(event, "error"))))
            }),
        ];
        let listeners = reports.into_iter().map(|(kind, read)| {
            let this = self.this.clone();
            Listener::new(&utterance, kind, move |event| {
                if let (Some(engine), Some(report)) = (this.upgrade(), read(event)) {
                    engine.report_later(generation, report);
                }
            })
        });
        let out = InFlight {
            _listeners: listeners.collect(),
            _utterance: utterance.clone(),
        };
        self.out.replace(Some(out));
        self.wait_for(generation, patience_ms);
        let wait_ms = self.cancelled_ms.get() + AFTER_CANCEL_MS - now_ms();
        if wait_ms > 0.0 {
            let this = self.this.clone();
            let timeout = Timeout::new(wait_ms.ceil() as u32, move || {
                if let Some(engine) = this.upgrade() {
                    engine.speak(&utterance);
                }
            });
            self.delayed.replace(Some(timeout));
        } else {
            self.speak(&utterance);
        }
    }

    fn speak(&self, utterance: &SpeechSynthesisUtterance) {
        if self.synthesis.paused() {
            self.synthesis.resume();
        }
        self.synthesis.speak(utterance);
    }

    /// Not within the event: the effects drop the listener that is being called.
    fn report_later(&self, generation: u32, report: Report) {
        let this = self.this.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(engine) = this.upgrade() {
                engine.report(generation, report);
            }
        });
    }

    fn wait(&self, patience_ms: u32) {
        let generation = self.schedule.borrow().generation();
        self.wait_for(generation, patience_ms);
    }

    fn wait_for(&self, generation: u32, patience_ms: u32) {
        let this = self.this.clone();
        let timeout = Timeout::new(patience_ms, move || {
            if let Some(engine) = this.upgrade() {
                engine.report_later(generation, Report::Silent);
            }
        });
        self.patience.replace(Some(timeout));
    }

    fn tick_on(&self) {
        let this = self.this.clone();
        let timeout = Timeout::new(TICK_MS, move || {
            wasm_bindgen_futures::spawn_local(async move {
                if let Some(engine) = this.upgrade().filter(|engine| engine.out.borrow().is_some()) {
                    if engine.anchor.is_connected() {
                        engine.emit(Action::Tick(engine.current_time()));
                        engine.tick_on();
                    } else {
                        engine.pause();
                    }
                }
            });
        });
        self.tick.replace(Some(timeout));
    }
}

impl Playback for SpeechEngine {
    fn play(&self) {
        if self.schedule.borrow().is_requested() {
            return;
        }
        if let Some(this) = self.this.upgrade() {
            let this: Rc<dyn Playback> = this;
            exclusive::take(&this);
        }
        self.emit(Action::RequestPlay);
        let effects = self.schedule.borrow_mut().play();
        self.execute(effects);
    }

    fn pause(&self) {
        if !self.schedule.borrow().is_requested() {
            return;
        }
        let effects = self.schedule.borrow_mut().pause(now_ms());
        self.execute(effects);
        self.emit(Action::Pause);
        self.emit(Action::Tick(self.current_time()));
    }

    fn seek(&self, secs: f64) {
        if !secs.is_finite() {
            return;
        }
        let effects = self.schedule.borrow_mut().seek(secs, now_ms());
        self.execute(effects);
        self.emit(Action::Move(self.current_time()));
    }

    fn current_time(&self) -> f64 {
        self.schedule.borrow().position(now_ms())
    }

    fn duration(&self) -> f64 {
        match self.schedule.borrow().length() {
            length if length > 0.0 => length,
            _ => f64::NAN,
        }
    }

    fn is_paused(&self) -> bool {
        !self.schedule.borrow().is_requested()
    }

    fn rate(&self) -> f64 {
        self.choice.get().rate
    }

    fn set_rate(&self, rate: f64) {
        let rate = clamp_rate(rate);
        self.choice.set(Preferences {
            rate,
            ..self.choice.get()
        });
        self.emit(Action::SetRate(rate));
        let effects = self.schedule.borrow_mut().set_rate(rate, now_ms());
        self.execute(effects);
    }
}

/// `boundary` events also report sentences, which are known already.
fn word_of(event: &Event) -> Option<Report> {
    if text_of(event, "name") == "sentence" {
        return None;
    }
    let units = Reflect::get(event, &JsValue::from_str("charIndex"))
        .ok()?
        .as_f64()?;
    Some(Report::Word(units as u32))
}

fn text_of(event: &Event, name: &str) -> String {
    let value = Reflect::get(event, &JsValue::from_str(name)).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
