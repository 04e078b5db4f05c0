//! Waits that are worth a word.

use yew::prelude::*;

use crate::audio::engine_dom::Timeout;

/// Whether `condition` has held for `delay_ms`, so that what passes at once is never spoken of.
#[hook]
pub fn use_lasting(condition: bool, delay_ms: i32) -> bool {
    let lasting = use_state_eq(|| false);
    {
        let lasting = lasting.setter();
        use_effect_with(condition, move |condition| {
            let timeout = condition.then(|| {
                let lasting = lasting.clone();
                Timeout::new(delay_ms, move || lasting.set(true))
            });
            move || {
                drop(timeout);
                lasting.set(false);
            }
        });
    }
    condition && *lasting
}
