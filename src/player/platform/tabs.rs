//! One player at a time across the tabs of a site.

use crate::browser::TabChannel;

const NAME: &str = "article-widget:player";

/// Pauses the players of other tabs, and calls `pause` when one of them starts. The channel should be open only while
/// something plays: browsers keep a silent page without open channels for the way back.
pub fn pause_others(pause: impl Fn() + 'static) -> Option<TabChannel> {
    TabChannel::open(NAME, "plays", pause)
}
