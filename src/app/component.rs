//! The widget as a component: what it waits for, what it has, what it does about both.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::listening;
use super::narration::narration;
use super::trail::{Place, Trail};
use super::view::{locale, view};
use super::{AppProps, HostEvent, Source};
use crate::article;
use crate::audio::{Queue, QueueWish, Reach, focus_play, has_voice, names_moment, play_has_focus};
use crate::config::{PlayerPlace, RelatedSetting};
use crate::i18n;
use crate::load::{self, Cancel, Delay, ErrorCode, Format, LoadError, Loaded, Prefetched, Wanted};
use crate::model::{BaseUrl, Narration, Panel, PanelContent, RelatedSource, Shared, Warning};

/// After so long a reader wants to know that something is still going on, in milliseconds.
const SLOW_AFTER_MS: u32 = 5_000;

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
    /// The reader follows a link to another article, which is to be shown here.
    Open(Place),
    /// The article that was next on the queue is found, and is to be played here.
    Continue(Place),
    /// The article of this page, which was next on the queue, is not to be had.
    Missed(Rc<str>),
    /// The reader wants another queue, or something of it at once.
    Queue(QueueWish),
    /// The reader wants the article before it back.
    Back,
    /// A part of the module came, or the browser's voices, and there is more to draw.
    Part,
    /// The player came, or will not.
    Player,
    /// The reader does something with the article, for the first time.
    Reached,
    /// Something is asked of the player that is not here.
    Wanted,
}

/// Where an article is to come from.
enum Asked {
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

/// Where the related links are.
#[derive(Clone, Debug, PartialEq)]
enum Links {
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
    pub(super) pending: bool,
    /// Says when that takes long.
    late: Option<Delay>,
    article_request: Cancel,
    /// Where the reader went from the article that the page names.
    pub(super) trail: Trail,
    pub(super) narration: Option<Shared<Narration>>,
    player_asked: bool,
    /// The element around everything.
    pub(super) widget: NodeRef,
    /// While the player is yet to be reached for.
    reach: Option<Reach>,
    /// Whether the focus was on what the player replaces.
    refocuses: bool,
    /// What the reader wants to hear after this article.
    pub(super) queue: Shared<Queue>,
    /// Whether what is on its way is to be played.
    plays_on: bool,
    related: Option<Links>,
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
            late: None,
            article_request: Cancel::default(),
            trail: Trail::default(),
            narration: None,
            player_asked: false,
            widget: NodeRef::default(),
            reach: None,
            refocuses: false,
            queue: Shared::new(Queue::default()),
            plays_on: false,
            related: None,
            related_request: Cancel::default(),
            panels: None,
        };
        app.begin(ctx);
        app.settle(ctx);
        bring_words(ctx);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let props = ctx.props();
        if props.turn != old.turn {
            self.begin(ctx);
            self.settle(ctx);
            bring_words(ctx);
            return true;
        }
        if props.source != old.source
            || props.config.format != old.config.format
            || props.config.item != old.config.item
        {
            self.trail = Trail::default();
            self.bring_article(ctx);
        } else if props.reloads != old.reloads {
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
            Message::Article(Err(_)) if self.plays_on => {
                // The listener keeps what is there.
                let page = self.trail.place().map(|place| Rc::clone(&place.page));
                self.trail.back();
                self.call_off();
                self.miss(&page.unwrap_or_default());
            }
            Message::Article(result) => self.arrived(result),
            Message::Missed(page) => self.miss(&page),
            Message::Queue(QueueWish::Keep(queue)) => self.queue = Shared::new(queue),
            Message::Queue(QueueWish::Play(page)) => {
                ctx.props().on_event.emit(HostEvent::Continue(page));
                return false;
            }
            Message::Related(result) => self.related_arrived(ctx, result),
            Message::Retry => self.bring_article(ctx),
            Message::Open(place) => self.open(ctx, place),
            Message::Continue(place) => {
                self.open(ctx, place);
                self.plays_on = true;
            }
            Message::Back => match self.trail.back() {
                Some(loaded) => {
                    self.call_off();
                    self.arrived(Ok(loaded));
                }
                None => self.bring_article(ctx),
            },
            Message::Part => return true,
            Message::Player => {
                self.refocuses = play_has_focus(&self.widget);
                self.reach = None;
                return true;
            }
            Message::Reached => {
                if self.wants_player(ctx) && self.can_listen(ctx) {
                    self.bring_player(ctx);
                }
                return false;
            }
            // Settling sees to it.
            Message::Wanted => {}
        }
        self.settle(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view(self, ctx)
    }

    /// Told after drawing: the event says that the article is on the page, and then a player that was asked for is too.
    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.refocuses) {
            focus_play(&self.widget);
        }
        if self.reach.is_none() && self.wants_player(ctx) && listening::is_away() {
            let (link, voices) = (ctx.link().clone(), ctx.link().clone());
            self.reach = Reach::new(
                &self.widget,
                move || link.send_message(Message::Reached),
                move || voices.send_message(Message::Part),
            );
        }
        if !self.awaits_player(ctx) && std::mem::take(&mut self.untold) {
            ctx.props().on_event.emit(match &self.progress {
                Progress::Waiting { .. } => return,
                Progress::Ready(loaded) => HostEvent::ArticleLoaded(loaded.clone()),
                Progress::Failed(error) => HostEvent::ArticleFailed(error.clone()),
            });
            if std::mem::take(&mut self.plays_on) {
                ctx.props().control.play();
            }
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.call_off();
        self.related_request.cancel();
    }
}

impl App {
    /// Starts as if nothing had been before: for another element, or for one that comes back.
    fn begin(&mut self, ctx: &Context<Self>) {
        self.progress = Progress::Waiting { slow: false };
        self.untold = false;
        self.trail = Trail::default();
        self.related = None;
        self.related_request.cancel();
        self.panels = None;
        self.queue = Shared::new(Queue::default());
        self.reach = None;
        let link = ctx.link().clone();
        ctx.props()
            .control
            .on_wanted(Callback::from(move |()| link.send_message(Message::Wanted)));
        match &ctx.props().kept {
            Some(kept) => {
                self.call_off();
                self.trail = Trail::from(kept.place.clone());
                let asked = Asked::Text {
                    text: kept.article.clone(),
                    base: BaseUrl::new(""),
                    url: kept.url.clone(),
                };
                self.await_article(ctx, asked, article_json());
            }
            None => self.bring_article(ctx),
        }
    }

    /// Forgets the article that was asked for.
    fn call_off(&mut self) {
        self.article_request.cancel();
        self.late = None;
        self.pending = false;
        self.plays_on = false;
    }

    /// Shows the article at `place` in place of what is there, with a way back.
    fn open(&mut self, ctx: &Context<Self>, place: Place) {
        // While the last one is on its way there is nothing new to come back to.
        let shown = match &self.progress {
            Progress::Ready(loaded) => Some(loaded.clone()),
            _ => None,
        };
        self.trail.open(place, shown.filter(|_| !self.pending));
        self.bring_article(ctx);
    }

    /// What is due on the queue is not to be had.
    fn miss(&mut self, page: &str) {
        self.queue = listening::tidied(&self.queue, page, true);
    }

    /// Asks for the article, and calls off what was asked before.
    fn bring_article(&mut self, ctx: &Context<Self>) {
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

    fn await_article(&mut self, ctx: &Context<Self>, asked: Asked, wanted: Wanted) {
        // The article before stays until the next is there.
        if !matches!(self.progress, Progress::Ready(_)) {
            self.progress = Progress::Waiting { slow: false };
        }
        self.pending = true;
        let link = ctx.link().clone();
        self.late = Some(Delay::new(SLOW_AFTER_MS, move || {
            link.send_message(Message::Late)
        }));
        let cancel = Cancel::default();
        self.article_request = cancel.clone();
        let link = ctx.link().clone();
        spawn_local(async move {
            let result = match asked {
                Asked::At(url, begun) => load::article(&url, wanted, begun.as_ref(), &cancel).await,
                Asked::Text { text, base, url } => load::text(text, wanted, base, url).await,
            };
            prepare(&result).await;
            if !cancel.is_cancelled() {
                link.send_message(Message::Article(result));
            }
        });
    }

    fn arrived(&mut self, result: Result<Loaded, LoadError>) {
        if let Some(place) = self.trail.place() {
            self.queue = listening::tidied(&self.queue, &place.page, false);
        }
        self.untold = true;
        self.pending = false;
        self.late = None;
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
        let replaced = self.trail.place().is_none();
        let narration = article.and_then(|article| match replaced {
            true => narration(article, config),
            // The attributes name the recording of another article.
            false => article.audio.clone(),
        });
        if self.narration.as_deref() != narration.as_ref() {
            ctx.props()
                .control
                .expect(narration.as_ref().and_then(|narration| narration.duration_ms));
            self.narration = narration.map(Shared::new);
        }
        let related = match &config.related {
            RelatedSetting::None => None,
            RelatedSetting::Url(url) => Some(Links::At(url.clone())),
            RelatedSetting::FromArticle => {
                article
                    .and_then(|article| article.related.as_ref())
                    .map(|related| match related {
                        RelatedSource::File(url) => Links::At(url.to_rc()),
                        RelatedSource::Panels(panels) => Links::Here(panels.clone()),
                    })
            }
        };
        if self.related != related {
            self.related = related;
            self.bring_related(ctx);
        }
        if self.wants_player(ctx) {
            if self.is_called(ctx) {
                self.bring_player(ctx);
            }
        } else if matches!(self.progress, Progress::Ready(_)) {
            ctx.props().control.forget();
        }
        let shown = match &self.progress {
            Progress::Ready(loaded) => Some((loaded.clone(), self.trail.place().cloned())),
            _ => None,
        };
        ctx.props().shown.set(shown);
    }

    fn awaits_player(&self, ctx: &Context<Self>) -> bool {
        matches!(self.progress, Progress::Ready(_))
            && self.wants_player(ctx)
            && self.player_asked
            && listening::is_away()
    }

    /// Whether the player is wanted before the reader does anything: by the page, by its address, or to play on.
    fn is_called(&self, ctx: &Context<Self>) -> bool {
        let props = ctx.props();
        props.config.player == PlayerPlace::Sticky
            || props.control.is_wanted()
            || self.plays_on
            || names_moment()
    }

    /// Whether there is a recording, or a voice that can read.
    pub(super) fn can_listen(&self, ctx: &Context<Self>) -> bool {
        let has_recording = self
            .narration
            .as_ref()
            .is_some_and(|narration| !narration.sources.is_empty());
        has_recording || has_voice(locale(self, ctx.props()).tag())
    }

    pub(super) fn wants_player(&self, ctx: &Context<Self>) -> bool {
        self.narration.is_some() && ctx.props().config.player != PlayerPlace::None
    }

    /// The article does not wait for the player.
    fn bring_player(&mut self, ctx: &Context<Self>) {
        // Another widget of the page may have brought it; what is drawn here is its place all the same.
        if std::mem::replace(&mut self.player_asked, true) {
            return;
        }
        let link = ctx.link().clone();
        let released = self.reach.as_ref().map(Reach::released);
        spawn_local(async move {
            let part = listening::bring().await;
            if let Some(released) = released {
                released.await;
            }
            part.set();
            link.send_message(Message::Player);
        });
    }

    fn bring_related(&mut self, ctx: &Context<Self>) {
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
    fn related_arrived(
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
fn article_json() -> Wanted {
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

/// Brings the interface's words in the language that the page sets.
fn bring_words(ctx: &Context<App>) {
    let props = ctx.props();
    if let Some(language) = props.config.lang.clone().or_else(|| props.page_lang.clone()) {
        let link = ctx.link().clone();
        spawn_local(async move {
            if i18n::prepare(Some(&language)).await {
                link.send_message(Message::Part);
            }
        });
    }
}
