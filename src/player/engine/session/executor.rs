//! The executor: carries out the effects of a session on the two engines.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlAudioElement;

use super::{Effect, EngineStatus, Event, Now, SessionState, VoiceStatus};
use crate::browser::Timeout;
use crate::player::engine::media::MediaEngine;
use crate::player::engine::speech::SpeechEngine;
use crate::player::platform::adopted_audio::AdoptedAudio;
use crate::player::platform::storage;
use crate::player::state::event::Position;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::{Engine, Playback};
use crate::player::state::player_state::Action;
use crate::player::state::preferences::Preferences;
use crate::player::text::cues::Cues;
use crate::player::text::spoken_text::{Heading, SpokenText};
use article::BlockId;
use narration::Utf16Offset;

/// The listeners of a session.
pub struct Outlet {
    /// Every action, with the position of the engine in use.
    pub emit: Box<dyn Fn(Action, Position)>,
    /// The article has ended, and the next one of the queue may play.
    pub play_next: Box<dyn Fn()>,
}

/// Both engines of one player, and the state of the session.
pub struct PlaybackSession {
    this: Weak<Self>,
    outlet: Rc<Outlet>,
    state: RefCell<SessionState>,
    media: Rc<MediaEngine>,
    /// `None` if the browser has no speech synthesis.
    voice: Option<Rc<SpeechEngine>>,
    look_for_gap: RefCell<Option<Timeout>>,
    sleep_timer: RefCell<Option<Timeout>>,
}

impl PlaybackSession {
    /// Takes control of `audio`, which stays silent for now, or of the element that is `adopted`, which goes on as it is.
    pub fn new(audio: HtmlAudioElement, adopted: Option<AdoptedAudio>, outlet: Outlet) -> Rc<Self> {
        let preferences = Preferences::default();
        let outlet = Rc::new(outlet);
        Rc::new_cyclic(|this: &Weak<Self>| {
            let listen = |engine| -> Box<dyn Fn(Action)> {
                let (this, outlet) = (this.clone(), Rc::clone(&outlet));
                Box::new(move |action| match this.upgrade() {
                    Some(session) => session.handle(Event::Report(engine, action)),
                    // The engines report while they are created.
                    None if engine == Engine::Media => (outlet.emit)(action, Position::START),
                    None => {}
                })
            };
            Self {
                this: this.clone(),
                voice: SpeechEngine::new(&audio, preferences, listen(Engine::Speech)),
                media: MediaEngine::new(audio, adopted, preferences, listen(Engine::Media)),
                outlet: Rc::clone(&outlet),
                state: RefCell::default(),
                look_for_gap: RefCell::default(),
                sleep_timer: RefCell::default(),
            }
        })
    }

    /// Changes the state by `event` and carries out the effects.
    pub fn handle(&self, event: Event) {
        let now = self.now();
        let effects = self.state.borrow_mut().step(event, &now);
        for effect in effects {
            self.execute(effect);
        }
    }

    /// Replaces the media item. Returns whether it is loaded from its beginning.
    pub fn set_item(&self, item: &MediaItem) -> bool {
        let loads = self.state.borrow().loads;
        self.handle(Event::SetItem(item.clone()));
        self.state.borrow().loads != loads
    }

    /// Plays from a place in the text: at once if its time is known, else as soon as it is.
    pub fn listen_from(&self, block: BlockId, offset: Utf16Offset) {
        self.handle(Event::ListenFrom(block, offset));
    }

    // Choices, which go to the engine in use.

    pub fn set_volume(&self, volume: f64) {
        match self.voice_in_use() {
            Some(voice) => voice.set_volume(volume),
            None => self.media.set_volume(volume),
        }
    }

    pub fn set_muted(&self, muted: bool) {
        match self.voice_in_use() {
            Some(voice) => voice.set_muted(muted),
            None => self.media.set_muted(muted),
        }
    }

    pub fn choice(&self) -> Preferences {
        match self.voice_in_use() {
            Some(voice) => voice.choice(),
            None => self.media.choice(),
        }
    }

    /// The language that choices are stored for.
    pub fn language(&self) -> String {
        self.state.borrow().language.clone()
    }

    // The text.

    /// The headings of the article with the second at which each begins, as far as that is known.
    pub fn chapters(&self) -> Vec<(Heading, f64)> {
        if !self.knows_sentences() {
            return Vec::new();
        }
        let (text, cues) = self.transcript();
        let chapters = text.headings.iter();
        chapters
            .filter_map(|heading| Some((heading.clone(), cues.start_of(heading.line)?)))
            .collect()
    }

    /// The text, and the beginning of each line as far as that is known.
    pub fn transcript(&self) -> (Rc<SpokenText>, Cues) {
        // The voice has estimated times once it has the text.
        let text = self.text().unwrap_or_else(|| {
            self.handle(Event::PrepareText);
            self.text().unwrap_or_default()
        });
        (text, self.cues())
    }

    /// The line that is being read, or was last.
    pub fn line(&self) -> Option<usize> {
        self.cues().line_at(self.current_time())
    }

    /// Whether the beginnings of sentences are known.
    pub fn knows_sentences(&self) -> bool {
        !self.cues().is_empty()
    }

    fn text(&self) -> Option<Rc<SpokenText>> {
        self.state.borrow().text.clone()
    }

    fn cues(&self) -> Cues {
        match self.voice_in_use() {
            Some(voice) => voice.cues(),
            None => self.state.borrow().cues.clone(),
        }
    }

    // The engines.

    fn voice_in_use(&self) -> Option<&Rc<SpeechEngine>> {
        let is_speech = self.state.borrow().engine == Engine::Speech;
        self.voice.as_ref().filter(|_| is_speech)
    }

    fn in_use(&self) -> &dyn Playback {
        match self.voice_in_use() {
            Some(voice) => &**voice,
            None => &*self.media,
        }
    }

    fn engine(&self, engine: Engine) -> Option<&dyn Playback> {
        match engine {
            Engine::Media => Some(&*self.media),
            Engine::Speech => Some(&**self.voice.as_ref()?),
        }
    }

    fn position(&self) -> Position {
        Position {
            engine: self.state.borrow().engine,
            current_time: self.current_time(),
            duration: self.duration(),
        }
    }

    fn now(&self) -> Now {
        Now {
            media: status_of(&*self.media),
            voice: self.voice.as_ref().map(|voice| VoiceStatus {
                engine: status_of(&**voice),
                cues: voice.cues(),
                is_able: voice.is_able(),
            }),
        }
    }

    fn execute(&self, effect: Effect) {
        match effect {
            Effect::Play(engine) => self.with(engine, |engine| engine.play()),
            Effect::Pause(engine) => self.with(engine, |engine| engine.pause()),
            Effect::Seek(engine, secs) => self.with(engine, |engine| engine.seek(secs)),
            Effect::SetNarration(narration, expected_secs) => {
                self.media.set_narration(&narration, expected_secs);
            }
            Effect::SetMediaLanguage(language) => self.media.set_language(&language),
            Effect::Emit(action) => (self.outlet.emit)(action, self.position()),
            Effect::PlayNext => (self.outlet.play_next)(),
            Effect::Resume(key) => {
                if let Some(secs) = storage::resume_position(&key) {
                    self.handle(Event::Seek(secs));
                }
            }
            Effect::SavePosition(key) => {
                storage::save_position(&key, self.current_time(), self.duration());
            }
            Effect::ForgetPosition(key) => storage::save_position(&key, 0.0, f64::NAN),
            Effect::LookForGapIn(delay_ms) => {
                self.look_for_gap
                    .replace(Some(self.timer(delay_ms, Event::LookForGap)));
            }
            Effect::CancelLook => drop(self.look_for_gap.take()),
            Effect::StartSleepTimer(delay_ms) => {
                self.sleep_timer
                    .replace(Some(self.timer(delay_ms, Event::FallAsleep)));
            }
            Effect::CancelSleepTimer => drop(self.sleep_timer.take()),
            Effect::Next(event) => self.handle(event),
            Effect::Close => {
                self.media.close();
                self.with_voice(SpeechEngine::close);
            }
            Effect::TakeChoice(Engine::Media) => {
                self.with_voice(|voice| self.media.adopt(voice.choice()));
            }
            Effect::TakeChoice(Engine::Speech) => {
                self.with_voice(|voice| voice.adopt(self.media.choice()));
            }
            Effect::SetVoiceLanguage { tag, language } => {
                self.with_voice(|voice| voice.set_language(&tag, storage::voice(&language)));
            }
            Effect::SetVoice(number) => self.with_voice(|voice| voice.set_voice(number)),
            Effect::SaveVoice(language) => self.with_voice(|voice| {
                if let Some(uri) = voice.voice_uri() {
                    storage::save_voice(&language, &uri);
                }
            }),
            Effect::SetLines(lines) => self.with_voice(|voice| voice.set_lines(lines)),
            Effect::GoToLine(line) => self.with_voice(|voice| voice.go_to_line(line)),
            Effect::TakePlayed { factor } => {
                self.with_voice(|voice| voice.take_played(&self.media.played(), factor));
            }
        }
    }

    /// Without a voice there is nothing to do.
    fn with_voice(&self, act: impl FnOnce(&SpeechEngine)) {
        if let Some(voice) = &self.voice {
            act(voice);
        }
    }

    fn with(&self, engine: Engine, act: impl FnOnce(&dyn Playback)) {
        if let Some(engine) = self.engine(engine) {
            act(engine);
        }
    }

    fn timer(&self, delay_ms: u32, event: Event) -> Timeout {
        let this = self.this.clone();
        Timeout::new(delay_ms, move || {
            // Not within the timer's own call: the event may drop the timer.
            spawn_local(async move {
                if let Some(session) = this.upgrade() {
                    session.handle(event);
                }
            });
        })
    }
}

impl Playback for PlaybackSession {
    fn play(&self) {
        self.handle(Event::Play);
    }

    fn pause(&self) {
        self.handle(Event::Pause);
    }

    fn seek(&self, secs: f64) {
        self.handle(Event::Seek(secs));
    }

    fn current_time(&self) -> f64 {
        self.in_use().current_time()
    }

    fn duration(&self) -> f64 {
        self.in_use().duration()
    }

    fn is_paused(&self) -> bool {
        self.state.borrow().interjection.is_none() && self.in_use().is_paused()
    }

    fn rate(&self) -> f64 {
        self.in_use().rate()
    }

    fn set_rate(&self, rate: f64) {
        self.in_use().set_rate(rate);
    }
}

fn status_of(engine: &dyn Playback) -> EngineStatus {
    EngineStatus {
        position: engine.current_time(),
        duration: engine.duration(),
        rate: engine.rate(),
        is_paused: engine.is_paused(),
    }
}
