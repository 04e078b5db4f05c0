//! What is spoken, in the page: the one place that knows the player, the text and the view.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::autoscroll::View;
use super::clock::Clock;
use super::current::Beat;
use super::highlights::{Mark, Marks};
use super::paragraphs::Passages;
use super::target::Spot;
use super::text_range::BlockText;
use crate::browser::Frames;
use crate::browser::Sizes;
use crate::browser::{Listener, now_ms};
use crate::player::engine::session::Deck;
use crate::player::state::event::Engine;
use crate::player::state::handle::Playback;
use crate::player::state::player_state::Phase;
use article::{Article, BlockId, Shared};
use narration::{Script, Timeline, Utf16Offset};

/// What there is to follow.
#[derive(Clone)]
pub struct Scene {
    pub deck: Rc<Deck>,
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
pub struct Look {
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
pub struct Along {
    this: Weak<Self>,
    /// In which its own elements stand, at the origin of the article.
    pub(super) layer: HtmlElement,
    tell: Box<dyn Fn(Look)>,
    /// Asks for the timeline.
    listen: Box<dyn Fn()>,
    scene: RefCell<Option<Scene>>,
    script: RefCell<Option<Rc<Script>>>,
    passages: RefCell<Option<Rc<Passages>>>,
    /// Of the block that was spoken last.
    text: RefCell<Option<BlockText>>,
    marks: RefCell<Marks>,
    view: Rc<View>,
    clock: Cell<Clock>,
    beat: RefCell<Beat>,
    /// What is marked, and whether it moves on.
    spot: RefCell<Option<(Spot, bool)>>,
    /// From where to listen once it is known when that is spoken.
    wish: RefCell<Option<(BlockId, Utf16Offset)>>,
    look: RefCell<Look>,
    frames: Frames,
    listeners: RefCell<Vec<Listener>>,
    sizes: RefCell<Option<Sizes>>,
}

impl Along {
    /// With its elements in `layer`: one that marks the spoken line, and the canvas for boxes. `tell` is told what is to be
    /// drawn, `listen` that somebody is about to.
    pub fn new(
        layer: HtmlElement,
        tell: impl Fn(Look) + 'static,
        listen: impl Fn() + 'static,
    ) -> Option<Rc<Self>> {
        let document = layer.owner_document()?;
        let line = layer.query_selector(".along-line").ok().flatten()?;
        let canvas = layer.query_selector(".along-boxes").ok().flatten()?;
        let marks = Marks::new(&document, canvas)?;
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
                view: View::new(line.unchecked_into(), move || {
                    if let Some(along) = lost.upgrade() {
                        along.change(|look| look.lost = true);
                    }
                }),
                clock: Cell::default(),
                beat: RefCell::default(),
                spot: RefCell::default(),
                wish: RefCell::default(),
                look: RefCell::default(),
                frames: Frames::new(move || {
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
            Sizes::watch(&article, move || {
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
            self.wish.take();
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
                *look = Look {
                    able,
                    ..Look::default()
                };
            }
            look.lost &= able && scene.follow && scene.phase.is_active() && !begins;
        });
        self.fulfil();
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
                .and_then(|line| Spot::of_voice(&script, line, scene.word));
            self.show(spot, moves);
            return;
        }
        let secs = scene.deck.current_time();
        let mut clock = self.clock.get();
        clock.set(secs, now_ms());
        self.clock.set(clock);
        self.look_at_time(scene, secs, moves);
    }

    fn on_frame(&self) {
        let scene = self.scene.borrow();
        let Some(now) = scene.as_ref() else { return };
        let mut clock = self.clock.get();
        let secs = clock.read(now.deck.current_time(), now_ms(), now.rate);
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
        let beat = Beat::at(timeline, millis(secs));
        let spot = Spot::of_recording(timeline, &beat);
        self.beat.replace(beat);
        self.show(spot, moves);
    }

    /// Marks `spot`; quietly where nothing moves.
    fn show(&self, spot: Option<Spot>, moves: bool) {
        let wanted = spot.map(|spot| (spot, moves));
        let words = self.scene.borrow().as_ref().is_some_and(|scene| scene.words);
        let wanted = wanted.map(|(spot, moves)| {
            let word = spot.word.filter(|_| words && moves);
            (Spot { word, ..spot }, moves)
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
                (Mark::Sentence, Mark::Place)
            } else {
                (Mark::Place, Mark::Sentence)
            };
            marks.take(others);
            marks.put(mark, |range| text.set(range, &spot.sentence));
        }
        match &spot.word {
            Some(word) => marks.put(Mark::Word, |range| text.set(range, word)),
            None => marks.take(Mark::Word),
        }
        let follows = moves && !self.look.borrow().lost;
        let follows = follows && self.scene.borrow().as_ref().is_some_and(|scene| scene.follow);
        if let Some(range) = marks
            .range(Mark::Word)
            .or_else(|| marks.range(Mark::Sentence))
            .filter(|_| follows)
        {
            self.view.keep(range, &text.element, self.bar().as_ref());
        }
    }

    /// Brings the reader back to what is spoken, and follows again.
    pub fn lead_back(&self) {
        self.change(|look| look.lost = false);
        let marks = self.marks.borrow();
        let range = marks.range(Mark::Word).or_else(|| marks.range(Mark::Sentence));
        if let (Some(range), Some(text)) = (range, &*self.text.borrow()) {
            self.view.keep(range, &text.element, self.bar().as_ref());
        }
    }

    // Listening from elsewhere.

    /// Listens from `offset` of `block`: at once where it is known when that is spoken, else as soon as it is.
    pub(super) fn listen_from(&self, block: BlockId, offset: Utf16Offset) {
        self.wish.replace(Some((block, offset)));
        self.change(|look| look.lost = false);
        (self.listen)();
        self.fulfil();
    }

    /// Tells that somebody is about to listen.
    pub(super) fn prepare(&self) {
        (self.listen)();
    }

    fn fulfil(&self) {
        let Some(scene) = self.scene() else { return };
        let is_known = scene.is_known() || !scene.awaits_timeline;
        let Some((block, offset)) = self.wish.borrow_mut().take_if(|_| is_known) else {
            return;
        };
        let script = self.script(&scene);
        let passage = script
            .passages
            .iter()
            .position(|passage| passage.block == block)
            .unwrap_or_default();
        match (scene.engine, &scene.timeline) {
            (Engine::Speech, _) => {
                let next = || Some(script.passages.get(passage + 1)?.sentences.start as usize);
                if let Some(line) = script.sentence_at(&block, offset).or_else(next) {
                    scene.deck.read_line(line);
                }
            }
            (Engine::Media, Some(timeline)) => {
                let next = || {
                    let after = timeline
                        .stretches
                        .partition_point(|stretch| stretch.passage as usize <= passage);
                    Some(timeline.stretches.get(after)?.time_ms.start)
                };
                if let Some(time_ms) = timeline.time_of(&block, offset).or_else(next) {
                    scene.deck.listen_at(f64::from(time_ms) / 1000.0);
                }
            }
            // The timings did not come: that is told elsewhere, and to listen at all is better than nothing.
            (Engine::Media, None) => scene.deck.listen_at(scene.deck.current_time()),
        }
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

    pub(super) fn passages(&self, scene: &Scene) -> Rc<Passages> {
        let made = self.passages.borrow().clone();
        made.unwrap_or_else(|| {
            let timeline = scene
                .timeline
                .as_deref()
                .filter(|_| scene.engine == Engine::Media);
            let passages = Rc::new(Passages::of(&self.script(scene), timeline));
            self.passages.replace(Some(Rc::clone(&passages)));
            passages
        })
    }

    /// The player where it is a bar, which covers what is behind it.
    pub(super) fn bar(&self) -> Option<Element> {
        let place = self.layer.parent_element()?;
        place.query_selector(".player[data-bar]").ok().flatten()
    }

    pub(super) fn look(&self) -> Look {
        self.look.borrow().clone()
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut Look)) {
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
