//! Requests to servers, and their cancellation.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{App, Links, Message, Progress};
use crate::app::history::HistoryEntry;
use crate::app::hooks::AdoptedPage;
use crate::app::turn::turn;
use crate::app::{HostEvent, Source, same_text};
use crate::article;
use crate::browser::{Timeout, next_task};
use crate::config::RelatedSetting;
use crate::i18n;
use crate::load::{self, ArticleRequest, Cancel, ErrorCode, Format, LoadError, Loaded, Prefetched};
use ::article::{BaseUrl, Panel, PanelContent, Shared, Warning};

/// Time after which the widget shows that it is still loading, in milliseconds.
const SLOW_AFTER_MS: u32 = 5_000;

/// The source of a requested article.
pub(super) enum ArticleSource {
    /// An address, and the request for it if one was started.
    Address(Rc<str>, Option<Prefetched>),
    /// A text that is here, and the address from which it came.
    Text {
        text: Rc<str>,
        base: BaseUrl,
        url: Rc<str>,
    },
}

impl ArticleSource {
    /// A text in the page with this address.
    fn text(text: Rc<str>, page: &str) -> Self {
        Self::Text {
            text,
            base: BaseUrl::new(page),
            url: Rc::default(),
        }
    }
}

impl App {
    /// Cancels the request for an article.
    pub(super) fn cancel_article(&mut self) {
        self.article_request.cancel();
        self.slow_timer = None;
        self.pending = false;
        self.plays_on = false;
    }

    /// Shows the article of `entry` instead of the current one, with a way back.
    pub(super) fn open(&mut self, ctx: &Context<Self>, entry: HistoryEntry) {
        // While another article is being loaded, the shown one is in the history already.
        let shown = match &self.progress {
            Progress::Ready(loaded) => Some(loaded.clone()),
            _ => None,
        };
        self.history.open(entry, shown.filter(|_| !self.pending));
        self.load_article(ctx);
    }

    /// Requests the article, and cancels the request before.
    pub(super) fn load_article(&mut self, ctx: &Context<Self>) {
        self.cancel_article();
        let props = ctx.props();
        if let Some(entry) = self.history.entry() {
            let source = ArticleSource::Address(entry.address.clone(), None);
            self.request_article(ctx, source, ArticleRequest::default());
            return;
        }
        let request = ArticleRequest {
            format: props.config.format,
            item: props.config.item.clone(),
        };
        match props.source.clone() {
            Source::Detached => {}
            Source::None => {
                let message = "no article is named: set `src` to its address, or put it inside the element";
                let error = LoadError {
                    code: ErrorCode::NotFound,
                    message: message.to_owned(),
                    url: "".into(),
                };
                self.finish(Err(error), false);
            }
            Source::Inline { text, page } => {
                self.request_article(ctx, ArticleSource::text(text, &page), request)
            }
            Source::Data { text, page } => {
                let request = ArticleRequest {
                    item: request.item,
                    ..article_json()
                };
                self.request_article(ctx, ArticleSource::text(text, &page), request);
            }
            Source::Address(url) => {
                let source = ArticleSource::Address(url, props.prefetched.clone());
                self.request_article(ctx, source, request);
            }
        }
    }

    pub(super) fn request_article(
        &mut self,
        ctx: &Context<Self>,
        source: ArticleSource,
        request: ArticleRequest,
    ) {
        // The current article stays until the next one is there.
        if !matches!(self.progress, Progress::Ready(_)) {
            self.progress = Progress::Waiting { slow: false };
        }
        self.pending = true;
        let link = ctx.link().clone();
        self.slow_timer = Some(Timeout::new(SLOW_AFTER_MS, move || {
            link.send_message(Message::Slow)
        }));
        let cancel = Cancel::default();
        self.article_request = cancel.clone();
        let link = ctx.link().clone();
        let panels = self.panels_first(ctx);
        let page = self.page_of_request();
        spawn_local(async move {
            let result = match source {
                ArticleSource::Address(url, prefetched) => {
                    load::article(&url, request, prefetched.as_ref(), &cancel).await
                }
                ArticleSource::Text { text, base, url } => load::text(text, request, base, url).await,
            };
            // Reading, drawing, and what is between them are tasks of their own.
            next_task().await;
            prepare(&result).await;
            panels.load_if_seen(&result).await;
            let is_of_page = match page {
                Some(page) => shows(&page, &result).await,
                None => false,
            };
            let turn = turn().await;
            next_task().await;
            if !cancel.is_cancelled() {
                link.send_message(Message::Article {
                    result,
                    is_of_page,
                    turn,
                });
            }
        });
    }

    pub(super) fn load_related(&mut self, ctx: &Context<Self>) {
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

    /// Shows the related links. Their faults are reported to the page; the reader sees none of them.
    pub(super) fn finish_related(
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

/// Returns whether the page shows the article. An article that cannot be loaded does not take it away.
async fn shows(page: &AdoptedPage, result: &Result<Loaded, LoadError>) -> bool {
    match result {
        Ok(loaded) if !loaded.is_prepared => {
            let [headline, body] = page.texts();
            let shows = same_text::shows(headline, body, loaded.article.clone());
            shows.await.unwrap_or(false)
        }
        _ => true,
    }
}

/// The format of the property `article`, and of the snapshot of a removed element.
pub(super) fn article_json() -> ArticleRequest {
    ArticleRequest {
        format: Format::Article,
        item: None,
    }
}

/// Loads the words of the article's language, and formulas if it has any. The article is shown after that, so that nothing
/// moves.
async fn prepare(result: &Result<Loaded, LoadError>) {
    if let Ok(Loaded { article, .. }) = result {
        i18n::prepare(article.lang.as_ref()).await;
        article::prepare(article).await;
    }
}
