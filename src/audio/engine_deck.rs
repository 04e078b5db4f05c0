//! The two engines as one: which of them sounds, and what happens when one cannot go on.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::HtmlAudioElement;

use super::control::Playback;
use super::cues::Cues;
use super::engine_media::MediaEngine;
use super::engine_speech::SpeechEngine;
use super::engine_storage as storage;
use super::event::{Engine, Standing};
use super::failure::Failure;
use super::places;
use super::preferences::Preferences;
use super::reading::{Heading, Reading};
use super::state::Action;
use super::voices::language_of;
use crate::model::{Article, Narration, Shared, Timeline};
use crate::narration;

/// Told of every action, with where the player stands.
pub type Tell = Rc<dyn Fn(Action, Standing)>;

/// The place is remembered so often while it plays, in seconds.
const REMEMBER_SECS: f64 = 5.0;

/// What there is to hear.
#[derive(Clone, PartialEq)]
pub struct Programme {
    /// The recording; without sources where there is none.
    pub narration: Shared<Narration>,
    /// What is read.
    pub article: Shared<Article>,
    /// When the recording says what.
    pub timeline: Option<Shared<Timeline>>,
    /// Whether the browser's voice may read.
    pub speech: bool,
    /// The article's language.
    pub tag: Rc<str>,
}

impl Programme {
    /// The recording's length, as far as the article gives it.
    #[must_use]
    pub fn expected_secs(&self) -> Option<f64> {
        // A u64 of milliseconds loses nothing that anyone could hear.
        self.narration.duration_ms.map(|ms| ms as f64 / 1000.0)
    }
}

/// Both engines of one player.
pub struct Deck {
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

    /// Whether `article` says anything else than what is being read.
    fn is_other_text(&self, article: &Article) -> bool {
        let reading = self.reading.borrow().clone();
        reading.is_none_or(|reading| *reading != Reading::of(&narration::script(article)))
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

    /// The headings of the article with the second at which each is heard, as far as that is known.
    pub fn chapters(&self) -> Vec<(Heading, f64)> {
        let cues = self.current_cues();
        if cues.is_empty() {
            return Vec::new();
        }
        let reading = self.reading();
        let chapters = reading.headings.iter();
        chapters
            .filter_map(|heading| Some((heading.clone(), cues.start_of(heading.line)?)))
            .collect()
    }

    /// Whether it knows where sentences begin.
    pub fn knows_sentences(&self) -> bool {
        !self.current_cues().is_empty()
    }

    /// To the next sentence, or back.
    pub fn skip_sentence(&self, forward: bool) {
        let (cues, now) = (self.current_cues(), self.current_time());
        let to = if forward {
            cues.next(now)
        } else {
            cues.previous(now)
        };
        if let Some(secs) = to {
            self.seek(secs);
        }
    }

    /// Plays the recording from `secs`, or reads on there.
    pub fn listen_at(&self, secs: f64) {
        self.seek(secs);
        self.play();
    }

    /// Reads from the beginning of `line`, where the browser's voice reads.
    pub fn read_line(&self, line: usize) {
        if let Some(speech) = self.speaking() {
            speech.go_to_line(line);
        }
        self.play();
    }

    /// Tries the recording again where it failed, from where it stands.
    pub fn retry(&self) {
        if self.engine.get() == Engine::Speech && self.has_recording() {
            self.use_recording(true);
        }
        self.play();
    }

    /// Reads with the browser's voice of that number, or plays the recording.
    pub fn choose_voice(&self, voice: Option<usize>) {
        match (voice, &self.speech) {
            (None, _) if self.has_recording() && self.engine.get() == Engine::Speech => {
                self.use_recording(!self.is_paused());
            }
            (Some(voice), Some(speech)) if self.may_speak() => {
                speech.set_voice(voice);
                if let Some(uri) = speech.voice_uri() {
                    storage::save_voice(&self.language.borrow(), &uri);
                }
                if self.engine.get() == Engine::Media {
                    self.use_voice(None, !self.is_paused());
                }
            }
            _ => {}
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

    fn reading(&self) -> Rc<Reading> {
        if let Some(reading) = &*self.reading.borrow() {
            return Rc::clone(reading);
        }
        let article = self
            .programme
            .borrow()
            .as_ref()
            .map(|programme| programme.article.clone());
        let reading = article.map(|article| Reading::of(&narration::script(&article)));
        let reading = Rc::new(reading.unwrap_or_default());
        self.reading.replace(Some(Rc::clone(&reading)));
        if let Some(speech) = &self.speech {
            speech.set_lines(Rc::clone(&reading.lines));
        }
        reading
    }

    fn current_cues(&self) -> Cues {
        match self.speaking() {
            Some(speech) => speech.cues(),
            None => self.cues.borrow().clone(),
        }
    }

    // From one engine to the other.

    fn hear(&self, action: Action, standing: Standing) {
        let is_idle = standing.engine != self.engine.get();
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
                (self.tell)(action, standing);
                if ends {
                    storage::save_place(&self.place_key(), 0.0, f64::NAN);
                } else {
                    self.remember(pauses);
                }
            }
        }
    }

    /// What the browser does not let the reader's page do at all, a voice may not do either.
    fn can_take_over(&self, failure: Failure) -> bool {
        failure != Failure::Blocked && failure != Failure::NoSource && self.may_speak() && {
            self.prepare_speech();
            self.speech.as_ref().is_some_and(|speech| speech.is_able())
        }
    }

    fn prepare_speech(&self) {
        self.reading();
    }

    /// The browser's voice goes on at the sentence at which the recording stands.
    fn use_voice(&self, because: Option<Failure>, plays: bool) {
        let Some(speech) = self.speech.clone() else { return };
        self.prepare_speech();
        let at = self.media.current_time();
        let line = self.cues.borrow().line_at(at);
        let (length, own) = (speech.duration(), self.media.duration());
        let line = line.or_else(|| speech.cues().line_at(at / own * length));
        speech.adopt(self.media.choice());
        speech.take_heard(&self.media.heard(), length / own);
        speech.go_to_line(line.unwrap_or_default());
        self.engine.set(Engine::Speech);
        self.media.pause();
        self.tell_switch(speech.current_time(), because);
        self.tell_plain(Action::Line(line.unwrap_or_default()));
        if plays {
            speech.play();
        }
    }

    /// The recording goes on at the sentence that the browser's voice reads.
    fn use_recording(&self, plays: bool) {
        let Some(speech) = self.speech.clone() else { return };
        let at = speech.current_time();
        let line = speech.cues().line_at(at).unwrap_or_default();
        let start = self.cues.borrow().start_of(line);
        let share = self.media.duration() * (at / speech.duration());
        self.media.adopt(speech.choice());
        self.engine.set(Engine::Media);
        speech.pause();
        self.tell_switch(0.0, None);
        self.media.seek(start.unwrap_or(share));
        if plays {
            self.media.play();
        }
    }

    fn tell_switch(&self, position: f64, because: Option<Failure>) {
        self.tell_plain(Action::Switch {
            engine: self.engine.get(),
            position,
            length: Some(self.duration()).filter(|secs| secs.is_finite()),
            because,
        });
    }

    fn tell_plain(&self, action: Action) {
        (self.tell)(action, self.standing());
    }

    // Where one left off.

    fn place_key(&self) -> String {
        let programme = self.programme.borrow();
        let Some(programme) = &*programme else {
            return String::new();
        };
        let article = &programme.article;
        let name = article
            .url
            .as_ref()
            .map_or_else(|| Rc::clone(&article.title), |url| url.to_rc());
        let file = programme
            .narration
            .sources
            .first()
            .map(|source| source.src.to_rc());
        places::key(
            &name,
            file.as_deref()
                .filter(|_| self.engine.get() == Engine::Media)
                .unwrap_or_default(),
        )
    }

    fn remember(&self, now: bool) {
        let Standing {
            current_time,
            duration,
            ..
        } = self.standing();
        let is_far = (current_time - self.remembered.get()).abs() >= REMEMBER_SECS;
        if self.programme.borrow().is_some() && (now || (is_far && !self.is_paused())) && current_time > 0.0 {
            self.remembered.set(current_time);
            storage::save_place(&self.place_key(), current_time, duration);
        }
    }
}

impl Playback for Deck {
    fn play(&self) {
        self.sounding().play();
    }

    fn pause(&self) {
        self.sounding().pause();
    }

    fn seek(&self, secs: f64) {
        self.sounding().seek(secs);
    }

    fn current_time(&self) -> f64 {
        self.sounding().current_time()
    }

    fn duration(&self) -> f64 {
        self.sounding().duration()
    }

    fn is_paused(&self) -> bool {
        self.sounding().is_paused()
    }

    fn rate(&self) -> f64 {
        self.sounding().rate()
    }

    fn set_rate(&self, rate: f64) {
        self.sounding().set_rate(rate);
    }
}
