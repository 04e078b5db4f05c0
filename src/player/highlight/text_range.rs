//! From a place in a block's text to a DOM range. The text nodes of a block are found when it is first spoken, and
//! kept for the next sentences.

use std::ops::Range as Span;

use wasm_bindgen::JsCast;
use web_sys::{Element, Range, Text};

use crate::player::platform::tree::in_article;
use article::BlockId;
use narration::{Passage, Utf16Offset};

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
    /// Finds the block `id` in the article around `within`; `None` if it is not rendered.
    pub fn find(within: &Element, id: &BlockId) -> Option<Self> {
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

    /// Returns whether the text is what the article's `passages` of this block say. A page that was translated in place says
    /// something else.
    pub fn holds<'a>(&self, mut passages: impl Iterator<Item = &'a Passage>) -> bool {
        let text = self.element.text_content().unwrap_or_default();
        let text: Vec<u16> = text.encode_utf16().collect();
        passages.all(|passage| passage.block != self.id || holds_passage(&text, passage))
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

/// Returns the element of the block `id` in the article around `within`.
pub fn element(within: &Element, id: &BlockId) -> Option<Element> {
    in_article(within, id.as_str()).map(Element::from)
}

/// Returns whether `text` holds the runs of `passage` at their places.
fn holds_passage(text: &[u16], passage: &Passage) -> bool {
    let spoken: Vec<u16> = passage.text.encode_utf16().collect();
    let ends = passage.runs.iter().skip(1).map(|run| run.spoken as usize);
    let ends = ends.chain([spoken.len()]);
    passage.runs.iter().zip(ends).all(|(run, end)| {
        // A line break is spoken as a space that the page does not have.
        let run_text = spoken.get(run.spoken as usize..end).unwrap_or_default();
        let run_text = run_text.strip_suffix(&[u16::from(b' ')]).unwrap_or(run_text);
        let start = run.rendered.get() as usize;
        text.get(start..start + run_text.len()) == Some(run_text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_in_its_text_if_no_word_differs() {
        for (markdown, text, expected) in [
            ("One two.", "One two.", true),
            ("One *two*.", "One two.", true),
            ("Eins 🎉 zwei.", "Eins 🎉 zwei.", true),
            ("One ~~or~~ two.", "One or two.", true),
            ("One\\\ntwo.", "Onetwo.", true),
            ("One[^1] two.\n\n[^1]: A note.", "One1 two.", true),
            ("One two.", "Eins zwei.", false),
            ("One two.", "One tow.", false),
            ("One two.", "One", false),
            ("One two.", "", false),
        ] {
            let (article, _) = article::markdown(markdown, None);
            let script = narration::script(&article);
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(
                holds_passage(&units, &script.passages[0]),
                expected,
                "{markdown:?} in {text:?}"
            );
        }
    }
}
