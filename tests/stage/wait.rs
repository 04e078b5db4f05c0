//! Waiting, always with an end. It counts looks and not time: a page that stands still for a while loses none.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// Time between two looks.
const LOOK_MS: i32 = 20;
/// Largest number of looks, 20 seconds. It is large for a busy machine: a test that passes does not wait so long.
const LOOKS: u32 = 1_000;
/// Number of looks at what must not happen.
const LOOKS_AT_REST: u32 = 15;

/// Waits until `holds`, and fails with `awaited` if that does not come.
pub async fn until(awaited: &str, holds: impl Fn() -> bool) {
    assert!(happens(holds).await, "waited in vain for {awaited}");
}

/// Waits until `holds`. Returns whether that came.
pub async fn happens(holds: impl Fn() -> bool) -> bool {
    for _ in 0..LOOKS {
        if holds() {
            return true;
        }
        pause().await;
    }
    false
}

/// For what must not happen: looks again and again for a while, and fails with `state` as soon as it no longer `holds`.
pub async fn stays(state: &str, holds: impl Fn() -> bool) {
    for _ in 0..LOOKS_AT_REST {
        assert!(holds(), "it did not stay so: {state}");
        pause().await;
    }
    assert!(holds(), "it did not stay so: {state}");
}

/// Lets the page draw: the first frame draws a change, the second observes its size, the third draws what follows.
pub async fn frames() {
    for _ in 0..3 {
        let frame = Promise::new(&mut |resolve: Function, _| {
            web_sys::window()
                .unwrap()
                .request_animation_frame(&resolve)
                .unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LOOK_MS)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
