//! The widget as a component: what it waits for, what it has, what it does about both.

mod panels;
mod player;
mod requests;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use self::requests::{Asked, article_json};
use crate::app::listening;
use crate::app::narration::narration;
use crate::app::trail::{Place, Trail};
use crate::app::view::view;
use crate::app::{AppProps, HostEvent, Source};
use crate::browser::Timeout;
use crate::config::RelatedSetting;
use crate::i18n;
use crate::load::{Cancel, LoadError, Loaded};
use crate::player::{FirstInteraction, Queue, QueueRequest, focus_play, play_has_focus};
use article::{BaseUrl, Narration, Panel, RelatedSource, Shared, Warning};

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
    Queue(QueueRequest),
    /// The reader wants the article before it back.
    Back,
    /// A part of the module came, or the browser's voices, and there is more to draw.
    Part,
    /// The player came, or will not.
    Player,
    /// The reader does something with the article, for the first time.
    Reached,
    /// The article has been on the page for a while.
    Quiet,
    /// What draws related links came, or will not.
    Panels,
    /// Something is asked of the player that is not here.
    Wanted,
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
    late: Option<Timeout>,
    article_request: Cancel,
    /// Where the reader went from the article that the page names.
    pub(super) trail: Trail,
    pub(super) narration: Option<Shared<Narration>>,
    player_asked: bool,
    /// The element around everything.
    pub(super) widget: NodeRef,
    /// While the player is yet to be reached for.
    reach: Option<FirstInteraction>,
    /// Whether the focus was on what the player replaces.
    refocuses: bool,
    /// What the reader wants to hear after this article.
    pub(super) queue: Shared<Queue>,
    /// Whether what is on its way is to be played.
    plays_on: bool,
    related: Option<Links>,
    related_request: Cancel,
    pub(super) panels: Option<Shared<Vec<Panel>>>,
    /// Whether what draws them has been asked for.
    panels_asked: bool,
    /// Whether their links stand there, before it came.
    pub(super) has_plain_links: bool,
    /// Says that the page is quiet.
    quiet: Option<Timeout>,
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
            panels_asked: false,
            has_plain_links: false,
            quiet: None,
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
            Message::Queue(QueueRequest::Keep(queue)) => self.queue = Shared::new(queue),
            Message::Queue(QueueRequest::Play(page)) => {
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
                self.bring_panels(ctx);
                return false;
            }
            Message::Quiet => {
                self.bring_panels(ctx);
                return false;
            }
            Message::Panels => return self.take_panels(ctx),
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
        self.look_for_panels(ctx);
        if self.reach.is_none() && self.awaits_reach(ctx) {
            let (link, voices) = (ctx.link().clone(), ctx.link().clone());
            self.reach = FirstInteraction::new(
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
        self.panels_asked = false;
        self.has_plain_links = false;
        self.quiet = None;
        self.queue = Shared::new(Queue::default());
        self.reach = None;
        let link = ctx.link().clone();
        ctx.props()
            .control
            .on_request(Callback::from(move |()| link.send_message(Message::Wanted)));
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

    /// What is due on the queue is not to be had.
    fn miss(&mut self, page: &str) {
        self.queue = listening::tidied(&self.queue, page, true);
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
        // What the page has given is what it gets, also before it is drawn.
        let is_given =
            self.pending && self.trail.place().is_none() && matches!(ctx.props().source, Source::Data { .. });
        let shown = match &self.progress {
            Progress::Ready(loaded) if !is_given => Some((loaded.clone(), self.trail.place().cloned())),
            _ => None,
        };
        ctx.props().shown.set(shown);
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
