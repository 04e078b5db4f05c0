//! The elements of a long text's pieces.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use crate::article::pieces::Piece;
use crate::browser::Listener;

/// Hides or shows the elements of `piece` in `body`. The notes are hidden with their section.
pub(in crate::article) fn set_hidden(body: &NodeRef, piece: &Piece, hidden: bool) {
    let Some(body) = body.cast::<Element>() else {
        return;
    };
    // Each block is one element.
    let blocks = body.children();
    let (elements, range) = match piece {
        Piece::Blocks(range) => (blocks, range),
        Piece::Inside { block, range } => {
            let Some(block) = blocks.item(*block as u32) else {
                return;
            };
            let rows = block.query_selector("tbody").ok().flatten();
            (rows.unwrap_or(block).children(), range)
        }
        Piece::Notes(_) => return,
    };
    for element in range.clone().filter_map(|at| elements.item(at as u32)) {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            element.set_hidden(hidden);
        }
    }
}

/// Lays out `body`, so that this task takes the time and not the next frame.
pub(in crate::article) fn lay_out(body: &NodeRef) {
    if let Some(body) = body.cast::<HtmlElement>() {
        let _ = body.offset_height();
    }
}

/// Calls `then` before the page is printed, until the result is dropped.
pub(in crate::article) fn before_print(then: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, "beforeprint", move |_| then()))
}
