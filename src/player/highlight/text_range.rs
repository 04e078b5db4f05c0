//! From a place in the text of a block to a range of the page. A block's text nodes are looked for when it is first spoken, and
//! kept until it is not the one any more.

use std::ops::Range as Span;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Range, ShadowRoot, Text};

use article::BlockId;
use narration::Utf16Offset;

/// `NodeFilter.SHOW_TEXT` (DOM, section 6.3).
const SHOW_TEXT: u32 = 4;

/// A text node, and how many UTF-16 code units of the block's text content stand before it.
struct Piece {
    node: Text,
    start: u32,
}

/// The text of one block's element.
pub struct BlockText {
    pub element: Element,
    id: BlockId,
    pieces: Vec<Piece>,
    length: u32,
}

impl BlockText {
    /// Of the block `id` in the tree that holds `within`; `None` where it is not drawn.
    pub fn find(within: &Node, id: &BlockId) -> Option<Self> {
        let element = element(within, id)?;
        let document = element.owner_document()?;
        let walker = document
            .create_tree_walker_with_what_to_show(&element, SHOW_TEXT)
            .ok()?;
        let (mut pieces, mut length) = (Vec::new(), 0);
        while let Some(node) = walker.next_node().ok().flatten() {
            let node: Text = node.unchecked_into();
            let units = node.length();
            pieces.push(Piece { node, start: length });
            length += units;
        }
        Some(Self {
            element,
            id: id.clone(),
            pieces,
            length,
        })
    }

    /// Whether it is that of the block `id`, and still what is drawn.
    pub fn is(&self, id: &BlockId) -> bool {
        self.id == *id && self.is_drawn()
    }

    fn is_drawn(&self) -> bool {
        // Text that another language or another version of the article replaced is not in the page any more.
        self.pieces.iter().all(|piece| piece.node.is_connected())
    }

    /// Makes `range` that of `place`, as far as the text reaches; whether anything is in it.
    pub fn set(&self, range: &Range, place: &Span<Utf16Offset>) -> bool {
        let (start, end) = (
            place.start.get().min(self.length),
            place.end.get().min(self.length),
        );
        if start >= end {
            return false;
        }
        let (Some(first), Some(last)) = (self.piece_at(start), self.piece_at(end - 1)) else {
            return false;
        };
        range.set_start(&first.node, start - first.start).is_ok()
            && range.set_end(&last.node, end - last.start).is_ok()
    }

    /// The piece that holds the code unit number `unit`.
    fn piece_at(&self, unit: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= unit);
        self.pieces.get(after.checked_sub(1)?)
    }

    /// The place in the text at the point `x`, `y` of the viewport; `None` where no text is there.
    ///
    /// By the boxes that are drawn and not by `caretPositionFromPoint`, which came to Safari with 26.2 and needs another call
    /// in older ones, that of Firefox before 145 not looking into shadow trees.
    pub fn place_at(&self, range: &Range, x: f64, y: f64) -> Option<Utf16Offset> {
        let piece = self
            .pieces
            .iter()
            .find(|piece| range.select_node_contents(&piece.node).is_ok() && holds(range, x, y))?;
        // The boxes of what stands before a place grow with it, also where lines run from right to left.
        let (mut before, mut with) = (0, piece.node.length());
        while before + 1 < with {
            let middle = before + (with - before) / 2;
            let is_set =
                range.set_start(&piece.node, 0).is_ok() && range.set_end(&piece.node, middle).is_ok();
            if is_set && holds(range, x, y) {
                with = middle;
            } else {
                before = middle;
            }
        }
        Some(Utf16Offset::new(piece.start + before))
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

/// The element of the block `id` in the tree that holds `within`.
pub fn element(within: &Node, id: &BlockId) -> Option<Element> {
    let root = within.get_root_node();
    match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.get_element_by_id(id.as_str()),
        None => root.dyn_ref::<Document>()?.get_element_by_id(id.as_str()),
    }
}
