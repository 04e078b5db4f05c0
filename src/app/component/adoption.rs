//! The page that the widget adopts: what of it is live, and when another article takes its place.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Message, Progress};
use crate::app::hooks::{AdoptedPage, Holder, InPlace, OutOfView};
use crate::app::player_part::PLAYER;
use crate::app::related_part::PANELS;
use crate::app::view::{current, locale};
use crate::browser::Timeout;
use crate::config::RelatedSetting;
use crate::i18n::Locale;
use crate::lazy::PartState;
use crate::player::{FirstInteraction, play_has_focus};
use crate::related::shown_panels;

/// Interval of the checks whether the reader has left the links, in milliseconds.
const CHECK_LINKS_EVERY_MS: u32 = 1_000;

/// Elements that live parts are drawn into. They stay from one adopted page to the next.
#[derive(Clone, Debug)]
pub(in crate::app) struct Holders {
    pub(in crate::app) player: Holder,
    pub(in crate::app) panels: Holder,
}

/// An adopted page, and the live parts in it.
pub(in crate::app) struct Adoption {
    page: AdoptedPage,
    /// Whether the requested article is the page's own.
    is_own: bool,
    /// The player in place of its face.
    player: Option<InPlace>,
    /// The panels in place of the static lists.
    panels: Option<InPlace>,
    /// Whether the attribute `related` has changed, so that the static lists are outdated.
    has_other_links: bool,
    interaction: Option<FirstInteraction>,
    /// Whether the end of a press was awaited.
    was_released: bool,
    links_place: Option<OutOfView>,
    links_timer: Option<Timeout>,
}

impl std::fmt::Debug for Adoption {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Adoption")
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

impl Adoption {
    pub(in crate::app) fn has_player(&self) -> bool {
        self.player.is_some()
    }

    pub(in crate::app) fn has_panels(&self) -> bool {
        self.panels.is_some()
    }

    /// The attributes name another article, which replaces the page as soon as it is there.
    pub(super) fn expect_other(&mut self) {
        self.is_own = false;
    }

    pub(super) fn expect_other_links(&mut self) {
        self.has_other_links = true;
    }
}

impl App {
    /// Adopts the page of the element, if it has one. The reader has reached for it already, so the player is loaded at once.
    pub(super) fn adopt(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        self.adoption = None;
        self.audio = None;
        let Some(page) = props.adopted.clone() else { return };
        if self.holders.is_none() {
            self.holders = Holder::new()
                .zip(Holder::new())
                .map(|(player, panels)| Holders { player, panels });
        }
        let link = ctx.link().clone();
        self.audio = page.audio();
        self.adoption = Some(Adoption {
            is_own: true,
            player: None,
            panels: None,
            has_other_links: false,
            interaction: FirstInteraction::new(
                page.widget(),
                // It has brought the widget.
                || {},
                move || link.send_message(Message::Redraw),
            ),
            was_released: false,
            links_place: None,
            links_timer: None,
            page,
        });
        if self
            .adoption
            .as_ref()
            .is_some_and(|adoption| adoption.page.has_face())
        {
            self.load_player(ctx);
        }
    }

    /// Returns the page if the requested article should be its own.
    pub(super) fn page_of_request(&self) -> Option<AdoptedPage> {
        let adoption = self.adoption.as_ref()?;
        (adoption.is_own && self.history.entry().is_none()).then(|| adoption.page.clone())
    }

    /// The widget draws an article itself, and the page is as it was before. If the `recording` stays the same, it goes on.
    pub(super) fn leave_page(&mut self, recording: bool) {
        if self.adoption.is_some() {
            self.choose_drawing();
        }
        let Some(adoption) = self.adoption.take() else {
            return;
        };
        self.restores_focus |= play_has_focus(adoption.page.widget());
        self.reports_replacement = true;
        if let Some(audio) = &self.audio {
            if !recording {
                audio.pause();
                self.audio = None;
            } else if adoption.player.is_some() {
                audio.pass_on();
            }
        }
    }

    /// Updates the page: replaces it if the attributes want it otherwise, else makes parts of it live.
    pub(super) fn update_page(&mut self, ctx: &Context<Self>) {
        let config = &ctx.props().config;
        let is_ready = matches!(self.progress, Progress::Ready(_));
        let locale = config.lang.as_ref().map(|_| locale(self, ctx.props()));
        if let Some(adoption) = &self.adoption
            && is_ready
            && !adoption
                .page
                .is_drawn_in(locale.as_ref().map(Locale::tag), config.dir)
        {
            self.leave_page(true);
        }
        let has_player = self.has_player(ctx);
        let Some(adoption) = &self.adoption else {
            if let Some(audio) = self.audio.take_if(|_| is_ready && !has_player) {
                audio.pause();
            }
            return;
        };
        adoption.page.set(
            config.theme.as_str(),
            config.player.as_str(),
            has_player || !is_ready,
        );
        self.update_player(ctx, is_ready && has_player);
        self.update_panels(ctx);
    }

    fn update_player(&mut self, ctx: &Context<Self>, has_player: bool) {
        let wanted = has_player && self.can_listen(ctx);
        let is_requested = self.is_player_requested(ctx);
        if wanted {
            self.load_player(ctx);
        }
        let (Some(adoption), Some(holders)) = (&mut self.adoption, &self.holders) else {
            return;
        };
        let has_failed = matches!(self.progress, Progress::Failed(_))
            || has_player && matches!(PLAYER.state(), PartState::Failed);
        if adoption.player.is_some() && has_player {
            // It stays and says so if there is no voice any more.
            return;
        }
        if !wanted || PLAYER.get().is_none() {
            adoption.player = None;
            adoption.page.set_failed(has_failed);
            return;
        }
        // A pressed button must not be replaced before it is released, or there is no click.
        if let Some(interaction) = adoption.interaction.as_ref().filter(|_| !adoption.was_released)
            && interaction.is_pressed()
        {
            let (released, link) = (interaction.released(), ctx.link().clone());
            spawn_local(async move {
                released.await;
                link.send_message(Message::Released);
            });
            return;
        }
        // Without a face there is no room for a player: one that nobody has asked for would move the text.
        if !adoption.page.has_face() && !is_requested {
            return;
        }
        adoption.page.set_failed(false);
        self.restores_focus |= play_has_focus(adoption.page.widget());
        adoption.player = holders.player.replace_face(&adoption.page);
    }

    fn update_panels(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        let has_links = match (&self.progress, &self.panels) {
            (Progress::Ready(loaded), Some(panels)) => {
                !shown_panels(panels, &current(self, props, loaded), |_, _| {}).is_empty()
            }
            _ => false,
        };
        let (Some(adoption), Some(holders)) = (&mut self.adoption, &self.holders) else {
            return;
        };
        let is_hidden = adoption.has_other_links && props.config.related == RelatedSetting::None;
        let is_wanted = is_hidden || has_links && PANELS.get().is_some();
        if !is_wanted {
            // The static lists return.
            adoption.panels = None;
            return;
        }
        if adoption.panels.is_some() {
            return;
        }
        let link = ctx.link().clone();
        if !adoption.has_other_links {
            let place = adoption.links_place.get_or_insert_with(|| {
                let link = link.clone();
                OutOfView::links(&adoption.page, move || link.send_message(Message::Scrolled))
            });
            let is_pressed = adoption
                .interaction
                .as_ref()
                .is_some_and(FirstInteraction::is_pressed);
            if !place.is_unseen() {
                return;
            }
            if is_pressed || !place.is_free() {
                adoption.links_timer = Some(Timeout::new(CHECK_LINKS_EVERY_MS, move || {
                    link.send_message(Message::Scrolled);
                }));
                return;
            }
        }
        (adoption.links_place, adoption.links_timer) = (None, None);
        adoption.panels = holders.panels.replace_links(&adoption.page);
    }

    pub(super) fn adopted_page(&self) -> Option<&AdoptedPage> {
        self.adoption.as_ref().map(|adoption| &adoption.page)
    }

    /// Called when a button of the page is released.
    pub(super) fn on_released(&mut self) {
        if let Some(adoption) = &mut self.adoption {
            adoption.was_released = true;
        }
    }

    /// Returns whether the page is shown and the player is about to come.
    pub(super) fn awaits_live_player(&self, ctx: &Context<Self>) -> bool {
        let adoption = self.adoption.as_ref();
        adoption.is_some_and(|adoption| adoption.player.is_none() && adoption.page.has_face())
            && matches!(self.progress, Progress::Ready(_))
            && self.has_player(ctx)
            && self.can_listen(ctx)
            && !matches!(PLAYER.state(), PartState::Failed)
    }
}
