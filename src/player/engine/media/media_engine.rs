//! The engine for recordings: an `<audio>` element, from which it hides every browser's moods.
//!
//! 1. Nothing is downloaded before the first [`Playback::play`], which sets the source inside the reader's gesture.
//! 2. What the element reports becomes [`Action`]s, told in order to one listener.
//! 3. What fails goes to [`Attempts`], which says what to try next; the place is kept throughout.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlAudioElement, HtmlMediaElement, TimeRanges};

use crate::browser::{Listener, Timeout, now_ms};
use crate::player::engine::media::retry::{Attempts, Step};
use crate::player::platform::exclusive;
use crate::player::platform::quirks;
use crate::player::platform::storage;
use crate::player::state::decimal::within;
use crate::player::state::failure::Failure;
use crate::player::state::playback::Listen;
use crate::player::state::playback::Playback;
use crate::player::state::played::{PlayedRanges, Span};
use crate::player::state::player_state::Action;
use crate::player::state::preferences::{Preferences, clamp_rate, clamp_volume};
use article::{AudioSource, Narration, Shared};

/// Without a byte or a sound for so long, the connection counts as broken.
const PATIENCE_MS: u32 = 12_000;

/// The position is told so often at most, in milliseconds.
const TICK_MS: f64 = 250.0;

/// What is done when the element reports something.
type Report = fn(&MediaEngine, &Event);

/// A recording and the element that plays it.
pub struct MediaEngine {
    this: Weak<Self>,
    audio: HtmlAudioElement,
    listen: Listen,
    listeners: RefCell<Vec<Listener>>,
    narration: RefCell<Option<Shared<Narration>>>,
    /// The addresses of what this browser may be able to play, best first.
    sources: RefCell<Vec<Rc<str>>>,
    attempts: RefCell<Attempts>,
    expected_secs: Cell<Option<f64>>,
    /// The media's own word on its length, which outlives a source that fails.
    measured_secs: Cell<Option<f64>>,
    /// What the reader wants; the element's own `paused` also changes with sources.
    wants_play: Cell<bool>,
    /// Whether the element holds a source that has not failed.
    loaded: Cell<bool>,
    sounding: Cell<bool>,
    /// Where to go as soon as that is possible; until then it counts as where we are.
    target_secs: Cell<Option<f64>>,
    last_secs: Cell<f64>,
    last_tick: Cell<f64>,
    played: RefCell<PlayedRanges>,
    volume_settable: Cell<bool>,
    retry: RefCell<Option<Timeout>>,
    patience: RefCell<Option<Timeout>>,
    /// How much of the recording had come when that was last looked at, in seconds.
    came_secs: Cell<f64>,
    choice: Cell<Preferences>,
    /// Whether the speed was set here, by the reader or by the page, and so is not to be replaced by what is remembered.
    rate_is_own: Cell<bool>,
    /// Under what the choices are remembered.
    language: RefCell<String>,
    /// Whether this browser takes a speed only once the source has been played, and it has not.
    rate_waits: Cell<bool>,
}

impl MediaEngine {
    /// Takes charge of `audio`, silently.
    pub fn new(audio: HtmlAudioElement, preferences: Preferences, listen: Listen) -> Rc<Self> {
        let engine = Rc::new_cyclic(|this| Self {
            this: this.clone(),
            audio,
            listen,
            listeners: RefCell::default(),
            narration: RefCell::default(),
            sources: RefCell::default(),
            attempts: RefCell::new(Attempts::new(0, Failure::NoSource)),
            expected_secs: Cell::default(),
            measured_secs: Cell::default(),
            wants_play: Cell::default(),
            loaded: Cell::default(),
            sounding: Cell::default(),
            target_secs: Cell::default(),
            last_secs: Cell::default(),
            last_tick: Cell::new(-1.0),
            played: RefCell::default(),
            volume_settable: Cell::default(),
            retry: RefCell::default(),
            patience: RefCell::default(),
            came_secs: Cell::default(),
            choice: Cell::new(preferences),
            rate_is_own: Cell::default(),
            language: RefCell::default(),
            rate_waits: Cell::new(quirks::rate_must_wait()),
        });
        engine.attach();
        engine
    }

    fn attach(&self) {
        // iOS leaves the volume to the buttons on the device and reads back 1 whatever is set.
        self.audio.set_volume(0.5);
        let settable = (self.audio.volume() - 0.5).abs() < 0.01;
        self.volume_settable.set(settable);
        self.emit(Action::AllowVolume(settable));
        self.adopt(self.choice.get());

        let reports: [(&'static str, Report); 14] = [
            ("loadedmetadata", |engine, _| engine.on_metadata()),
            ("durationchange", |engine, _| engine.on_duration()),
            ("canplay", |engine, _| engine.on_can_play()),
            ("play", |engine, _| engine.on_play()),
            ("playing", |engine, _| engine.on_sound()),
            ("waiting", |engine, _| engine.on_waiting()),
            ("timeupdate", |engine, event| engine.on_time(event.time_stamp())),
            ("progress", |engine, _| engine.on_progress()),
            ("suspend", |engine, _| engine.on_progress()),
            ("seeked", |engine, _| engine.on_seeked()),
            ("pause", |engine, _| engine.on_pause()),
            ("ended", |engine, _| engine.on_ended()),
            ("error", |engine, _| engine.on_error()),
            ("ratechange", |engine, _| engine.on_rate()),
        ];
        let listeners = reports.into_iter().map(|(kind, act)| {
            let this = self.this.clone();
            Listener::new(&self.audio, kind, move |event| {
                if let Some(engine) = this.upgrade() {
                    act(&engine, &event);
                }
            })
        });
        *self.listeners.borrow_mut() = listeners.collect();
    }

    /// Another narration. Where its recording is another one, what plays stops, and nothing of the new one is fetched
    /// yet; else only the length may have changed that the article says.
    pub fn set_narration(&self, narration: &Shared<Narration>, expected_secs: Option<f64>) {
        let before = self.narration.replace(Some(narration.clone()));
        let is_other = before.is_none_or(|before| before.sources != narration.sources);
        if is_other {
            self.set_sources(&narration.sources);
        }
        self.expected_secs.set(expected_secs);
        self.emit(if is_other {
            Action::Prepare(expected_secs)
        } else {
            Action::Expect(expected_secs)
        });
    }

    fn set_sources(&self, sources: &[AudioSource]) {
        self.pause();
        self.release();
        let playable: Vec<Rc<str>> = sources
            .iter()
            .filter(|source| self.may_play(source))
            .map(|source| source.src.to_rc())
            .collect();
        let if_none = if sources.is_empty() {
            Failure::NoSource
        } else {
            Failure::Unsupported
        };
        *self.attempts.borrow_mut() = Attempts::new(playable.len(), if_none);
        *self.sources.borrow_mut() = playable;
        *self.played.borrow_mut() = PlayedRanges::default();
        self.target_secs.set(None);
        self.last_secs.set(0.0);
        self.measured_secs.set(None);
    }

    /// Silence for good. That what plays is paused is the last that is told.
    pub fn close(&self) {
        self.pause();
        self.listeners.borrow_mut().clear();
        self.wants_play.set(false);
        self.release();
    }

    /// Takes over what is remembered for `language`.
    pub fn set_language(&self, language: &str) {
        self.language.replace(language.to_owned());
        let remembered = storage::load(language);
        let rate = if self.rate_is_own.get() {
            self.choice.get().rate
        } else {
            remembered.rate
        };
        self.adopt(Preferences { rate, ..remembered });
    }

    /// Takes over what was chosen elsewhere.
    pub fn adopt(&self, Preferences { rate, volume, muted }: Preferences) {
        self.apply_volume(volume);
        self.apply_muted(muted && self.volume_settable.get());
        self.apply_rate(rate);
    }

    /// What of it was played.
    pub fn played(&self) -> PlayedRanges {
        self.played.borrow().clone()
    }

    /// What was chosen, for remembering.
    pub fn choice(&self) -> Preferences {
        self.choice.get()
    }

    /// The loudness, 0 to 1.
    pub fn set_volume(&self, volume: f64) {
        self.apply_volume(volume);
        self.apply_muted(false);
    }

    /// Sound off or on.
    pub fn set_muted(&self, muted: bool) {
        self.apply_muted(muted);
    }

    fn emit(&self, action: Action) {
        (self.listen)(action);
    }

    fn media(&self) -> &HtmlMediaElement {
        &self.audio
    }

    fn may_play(&self, source: &AudioSource) -> bool {
        match source.media_type.as_deref() {
            // What has no slash is no media type, and says nothing.
            Some(media_type) if media_type.contains('/') => !self.audio.can_play_type(media_type).is_empty(),
            _ => true,
        }
    }

    fn knows_metadata(&self) -> bool {
        self.loaded.get() && self.audio.ready_state() >= HtmlMediaElement::HAVE_METADATA
    }

    // Loading and giving up.

    fn follow(&self, step: Step) {
        match step {
            Step::Load(index) => self.load(index),
            Step::LoadAfter { index, delay_ms } => {
                let this = self.this.clone();
                let timeout = Timeout::new(delay_ms, move || {
                    if let Some(engine) = this.upgrade() {
                        engine.load(index);
                    }
                });
                self.retry.replace(Some(timeout));
            }
            Step::GiveUp(failure) => {
                self.wants_play.set(false);
                self.release();
                self.emit(Action::Fail(failure));
            }
        }
    }

    fn load(&self, index: usize) {
        let Some(src) = self.sources.borrow().get(index).cloned() else {
            return;
        };
        self.audio.set_src(&src);
        self.loaded.set(true);
        self.came_secs.set(0.0);
        self.rate_waits.set(quirks::rate_must_wait());
        // Loading brings the speed back to the default one (HTML, "media element load algorithm", step 7).
        self.apply_rate(self.choice.get().rate);
        self.wait_patiently();
        self.start();
    }

    fn start(&self) {
        let Ok(promise) = self.audio.play() else {
            return;
        };
        let this = self.this.clone();
        spawn_local(async move {
            if let Err(error) = JsFuture::from(promise).await
                && let Some(engine) = this.upgrade()
            {
                engine.on_refused(&error);
            }
        });
    }

    /// `AbortError` is our own pausing and changing of sources, and a source that fails also fires `error`.
    fn on_refused(&self, error: &JsValue) {
        let name = Reflect::get(error, &JsValue::from_str("name")).ok();
        let name = name.and_then(|name| name.as_string()).unwrap_or_default();
        if name == "NotAllowedError" && self.wants_play.replace(false) {
            self.lose_patience();
            self.emit(Action::Fail(Failure::Blocked));
        }
    }

    fn on_error(&self) {
        if !self.loaded.get() {
            return;
        }
        let error = self.audio.error();
        let failure = match error.as_ref() {
            Some(error) => Failure::from_media(error.code(), &error.message()),
            None => Some(Failure::Network),
        };
        if let Some(failure) = failure {
            self.fail(failure);
        }
    }

    /// The source in use is lost; the place is kept.
    fn fail(&self, failure: Failure) {
        let at = self.target_secs.get().unwrap_or_else(|| self.last_secs.get());
        let was_playing = self.sounding.replace(false) || self.knows_metadata();
        self.target_secs.set((at > 0.0).then_some(at));
        self.listen_back();
        self.loaded.set(false);
        let _ = self.audio.pause();
        self.lose_patience();
        if !self.wants_play.get() {
            return;
        }
        self.emit(Action::Stall);
        let step = self.attempts.borrow_mut().after(failure, at, was_playing);
        self.follow(step);
    }

    /// Empties the element, which also ends its download.
    fn release(&self) {
        self.retry.take();
        self.lose_patience();
        self.sounding.set(false);
        if self.loaded.replace(false) || self.audio.has_attribute("src") {
            let _ = self.audio.pause();
            let _ = self.audio.remove_attribute("src");
            self.audio.load();
        }
    }

    fn wait_patiently(&self) {
        let this = self.this.clone();
        let since_ms = now_ms();
        let timeout = Timeout::new(PATIENCE_MS, move || {
            let Some(engine) = this.upgrade().filter(|engine| engine.wants_play.get()) else {
                return;
            };
            // After the sleep of the machine its timers run out before anything else has had its turn.
            if now_ms() - since_ms > f64::from(2 * PATIENCE_MS) {
                engine.wait_patiently();
            } else {
                engine.fail(Failure::Network);
            }
        });
        self.patience.replace(Some(timeout));
    }

    fn lose_patience(&self) {
        self.patience.take();
    }

    // What the element reports.

    fn on_metadata(&self) {
        self.on_duration();
        self.tell_buffered();
        self.go_to_target();
    }

    fn on_can_play(&self) {
        self.tell_buffered();
        self.go_to_target();
    }

    fn on_duration(&self) {
        let secs = self.audio.duration();
        if self.knows_metadata() && secs.is_finite() && secs > 0.0 {
            self.measured_secs.set(Some(secs));
            self.emit(Action::Measure(secs));
        }
    }

    /// Asked again at `canplay`: Safari before 16 forgets a seek that comes with the metadata.
    fn go_to_target(&self) {
        let Some(target) = self.target_secs.get() else {
            return;
        };
        if !self.knows_metadata() || self.audio.seeking() {
            return;
        }
        if (self.audio.current_time() - target).abs() < 0.1 {
            self.target_secs.set(None);
        } else {
            self.audio.set_current_time(target);
        }
    }

    fn on_seeked(&self) {
        if !self.audio.seeking() {
            self.target_secs.set(None);
            self.last_secs.set(self.audio.current_time());
            self.emit(Action::Land(self.audio.current_time()));
        }
    }

    /// Somebody else's wish, such as a headset's button: ours is known already.
    fn on_play(&self) {
        if self.loaded.get() && !self.audio.paused() && !self.wants_play.replace(true) {
            self.take_the_floor();
            self.emit(Action::RequestPlay);
        }
    }

    fn on_sound(&self) {
        if self.loaded.get() && self.wants_play.get() && !self.sounding.replace(true) {
            self.lose_patience();
            self.emit(Action::Start);
        }
    }

    fn on_waiting(&self) {
        if self.wants_play.get() && self.loaded.get() {
            self.sounding.set(false);
            self.wait_patiently();
            self.emit(Action::Stall);
        }
    }

    fn on_time(&self, now_ms: f64) {
        if !self.loaded.get() || self.audio.seeking() {
            return;
        }
        if self.target_secs.get().is_some() {
            // What cannot be sought in goes on without `seeked`.
            if self.audio.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA {
                self.on_seeked();
            }
            return;
        }
        let secs = self.audio.current_time();
        let moved = secs > self.last_secs.replace(secs);
        if moved && self.sounding.get() && self.rate_waits.replace(false) && self.choice.get().rate != 1.0 {
            self.put_rate();
        }
        if self.wants_play.get() && !self.audio.paused() && !self.audio.ended() {
            // Safari 15 and 16 resume after a stall without `playing`.
            if self.audio.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA {
                self.on_sound();
            }
            self.attempts.borrow_mut().progressed(secs);
        }
        let tick = (now_ms / TICK_MS).floor();
        if self.last_tick.replace(tick) != tick {
            self.emit(Action::Tick(secs));
            self.tell_buffered();
            self.listen_back();
            // WebKitGTK stands still without a word where the line breaks off.
            if moved && self.sounding.get() {
                self.wait_patiently();
            }
        }
    }

    fn on_progress(&self) {
        if !self.loaded.get() {
            return;
        }
        // Firefox tells of progress for as long as it waits; what counts is that more has come.
        let came_secs = spans(&self.audio.buffered())
            .map(|span| span.end - span.start)
            .sum();
        if came_secs > self.came_secs.replace(came_secs) && self.patience.borrow().is_some() {
            self.wait_patiently();
        }
        self.tell_buffered();
    }

    /// Not only at `progress` and `suspend`: of a small file both come before its metadata, while nothing counts as
    /// downloaded, and then no more.
    fn tell_buffered(&self) {
        if self.loaded.get() {
            self.emit(Action::Buffer(spans(&self.audio.buffered()).collect()));
        }
    }

    /// Somebody else's wish: ours is known already, and the pauses before the end and between sources are none.
    fn on_pause(&self) {
        let is_pause = self.loaded.get() && self.audio.paused() && !self.audio.ended();
        if is_pause && self.wants_play.replace(false) {
            self.stand_still();
        }
    }

    fn on_ended(&self) {
        self.wants_play.set(false);
        self.sounding.set(false);
        self.lose_patience();
        self.last_secs.set(self.audio.current_time());
        self.emit(Action::Tick(self.audio.current_time()));
        self.listen_back();
        self.emit(Action::End);
    }

    /// Browser extensions change speeds too.
    fn on_rate(&self) {
        let rate = clamp_rate(self.audio.playback_rate());
        if self.loaded.get() && !self.rate_waits.get() && rate != self.choice.get().rate {
            self.choice.set(Preferences {
                rate,
                ..self.choice.get()
            });
            self.emit(Action::SetRate(rate));
        }
    }

    /// Adds what the element says it played (`played` is already a union, but forgets with every source).
    fn listen_back(&self) {
        let duration = Some(self.duration());
        let reached: Vec<u8> = {
            let mut played = self.played.borrow_mut();
            spans(&self.audio.played()).for_each(|span| played.add(span));
            std::iter::from_fn(|| played.next_milestone(duration)).collect()
        };
        for percent in reached {
            self.emit(Action::Progress(percent));
        }
    }

    // What is set on the element.

    fn take_the_floor(&self) {
        if let Some(this) = self.this.upgrade() {
            let this: Rc<dyn Playback> = this;
            exclusive::take(&this);
        }
    }

    fn stand_still(&self) {
        self.retry.take();
        self.lose_patience();
        self.sounding.set(false);
        self.listen_back();
        self.emit(Action::Pause);
    }

    fn apply_rate(&self, rate: f64) {
        let rate = clamp_rate(rate);
        self.choice.set(Preferences {
            rate,
            ..self.choice.get()
        });
        if !self.rate_waits.get() {
            self.put_rate();
        }
        self.emit(Action::SetRate(rate));
    }

    fn put_rate(&self) {
        let rate = self.choice.get().rate;
        if !quirks::rate_must_wait() {
            self.audio.set_default_playback_rate(rate);
        }
        self.audio.set_playback_rate(rate);
        // Unprefixed since Safari 17.
        for name in ["preservesPitch", "webkitPreservesPitch"] {
            let _ = Reflect::set(self.media(), &JsValue::from_str(name), &JsValue::TRUE);
        }
    }

    fn apply_volume(&self, volume: f64) {
        let volume = clamp_volume(volume);
        self.choice.set(Preferences {
            volume,
            ..self.choice.get()
        });
        self.audio.set_volume(volume);
        self.emit(Action::SetVolume(volume));
    }

    fn apply_muted(&self, muted: bool) {
        self.choice.set(Preferences {
            muted,
            ..self.choice.get()
        });
        self.audio.set_muted(muted);
        self.emit(Action::SetMuted(muted));
    }
}

impl Playback for MediaEngine {
    fn play(&self) {
        if self.wants_play.replace(true) {
            return;
        }
        self.take_the_floor();
        if !self.wants_play.get() {
            // The page played that another player paused, and does not want this one either.
            return;
        }
        self.emit(Action::RequestPlay);
        if self.loaded.get() {
            self.wait_patiently();
            self.start();
            return;
        }
        if !self.rate_is_own.get() {
            // Perhaps chosen meanwhile on another player.
            self.apply_rate(storage::load(&self.language.borrow()).rate);
        }
        let step = self.attempts.borrow_mut().begin();
        self.follow(step);
    }

    fn pause(&self) {
        if self.wants_play.replace(false) {
            let _ = self.audio.pause();
            self.stand_still();
        }
    }

    fn seek(&self, secs: f64) {
        if !secs.is_finite() {
            return;
        }
        let duration = self.duration();
        let end = if duration.is_finite() { duration } else { f64::MAX };
        let to = within(secs, 0.0, end);
        self.target_secs.set(Some(to));
        if self.knows_metadata() {
            self.audio.set_current_time(to);
            self.emit(Action::Seek(to));
        } else {
            self.emit(Action::Move(to));
        }
    }

    fn current_time(&self) -> f64 {
        match self.target_secs.get() {
            Some(target) => target,
            None if self.loaded.get() => self.audio.current_time(),
            None => self.last_secs.get(),
        }
    }

    fn duration(&self) -> f64 {
        let known = self.measured_secs.get().or(self.expected_secs.get());
        known.unwrap_or(f64::NAN)
    }

    fn is_paused(&self) -> bool {
        !self.wants_play.get()
    }

    fn rate(&self) -> f64 {
        self.choice.get().rate
    }

    fn set_rate(&self, rate: f64) {
        self.rate_is_own.set(true);
        self.apply_rate(rate);
    }
}

fn spans(ranges: &TimeRanges) -> impl Iterator<Item = Span> {
    (0..ranges.length()).filter_map(|index| Span::new(ranges.start(index).ok()?, ranges.end(index).ok()?))
}
