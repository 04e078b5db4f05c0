//! The two engines as one: which of them sounds, and what happens when one cannot go on.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::HtmlAudioElement;
use yew::AttrValue;

use super::control::Playback;
use super::cues::Cues;
use super::engine_dom::Timeout;
use super::engine_media::MediaEngine;
use super::engine_speech::SpeechEngine;
use super::engine_storage as storage;
use super::event::{Engine, Standing};
use super::failure::Failure;
use super::gaps::{Due, Gap, Watch, gaps};
use super::places;
use super::preferences::Preferences;
use super::reading::{Heading, Reading};
use super::state::{Action, Note};
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
    /// The page that shows the article, where it is not the one that holds the player; else empty.
    pub page: AttrValue,
}

impl Programme {
    /// The recording's length, as far as the article gives it.
    #[must_use]
    pub fn expected_secs(&self) -> Option<f64> {
        // A u64 of milliseconds loses nothing that anyone could hear.
        self.narration.duration_ms.map(|ms| ms as f64 / 1000.0)
    }
}

/// Sentences that the browser's voice reads while the recording waits.
struct Aside {
    /// The first of their lines.
    line: usize,
    /// Whether the recording played, and goes on after them.
    plays: bool,
    /// Where it goes on; where it stands, if that is `None`.
    resume: Option<f64>,
    /// Whether the voice was heard.
    sounds: bool,
}

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

    /// What is read, and when as far as that is known.
    pub fn transcript(&self) -> (Rc<Reading>, Cues) {
        // A voice knows its times once it has read the text.
        let reading = self.reading();
        (reading, self.current_cues())
    }

    /// The line that is being read, or was last.
    pub fn line(&self) -> Option<usize> {
        self.current_cues().line_at(self.current_time())
    }

    /// Plays from the beginning of `line` on.
    pub fn start_at(&self, line: usize) {
        match self.speaking() {
            Some(speech) => speech.go_to_line(line),
            None => match self.current_cues().start_of(line) {
                Some(secs) => self.seek(secs),
                None => return,
            },
        }
        self.play();
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

    /// The browser's voice reads `line`, and the recording, where it plays, goes on after it. Asked for again, it stops.
    pub fn read_aloud(&self, line: usize) {
        let before = self.aside.borrow().as_ref().map(|aside| aside.line);
        let plays = !self.is_paused() && self.aside.borrow().as_ref().is_none_or(|aside| aside.plays);
        if before.is_some() {
            self.end_aside(before == Some(line));
        }
        if before != Some(line) {
            self.begin_aside(line..line + 1, plays, None);
        }
    }

    /// Whether the voice reads what the recording lacks, at its place.
    pub fn fill_gaps(&self, fills: bool) {
        self.fills_gaps.set(fills);
        self.watch.borrow_mut().jump(self.current_time());
    }

    /// Plays the recording from `secs`, or reads on there.
    pub fn listen_at(&self, secs: f64) {
        self.seek(secs);
        self.play();
    }

    /// Reads from the beginning of `line`, where the browser's voice reads.
    pub fn read_line(&self, line: usize) {
        self.start_at(line);
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
        self.end_aside(true);
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

    // What the recording lacks.

    /// Whether `action`, told while the voice reads aside, is to be heard by others.
    fn hear_aside(&self, action: &Action, standing: Standing) -> bool {
        match (standing.engine, action) {
            (_, Action::Voices(..)) => true,
            (Engine::Speech, Action::Line(line)) => {
                let first = self.aside.borrow().as_ref().map(|aside| aside.line);
                self.tell_plain(Action::Aside(first.map(|first| first + line)));
                false
            }
            (Engine::Speech, Action::Start) => {
                if let Some(aside) = &mut *self.aside.borrow_mut() {
                    aside.sounds = true;
                }
                false
            }
            (Engine::Speech, Action::End) => {
                let sounded = self.aside.borrow().as_ref().is_some_and(|aside| aside.sounds);
                self.end_aside(true);
                if !sounded {
                    self.tell_plain(Action::Tell(Note::NoVoice));
                }
                false
            }
            // Another player of the page took the floor.
            (Engine::Speech, Action::Pause) => {
                self.end_aside(false);
                false
            }
            (Engine::Speech, Action::Fail(_)) => {
                self.end_aside(true);
                self.tell_plain(Action::Tell(Note::NoVoice));
                false
            }
            (Engine::Speech, _) => false,
            // Its waiting is no pause of the player's.
            (Engine::Media, Action::Pause | Action::Stall) => false,
            // The system's own controls.
            (Engine::Media, Action::RequestPlay) => {
                self.end_aside(false);
                true
            }
            (Engine::Media, _) => true,
        }
    }

    fn look_for_gaps(&self, secs: f64) {
        if !self.fills_gaps.get() || self.engine.get() != Engine::Media || self.is_paused() {
            return;
        }
        let due = self.watch.borrow_mut().tick(secs, self.duration(), self.rate());
        match due {
            Due::No => {}
            Due::Soon(delay_ms) => {
                let this = self.this.clone();
                let timeout = Timeout::new(delay_ms, move || {
                    wasm_bindgen_futures::spawn_local(async move {
                        if let Some(deck) = this.upgrade().filter(|deck| deck.aside.borrow().is_none()) {
                            deck.look_for_gaps(deck.current_time());
                        }
                    });
                });
                self.soon.replace(Some(timeout));
            }
            Due::Now(Gap { lines, resume, .. }) => self.begin_aside(lines, true, Some(resume)),
        }
    }

    fn begin_aside(&self, lines: std::ops::Range<usize>, plays: bool, resume: Option<f64>) {
        let Some(speech) = self.speech.clone().filter(|_| self.engine.get() == Engine::Media) else {
            return;
        };
        let reading = self.reading();
        let Some(words) = reading.lines.get(lines.clone()).filter(|_| self.may_speak()) else {
            return;
        };
        self.soon.take();
        self.aside.replace(Some(Aside {
            line: lines.start,
            plays,
            resume,
            sounds: false,
        }));
        self.media.pause();
        speech.adopt(self.media.choice());
        speech.set_lines(words.into());
        if speech.is_able() {
            self.tell_plain(Action::Aside(Some(lines.start)));
            speech.play();
        } else {
            self.end_aside(true);
            self.tell_plain(Action::Tell(Note::NoVoice));
        }
    }

    /// The voice is silent again; with `goes_on` the recording plays on where it played before.
    fn end_aside(&self, goes_on: bool) {
        let Some(Aside { plays, resume, .. }) = self.aside.take() else {
            return;
        };
        if let Some(speech) = &self.speech {
            speech.set_lines(Rc::clone(&self.reading().lines));
        }
        self.tell_plain(Action::Aside(None));
        if !plays {
            return;
        }
        if let Some(secs) = resume.filter(|secs| *secs > self.media.current_time()) {
            self.media.seek(secs);
        }
        self.watch.borrow_mut().resume();
        if goes_on {
            self.media.play();
        } else {
            self.tell_plain(Action::Pause);
        }
    }

    /// The browser's voice goes on at the sentence at which the recording stands.
    fn use_voice(&self, because: Option<Failure>, plays: bool) {
        let Some(speech) = self.speech.clone() else { return };
        self.end_aside(false);
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
