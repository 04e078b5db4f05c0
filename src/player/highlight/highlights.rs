//! Highlights on the text: by the CSS Custom Highlight API (Chrome 105, Safari 17.2, Firefox 140), else by boxes over
//! the text. Neither changes the article's own elements.
//!
//! The names of highlights belong to the document, their ranges and style rules to each shadow root. So all widgets
//! of a page share the names, also with another version of the module, and each adds its own ranges.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Range};

#[wasm_bindgen]
extern "C" {
    /// web-sys has it only behind an unstable flag.
    #[derive(Clone)]
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &Range) -> bool;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Highlight) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    /// A map from names to highlights.
    #[derive(Clone)]
    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method, js_name = delete)]
    fn remove(this: &HighlightRegistry, name: &str) -> bool;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HighlightKind {
    /// The sentence that is being spoken.
    Sentence,
    /// The word of it.
    Word,
    /// The sentence at which playback has paused.
    Place,
}

impl HighlightKind {
    const ALL: [Self; 3] = [Self::Sentence, Self::Word, Self::Place];

    /// The name in `static/css/player/50-along.css`.
    fn name(self) -> &'static str {
        match self {
            Self::Sentence => "article-widget-sentence",
            Self::Word => "article-widget-word",
            Self::Place => "article-widget-place",
        }
    }
}

/// A highlight and its range, which is in use while it is `shown`.
struct Slot {
    mark: HighlightKind,
    range: Range,
    shown: bool,
}

/// The highlights of one widget. They go when it is dropped.
pub struct Highlights {
    slots: [Slot; 3],
    registry: Option<HighlightRegistry>,
    /// An `<svg>` without size, for boxes.
    canvas: Element,
}

impl Highlights {
    /// Without any highlight.
    pub fn new(document: &Document, canvas: Element) -> Option<Self> {
        let slot = |mark| {
            let range = document.create_range().ok()?;
            Some(Slot {
                mark,
                range,
                shown: false,
            })
        };
        let [sentence, word, place] = HighlightKind::ALL.map(slot);
        Some(Self {
            slots: [sentence?, word?, place?],
            registry: registry(),
            canvas,
        })
    }

    /// Highlights the range that `set` prepares; removes the highlight if `set` returns `false`.
    pub fn put(&mut self, mark: HighlightKind, set: impl FnOnce(&Range) -> bool) {
        let Some(slot) = self.slots.iter_mut().find(|slot| slot.mark == mark) else {
            return;
        };
        // Removed first: Safari 17 does not always repaint a range that changes within a highlight.
        let was_shown = std::mem::take(&mut slot.shown);
        if let Some(registry) = self.registry.as_ref().filter(|_| was_shown) {
            withdraw(registry, slot);
        }
        slot.shown = set(&slot.range);
        match &self.registry {
            Some(registry) if slot.shown => enter(registry, slot),
            Some(_) => {}
            None => self.draw(),
        }
    }

    /// Removes a highlight.
    pub fn take(&mut self, mark: HighlightKind) {
        if self.range(mark).is_some() {
            self.put(mark, |_| false);
        }
    }

    /// Removes every highlight.
    pub fn clear(&mut self) {
        for mark in HighlightKind::ALL {
            self.take(mark);
        }
    }

    /// Returns the range that is highlighted.
    pub fn range(&self, mark: HighlightKind) -> Option<&Range> {
        let slot = self.slots.iter().find(|slot| slot.mark == mark)?;
        slot.shown.then_some(&slot.range)
    }

    /// Moves the boxes to the text. Highlights move by themselves.
    pub fn follow_layout(&self) {
        if self.registry.is_none() {
            self.draw();
        }
    }

    fn draw(&self) {
        let origin = self.canvas.get_bounding_client_rect();
        let paths = self.canvas.children();
        for (index, slot) in self.slots.iter().enumerate() {
            let mut path = String::new();
            let boxes = slot.range.get_client_rects().filter(|_| slot.shown);
            let count = boxes.as_ref().map_or(0, |boxes| boxes.length());
            for rect in (0..count).filter_map(|index| boxes.as_ref()?.get(index)) {
                let (x, y) = (rect.left() - origin.left(), rect.top() - origin.top());
                for (command, number) in [
                    ("M", x),
                    (" ", y),
                    ("h", rect.width()),
                    ("v", rect.height()),
                    ("h", -rect.width()),
                ] {
                    path.push_str(command);
                    path.push_str(&(number.round() as i32).to_string());
                }
                path.push('z');
            }
            if let Some(element) = paths.item(index as u32) {
                let _ = element.set_attribute("d", &path);
            }
        }
    }
}

impl Drop for Highlights {
    fn drop(&mut self) {
        self.clear();
    }
}

fn registry() -> Option<HighlightRegistry> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = Reflect::get(&css, &"highlights".into()).ok()?;
    registry.is_object().then(|| registry.unchecked_into())
}

fn enter(registry: &HighlightRegistry, slot: &Slot) {
    let name = slot.mark.name();
    let highlight = registry.get(name).or_else(|| {
        let highlight = Highlight::new().ok()?;
        // A word is painted over its sentence.
        highlight.set_priority((slot.mark == HighlightKind::Word).into());
        registry.set(name, &highlight);
        Some(highlight)
    });
    if let Some(highlight) = highlight {
        highlight.add(&slot.range);
    }
}

fn withdraw(registry: &HighlightRegistry, slot: &Slot) {
    if let Some(highlight) = registry.get(slot.mark.name()) {
        highlight.delete(&slot.range);
        if highlight.size() == 0 {
            registry.remove(slot.mark.name());
        }
    }
}
