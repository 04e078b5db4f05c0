//! Messages between the tabs of a site.

use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::Listener;

/// An open channel; closed when it is dropped.
pub struct TabChannel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl TabChannel {
    /// Sends `message` to the other tabs, then calls `on_message` for each message of theirs. `None` if the browser has no
    /// channels or allows none.
    pub fn open(name: &str, message: &str, on_message: impl Fn() + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = Listener::new(&channel, "message", move |_| on_message());
        channel.post_message(&JsValue::from_str(message)).ok()?;
        Some(Self {
            channel,
            _listener: listener,
        })
    }
}

impl Drop for TabChannel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
