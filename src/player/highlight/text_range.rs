//! From a place in a block's text to a DOM range. The text nodes of a block are found when it is first spoken, and
//! kept for the next sentences.

use std::ops::Range as Span;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Range, ShadowRoot, Text};

use article::BlockId;
use narration::Utf16Offset;

/// `NodeFilter.SHOW_TEXT` (DOM, section 6.3).
const SHOW_TEXT: u32 = 4;

/// A text node, and its place in the block's text content in UTF-16 code units.
struct TextRun {
    node: Text,
    start: u32,
}

/// The text of one block's element.
pub struct BlockText {
    pub element: Element,
    id: BlockId,
    runs: Vec<TextRun>,
    length: u32,
}

impl BlockText {
    /// Finds the block `id` in the tree that holds `within`; `None` if it is not rendered.
    pub fn find(within: &Node, id: &BlockId) -> Option<Self> {
        let element = element(within, id)?;
        let document = element.owner_document()?;
        let walker = document
            .create_tree_walker_with_what_to_show(&element, SHOW_TEXT)
            .ok()?;
        let (mut runs, mut length) = (Vec::new(), 0);
        while let Some(node) = walker.next_node().ok().flatten() {
            let node: Text = node.unchecked_into();
            let units = node.length();
            runs.push(TextRun { node, start: length });
            length += units;
        }
        Some(Self {
            element,
            id: id.clone(),
            runs,
            length,
        })
    }

    /// Returns whether this is the block `id`, and its text is still in the page.
    pub fn is(&self, id: &BlockId) -> bool {
        self.id == *id && self.is_drawn()
    }

    fn is_drawn(&self) -> bool {
        // Another language or another version of the article may have replaced the text.
        self.runs.iter().all(|run| run.node.is_connected())
    }

    /// Sets `range` to `place`, as far as the text reaches. Returns whether it holds anything.
    pub fn set(&self, range: &Range, place: &Span<Utf16Offset>) -> bool {
        let (start, end) = (
            place.start.get().min(self.length),
            place.end.get().min(self.length),
        );
        if start >= end {
            return false;
        }
        let (Some(first), Some(last)) = (self.run_at(start), self.run_at(end - 1)) else {
            return false;
        };
        range.set_start(&first.node, start - first.start).is_ok()
            && range.set_end(&last.node, end - last.start).is_ok()
    }

    /// The text node that holds this code unit.
    fn run_at(&self, unit: u32) -> Option<&TextRun> {
        let after = self.runs.partition_point(|run| run.start <= unit);
        self.runs.get(after.checked_sub(1)?)
    }

    /// Returns the place in the text at a point of the viewport; `None` if there is no text.
    ///
    /// It measures boxes and does not use `caretPositionFromPoint`: Safari has it since 26.2 only, older versions
    /// need another call, and Firefox before 145 does not look into shadow trees.
    pub fn place_at(&self, range: &Range, x: f64, y: f64) -> Option<Utf16Offset> {
        let run = self
            .runs
            .iter()
            .find(|run| range.select_node_contents(&run.node).is_ok() && holds(range, x, y))?;
        // The boxes of the text before a place grow with it, also if the text runs from right to left.
        let (mut before, mut with) = (0, run.node.length());
        while before + 1 < with {
            let middle = before + (with - before) / 2;
            let is_set = range.set_start(&run.node, 0).is_ok() && range.set_end(&run.node, middle).is_ok();
            if is_set && holds(range, x, y) {
                with = middle;
            } else {
                before = middle;
            }
        }
        Some(Utf16Offset::new(run.start + before))
    }
}

/// Whether a box of `range` holds the point.
fn holds(range: &Range, x: f64, y: f64) -> bool {
    let Some(boxes) = range.get_client_rects() else {
        return false;
    };
    (0..boxes.length())
        .filter_map(|index| boxes.get(index))
        .any(|rect| rect.left() <= x && x < rect.right() && rect.top() <= y && y < rect.bottom())
}

/// Returns the element of the block `id` in the tree that holds `within`.
pub fn element(within: &Node, id: &BlockId) -> Option<Element> {
    let root = within.get_root_node();
    match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.get_element_by_id(id.as_str()),
        None => root.dyn_ref::<Document>()?.get_element_by_id(id.as_str()),
    }
}
