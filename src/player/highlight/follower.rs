//! Reading along in the page. It connects the player, the text and the view.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::autoscroll::Autoscroll;
use super::clock::Clock;
use super::current::CurrentCue;
use super::highlights::{HighlightKind, Highlights};
use super::paragraphs::Paragraphs;
use super::target::Target;
use super::text_range::BlockText;
use crate::browser::{AnimationFrame, Listener, ResizeWatch, now_ms};
use crate::player::engine::session::PlaybackSession;
use crate::player::state::playback::{Engine, Playback};
use crate::player::state::player_state::Phase;
use article::{Article, BlockId, Shared};
use narration::{Script, Timeline, Utf16Offset};

/// The state of the player that is followed.
#[derive(Clone)]
pub struct Scene {
    pub session: Rc<PlaybackSession>,
    pub article: Shared<Article>,
    pub timeline: Option<Shared<Timeline>>,
    /// Whether the timeline is still being loaded.
    pub awaits_timeline: bool,
    pub phase: Phase,
    pub engine: Engine,
    /// The line that the voice reads, and its word in UTF-16 code units.
    pub line: Option<usize>,
    pub word: Option<(u32, u32)>,
    pub rate: f64,
    /// Whether words are highlighted.
    pub words: bool,
    /// Whether the page scrolls to the spoken line.
    pub follow: bool,
}

impl Scene {
    /// Whether times are known.
    fn is_known(&self) -> bool {
        self.engine == Engine::Speech || self.timeline.is_some()
    }
}

/// The state of the controls in the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowerControls {
    /// Whether one can listen from a paragraph.
    pub able: bool,
    /// The passage whose button is shown: the first one's until another is pointed at.
    pub passage: u32,
    /// Whether the button is visible without focus.
    pub shown: bool,
    /// Whether the button is to have the focus.
    pub focused: bool,
    /// Whether the reader has scrolled away.
    pub lost: bool,
}

/// Follows one player in one page. Dropping it removes everything that it has added.
pub struct Follower {
    this: Weak<Self>,
    /// Holds the elements of reading along, at the origin of the article.
    pub(super) layer: HtmlElement,
    on_change: Box<dyn Fn(FollowerControls)>,
    /// Requests the timeline.
    listen: Box<dyn Fn()>,
    scene: RefCell<Option<Scene>>,
    script: RefCell<Option<Rc<Script>>>,
    passages: RefCell<Option<Rc<Paragraphs>>>,
    /// The text of the block that was spoken last.
    text: RefCell<Option<BlockText>>,
    highlights: RefCell<Highlights>,
    autoscroll: Rc<Autoscroll>,
    clock: Cell<Clock>,
    cue: RefCell<CurrentCue>,
    /// The current highlight, and whether it moves.
    target: RefCell<Option<(Target, bool)>>,
    controls: RefCell<FollowerControls>,
    frames: AnimationFrame,
    listeners: RefCell<Vec<Listener>>,
    sizes: RefCell<Option<ResizeWatch>>,
}

impl Follower {
    /// `layer` holds the element for the spoken line and the canvas for boxes. `on_change` receives the state of the
    /// controls; `listen` is called when somebody is about to listen.
    pub fn new(
        layer: HtmlElement,
        on_change: impl Fn(FollowerControls) + 'static,
        listen: impl Fn() + 'static,
    ) -> Option<Rc<Self>> {
        let document = layer.owner_document()?;
        let line = layer.query_selector(".along-line").ok().flatten()?;
        let canvas = layer.query_selector(".along-boxes").ok().flatten()?;
        let highlights = Highlights::new(&document, canvas)?;
        let follower = Rc::new_cyclic(|this: &Weak<Self>| {
            let (frame, lost) = (this.clone(), this.clone());
            Self {
                this: this.clone(),
                layer,
                on_change: Box::new(on_change),
                listen: Box::new(listen),
                scene: RefCell::default(),
                script: RefCell::default(),
                passages: RefCell::default(),
                text: RefCell::default(),
                highlights: RefCell::new(highlights),
                autoscroll: Autoscroll::new(line.unchecked_into(), move || {
                    if let Some(follower) = lost.upgrade() {
                        follower.change(|controls| controls.lost = true);
                    }
                }),
                clock: Cell::default(),
                cue: RefCell::default(),
                target: RefCell::default(),
                controls: RefCell::default(),
                frames: AnimationFrame::new(move || {
                    if let Some(follower) = frame.upgrade() {
                        follower.on_frame();
                    }
                }),
                listeners: RefCell::default(),
                sizes: RefCell::default(),
            }
        });
        follower.attach(&document);
        Some(follower)
    }

    fn attach(&self, document: &Document) {
        let this = self.this.clone();
        let mut listeners = self.point();
        listeners.push(Listener::new(document, "visibilitychange", move |_| {
            if let Some(follower) = this.upgrade() {
                follower.go_on();
            }
        }));
        self.listeners.replace(listeners);
        let this = self.this.clone();
        let sizes = self.article().and_then(|article| {
            ResizeWatch::new(&article, move || {
                if let Some(follower) = this.upgrade() {
                    follower.highlights.borrow().follow_layout();
                    follower.follow_layout();
                }
            })
        });
        self.sizes.replace(sizes);
    }

    /// Stops for good.
    pub fn close(&self) {
        self.listeners.take();
        self.sizes.take();
        self.frames.cancel();
        self.autoscroll.rest();
        self.highlights.borrow_mut().clear();
        self.target.take();
        self.scene.take();
    }

    /// Follows `scene` from now on.
    pub fn update(&self, scene: Scene) {
        let before = self.scene.replace(Some(scene.clone()));
        let is_other_article = before
            .as_ref()
            .is_none_or(|before| before.article != scene.article);
        if is_other_article {
            self.script.take();
            self.text.take();
            self.show(None, false);
        }
        let is_other = is_other_article
            || before
                .as_ref()
                .is_none_or(|before| before.timeline != scene.timeline || before.engine != scene.engine);
        if is_other {
            self.passages.take();
        }
        let begins = scene.phase.is_active() && before.is_some_and(|before| !before.phase.is_active());
        let able = scene.is_known() || scene.awaits_timeline;
        self.change(|controls| {
            controls.able = able;
            if is_other_article {
                *controls = FollowerControls {
                    able,
                    ..FollowerControls::default()
                };
            }
            controls.lost &= able && scene.follow && scene.phase.is_active() && !begins;
        });
        self.go_on();
    }

    /// Continues from the player's position, as the page's visibility and the reader's choices allow.
    fn go_on(&self) {
        self.frames.cancel();
        let Some(scene) = self.scene() else { return };
        match scene.phase {
            Phase::Idle | Phase::Ended => self.show(None, false),
            phase => self.look_at(&scene, phase.is_active()),
        }
        // Also before the timings are loaded and before the first sentence: a reader who has scrolled on by then is not
        // taken back.
        let may_follow = scene.is_known() || scene.awaits_timeline;
        if scene.phase.is_active() && scene.follow && may_follow {
            self.autoscroll.watch();
        } else {
            self.autoscroll.rest();
        }
        let runs = scene.phase == Phase::Playing && scene.engine == Engine::Media && scene.timeline.is_some();
        if runs && !self.is_hidden() {
            self.frames.request();
        }
    }

    fn look_at(&self, scene: &Scene, moves: bool) {
        if scene.engine == Engine::Speech {
            let script = self.script(scene);
            let target = scene
                .line
                .and_then(|line| Target::of_voice(&script, line, scene.word));
            self.show(target, moves);
            return;
        }
        let secs = scene.session.current_time();
        let mut clock = self.clock.get();
        clock.set(secs, now_ms());
        self.clock.set(clock);
        self.look_at_time(scene, secs, moves);
    }

    fn on_frame(&self) {
        let scene = self.scene.borrow();
        let Some(now) = scene.as_ref() else { return };
        let mut clock = self.clock.get();
        let secs = clock.read(now.session.current_time(), now_ms(), now.rate);
        self.clock.set(clock);
        if !self.cue.borrow().while_ms.contains(&to_millis(secs)) {
            let now = now.clone();
            drop(scene);
            self.look_at_time(&now, secs, true);
        }
        self.frames.request();
    }

    fn look_at_time(&self, scene: &Scene, secs: f64, moves: bool) {
        let Some(timeline) = &scene.timeline else {
            self.show(None, false);
            return;
        };
        let cue = CurrentCue::at(timeline, to_millis(secs));
        let target = Target::of_recording(timeline, &cue);
        self.cue.replace(cue);
        self.show(target, moves);
    }

    /// Highlights the target; less strongly if it does not move.
    fn show(&self, target: Option<Target>, moves: bool) {
        let next = target.map(|target| (target, moves));
        let words = self.scene.borrow().as_ref().is_some_and(|scene| scene.words);
        let next = next.map(|(target, moves)| {
            let word = target.word.filter(|_| words && moves);
            (Target { word, ..target }, moves)
        });
        let is_drawn = self
            .text
            .borrow()
            .as_ref()
            .is_some_and(|text| next.as_ref().is_none_or(|(target, _)| text.is(&target.block)));
        if *self.target.borrow() == next && (is_drawn || next.is_none()) {
            return;
        }
        let before = self.target.replace(next.clone());
        let mut highlights = self.highlights.borrow_mut();
        let Some((target, _)) = next else {
            highlights.clear();
            return;
        };
        if !is_drawn {
            let text = self.scene().and_then(|scene| self.text_of(&scene, &target.block));
            self.text.replace(text);
        }
        let text = self.text.borrow();
        let Some(text) = text.as_ref() else {
            highlights.clear();
            return;
        };
        let is_same_sentence = is_drawn
            && before.is_some_and(|(before, moved)| {
                moved == moves && before.block == target.block && before.sentence == target.sentence
            });
        if !is_same_sentence {
            let (mark, others) = if moves {
                (HighlightKind::Sentence, HighlightKind::Place)
            } else {
                (HighlightKind::Place, HighlightKind::Sentence)
            };
            highlights.take(others);
            highlights.put(mark, |range| text.set(range, &target.sentence));
        }
        match &target.word {
            Some(word) => highlights.put(HighlightKind::Word, |range| text.set(range, word)),
            None => highlights.take(HighlightKind::Word),
        }
        let follows = moves && !self.controls.borrow().lost;
        let follows = follows && self.scene.borrow().as_ref().is_some_and(|scene| scene.follow);
        if let Some(range) = highlights
            .range(HighlightKind::Word)
            .or_else(|| highlights.range(HighlightKind::Sentence))
            .filter(|_| follows)
        {
            self.autoscroll.keep(range, &text.element, self.bar().as_ref());
        }
    }

    /// Returns the reader to the spoken line, and follows it again.
    pub fn return_to_spoken(&self) {
        self.change(|controls| controls.lost = false);
        let highlights = self.highlights.borrow();
        let range = highlights
            .range(HighlightKind::Word)
            .or_else(|| highlights.range(HighlightKind::Sentence));
        if let (Some(range), Some(text)) = (range, &*self.text.borrow()) {
            self.autoscroll.keep(range, &text.element, self.bar().as_ref());
        }
    }

    // Listening from elsewhere.

    pub(super) fn listen_from(&self, block: BlockId, offset: Utf16Offset) {
        self.change(|controls| controls.lost = false);
        (self.listen)();
        if let Some(scene) = self.scene() {
            scene.session.listen_from(block, offset);
        }
    }

    /// Requests the timeline.
    pub(super) fn prepare(&self) {
        (self.listen)();
    }

    // Shared with the pointer.

    pub(super) fn scene(&self) -> Option<Scene> {
        self.scene.borrow().clone()
    }

    pub(super) fn this(&self) -> Weak<Self> {
        self.this.clone()
    }

    pub(super) fn script(&self, scene: &Scene) -> Rc<Script> {
        let cached = self.script.borrow().clone();
        cached.unwrap_or_else(|| {
            let script = Rc::new(narration::script(&scene.article));
            self.script.replace(Some(Rc::clone(&script)));
            script
        })
    }

    /// Returns the text of `block`, or `None` if the page does not show what the article says there.
    pub(super) fn text_of(&self, scene: &Scene, block: &BlockId) -> Option<BlockText> {
        let script = self.script(scene);
        let text = BlockText::find(&self.layer, block)?;
        text.holds(script.passages.iter()).then_some(text)
    }

    pub(super) fn passages(&self, scene: &Scene) -> Rc<Paragraphs> {
        let cached = self.passages.borrow().clone();
        cached.unwrap_or_else(|| {
            let timeline = scene
                .timeline
                .as_deref()
                .filter(|_| scene.engine == Engine::Media);
            let passages = Rc::new(Paragraphs::of(&self.script(scene), timeline));
            self.passages.replace(Some(Rc::clone(&passages)));
            passages
        })
    }

    /// The player, if it is a bar that covers the page.
    pub(super) fn bar(&self) -> Option<Element> {
        let place = self.layer.parent_element()?;
        place.query_selector(".player[data-bar]").ok().flatten()
    }

    pub(super) fn controls(&self) -> FollowerControls {
        self.controls.borrow().clone()
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut FollowerControls)) {
        let after = {
            let mut controls = self.controls.borrow_mut();
            let before = controls.clone();
            change(&mut controls);
            (*controls != before).then(|| controls.clone())
        };
        if let Some(controls) = after {
            (self.on_change)(controls);
        }
    }

    fn is_hidden(&self) -> bool {
        self.layer
            .owner_document()
            .is_some_and(|document| document.hidden())
    }
}

/// Converts to the timeline's milliseconds. It saturates, and NaN becomes 0.
fn to_millis(secs: f64) -> u32 {
    (secs * 1000.0) as u32
}
