//! When the panels of related links are wanted.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Message, Progress};
use crate::app::{listening, relating};
use crate::browser::Timeout;
use crate::config::RelatedSetting;
use crate::load::{LoadError, Loaded};
use crate::player::FirstInteraction;
use crate::related::{panels_are_near, plain_links_have_focus};

/// After so long on the page an article has all it needs, in milliseconds.
const QUIET_AFTER_MS: u32 = 3_000;

/// How often is looked whether the focus has left a link, in milliseconds.
const LOOK_AGAIN_AFTER_MS: u32 = 1_000;

/// Whether an article is to wait for what draws its panels, which is known once it is here.
pub(super) struct Needed {
    widget: NodeRef,
    /// Whether the attribute names related links.
    named: bool,
    /// Whether the page shows the article by itself, so that the widget ends where it does.
    has_fallback: bool,
}

impl Needed {
    /// Waits for it where the panels would be seen at once: nothing that a prepared page shows may go and come again.
    pub(super) async fn with(&self, result: &Result<Loaded, LoadError>) {
        let has_some = |loaded: &Loaded| self.named || loaded.article.related.is_some();
        if relating::is_away()
            && result.as_ref().is_ok_and(has_some)
            && panels_are_near(&self.widget, self.has_fallback)
        {
            relating::bring().await;
        }
    }
}

impl App {
    pub(super) fn panels_needed(&self, ctx: &Context<Self>) -> Needed {
        let props = ctx.props();
        Needed {
            widget: self.widget.clone(),
            named: matches!(props.config.related, RelatedSetting::Url(_)),
            has_fallback: props.has_fallback,
        }
    }

    /// Whether a reach of the reader's would bring anything.
    pub(super) fn awaits_reach(&self, ctx: &Context<Self>) -> bool {
        self.wants_player(ctx) && listening::is_away() || self.awaits_panels()
    }

    fn awaits_panels(&self) -> bool {
        self.related.is_some() && !self.panels_asked
    }

    /// Told after drawing: brings what draws the panels where they are about to be seen.
    pub(super) fn look_for_panels(&mut self, ctx: &Context<Self>) {
        if !self.awaits_panels() {
            return;
        }
        if !relating::is_away() && !self.has_plain_links {
            // What was drawn just now has them.
            self.panels_asked = true;
            return;
        }
        let is_ready = matches!(self.progress, Progress::Ready(_));
        self.has_plain_links |= is_ready && self.panels.is_some();
        if panels_are_near(&self.widget, is_ready || ctx.props().has_fallback) {
            self.bring_panels(ctx);
        } else if is_ready && self.quiet.is_none() {
            let link = ctx.link().clone();
            self.quiet = Some(Timeout::new(QUIET_AFTER_MS, move || {
                link.send_message(Message::Quiet);
            }));
        }
    }

    pub(super) fn bring_panels(&mut self, ctx: &Context<Self>) {
        if !self.awaits_panels() {
            return;
        }
        self.panels_asked = true;
        self.quiet = None;
        let link = ctx.link().clone();
        let released = self.reach.as_ref().map(FirstInteraction::released);
        // Another widget of the page may have brought it; it is drawn here all the same.
        spawn_local(async move {
            relating::bring().await;
            if let Some(released) = released {
                released.await;
            }
            link.send_message(Message::Panels);
        });
    }

    /// Panels in place of the plain links, once the focus is on none of these. Whether to draw.
    pub(super) fn take_panels(&mut self, ctx: &Context<Self>) -> bool {
        if plain_links_have_focus(&self.widget) {
            let link = ctx.link().clone();
            self.quiet = Some(Timeout::new(LOOK_AGAIN_AFTER_MS, move || {
                link.send_message(Message::Panels);
            }));
            return false;
        }
        self.quiet = None;
        self.has_plain_links = false;
        if !self.awaits_reach(ctx) {
            self.reach = None;
        }
        true
    }
}
