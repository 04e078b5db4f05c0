//! One player at a time across the tabs of a site. The channel is open only while something plays, so that nothing is left
//! behind and a page that is silent can be kept for the way back.

use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use crate::browser::Listener;

const NAME: &str = "article-widget:player";

/// While it lives, other tabs are listened to.
pub struct TabChannel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl TabChannel {
    /// Tells the others that this one plays; `silence` is called when another one does. `None` where the browser has no
    /// channels or allows none.
    pub fn open(silence: impl Fn() + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = Listener::new(&channel, "message", move |_| silence());
        channel.post_message(&JsValue::from_str("plays")).ok()?;
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
