//! When the player is wanted, and who says so.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Message, Progress};
use crate::app::listening;
use crate::app::view::locale;
use crate::config::PlayerPlace;
use crate::player::{FirstInteraction, has_deep_link, speaks};

impl App {
    pub(super) fn awaits_player(&self, ctx: &Context<Self>) -> bool {
        matches!(self.progress, Progress::Ready(_))
            && self.wants_player(ctx)
            && self.player_asked
            && listening::is_away()
    }

    /// Whether the player is wanted before the reader does anything: by the page, by its address, or to play on.
    pub(super) fn is_called(&self, ctx: &Context<Self>) -> bool {
        let props = ctx.props();
        props.config.player == PlayerPlace::Sticky
            || props.control.is_requested()
            || self.plays_on
            || has_deep_link()
    }

    /// Whether there is a recording, or a voice that can read.
    pub(in crate::app) fn can_listen(&self, ctx: &Context<Self>) -> bool {
        let has_recording = self
            .narration
            .as_ref()
            .is_some_and(|narration| !narration.sources.is_empty());
        has_recording || speaks(locale(self, ctx.props()).tag())
    }

    pub(in crate::app) fn wants_player(&self, ctx: &Context<Self>) -> bool {
        self.narration.is_some() && ctx.props().config.player != PlayerPlace::None
    }

    /// The article does not wait for the player.
    pub(super) fn bring_player(&mut self, ctx: &Context<Self>) {
        // Another widget of the page may have brought it; what is drawn here is its place all the same.
        if std::mem::replace(&mut self.player_asked, true) {
            return;
        }
        let link = ctx.link().clone();
        let released = self.reach.as_ref().map(FirstInteraction::released);
        spawn_local(async move {
            let part = listening::bring().await;
            if let Some(released) = released {
                released.await;
            }
            part.set();
            link.send_message(Message::Player);
        });
    }
}
