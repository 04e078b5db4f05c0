//! Ids for one control to name another by.

use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

/// An id that no other player of the page has: several may stand in one document.
#[hook]
pub fn use_unique_id(prefix: &'static str) -> AttrValue {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let id = use_memo((), |()| {
        AttrValue::from(format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed)))
    });
    (*id).clone()
}
