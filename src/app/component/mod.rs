//! The widget as a component: its state, and the change of it by each message.

mod adoption;
mod panels;
mod player;
mod requests;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

pub(super) use self::adoption::{Adoption, Holders};
use self::requests::{ArticleSource, article_json};
use crate::app::history::{History, HistoryEntry};
use crate::app::hooks::{is_in_the_middle, outermost};
use crate::app::narration::narration;
use crate::app::player_part;
use crate::app::turn::Turn;
use crate::app::view::view;
use crate::app::{AppProps, HostEvent, Source};
use crate::article::Drawing;
use crate::browser::Timeout;
use crate::config::RelatedSetting;
use crate::i18n;
use crate::load::{Cancel, LoadError, Loaded};
use crate::player::{AdoptedAudio, FirstInteraction, Queue, QueueRequest, focus_play, play_has_focus};
use ::article::{BaseUrl, Narration, Panel, RelatedSource, Shared, Warning};

#[derive(Debug)]
pub(super) enum Progress {
    Waiting { slow: bool },
    Ready(Loaded),
    Failed(LoadError),
}

/// What can happen to the widget.
#[derive(Debug)]
pub enum Message {
    /// Loading the article takes long.
    Slow,
    /// The article loaded, or failed.
    Article {
        /// The article.
        result: Result<Loaded, LoadError>,
        /// Whether it is the article of the page that the widget adopts, which shows it as it is.
        is_of_page: bool,
        /// Ends when the article is drawn.
        turn: Turn,
    },
    /// The related links loaded, or failed.
    Related(Result<(Vec<Panel>, Vec<Warning>), LoadError>),
    /// The reader requests the article again.
    Retry,
    /// The reader follows a link to another article, which opens here.
    Open(HistoryEntry),
    /// The next article of the queue was found: it opens here and plays.
    Continue(HistoryEntry),
    /// The next article of the queue, on the page with this address, could not be found.
    Missed(Rc<str>),
    /// A request of the reader about the queue.
    Queue(QueueRequest),
    /// The reader goes back to the article before.
    Back,
    /// Words of the interface or the browser's voices were loaded.
    Redraw,
    /// The part with the player loaded, or failed.
    PlayerLoaded,
    /// The reader's first interaction with the article.
    FirstInteraction,
    /// The article has been on the page for a while.
    Quiet,
    /// The part with the panels loaded, or failed.
    PanelsLoaded,
    /// The browser has laid the page out: the panels may be near the viewport.
    LaidOut,
    /// The whole of the article is on the page.
    Drawn,
    /// The page called a method of the player before the player was loaded.
    PlayerRequested,
    /// A button of the adopted page was released.
    Released,
    /// A part of the adopted page may have left the viewport.
    Scrolled,
}

/// The source of the related links.
#[derive(Clone, Debug, PartialEq)]
enum Links {
    At(Rc<str>),
    Here(Rc<[Panel]>),
}

/// The widget. Not a function component: ten hooks would add 3 kB to the bundle (brotli).
#[derive(Debug)]
pub struct App {
    pub(super) progress: Progress,
    /// What was not reported to the page yet.
    unreported: Option<HostEvent>,
    /// The page that shows the article, so that the widget draws none.
    pub(super) adoption: Option<Adoption>,
    /// `None` until the first page is adopted.
    pub(super) holders: Option<Holders>,
    /// The page's own `<audio>`, if the player uses that.
    pub(super) audio: Option<AdoptedAudio>,
    /// Whether the loader does not know yet that the widget draws an article in place of the page.
    reports_replacement: bool,
    /// Whether an article is being loaded.
    pub(super) pending: bool,
    slow_timer: Option<Timeout>,
    article_request: Cancel,
    pub(super) history: History,
    pub(super) narration: Option<Shared<Narration>>,
    player_requested: bool,
    /// The element around everything.
    pub(super) widget: NodeRef,
    /// Waits for the first interaction, as long as that would load anything.
    first_interaction: Option<FirstInteraction>,
    /// Whether the focus was in the placeholder that the player replaces.
    restores_focus: bool,
    /// The articles to play after this one.
    pub(super) queue: Shared<Queue>,
    /// Whether to play the requested article once it is shown.
    plays_on: bool,
    related: Option<Links>,
    related_request: Cancel,
    pub(super) panels: Option<Shared<Vec<Panel>>>,
    panels_requested: bool,
    /// Whether plain links are shown instead of the panels.
    pub(super) has_plain_links: bool,
    quiet_timer: Option<Timeout>,
    /// Whether the distance of the panels is to be measured after the next frame.
    measures_panels: bool,
    pub(super) drawing: Drawing,
    /// The turn in which the article is drawn.
    turn: Option<Turn>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self {
            progress: Progress::Waiting { slow: false },
            unreported: None,
            adoption: None,
            holders: None,
            audio: None,
            reports_replacement: false,
            pending: false,
            slow_timer: None,
            article_request: Cancel::default(),
            history: History::default(),
            narration: None,
            player_requested: false,
            widget: NodeRef::default(),
            first_interaction: None,
            restores_focus: false,
            queue: Shared::new(Queue::default()),
            plays_on: false,
            related: None,
            related_request: Cancel::default(),
            panels: None,
            panels_requested: false,
            has_plain_links: false,
            quiet_timer: None,
            measures_panels: false,
            drawing: Drawing::new(ctx.link().callback(|()| Message::Drawn)),
            turn: None,
        };
        app.start(ctx);
        app.derive(ctx);
        load_words(ctx);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let props = ctx.props();
        if props.turn != old.turn {
            self.start(ctx);
            self.derive(ctx);
            load_words(ctx);
            return true;
        }
        if props.source != old.source
            || props.config.format != old.config.format
            || props.config.item != old.config.item
        {
            self.history = History::default();
            if let Some(adoption) = &mut self.adoption {
                adoption.expect_other();
            }
            self.load_article(ctx);
        } else if props.reloads != old.reloads {
            self.load_article(ctx);
        }
        if props.reloads != old.reloads {
            // Requested again, even if the address is the same.
            self.related = None;
        }
        if let Some(adoption) = self
            .adoption
            .as_mut()
            .filter(|_| props.config.related != old.config.related)
        {
            adoption.expect_other_links();
        }
        self.derive(ctx);
        if props.config.lang != old.config.lang || props.page_lang != old.page_lang {
            load_words(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            // The current article stays and continues to play, even if the next one takes long.
            Message::Slow if self.pending && !matches!(self.progress, Progress::Ready(_)) => {
                self.progress = Progress::Waiting { slow: true };
            }
            Message::Slow => return false,
            Message::Article { result: Err(_), .. } if self.plays_on => {
                // The listener keeps the current article.
                let page = self.history.entry().map(|entry| Rc::clone(&entry.page));
                self.history.back();
                self.cancel_article();
                self.mark_missed(&page.unwrap_or_default());
            }
            Message::Article {
                result,
                is_of_page,
                turn,
            } => {
                self.turn = Some(turn);
                self.finish(result, is_of_page);
            }
            Message::Missed(page) => self.mark_missed(&page),
            Message::Queue(QueueRequest::Keep(queue)) => self.queue = Shared::new(queue),
            Message::Queue(QueueRequest::Play(page)) => {
                ctx.props().on_event.emit(HostEvent::Continue(page));
                return false;
            }
            Message::Related(result) => self.finish_related(ctx, result),
            Message::Retry => self.load_article(ctx),
            Message::Open(entry) => self.open(ctx, entry),
            Message::Continue(entry) => {
                self.open(ctx, entry);
                self.plays_on = true;
            }
            Message::Back => match self.history.back() {
                Some(loaded) => {
                    self.cancel_article();
                    self.finish(Ok(loaded), false);
                }
                None => self.load_article(ctx),
            },
            // Voices may make a player useful. `derive` makes parts of the adopted page live.
            Message::Redraw | Message::Scrolled => {}
            Message::Released => self.on_released(),
            Message::PlayerLoaded => {
                self.restores_focus = self.play_has_focus();
                self.first_interaction = None;
            }
            Message::FirstInteraction => {
                if self.has_player(ctx) && self.can_listen(ctx) {
                    self.load_player(ctx);
                }
                self.load_panels(ctx);
                return false;
            }
            Message::Quiet => {
                self.load_panels(ctx);
                return false;
            }
            Message::PanelsLoaded if self.adoption.is_some() => {}
            Message::PanelsLoaded => return self.show_panels(ctx),
            Message::LaidOut => {
                self.measure_panels(ctx);
                return false;
            }
            Message::Drawn => {
                // A short article may be complete before `rendered` is called.
                self.report_replacement(ctx);
                self.load_panels_if_near(ctx);
                self.report(ctx);
                return false;
            }
            // `derive` loads the player.
            Message::PlayerRequested => {}
        }
        self.derive(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view(self, ctx)
    }

    /// Called after render. The event reports that the article is on the page, and with it a player that was requested.
    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        self.turn = None;
        self.report_replacement(ctx);
        if std::mem::take(&mut self.restores_focus)
            && let Some(widget) = outermost(self.adopted_page(), &self.widget)
        {
            focus_play(&widget);
        }
        if self.adoption.is_none() {
            self.load_panels_if_near(ctx);
            self.watch_for_interaction(ctx);
        }
        self.report(ctx);
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.cancel_article();
        self.related_request.cancel();
    }
}

impl App {
    /// Resets everything and loads the article. Called when the widget is attached to an element.
    fn start(&mut self, ctx: &Context<Self>) {
        self.progress = Progress::Waiting { slow: false };
        self.unreported = None;
        self.reports_replacement = false;
        self.history = History::default();
        self.related = None;
        self.related_request.cancel();
        self.panels = None;
        self.panels_requested = false;
        self.has_plain_links = false;
        self.quiet_timer = None;
        self.queue = Shared::new(Queue::default());
        self.first_interaction = None;
        let link = ctx.link().clone();
        ctx.props().control.on_request(Callback::from(move |()| {
            link.send_message(Message::PlayerRequested)
        }));
        self.adopt(ctx);
        match &ctx.props().snapshot {
            Some(snapshot) => {
                self.cancel_article();
                self.history = History::from(snapshot.entry.clone());
                let source = ArticleSource::Text {
                    text: snapshot.article.clone(),
                    base: BaseUrl::new(""),
                    url: snapshot.url.clone(),
                };
                self.request_article(ctx, source, article_json());
            }
            None => self.load_article(ctx),
        }
    }

    /// Reports to the loader that an article is drawn in place of the adopted page.
    fn report_replacement(&mut self, ctx: &Context<Self>) {
        if std::mem::take(&mut self.reports_replacement) {
            ctx.props().on_event.emit(HostEvent::Replaced);
        }
    }

    /// Reports to the page that the article is shown, once all of it is, or that it cannot be.
    fn report(&mut self, ctx: &Context<Self>) {
        if self.awaits_player(ctx) || !self.is_drawn() {
            return;
        }
        let Some(event) = self.unreported.take() else {
            return;
        };
        ctx.props().on_event.emit(event);
        if std::mem::take(&mut self.plays_on) {
            ctx.props().control.play();
        }
    }

    /// Returns whether all of the article, or of the message in place of it, is on the page.
    pub(super) fn is_drawn(&self) -> bool {
        match &self.progress {
            // The page is there already.
            _ if self.adoption.is_some() => true,
            Progress::Ready(loaded) => is_empty(loaded) || self.drawing.is_done(&loaded.article),
            Progress::Waiting { .. } | Progress::Failed(_) => true,
        }
    }

    /// Marks the article of `page` in the queue as one that could not be opened.
    fn mark_missed(&mut self, page: &str) {
        self.queue = player_part::tidied(&self.queue, page, true);
    }

    /// Shows the article, or the error. `is_of_page` is whether the adopted page shows it already.
    fn finish(&mut self, result: Result<Loaded, LoadError>, is_of_page: bool) {
        if let Some(entry) = self.history.entry() {
            self.queue = player_part::tidied(&self.queue, &entry.page, false);
        }
        self.pending = false;
        self.slow_timer = None;
        self.unreported = Some(match &result {
            Ok(loaded) => HostEvent::ArticleLoaded(loaded.clone()),
            Err(error) => HostEvent::ArticleFailed(error.clone()),
        });
        self.choose_drawing();
        if !is_of_page {
            self.leave_page(self.page_of_request().is_some());
        }
        self.progress = match result {
            Ok(loaded) => Progress::Ready(loaded),
            // The page can be read and heard all the same.
            Err(_) if self.adoption.is_some() && matches!(self.progress, Progress::Ready(_)) => return,
            Err(error) => Progress::Failed(error),
        };
    }

    /// Updates everything that depends on the article and the attributes: the narration, the related links, the loading of
    /// the player.
    fn derive(&mut self, ctx: &Context<Self>) {
        let config = &ctx.props().config;
        let article = match &self.progress {
            Progress::Ready(loaded) => Some(&loaded.article),
            _ => None,
        };
        let replaced = self.history.entry().is_none();
        let narration = article.and_then(|article| match replaced {
            true => narration(article, config),
            // The attributes are about the article that the element names.
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
            self.load_related(ctx);
        }
        if self.has_player(ctx) {
            if self.is_player_requested(ctx) {
                self.load_player(ctx);
            }
        } else if matches!(self.progress, Progress::Ready(_)) {
            ctx.props().control.forget();
        }
        if self.adoption.is_some() {
            self.load_panels(ctx);
        }
        self.update_page(ctx);
        // The page can read the article that it set even before it is rendered.
        let is_given = self.pending
            && self.history.entry().is_none()
            && matches!(ctx.props().source, Source::Data { .. });
        let shown = match &self.progress {
            Progress::Ready(loaded) if !is_given => Some((loaded.clone(), self.history.entry().cloned())),
            _ => None,
        };
        ctx.props().shown.set(shown);
    }
}

impl App {
    /// Waits for the first interaction, as long as that would load anything.
    fn watch_for_interaction(&mut self, ctx: &Context<Self>) {
        if self.first_interaction.is_none()
            && self.awaits_interaction(ctx)
            && let Some(widget) = outermost(self.adopted_page(), &self.widget)
        {
            let (link, voices) = (ctx.link().clone(), ctx.link().clone());
            self.first_interaction = FirstInteraction::new(
                &widget,
                move || link.send_message(Message::FirstInteraction),
                move || voices.send_message(Message::Redraw),
            );
        }
    }

    /// The reader of a text keeps the place only if the next one is drawn in one piece.
    fn choose_drawing(&self) {
        let widget = outermost(self.adopted_page(), &self.widget);
        self.drawing
            .set_at_once(widget.is_some_and(|widget| is_in_the_middle(&widget)));
    }

    fn play_has_focus(&self) -> bool {
        outermost(self.adopted_page(), &self.widget).is_some_and(|widget| play_has_focus(&widget))
    }
}

/// Returns whether there is neither headline nor text.
pub(super) fn is_empty(loaded: &Loaded) -> bool {
    loaded.article.title.is_empty() && loaded.article.body.is_empty()
}

/// Loads the interface's words in the language that the page sets.
fn load_words(ctx: &Context<App>) {
    let props = ctx.props();
    if let Some(language) = props.config.lang.clone().or_else(|| props.page_lang.clone()) {
        let link = ctx.link().clone();
        spawn_local(async move {
            if i18n::prepare(Some(&language)).await {
                link.send_message(Message::Redraw);
            }
        });
    }
}
