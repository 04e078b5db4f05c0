//! When the panels of related links are loaded.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Message, Progress};
use crate::app::player_part;
use crate::app::related_part::PANELS;
use crate::browser::{Timeout, after_paint};
use crate::config::RelatedSetting;
use crate::load::{LoadError, Loaded};
use crate::player::FirstInteraction;
use crate::related::{panels_are_near, plain_links_have_focus};

/// Time on the page after which the panels are loaded in any case, in milliseconds.
const QUIET_AFTER_MS: u32 = 3_000;

/// Interval of the checks whether the focus has left a link, in milliseconds.
const CHECK_FOCUS_EVERY_MS: u32 = 1_000;

/// Decides whether an article waits for the panels, once the article is here.
pub(super) struct PanelsFirst {
    widget: NodeRef,
    /// Whether the attribute names related links.
    named: bool,
    /// Whether the element has children that show the article. Then the widget is as tall as the article while it loads.
    has_fallback: bool,
    /// Whether the page shows the links already.
    has_page: bool,
}

impl PanelsFirst {
    /// Loads the panels if they are in view at once, because content of a published page must not disappear and return.
    pub(super) async fn load_if_seen(&self, result: &Result<Loaded, LoadError>) {
        let has_some = |loaded: &Loaded| self.named || loaded.article.related.is_some();
        if PANELS.get().is_none()
            && !self.has_page
            && result.as_ref().is_ok_and(has_some)
            && panels_are_near(&self.widget, self.has_fallback)
        {
            PANELS.load().await;
        }
    }
}

impl App {
    pub(super) fn panels_first(&self, ctx: &Context<Self>) -> PanelsFirst {
        let props = ctx.props();
        PanelsFirst {
            widget: self.widget.clone(),
            named: matches!(props.config.related, RelatedSetting::Url(_)),
            has_fallback: props.has_fallback,
            has_page: self.adoption.is_some(),
        }
    }

    /// Returns whether the reader's first interaction would load anything.
    pub(super) fn awaits_interaction(&self, ctx: &Context<Self>) -> bool {
        self.has_player(ctx) && player_part::is_absent() || self.awaits_panels()
    }

    fn awaits_panels(&self) -> bool {
        self.related.is_some() && !self.panels_requested
    }

    /// Called after render. Loads the panels if they are about to be seen.
    pub(super) fn load_panels_if_near(&mut self, ctx: &Context<Self>) {
        if !self.awaits_panels() {
            return;
        }
        if PANELS.get().is_some() && !self.has_plain_links {
            // They were just rendered.
            self.panels_requested = true;
            return;
        }
        let is_ready = matches!(self.progress, Progress::Ready(_));
        self.has_plain_links |= is_ready && self.panels.is_some();
        // To measure now would lay the page out twice. A text that is not complete yet has no end to measure.
        if self.is_drawn() && !std::mem::replace(&mut self.measures_panels, true) {
            let link = ctx.link().clone();
            spawn_local(async move {
                after_paint().await;
                link.send_message(Message::LaidOut);
            });
        }
    }

    /// Loads the panels if they are near the viewport, else after a while.
    pub(super) fn measure_panels(&mut self, ctx: &Context<Self>) {
        self.measures_panels = false;
        if !self.awaits_panels() {
            return;
        }
        let is_ready = matches!(self.progress, Progress::Ready(_));
        if panels_are_near(&self.widget, is_ready || ctx.props().has_fallback) {
            self.load_panels(ctx);
        } else if is_ready && self.quiet_timer.is_none() {
            let link = ctx.link().clone();
            self.quiet_timer = Some(Timeout::new(QUIET_AFTER_MS, move || {
                link.send_message(Message::Quiet);
            }));
        }
    }

    pub(super) fn load_panels(&mut self, ctx: &Context<Self>) {
        if !self.awaits_panels() {
            return;
        }
        self.panels_requested = true;
        self.quiet_timer = None;
        let link = ctx.link().clone();
        let released = self.first_interaction.as_ref().map(FirstInteraction::released);
        // Another widget of the page may have loaded them already. This one still has to render them.
        spawn_local(async move {
            PANELS.load().await;
            if let Some(released) = released {
                released.await;
            }
            link.send_message(Message::PanelsLoaded);
        });
    }

    /// Replaces the plain links with panels, once none of the links has the focus. Returns whether to render.
    pub(super) fn show_panels(&mut self, ctx: &Context<Self>) -> bool {
        if plain_links_have_focus(&self.widget) {
            let link = ctx.link().clone();
            self.quiet_timer = Some(Timeout::new(CHECK_FOCUS_EVERY_MS, move || {
                link.send_message(Message::PanelsLoaded);
            }));
            return false;
        }
        self.quiet_timer = None;
        self.has_plain_links = false;
        if !self.awaits_interaction(ctx) {
            self.first_interaction = None;
        }
        true
    }
}
