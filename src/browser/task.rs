//! Tasks of the page: work in several of them lets the browser paint and handle input between.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessagePort, Window};

/// Longest wait for a frame, in milliseconds. A frame out of view gets none.
const LONGEST_FRAME_MS: i32 = 100;

/// Each message to its own port is a task. Timers are not used: browsers delay them, in background tabs by a second.
struct Tasks {
    port: MessagePort,
    waiting: Rc<RefCell<VecDeque<Function>>>,
    _on_message: Closure<dyn FnMut()>,
}

thread_local! {
    static TASKS: Option<Tasks> = Tasks::new();
}

impl Tasks {
    fn new() -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let waiting = Rc::new(RefCell::new(VecDeque::<Function>::new()));
        let on_message = {
            let waiting = Rc::clone(&waiting);
            Closure::new(move || {
                let next = waiting.borrow_mut().pop_front();
                if let Some(resolve) = next {
                    let _ = resolve.call0(&JsValue::UNDEFINED);
                }
            })
        };
        channel
            .port1()
            .set_onmessage(Some(wasm_bindgen::JsCast::unchecked_ref(on_message.as_ref())));
        Some(Self {
            port: channel.port2(),
            waiting,
            _on_message: on_message,
        })
    }

    /// Calls `resolve` in a task of its own.
    fn push(&self, resolve: Function) {
        self.waiting.borrow_mut().push_back(resolve);
        let _ = self.port.post_message(&JsValue::NULL);
    }
}

/// Returns in another task.
pub async fn next_task() {
    let promise = Promise::new(&mut |resolve, _| {
        TASKS.with(|tasks| match tasks {
            Some(tasks) => tasks.push(resolve),
            None => drop(resolve.call0(&JsValue::UNDEFINED)),
        });
    });
    let _ = JsFuture::from(promise).await;
}

/// Returns in a task after the next frame, or soon in a page that is not painted.
pub async fn after_paint() {
    if let Some(window) = web_sys::window().filter(is_visible) {
        let promise = Promise::new(&mut |resolve, _| {
            let _ = window.request_animation_frame(&resolve);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LONGEST_FRAME_MS);
        });
        let _ = JsFuture::from(promise).await;
    }
    next_task().await;
}

fn is_visible(window: &Window) -> bool {
    window.document().is_some_and(|document| !document.hidden())
}
