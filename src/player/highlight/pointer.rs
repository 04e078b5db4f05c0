//! Pointing: the paragraph whose button is shown, the word to listen from, the sentence in view.

use std::ops::Range as Span;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::autoscroll::{band, put_at, take_back};
use super::follower::{Follower, Scene};
use super::paragraphs::named;
use super::text_range::{BlockText, element};
use crate::browser::Listener;
use crate::player::platform::tree::host_of;
use crate::player::state::player_state::Phase;
use article::BlockId;
use narration::{Script, Utf16Offset};

/// The size of a target, in CSS pixels.
const TARGET: f64 = crate::sizes::TOUCH_PX as f64;

/// Elements that handle clicks themselves.
const ACTS: &str = "a, button, input, select, textarea, label, summary, audio, video";

/// A `pointerType`. A browser that does not report it with a click has reported it with the press before.
const FINGER: &str = "touch";

impl Follower {
    /// Listens to the pointer within the article.
    pub(super) fn point(&self) -> Vec<Listener> {
        let Some(article) = self.article() else {
            return Vec::new();
        };
        let hear = |kind, act: fn(&Self, &Event)| {
            let this = self.this();
            Listener::new(&article, kind, move |event| {
                if let Some(follower) = this.upgrade() {
                    act(&follower, event);
                }
            })
        };
        vec![
            hear("pointerover", |follower, event| {
                if !is_by_finger(event)
                    && let Some(passage) = follower.passage_of(event)
                {
                    follower.point_at(passage);
                }
            }),
            hear("pointerleave", |follower, event| {
                if !is_by_finger(event) && !follower.controls().focused {
                    follower.change(|controls| controls.shown = false);
                }
            }),
            hear("pointerup", |follower, event| {
                if is_by_finger(event) {
                    follower.on_tap(event);
                }
            }),
            hear("dblclick", Self::on_double_click),
        ]
    }

    /// Shows the button of `passage`, unless the keyboard is at another one: scrolling moves paragraphs under a
    /// pointer that rests.
    fn point_at(&self, passage: u32) {
        let controls = self.controls();
        if controls.able && !controls.focused {
            self.change(|controls| (controls.passage, controls.shown) = (passage, true));
        }
    }

    /// A tap on a paragraph shows its button, another tap hides it. (A finger that scrolls ends in `pointercancel`.)
    fn on_tap(&self, event: &Event) {
        let controls = self.controls();
        if acts(event) || is_selecting() {
            return;
        }
        match self.passage_of(event) {
            Some(passage) if !(controls.shown && controls.passage == passage) => {
                self.point_at(passage);
                if self.controls().shown {
                    self.prepare();
                }
            }
            _ => self.change(|controls| controls.shown = false),
        }
    }

    /// Only once the reader listens. Before, a double click selects a word and does nothing else.
    fn on_double_click(&self, event: &Event) {
        let Some(click) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        let reserved = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        let Some(scene) = self.scene() else { return };
        if scene.phase == Phase::Idle || !self.controls().able || reserved || acts(event) {
            return;
        }
        let Some(passage) = self.passage_of(event) else {
            return;
        };
        let script = self.script(&scene);
        let Some(block) = script
            .passages
            .get(passage as usize)
            .map(|passage| passage.block.clone())
        else {
            return;
        };
        let Some(text) = self.text_of(&scene, &block) else {
            // The places of its words are not known.
            self.listen_from_passage(passage);
            return;
        };
        let range = self
            .layer
            .owner_document()
            .and_then(|document| document.create_range().ok());
        let place = range.and_then(|range| {
            text.place_at(&range, f64::from(click.client_x()), f64::from(click.client_y()))
        });
        if let Some(offset) = place {
            self.listen_from(block, offset);
        }
    }

    // The button.

    /// Returns the name of the button of `passage`.
    pub fn name_of(&self, passage: u32) -> String {
        let name = self
            .scene()
            .and_then(|scene| named(&self.script(&scene), passage));
        name.map(|(_, name)| name).unwrap_or_default()
    }

    /// Listens from the beginning of `passage`.
    pub fn listen_from_passage(&self, passage: u32) {
        let Some(scene) = self.scene() else { return };
        let script = self.script(&scene);
        if let Some((block, place)) = first_sentence(&script, passage) {
            self.listen_from(block, place.start);
        }
    }

    /// The button gets the focus. By Tab it moves to the first paragraph in view, or stays at the one that is pointed
    /// at.
    pub fn on_focus(&self, event: &Event) {
        self.prepare();
        let controls = self.controls();
        let is_by_key = target(event).is_some_and(|target| target.matches(":focus-visible").unwrap_or(true));
        if controls.focused || !is_by_key {
            return;
        }
        let passage = self
            .scene()
            .filter(|_| !controls.shown)
            .and_then(|scene| self.first_in_view(&scene));
        self.change(|controls| {
            controls.passage = passage.map_or(controls.passage, |(passage, _)| passage);
            (controls.shown, controls.focused) = (true, true);
        });
    }

    /// The focus has left the button of `passage`, and not for that of another.
    pub fn on_blur(&self, passage: u32) {
        self.change(|controls| {
            if controls.passage == passage {
                (controls.shown, controls.focused) = (false, false);
            }
        });
    }

    /// Moves to the button of another paragraph.
    pub fn on_key(&self, event: &KeyboardEvent) {
        let steps = match &*event.key() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Home" => isize::MIN,
            "End" => isize::MAX,
            _ => return,
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        event.prevent_default();
        let Some(scene) = self.scene() else { return };
        let to = self.passages(&scene).step(self.controls().passage, steps);
        self.change(|controls| {
            controls.passage = to.unwrap_or(controls.passage);
            (controls.shown, controls.focused) = (true, true);
        });
    }

    /// Moves the button beside the first line of its passage: into the margin if there is one, else over the end of
    /// the line above. It takes no room.
    pub fn put_button(&self, button: &HtmlElement) {
        if !self.controls().shown {
            take_back(button);
            return;
        }
        let Some(scene) = self.scene() else { return };
        let script = self.script(&scene);
        let rect = first_sentence(&script, self.controls().passage).and_then(|(block, place)| {
            let range = self.layer.owner_document()?.create_range().ok()?;
            let text = BlockText::find(&self.layer, &block)?;
            text.set(&range, &place)
                .then(|| range.get_client_rects()?.get(0))
                .flatten()
        });
        let (Some(rect), Some(article)) = (rect, self.article()) else {
            return;
        };
        let column = article.get_bounding_client_rect();
        let is_rtl = article.get_attribute("dir").as_deref() == Some("rtl");
        let margin = match host_of(&self.layer).map(|host| host.get_bounding_client_rect()) {
            Some(host) if is_rtl => host.right() - column.right(),
            Some(host) => column.left() - host.left(),
            None => 0.0,
        };
        let has_margin = margin >= TARGET - 4.0;
        let x = if has_margin == is_rtl {
            column.right() - if has_margin { 0.0 } else { TARGET }
        } else {
            column.left() - if has_margin { TARGET } else { 0.0 }
        };
        let y = if has_margin {
            rect.top() + (rect.height() - TARGET) / 2.0
        } else {
            rect.top() - TARGET
        };
        put_at(button, x, y);
    }

    /// Moves the button to its paragraph again after a change of layout.
    pub(super) fn follow_layout(&self) {
        let button = self.layer.query_selector(".along-from").ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            self.put_button(&button);
        }
    }

    // The text in view.

    /// Listens from the first sentence that begins in view.
    pub fn listen_from_view(&self) {
        let Some(scene) = self.scene() else { return };
        if let Some((block, offset)) = self.first_in_view(&scene).and_then(|(_, sentence)| {
            let script = self.script(&scene);
            let (block, place) = script.locate(script.sentences.get(sentence)?)?;
            Some((block.clone(), place.start))
        }) {
            self.listen_from(block, offset);
        }
    }

    /// The first passage in view and its first sentence that begins there; if it fills the view, its last sentence.
    fn first_in_view(&self, scene: &Scene) -> Option<(u32, usize)> {
        let (script, passages) = (self.script(scene), self.passages(scene));
        let block = |passage: u32| {
            script
                .passages
                .get(passage as usize)
                .map(|passage| &passage.block)
        };
        let first = passages
            .numbers()
            .first()
            .and_then(|first| element(&self.layer, block(*first)?))?;
        let band = band(&first, self.bar().as_ref());
        // Paragraphs follow each other down the page.
        let above = passages.numbers().partition_point(|passage| {
            let element = block(*passage).and_then(|block| element(&self.layer, block));
            element.is_none_or(|element| element.get_bounding_client_rect().bottom() <= band.top + 1.0)
        });
        let range = self.layer.owner_document()?.create_range().ok()?;
        let mut last = None;
        for passage in passages.numbers().get(above..)?.iter().take(3) {
            let text = BlockText::find(&self.layer, block(*passage)?)?;
            let sentences = script.passages.get(*passage as usize)?.sentences.clone();
            for sentence in sentences {
                let (_, place) = script.locate(script.sentences.get(sentence as usize)?)?;
                if !text.set(&range, &place) {
                    continue;
                }
                let top = range.get_client_rects()?.get(0)?.top();
                if top >= band.bottom {
                    return last;
                }
                last = Some((*passage, sentence as usize));
                if top >= band.top - 1.0 {
                    return last;
                }
            }
        }
        last
    }

    // The page.

    pub(super) fn article(&self) -> Option<Element> {
        self.layer.closest(".article").ok().flatten()
    }

    /// The passage in which the event occurred.
    fn passage_of(&self, event: &Event) -> Option<u32> {
        let scene = self.scene()?;
        let (script, passages) = (self.script(&scene), self.passages(&scene));
        let mut at = target(event);
        while let Some(element) = at {
            let id = element.id();
            if !id.is_empty()
                && let Some(passage) = passages.in_block(&script, &id)
            {
                return Some(passage);
            }
            at = element.parent_element();
        }
        None
    }
}

fn first_sentence(script: &Script, passage: u32) -> Option<(BlockId, Span<Utf16Offset>)> {
    let first = script.passages.get(passage as usize)?.sentences.start;
    let (block, place) = script.locate(script.sentences.get(first as usize)?)?;
    Some((block.clone(), place))
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn acts(event: &Event) -> bool {
    target(event).is_none_or(|target| target.closest(ACTS).ok().flatten().is_some())
}

fn is_by_finger(event: &Event) -> bool {
    event
        .dyn_ref::<PointerEvent>()
        .is_some_and(|event| event.pointer_type() == FINGER)
}

/// Returns whether text is selected. A tap that selects text does not show the button.
fn is_selecting() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
