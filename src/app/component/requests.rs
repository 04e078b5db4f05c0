//! What is asked of servers, and called off.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Links, Message, Progress};
use crate::app::trail::Place;
use crate::app::{HostEvent, Source};
use crate::article;
use crate::browser::Timeout;
use crate::config::RelatedSetting;
use crate::i18n;
use crate::load::{self, Cancel, ErrorCode, Format, LoadError, Loaded, Prefetched, Wanted};
use ::article::{BaseUrl, Panel, PanelContent, Shared, Warning};

/// After so long a reader wants to know that something is still going on, in milliseconds.
const SLOW_AFTER_MS: u32 = 5_000;

/// Where an article is to come from.
pub(super) enum Asked {
    /// An address, and the request for it where one has been begun.
    At(Rc<str>, Option<Prefetched>),
    /// A text that is here, and where it came from.
    Text {
        text: Rc<str>,
        base: BaseUrl,
        url: Rc<str>,
    },
}

impl Asked {
    /// A text that stands in `page`.
    fn text(text: Rc<str>, page: &str) -> Self {
        Self::Text {
            text,
            base: BaseUrl::new(page),
            url: Rc::default(),
        }
    }
}

impl App {
    /// Forgets the article that was asked for.
    pub(super) fn call_off(&mut self) {
        self.article_request.cancel();
        self.late = None;
        self.pending = false;
        self.plays_on = false;
    }

    /// Shows the article at `place` in place of what is there, with a way back.
    pub(super) fn open(&mut self, ctx: &Context<Self>, place: Place) {
        // While the last one is on its way there is nothing new to come back to.
        let shown = match &self.progress {
            Progress::Ready(loaded) => Some(loaded.clone()),
            _ => None,
        };
        self.trail.open(place, shown.filter(|_| !self.pending));
        self.bring_article(ctx);
    }

    /// Asks for the article, and calls off what was asked before.
    pub(super) fn bring_article(&mut self, ctx: &Context<Self>) {
        self.call_off();
        let props = ctx.props();
        if let Some(place) = self.trail.place() {
            let asked = Asked::At(place.address.clone(), None);
            self.await_article(ctx, asked, Wanted::default());
            return;
        }
        let wanted = Wanted {
            format: props.config.format,
            item: props.config.item.clone(),
        };
        match props.source.clone() {
            Source::Parked => {}
            Source::None => {
                let message = "no article is named: set `src` to its address, or put it inside the element";
                self.arrived(Err(LoadError {
                    code: ErrorCode::NotFound,
                    message: message.to_owned(),
                    url: "".into(),
                }));
            }
            Source::Inline { text, page } => self.await_article(ctx, Asked::text(text, &page), wanted),
            Source::Data { text, page } => {
                let wanted = Wanted {
                    item: wanted.item,
                    ..article_json()
                };
                self.await_article(ctx, Asked::text(text, &page), wanted);
            }
            Source::Address(url) => {
                let asked = Asked::At(url, props.prefetched.clone());
                self.await_article(ctx, asked, wanted);
            }
        }
    }

    pub(super) fn await_article(&mut self, ctx: &Context<Self>, asked: Asked, wanted: Wanted) {
        // The article before stays until the next is there.
        if !matches!(self.progress, Progress::Ready(_)) {
            self.progress = Progress::Waiting { slow: false };
        }
        self.pending = true;
        let link = ctx.link().clone();
        self.late = Some(Timeout::new(SLOW_AFTER_MS, move || {
            link.send_message(Message::Late)
        }));
        let cancel = Cancel::default();
        self.article_request = cancel.clone();
        let link = ctx.link().clone();
        let panels = self.panels_needed(ctx);
        spawn_local(async move {
            let result = match asked {
                Asked::At(url, begun) => load::article(&url, wanted, begun.as_ref(), &cancel).await,
                Asked::Text { text, base, url } => load::text(text, wanted, base, url).await,
            };
            prepare(&result).await;
            panels.with(&result).await;
            if !cancel.is_cancelled() {
                link.send_message(Message::Article(result));
            }
        });
    }

    pub(super) fn bring_related(&mut self, ctx: &Context<Self>) {
        self.related_request.cancel();
        let cancel = Cancel::default();
        self.related_request = cancel.clone();
        match self.related.clone() {
            None => self.panels = None,
            Some(Links::Here(here)) => self.panels = Some(Shared::new(here.to_vec())),
            Some(Links::At(url)) => {
                let link = ctx.link().clone();
                let prefetched = match ctx.props().config.related {
                    RelatedSetting::Url(_) => ctx.props().prefetched_related.clone(),
                    _ => None,
                };
                spawn_local(async move {
                    let result = load::panels(&url, prefetched.as_ref(), &cancel).await;
                    if !cancel.is_cancelled() {
                        link.send_message(Message::Related(result));
                    }
                });
            }
        }
    }

    /// What goes wrong with the related links is told to the page and costs the reader nothing.
    pub(super) fn related_arrived(
        &mut self,
        ctx: &Context<Self>,
        result: Result<(Vec<Panel>, Vec<Warning>), LoadError>,
    ) {
        let on_event = &ctx.props().on_event;
        match result {
            Ok((found, warnings)) => {
                let url = match &self.related {
                    Some(Links::At(url)) => &**url,
                    _ => "",
                };
                for warning in warnings {
                    on_event.emit(HostEvent::RelatedWarning(format!("{url}: {warning}")));
                }
                for panel in &found {
                    if !matches!(panel.content, PanelContent::Items(_)) {
                        let message = format!(
                            "{url}: the panel \"{}\" is left out: this version shows panels with `items` only",
                            panel.title
                        );
                        on_event.emit(HostEvent::RelatedWarning(message));
                    }
                }
                self.panels = Some(Shared::new(found));
            }
            Err(error) => {
                self.panels = None;
                on_event.emit(HostEvent::RelatedWarning(error.message));
            }
        }
    }
}

/// What a page gives to `article`, and what is kept of an element that was removed.
pub(super) fn article_json() -> Wanted {
    Wanted {
        format: Format::Article,
        item: None,
    }
}

/// Brings what drawing an article needs and most articles do not: its language's words, formulas. It comes before the
/// article is shown, so that nothing moves.
async fn prepare(result: &Result<Loaded, LoadError>) {
    if let Ok(Loaded { article, .. }) = result {
        i18n::prepare(article.lang.as_ref()).await;
        article::prepare(article).await;
    }
}
