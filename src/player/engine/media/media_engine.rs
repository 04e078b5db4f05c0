//! The engine for recordings: an `<audio>` element. It hides the differences between browsers.
//!
//! 1. Nothing is downloaded before the first [`Playback::play`], which sets the source within the reader's gesture.
//! 2. Events of the element become [`Action`]s, in order, for one listener.
//! 3. [`Attempts`] decides what to try after a failure. The position is kept throughout.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlAudioElement, HtmlMediaElement, TimeRanges, Url};

use crate::browser::{Listener, Timeout, now_ms};
use crate::player::engine::media::retry::{Attempts, Step};
use crate::player::platform::adopted_audio::AdoptedAudio;
use crate::player::platform::exclusive;
use crate::player::platform::quirks;
use crate::player::platform::storage;
use crate::player::state::decimal::within;
use crate::player::state::failure::Failure;
use crate::player::state::playback::Playback;
use crate::player::state::played::{PlayedRanges, Span};
use crate::player::state::player_state::{Action, Listen};
use crate::player::state::preferences::{Preferences, clamp_rate, clamp_volume};
use article::{AudioSource, Narration, Shared};

/// After this time without data or sound, the connection counts as broken.
const PATIENCE_MS: u32 = 12_000;

/// After a stall, as much progress as this is sound.
const SOUND_SECS: f64 = 0.5;

/// Minimum time between two reports of the position.
const TICK_MS: f64 = 250.0;

type Report = fn(&MediaEngine, &Event);

pub struct MediaEngine {
    this: Weak<Self>,
    audio: HtmlAudioElement,
    /// The same element if it belongs to the page.
    adopted: Option<AdoptedAudio>,
    listen: Listen,
    listeners: RefCell<Vec<Listener>>,
    narration: RefCell<Option<Shared<Narration>>>,
    /// The addresses that this browser may be able to play, best first.
    sources: RefCell<Vec<Rc<str>>>,
    attempts: RefCell<Attempts>,
    expected_secs: Cell<Option<f64>>,
    /// The length that the media reports. It survives a source that fails.
    measured_secs: Cell<Option<f64>>,
    /// The reader's intent. The element's own `paused` also changes with sources.
    wants_play: Cell<bool>,
    loaded: Cell<bool>,
    sounding: Cell<bool>,
    /// The position to seek to as soon as possible. Until then it counts as the current position.
    target_secs: Cell<Option<f64>>,
    last_secs: Cell<f64>,
    /// The position at the last stall or seek.
    stalled_secs: Cell<f64>,
    last_tick: Cell<f64>,
    played: RefCell<PlayedRanges>,
    retry: RefCell<Option<Timeout>>,
    patience: RefCell<Option<Timeout>>,
    /// The downloaded length at the last check.
    downloaded_secs: Cell<f64>,
    choice: Cell<Preferences>,
    /// Whether the element was in use with these choices before, so that the stored ones do not replace them.
    keeps_choice: Cell<bool>,
    /// Whether the reader or the page has set the speed here, so that the stored speed does not replace it.
    rate_is_own: Cell<bool>,
    /// The language that choices are stored for.
    language: RefCell<String>,
    /// Whether this browser accepts a speed only after sound has begun, and it has not begun yet.
    rate_waits: Cell<bool>,
}

impl MediaEngine {
    /// Takes control of `audio`, which stays silent for now, or of the element that is `adopted`, which goes on as it is.
    pub fn new(
        audio: HtmlAudioElement,
        adopted: Option<AdoptedAudio>,
        preferences: Preferences,
        listen: Listen,
    ) -> Rc<Self> {
        let chosen = adopted.as_ref().filter(|audio| audio.has_choice());
        let choice = chosen.map_or(preferences, |adopted| choice_of(adopted.element()));
        let (keeps_choice, rate_is_own) = (chosen.is_some(), chosen.is_some_and(AdoptedAudio::has_own_rate));
        let engine = Rc::new_cyclic(|this| Self {
            this: this.clone(),
            audio,
            adopted,
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
            stalled_secs: Cell::default(),
            last_tick: Cell::new(-1.0),
            played: RefCell::default(),
            retry: RefCell::default(),
            patience: RefCell::default(),
            downloaded_secs: Cell::default(),
            choice: Cell::new(choice),
            keeps_choice: Cell::new(keeps_choice),
            rate_is_own: Cell::new(rate_is_own),
            language: RefCell::default(),
            rate_waits: Cell::new(quirks::rate_must_wait()),
        });
        engine.attach();
        engine
    }

    fn attach(&self) {
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
                    act(&engine, event);
                }
            })
        });
        *self.listeners.borrow_mut() = listeners.collect();
    }

    /// Replaces the narration. If the recording is another one, playback stops, and nothing is fetched yet. Otherwise
    /// only the expected length may have changed.
    pub fn set_narration(&self, narration: &Shared<Narration>, expected_secs: Option<f64>) {
        let before = self.narration.replace(Some(narration.clone()));
        let started = self.adopted.as_ref();
        let started = started.filter(|audio| before.is_none() && audio.is_started());
        let is_other = before.is_none_or(|before| before.sources != narration.sources);
        self.expected_secs.set(expected_secs);
        if !is_other {
            self.emit(Action::Expect(expected_secs));
            return;
        }
        let plays = started.is_some_and(AdoptedAudio::is_playing);
        self.pause();
        self.set_sources(&narration.sources);
        let current = started.and_then(|_| self.current_source());
        if current.is_none() {
            self.release();
        }
        self.emit(Action::Prepare(expected_secs));
        match current {
            Some(index) => self.go_on(index),
            None if plays => {
                // The page plays another recording, or tries to play one that failed.
                let _ = self.audio.pause();
                self.play();
            }
            None => {}
        }
    }

    /// Returns the index of the source that the element has chosen.
    fn current_source(&self) -> Option<usize> {
        if self.audio.network_state() == HtmlMediaElement::NETWORK_NO_SOURCE {
            return None;
        }
        let current = self.audio.current_src();
        let base = self.audio.base_uri().ok()??;
        let sources = self.sources.borrow();
        sources
            .iter()
            .position(|source| Url::new_with_base(source, &base).is_ok_and(|url| url.href() == current))
    }

    /// Takes over from the page, which has started the source with this index: as if it had been played here.
    fn go_on(&self, index: usize) {
        self.attempts.borrow_mut().begun_with(index);
        self.loaded.set(true);
        let secs = self.audio.current_time();
        self.last_secs.set(secs);
        self.emit(Action::Move(secs));
        self.on_metadata();
        if self.audio.paused() || self.audio.ended() {
            return;
        }
        self.wants_play.set(true);
        self.play_exclusively();
        if !self.wants_play.get() {
            return;
        }
        self.emit(Action::RequestPlay);
        if self.audio.error().is_some() {
            self.on_error();
        } else if self.audio.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA {
            self.on_sound();
        } else {
            self.wait_for_data();
        }
    }

    fn set_sources(&self, sources: &[AudioSource]) {
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

    /// Stops for good. The pause is the last report. An element of the page keeps its position, and goes on if another player
    /// takes it over.
    pub fn close(&self) {
        if !self.adopted.as_ref().is_some_and(AdoptedAudio::take_pass) {
            self.pause();
        }
        self.listeners.borrow_mut().clear();
        self.wants_play.set(false);
        if self.adopted.is_none() || !self.loaded.get() {
            self.release();
        }
        self.retry.take();
        self.stop_waiting();
    }

    /// Applies the choices that are stored for `language`.
    pub fn set_language(&self, language: &str) {
        self.language.replace(language.to_owned());
        if self.keeps_choice.replace(false) {
            return;
        }
        let remembered = storage::load(language);
        let rate = if self.rate_is_own.get() {
            self.choice.get().rate
        } else {
            remembered.rate
        };
        self.adopt(Preferences { rate, ..remembered });
    }

    /// Applies choices that were made elsewhere.
    pub fn adopt(&self, Preferences { rate, volume, muted }: Preferences) {
        self.apply_volume(volume);
        self.apply_muted(muted && quirks::volume_is_settable());
        self.apply_rate(rate);
    }

    pub fn played(&self) -> PlayedRanges {
        self.played.borrow().clone()
    }

    pub fn choice(&self) -> Preferences {
        self.choice.get()
    }

    pub fn set_volume(&self, volume: f64) {
        self.apply_volume(volume);
        self.apply_muted(false);
    }

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
            // A type without a slash is not a media type: ignore it.
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
        self.downloaded_secs.set(0.0);
        self.rate_waits.set(quirks::rate_must_wait());
        // Loading resets the speed (HTML, "media element load algorithm", step 7).
        self.apply_rate(self.choice.get().rate);
        self.wait_for_data();
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

    /// Our own pauses and changes of source cause an `AbortError`. A source that fails also fires `error`.
    fn on_refused(&self, error: &JsValue) {
        let name = Reflect::get(error, &JsValue::from_str("name")).ok();
        let name = name.and_then(|name| name.as_string()).unwrap_or_default();
        if name == "NotAllowedError" && self.wants_play.replace(false) {
            self.stop_waiting();
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

    /// Gives up the current source and keeps the position.
    fn fail(&self, failure: Failure) {
        let at = self.target_secs.get().unwrap_or_else(|| self.last_secs.get());
        let was_playing = self.sounding.replace(false) || self.knows_metadata();
        self.target_secs.set((at > 0.0).then_some(at));
        self.collect_played();
        self.loaded.set(false);
        let _ = self.audio.pause();
        self.stop_waiting();
        if !self.wants_play.get() {
            return;
        }
        self.emit(Action::Stall);
        let step = self.attempts.borrow_mut().after(failure, at, was_playing);
        self.follow(step);
    }

    /// Empties the element, which also ends its download. An element of the page is as it was before it was played.
    fn release(&self) {
        self.retry.take();
        self.stop_waiting();
        self.sounding.set(false);
        if self.loaded.replace(false) || self.audio.has_attribute("src") {
            let _ = self.audio.pause();
            match self.adopted.as_ref().and_then(AdoptedAudio::first_source) {
                // `load()` would download this although nobody plays it (Chromium 120).
                Some(first) => self.audio.set_src(&first),
                None => {
                    let _ = self.audio.remove_attribute("src");
                    self.audio.load();
                }
            }
        }
    }

    fn wait_for_data(&self) {
        let this = self.this.clone();
        let since_ms = now_ms();
        let timeout = Timeout::new(PATIENCE_MS, move || {
            let Some(engine) = this.upgrade().filter(|engine| engine.wants_play.get()) else {
                return;
            };
            // After the machine wakes from sleep, timers fire before any other event.
            if now_ms() - since_ms > f64::from(2 * PATIENCE_MS) {
                engine.wait_for_data();
            } else {
                engine.fail(Failure::Network);
            }
        });
        self.patience.replace(Some(timeout));
    }

    fn stop_waiting(&self) {
        self.patience.take();
    }

    // Events of the element.

    fn on_metadata(&self) {
        self.on_duration();
        self.report_buffered();
        self.go_to_target();
    }

    fn on_can_play(&self) {
        self.report_buffered();
        self.go_to_target();
    }

    fn on_duration(&self) {
        let secs = self.audio.duration();
        if self.knows_metadata() && secs.is_finite() && secs > 0.0 {
            self.measured_secs.set(Some(secs));
            self.emit(Action::Measure(secs));
        }
    }

    /// Called again at `canplay`: Safari before 16 forgets a seek at the time of the metadata.
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
            self.stalled_secs.set(self.audio.current_time());
            self.emit(Action::Land(self.audio.current_time()));
        }
    }

    /// Something else has started it, for example a headset's button. For our own request, `wants_play` is set already.
    fn on_play(&self) {
        if self.loaded.get() && !self.audio.paused() && !self.wants_play.replace(true) {
            self.play_exclusively();
            self.emit(Action::RequestPlay);
        }
    }

    fn on_sound(&self) {
        if self.loaded.get() && self.wants_play.get() && !self.sounding.replace(true) {
            self.stop_waiting();
            self.emit(Action::Start);
        }
    }

    fn on_waiting(&self) {
        if self.wants_play.get() && self.loaded.get() {
            self.sounding.set(false);
            self.stalled_secs.set(self.audio.current_time());
            self.wait_for_data();
            self.emit(Action::Stall);
        }
    }

    fn on_time(&self, now_ms: f64) {
        if !self.loaded.get() || self.audio.seeking() {
            return;
        }
        if self.target_secs.get().is_some() {
            // Media without seeking continues without `seeked`.
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
            // Safari 15 and 16 resume after a stall without `playing`. WebKitGTK can play on without a new ready state.
            if self.audio.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA
                || secs > self.stalled_secs.get() + SOUND_SECS
            {
                self.on_sound();
            }
            self.attempts.borrow_mut().progressed(secs);
        }
        let tick = (now_ms / TICK_MS).floor();
        if self.last_tick.replace(tick) != tick {
            self.emit(Action::Tick(secs));
            self.report_buffered();
            self.collect_played();
            // If the connection breaks, WebKitGTK stops without any event.
            if moved && self.sounding.get() {
                self.wait_for_data();
            }
        }
    }

    fn on_progress(&self) {
        if !self.loaded.get() {
            return;
        }
        // Firefox fires `progress` for as long as it waits. Only new data counts.
        let downloaded_secs = spans(&self.audio.buffered())
            .map(|span| span.end - span.start)
            .sum();
        if downloaded_secs > self.downloaded_secs.replace(downloaded_secs) && self.patience.borrow().is_some()
        {
            self.wait_for_data();
        }
        self.report_buffered();
    }

    /// Not only at `progress` and `suspend`: for a small file both are fired before its metadata is known, while `buffered` is
    /// still empty.
    fn report_buffered(&self) {
        if self.loaded.get() {
            self.emit(Action::Buffer(spans(&self.audio.buffered()).collect()));
        }
    }

    /// Something else has paused it. For our own pause, `wants_play` is unset already; pauses at the end and between
    /// sources do not count.
    fn on_pause(&self) {
        let is_pause = self.loaded.get() && self.audio.paused() && !self.audio.ended();
        if is_pause && self.wants_play.replace(false) {
            self.report_pause();
        }
    }

    fn on_ended(&self) {
        self.wants_play.set(false);
        self.sounding.set(false);
        self.stop_waiting();
        self.last_secs.set(self.audio.current_time());
        self.emit(Action::Tick(self.audio.current_time()));
        self.collect_played();
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

    /// Collects the element's played ranges. It forgets them with every source.
    fn collect_played(&self) {
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

    // Properties of the element.

    fn play_exclusively(&self) {
        if let Some(this) = self.this.upgrade() {
            let this: Rc<dyn Playback> = this;
            exclusive::take(&this);
        }
    }

    fn report_pause(&self) {
        self.retry.take();
        self.stop_waiting();
        self.sounding.set(false);
        self.collect_played();
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
        self.play_exclusively();
        if !self.wants_play.get() {
            // The page reacted to the pause of another player by pausing this one.
            return;
        }
        self.emit(Action::RequestPlay);
        if self.loaded.get() {
            self.wait_for_data();
            self.start();
            return;
        }
        if !self.rate_is_own.get() {
            // The reader may have chosen another speed on another player since.
            self.apply_rate(storage::load(&self.language.borrow()).rate);
        }
        let step = self.attempts.borrow_mut().begin();
        self.follow(step);
    }

    fn pause(&self) {
        if self.wants_play.replace(false) {
            let _ = self.audio.pause();
            self.report_pause();
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

fn choice_of(audio: &HtmlAudioElement) -> Preferences {
    Preferences {
        rate: clamp_rate(audio.playback_rate()),
        volume: clamp_volume(audio.volume()),
        muted: audio.muted(),
    }
}

fn spans(ranges: &TimeRanges) -> impl Iterator<Item = Span> {
    (0..ranges.length()).filter_map(|index| Span::new(ranges.start(index).ok()?, ranges.end(index).ok()?))
}
