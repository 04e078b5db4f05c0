//! The widget as a component: what it waits for, what it has, what it does about both.

use std::rc::Rc;
use std::time::Duration;

use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use super::narration::narration;
use super::view::view;
use super::{AppProps, HostEvent, Source};
use crate::article;
use crate::config::RelatedSetting;
use crate::i18n;
use crate::load::{self, Cancel, ErrorCode, LoadError, Loaded};
use crate::model::{Narration, Panel, PanelContent, RelatedSource, Shared, Warning};

/// After so long a reader wants to know that something is still going on.
const SLOW_AFTER: Duration = Duration::from_secs(5);

/// How far the article has come.
#[derive(Debug)]
pub(super) enum Progress {
    /// It is on its way.
    Waiting { slow: bool },
    /// It is here.
    Ready(Loaded),
    /// It will not come.
    Failed(LoadError),
}

/// What happens to the widget.
#[derive(Debug)]
pub enum Message {
    /// The article is late.
    Late,
    /// It came, or will not.
    Article(Result<Loaded, LoadError>),
    /// The related links came, or will not.
    Related(Result<(Vec<Panel>, Vec<Warning>), LoadError>),
    /// The reader asks for the article again.
    Retry,
    /// The interface's words in the page's language came.
    Words,
}

/// Where the related links are.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    At(Rc<str>),
    Here(Rc<[Panel]>),
}

/// The widget. Not a function component: ten hooks are 3 kB more of the bundle (brotli).
#[derive(Debug)]
pub struct App {
    pub(super) progress: Progress,
    /// Whether the page is still to be told of `progress`.
    untold: bool,
    /// Whether an article is on its way.
    pending: bool,
    article_request: Cancel,
    pub(super) narration: Option<Shared<Narration>>,
    related: Option<Wanted>,
    related_request: Cancel,
    pub(super) panels: Option<Shared<Vec<Panel>>>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self {
            progress: Progress::Waiting { slow: false },
            untold: false,
            pending: false,
            article_request: Cancel::default(),
            narration: None,
            related: None,
            related_request: Cancel::default(),
            panels: None,
        };
        app.bring_article(ctx);
        app.settle(ctx);
        bring_words(ctx);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let props = ctx.props();
        if props.source != old.source
            || props.config.format != old.config.format
            || props.reloads != old.reloads
        {
            self.bring_article(ctx);
        }
        if props.reloads != old.reloads {
            // Asked for again, even where its address is the same.
            self.related = None;
        }
        self.settle(ctx);
        if props.config.lang != old.config.lang || props.page_lang != old.page_lang {
            bring_words(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            // An article that is already there stays, and plays on, however late the next one is.
            Message::Late if self.pending && !matches!(self.progress, Progress::Ready(_)) => {
                self.progress = Progress::Waiting { slow: true };
            }
            Message::Late => return false,
            Message::Article(result) => self.arrived(result),
            Message::Related(result) => self.related_arrived(ctx, result),
            Message::Retry => self.bring_article(ctx),
            Message::Words => return true,
        }
        self.settle(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view(self, ctx)
    }

    /// Told after drawing: the event says that the article is on the page.
    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.untold) {
            ctx.props().on_event.emit(match &self.progress {
                Progress::Waiting { .. } => return,
                Progress::Ready(loaded) => HostEvent::ArticleLoaded(loaded.clone()),
                Progress::Failed(error) => HostEvent::ArticleFailed(error.clone()),
            });
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.article_request.cancel();
        self.related_request.cancel();
    }
}

impl App {
    /// Asks for the article, and calls off what was asked before.
    fn bring_article(&mut self, ctx: &Context<Self>) {
        self.article_request.cancel();
        let cancel = Cancel::default();
        self.article_request = cancel.clone();
        let props = ctx.props();
        let format = props.config.format;
        match props.source.clone() {
            Source::None => {
                let message = "no article is named: set `src` to its address, or put it inside the element";
                self.arrived(Err(LoadError {
                    code: ErrorCode::NotFound,
                    message: message.to_owned(),
                    url: "".into(),
                }));
            }
            Source::Inline { text, page } => {
                self.pending = true;
                let link = ctx.link().clone();
                spawn_local(async move {
                    let result = load::inline(text, format, &page).await;
                    prepare(&result).await;
                    if !cancel.is_cancelled() {
                        link.send_message(Message::Article(result));
                    }
                });
            }
            Source::Address(url) => {
                // The article before stays until the next is there.
                if !matches!(self.progress, Progress::Ready(_)) {
                    self.progress = Progress::Waiting { slow: false };
                }
                self.pending = true;
                let (link, late) = (ctx.link().clone(), cancel.clone());
                spawn_local(async move {
                    sleep(SLOW_AFTER).await;
                    if !late.is_cancelled() {
                        link.send_message(Message::Late);
                    }
                });
                let (link, prefetched) = (ctx.link().clone(), props.prefetched.clone());
                spawn_local(async move {
                    let result = load::article(&url, format, prefetched.as_ref(), &cancel).await;
                    prepare(&result).await;
                    if !cancel.is_cancelled() {
                        link.send_message(Message::Article(result));
                    }
                });
            }
        }
    }

    fn arrived(&mut self, result: Result<Loaded, LoadError>) {
        self.untold = true;
        self.pending = false;
        self.progress = match result {
            Ok(loaded) => Progress::Ready(loaded),
            Err(error) => Progress::Failed(error),
        };
    }

    /// Makes what follows from the article and the attributes: what is played, and the related links.
    fn settle(&mut self, ctx: &Context<Self>) {
        let config = &ctx.props().config;
        let article = match &self.progress {
            Progress::Ready(loaded) => Some(&loaded.article),
            _ => None,
        };
        let narration = article.and_then(|article| narration(article, config));
        if self.narration.as_deref() != narration.as_ref() {
            self.narration = narration.map(Shared::new);
        }
        let related = match &config.related {
            RelatedSetting::None => None,
            RelatedSetting::Url(url) => Some(Wanted::At(url.clone())),
            RelatedSetting::FromArticle => {
                article
                    .and_then(|article| article.related.as_ref())
                    .map(|related| match related {
                        RelatedSource::File(url) => Wanted::At(url.to_rc()),
                        RelatedSource::Panels(panels) => Wanted::Here(panels.clone()),
                    })
            }
        };
        if self.related != related {
            self.related = related;
            self.bring_related(ctx);
        }
    }

    fn bring_related(&mut self, ctx: &Context<Self>) {
        self.related_request.cancel();
        let cancel = Cancel::default();
        self.related_request = cancel.clone();
        match self.related.clone() {
            None => self.panels = None,
            Some(Wanted::Here(here)) => self.panels = Some(Shared::new(here.to_vec())),
            Some(Wanted::At(url)) => {
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
    fn related_arrived(
        &mut self,
        ctx: &Context<Self>,
        result: Result<(Vec<Panel>, Vec<Warning>), LoadError>,
    ) {
        let on_event = &ctx.props().on_event;
        match result {
            Ok((found, warnings)) => {
                let url = match &self.related {
                    Some(Wanted::At(url)) => &**url,
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

/// Brings what drawing an article needs and most articles do not: its language's words, formulas. It comes before the
/// article is shown, so that nothing moves.
async fn prepare(result: &Result<Loaded, LoadError>) {
    if let Ok(Loaded { article, .. }) = result {
        i18n::prepare(article.lang.as_ref()).await;
        article::prepare(article).await;
    }
}

/// Brings the interface's words in the language that the page sets.
fn bring_words(ctx: &Context<App>) {
    let props = ctx.props();
    if let Some(language) = props.config.lang.clone().or_else(|| props.page_lang.clone()) {
        let link = ctx.link().clone();
        spawn_local(async move {
            if i18n::prepare(Some(&language)).await {
                link.send_message(Message::Words);
            }
        });
    }
}
