//! When the player is loaded.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Message, Progress};
use crate::app::player_part::{self, PLAYER};
use crate::app::view::locale;
use crate::config::PlayerPlace;
use crate::player::{AdoptedAudio, FirstInteraction, has_deep_link, speaks};

impl App {
    pub(super) fn awaits_player(&self, ctx: &Context<Self>) -> bool {
        matches!(self.progress, Progress::Ready(_))
            && self.has_player(ctx)
            && self.player_requested
            && (player_part::is_absent() || self.awaits_live_player(ctx))
    }

    /// Returns whether the player is loaded before the first interaction: if the page requests it, if the address has a deep
    /// link, or to continue the queue.
    pub(super) fn is_player_requested(&self, ctx: &Context<Self>) -> bool {
        let props = ctx.props();
        props.config.player == PlayerPlace::Sticky
            || props.control.is_requested()
            || self.plays_on
            || self.audio.as_ref().is_some_and(AdoptedAudio::is_playing)
            || has_deep_link()
    }

    /// Returns whether there is a recording, or a voice that can read.
    pub(in crate::app) fn can_listen(&self, ctx: &Context<Self>) -> bool {
        let has_recording = self
            .narration
            .as_ref()
            .is_some_and(|narration| !narration.sources.is_empty());
        has_recording || speaks(locale(self, ctx.props()).tag())
    }

    pub(in crate::app) fn has_player(&self, ctx: &Context<Self>) -> bool {
        self.narration.is_some() && ctx.props().config.player != PlayerPlace::None
    }

    /// Loads the player. The article does not wait for it.
    pub(super) fn load_player(&mut self, ctx: &Context<Self>) {
        // Another widget of the page may have loaded it already. This one still shows the placeholder.
        if std::mem::replace(&mut self.player_requested, true) {
            return;
        }
        let link = ctx.link().clone();
        let released = self.first_interaction.as_ref().map(FirstInteraction::released);
        spawn_local(async move {
            let part = PLAYER.download().await;
            if let Some(released) = released {
                released.await;
            }
            PLAYER.set(part);
            link.send_message(Message::PlayerLoaded);
        });
    }
}
