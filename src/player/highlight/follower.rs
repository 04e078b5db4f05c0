//! What is spoken, in the page: the one place that knows the player, the text and the view.

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
use crate::browser::AnimationFrame;
use crate::browser::ResizeWatch;
use crate::browser::{Listener, now_ms};
use crate::player::engine::session::PlaybackSession;
use crate::player::state::event::Engine;
use crate::player::state::playback::Playback;
use crate::player::state::player_state::Phase;
use article::{Article, BlockId, Shared};
use narration::{Script, Timeline, Utf16Offset};

/// What there is to follow.
#[derive(Clone)]
pub struct Scene {
    pub session: Rc<PlaybackSession>,
    pub article: Shared<Article>,
    /// When the recording says what.
    pub timeline: Option<Shared<Timeline>>,
    /// Whether that may still come.
    pub awaits_timeline: bool,
    pub phase: Phase,
    pub engine: Engine,
    /// The line that the browser's voice reads, and the word of it.
    pub line: Option<usize>,
    pub word: Option<(u32, u32)>,
    /// Speed.
    pub rate: f64,
    /// Whether words are marked.
    pub words: bool,
    /// Whether the page scrolls along.
    pub follow: bool,
}

impl Scene {
    /// Whether it is known what is spoken when.
    fn is_known(&self) -> bool {
        self.engine == Engine::Speech || self.timeline.is_some()
    }
}

/// What of all this is drawn as a control.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowerView {
    /// Whether one can listen from a paragraph.
    pub able: bool,
    /// The passage whose button is there: the first one's until another is pointed at.
    pub passage: u32,
    /// Whether the button shows although it has no focus.
    pub shown: bool,
    /// Whether the button is to have the focus.
    pub focused: bool,
    /// Whether the reader went elsewhere, and can be led back.
    pub lost: bool,
}

/// Follows one player in one page. Everything it put there goes when it is dropped.
pub struct Follower {
    this: Weak<Self>,
    /// In which its own elements stand, at the origin of the article.
    pub(super) layer: HtmlElement,
    tell: Box<dyn Fn(FollowerView)>,
    /// Asks for the timeline.
    listen: Box<dyn Fn()>,
    scene: RefCell<Option<Scene>>,
    script: RefCell<Option<Rc<Script>>>,
    passages: RefCell<Option<Rc<Paragraphs>>>,
    /// Of the block that was spoken last.
    text: RefCell<Option<BlockText>>,
    marks: RefCell<Highlights>,
    view: Rc<Autoscroll>,
    clock: Cell<Clock>,
    beat: RefCell<CurrentCue>,
    /// What is marked, and whether it moves on.
    spot: RefCell<Option<(Target, bool)>>,
    look: RefCell<FollowerView>,
    frames: AnimationFrame,
    listeners: RefCell<Vec<Listener>>,
    sizes: RefCell<Option<ResizeWatch>>,
}

impl Follower {
    /// With its elements in `layer`: one that marks the spoken line, and the canvas for boxes. `tell` is told what is to be
    /// drawn, `listen` that somebody is about to.
    pub fn new(
        layer: HtmlElement,
        tell: impl Fn(FollowerView) + 'static,
        listen: impl Fn() + 'static,
    ) -> Option<Rc<Self>> {
        let document = layer.owner_document()?;
        let line = layer.query_selector(".along-line").ok().flatten()?;
        let canvas = layer.query_selector(".along-boxes").ok().flatten()?;
        let marks = Highlights::new(&document, canvas)?;
        let along = Rc::new_cyclic(|this: &Weak<Self>| {
            let (frame, lost) = (this.clone(), this.clone());
            Self {
                this: this.clone(),
                layer,
                tell: Box::new(tell),
                listen: Box::new(listen),
                scene: RefCell::default(),
                script: RefCell::default(),
                passages: RefCell::default(),
                text: RefCell::default(),
                marks: RefCell::new(marks),
                view: Autoscroll::new(line.unchecked_into(), move || {
                    if let Some(along) = lost.upgrade() {
                        along.change(|look| look.lost = true);
                    }
                }),
                clock: Cell::default(),
                beat: RefCell::default(),
                spot: RefCell::default(),
                look: RefCell::default(),
                frames: AnimationFrame::new(move || {
                    if let Some(along) = frame.upgrade() {
                        along.on_frame();
                    }
                }),
                listeners: RefCell::default(),
                sizes: RefCell::default(),
            }
        });
        along.attach(&document);
        Some(along)
    }

    fn attach(&self, document: &Document) {
        let this = self.this.clone();
        let mut listeners = self.point();
        listeners.push(Listener::new(document, "visibilitychange", move |_| {
            if let Some(along) = this.upgrade() {
                along.go_on();
            }
        }));
        self.listeners.replace(listeners);
        let this = self.this.clone();
        let sizes = self.article().and_then(|article| {
            ResizeWatch::watch(&article, move || {
                if let Some(along) = this.upgrade() {
                    along.marks.borrow().follow_layout();
                    along.follow_layout();
                }
            })
        });
        self.sizes.replace(sizes);
    }

    /// Falls silent for good.
    pub fn close(&self) {
        self.listeners.take();
        self.sizes.take();
        self.frames.stop();
        self.view.rest();
        self.marks.borrow_mut().clear();
        self.spot.take();
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
        self.change(|look| {
            look.able = able;
            if is_other_article {
                *look = FollowerView {
                    able,
                    ..FollowerView::default()
                };
            }
            look.lost &= able && scene.follow && scene.phase.is_active() && !begins;
        });
        self.go_on();
    }

    /// Goes on from where the player is now, as the page's visibility and the reader's choices allow.
    fn go_on(&self) {
        self.frames.stop();
        let Some(scene) = self.scene() else { return };
        match scene.phase {
            Phase::Idle | Phase::Ended => self.show(None, false),
            phase => self.look_at(&scene, phase.is_active()),
        }
        // Also while the timings are on their way, and before the first sentence: who has scrolled on by then is not taken
        // back.
        let may_follow = scene.is_known() || scene.awaits_timeline;
        if scene.phase.is_active() && scene.follow && may_follow {
            self.view.watch();
        } else {
            self.view.rest();
        }
        let runs = scene.phase == Phase::Playing && scene.engine == Engine::Media && scene.timeline.is_some();
        if runs && !self.is_hidden() {
            self.frames.next();
        }
    }

    fn look_at(&self, scene: &Scene, moves: bool) {
        if scene.engine == Engine::Speech {
            let script = self.script(scene);
            let spot = scene
                .line
                .and_then(|line| Target::of_voice(&script, line, scene.word));
            self.show(spot, moves);
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
        if !self.beat.borrow().while_ms.contains(&millis(secs)) {
            let now = now.clone();
            drop(scene);
            self.look_at_time(&now, secs, true);
        }
        self.frames.next();
    }

    fn look_at_time(&self, scene: &Scene, secs: f64, moves: bool) {
        let Some(timeline) = &scene.timeline else {
            self.show(None, false);
            return;
        };
        let beat = CurrentCue::at(timeline, millis(secs));
        let spot = Target::of_recording(timeline, &beat);
        self.beat.replace(beat);
        self.show(spot, moves);
    }

    /// Highlights `spot`; quietly where nothing moves.
    fn show(&self, spot: Option<Target>, moves: bool) {
        let wanted = spot.map(|spot| (spot, moves));
        let words = self.scene.borrow().as_ref().is_some_and(|scene| scene.words);
        let wanted = wanted.map(|(spot, moves)| {
            let word = spot.word.filter(|_| words && moves);
            (Target { word, ..spot }, moves)
        });
        let is_drawn = self
            .text
            .borrow()
            .as_ref()
            .is_some_and(|text| wanted.as_ref().is_none_or(|(spot, _)| text.is(&spot.block)));
        if *self.spot.borrow() == wanted && (is_drawn || wanted.is_none()) {
            return;
        }
        let before = self.spot.replace(wanted.clone());
        let mut marks = self.marks.borrow_mut();
        let Some((spot, _)) = wanted else {
            marks.clear();
            return;
        };
        if !is_drawn {
            self.text.replace(BlockText::find(&self.layer, &spot.block));
        }
        let text = self.text.borrow();
        let Some(text) = text.as_ref() else {
            marks.clear();
            return;
        };
        let is_same_sentence = is_drawn
            && before.is_some_and(|(before, moved)| {
                moved == moves && before.block == spot.block && before.sentence == spot.sentence
            });
        if !is_same_sentence {
            let (mark, others) = if moves {
                (HighlightKind::Sentence, HighlightKind::Place)
            } else {
                (HighlightKind::Place, HighlightKind::Sentence)
            };
            marks.take(others);
            marks.put(mark, |range| text.set(range, &spot.sentence));
        }
        match &spot.word {
            Some(word) => marks.put(HighlightKind::Word, |range| text.set(range, word)),
            None => marks.take(HighlightKind::Word),
        }
        let follows = moves && !self.look.borrow().lost;
        let follows = follows && self.scene.borrow().as_ref().is_some_and(|scene| scene.follow);
        if let Some(range) = marks
            .range(HighlightKind::Word)
            .or_else(|| marks.range(HighlightKind::Sentence))
            .filter(|_| follows)
        {
            self.view.keep(range, &text.element, self.bar().as_ref());
        }
    }

    /// Brings the reader back to what is spoken, and follows again.
    pub fn lead_back(&self) {
        self.change(|look| look.lost = false);
        let marks = self.marks.borrow();
        let range = marks
            .range(HighlightKind::Word)
            .or_else(|| marks.range(HighlightKind::Sentence));
        if let (Some(range), Some(text)) = (range, &*self.text.borrow()) {
            self.view.keep(range, &text.element, self.bar().as_ref());
        }
    }

    // Listening from elsewhere.

    pub(super) fn listen_from(&self, block: BlockId, offset: Utf16Offset) {
        self.change(|look| look.lost = false);
        (self.listen)();
        if let Some(scene) = self.scene() {
            scene.session.listen_from(block, offset);
        }
    }

    /// Tells that somebody is about to listen.
    pub(super) fn prepare(&self) {
        (self.listen)();
    }

    // What the parts share.

    pub(super) fn scene(&self) -> Option<Scene> {
        self.scene.borrow().clone()
    }

    pub(super) fn this(&self) -> Weak<Self> {
        self.this.clone()
    }

    pub(super) fn script(&self, scene: &Scene) -> Rc<Script> {
        let made = self.script.borrow().clone();
        made.unwrap_or_else(|| {
            let script = Rc::new(narration::script(&scene.article));
            self.script.replace(Some(Rc::clone(&script)));
            script
        })
    }

    pub(super) fn passages(&self, scene: &Scene) -> Rc<Paragraphs> {
        let made = self.passages.borrow().clone();
        made.unwrap_or_else(|| {
            let timeline = scene
                .timeline
                .as_deref()
                .filter(|_| scene.engine == Engine::Media);
            let passages = Rc::new(Paragraphs::of(&self.script(scene), timeline));
            self.passages.replace(Some(Rc::clone(&passages)));
            passages
        })
    }

    /// The player where it is a bar, which covers what is behind it.
    pub(super) fn bar(&self) -> Option<Element> {
        let place = self.layer.parent_element()?;
        place.query_selector(".player[data-bar]").ok().flatten()
    }

    pub(super) fn look(&self) -> FollowerView {
        self.look.borrow().clone()
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut FollowerView)) {
        let after = {
            let mut look = self.look.borrow_mut();
            let before = look.clone();
            change(&mut look);
            (*look != before).then(|| look.clone())
        };
        if let Some(look) = after {
            (self.tell)(look);
        }
    }

    fn is_hidden(&self) -> bool {
        self.layer
            .owner_document()
            .is_some_and(|document| document.hidden())
    }
}

/// Seconds as the timeline counts; saturates, and makes 0 of NaN.
fn millis(secs: f64) -> u32 {
    (secs * 1000.0) as u32
}
