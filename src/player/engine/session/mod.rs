//! The two engines as one: which of them sounds, and what happens when one cannot go on.

mod aside;
mod resume;
mod switch;
mod text;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::HtmlAudioElement;

use self::aside::Aside;
use crate::browser::Timeout;
use crate::player::engine::media::MediaEngine;
use crate::player::engine::speech::SpeechEngine;
use crate::player::platform::storage;
use crate::player::state::event::{Engine, Standing};
use crate::player::state::handle::Playback;
use crate::player::state::media_item::Programme;
use crate::player::state::player_state::Action;
use crate::player::state::preferences::Preferences;
use crate::player::state::voices::language_of;
use crate::player::text::cues::Cues;
use crate::player::text::lines::Reading;
use crate::player::text::outdated::{Watch, gaps};

/// Told of every action, with where the player stands.
pub type Tell = Rc<dyn Fn(Action, Standing)>;

/// Both engines of one player.
pub struct Deck {
    this: Weak<Self>,
    tell: Tell,
    media: Rc<MediaEngine>,
    speech: Option<Rc<SpeechEngine>>,
    engine: Cell<Engine>,
    programme: RefCell<Option<Programme>>,
    reading: RefCell<Option<Rc<Reading>>>,
    /// When the recording says what.
    cues: RefCell<Cues>,
    /// The highest share that was told as heard, in percent.
    told: Cell<u8>,
    /// The place that was remembered last.
    remembered: Cell<f64>,
    language: RefCell<String>,
    aside: RefCell<Option<Aside>>,
    /// What the recording lacks, as playing comes to it.
    watch: RefCell<Watch>,
    /// Whether the voice reads that at its place.
    fills_gaps: Cell<bool>,
    /// Looks again where playing comes to a gap soon.
    soon: RefCell<Option<Timeout>>,
}

impl Deck {
    /// Takes charge of `audio`, silently.
    pub fn new(audio: HtmlAudioElement, tell: Tell) -> Rc<Self> {
        let preferences = Preferences::default();
        Rc::new_cyclic(|this: &Weak<Self>| {
            let listen = |engine| {
                let (this, tell) = (this.clone(), Rc::clone(&tell));
                Box::new(move |action, current_time, duration| {
                    let standing = Standing {
                        engine,
                        current_time,
                        duration,
                    };
                    match this.upgrade() {
                        Some(deck) => deck.hear(action, standing),
                        // Told while the engines are being made.
                        None if engine == Engine::Media => tell(action, standing),
                        None => {}
                    }
                })
            };
            Self {
                this: this.clone(),
                speech: SpeechEngine::new(&audio, preferences, listen(Engine::Speech)),
                media: MediaEngine::new(audio, preferences, listen(Engine::Media)),
                tell: Rc::clone(&tell),
                engine: Cell::default(),
                programme: RefCell::default(),
                reading: RefCell::default(),
                cues: RefCell::default(),
                told: Cell::default(),
                remembered: Cell::default(),
                language: RefCell::default(),
                aside: RefCell::default(),
                watch: RefCell::default(),
                fills_gaps: Cell::default(),
                soon: RefCell::default(),
            }
        })
    }

    /// Another programme, or a change of it; whether it is another. What plays goes on where the change does not concern it.
    pub fn set_programme(&self, programme: &Programme) -> bool {
        let before = self.programme.borrow().clone();
        let before = before.as_ref();
        let is_other_article = before.is_none_or(|before| before.article != programme.article);
        let is_new = before.is_none_or(|before| before.narration.sources != programme.narration.sources)
            || (self.engine.get() == Engine::Speech
                && is_other_article
                && self.is_other_text(&programme.article));
        if is_new {
            self.pause();
        } else if is_other_article {
            self.end_aside(true);
        }
        self.programme.replace(Some(programme.clone()));
        if before.is_none_or(|before| before.tag != programme.tag || before.speech != programme.speech) {
            self.set_language(programme);
        }
        if is_new || (is_other_article && self.engine.get() == Engine::Media) {
            self.reading.replace(None);
        }
        let cues = programme.timeline.as_deref().map(Cues::of_recording);
        self.cues.replace(cues.unwrap_or_default());
        if before.is_none_or(|before| before.timeline != programme.timeline) {
            let found = programme.timeline.as_deref();
            let found = found.map(|timeline| gaps(timeline, self.reading().lines.len()));
            self.watch.replace(Watch::new(found.unwrap_or_default()));
            self.watch.borrow_mut().jump(self.current_time());
        }
        if is_new {
            self.told.set(0);
            self.engine.set(Engine::Media);
        }
        self.media
            .set_narration(&programme.narration, programme.expected_secs());
        if is_new {
            if programme.narration.sources.is_empty() && self.may_speak() {
                self.prepare_speech();
                self.engine.set(Engine::Speech);
                self.tell_switch(0.0, None);
            }
            if let Some(secs) = storage::place(&self.place_key()) {
                self.seek(secs);
            }
        }
        is_new
    }

    fn set_language(&self, programme: &Programme) {
        let language = language_of(&programme.tag);
        self.media.set_language(&language);
        if let Some(speech) = self.speech.as_ref().filter(|_| programme.speech) {
            speech.adopt(self.media.choice());
            speech.set_language(&programme.tag, storage::voice(&language));
        } else {
            if let Some(speech) = &self.speech {
                speech.pause();
            }
            if self.engine.get() == Engine::Speech {
                self.use_recording(false);
            }
            self.tell_plain(Action::Voices(Rc::new([]), 0));
        }
        self.language.replace(language);
    }

    /// Silence for good.
    pub fn close(&self) {
        self.end_aside(false);
        self.remember(true);
        self.media.close();
        if let Some(speech) = &self.speech {
            speech.close();
        }
    }

    /// Where it stands.
    pub fn standing(&self) -> Standing {
        Standing {
            engine: self.engine.get(),
            current_time: self.current_time(),
            duration: self.duration(),
        }
    }

    /// The loudness, 0 to 1.
    pub fn set_volume(&self, volume: f64) {
        match self.speaking() {
            Some(speech) => speech.set_volume(volume),
            None => self.media.set_volume(volume),
        }
    }

    /// Sound off or on.
    pub fn set_muted(&self, muted: bool) {
        match self.speaking() {
            Some(speech) => speech.set_muted(muted),
            None => self.media.set_muted(muted),
        }
    }

    /// What was chosen, for remembering.
    pub fn choice(&self) -> Preferences {
        match self.speaking() {
            Some(speech) => speech.choice(),
            None => self.media.choice(),
        }
    }

    /// Under what the choices are remembered.
    pub fn language(&self) -> String {
        self.language.borrow().clone()
    }

    /// The recording's address, where there is one.
    pub fn has_recording(&self) -> bool {
        self.programme
            .borrow()
            .as_ref()
            .is_some_and(|programme| !programme.narration.sources.is_empty())
    }

    fn may_speak(&self) -> bool {
        self.speech.is_some()
            && self
                .programme
                .borrow()
                .as_ref()
                .is_some_and(|programme| programme.speech)
    }

    fn speaking(&self) -> Option<&Rc<SpeechEngine>> {
        self.speech
            .as_ref()
            .filter(|_| self.engine.get() == Engine::Speech)
    }

    fn sounding(&self) -> &dyn Playback {
        match self.speaking() {
            Some(speech) => &**speech,
            None => &*self.media,
        }
    }

    fn hear(&self, action: Action, standing: Standing) {
        let is_idle = standing.engine != self.engine.get();
        if self.aside.borrow().is_some() && !self.hear_aside(&action, standing) {
            return;
        }
        match action {
            Action::Voices(..) => self.tell_plain(action),
            _ if is_idle => {}
            Action::Fail(failure) if standing.engine == Engine::Media && self.can_take_over(failure) => {
                self.use_voice(Some(failure), true);
            }
            // Told once a programme, whichever engine was heard.
            Action::Hear(percent) if percent <= self.told.get() => {}
            Action::Hear(percent) => {
                self.told.set(percent);
                (self.tell)(action, standing);
            }
            action => {
                let (ends, pauses) = (action == Action::End, action == Action::Pause);
                let (tick, jump) = match action {
                    Action::Tick(secs) => (Some(secs), None),
                    Action::Seek(secs) | Action::Move(secs) => (None, Some(secs)),
                    _ => (None, None),
                };
                (self.tell)(action, standing);
                if let Some(secs) = jump {
                    self.watch.borrow_mut().jump(secs);
                }
                if let Some(secs) = tick {
                    self.look_for_gaps(secs);
                }
                if ends {
                    storage::save_place(&self.place_key(), 0.0, f64::NAN);
                } else {
                    self.remember(pauses);
                }
            }
        }
    }

    fn tell_plain(&self, action: Action) {
        (self.tell)(action, self.standing());
    }
}

impl Playback for Deck {
    fn play(&self) {
        self.end_aside(false);
        self.sounding().play();
    }

    fn pause(&self) {
        self.end_aside(false);
        self.sounding().pause();
    }

    fn seek(&self, secs: f64) {
        let plays = self.aside.borrow().as_ref().is_some_and(|aside| aside.plays);
        if let Some(aside) = &mut *self.aside.borrow_mut() {
            aside.resume = None;
        }
        self.end_aside(false);
        self.sounding().seek(secs);
        if plays {
            self.sounding().play();
        }
    }

    fn current_time(&self) -> f64 {
        self.sounding().current_time()
    }

    fn duration(&self) -> f64 {
        self.sounding().duration()
    }

    fn is_paused(&self) -> bool {
        self.aside.borrow().is_none() && self.sounding().is_paused()
    }

    fn rate(&self) -> f64 {
        self.sounding().rate()
    }

    fn set_rate(&self, rate: f64) {
        self.sounding().set_rate(rate);
    }
}
