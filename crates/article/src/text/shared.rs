//! Text that several values share.

use std::rc::Rc;

/// Returns `text` without the white space around it, or `None` if it is empty.
pub(crate) fn shared(text: &str) -> Option<Rc<str>> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}
