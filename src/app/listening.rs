//! The player with its timings, which are fetched once somebody listens and not before. A part of the module of its own: the
//! article does not wait for it.

use std::cell::Cell;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::load::{self, Cancel, LoadError};
use crate::part::{IS_SPLIT, PartMissing};
use crate::player::{self, Player, PlayerControl, PlayerEvent, Queue, QueueRequest};
use article::{Article, Narration, RelatedItem, Shared, Warning};
use narration::Timeline;

/// Draws the player, draws the button that lets a related story play next, and keeps the queue.
type Draw = (fn(ListeningProps) -> Html, PlayNext, Tidy);

/// The queue without the article of a page, or with the mark that it could not be opened.
type Tidy = fn(&Shared<Queue>, &str, bool) -> Shared<Queue>;

/// Draws that button for a story.
type PlayNext =
    fn(&RelatedItem, &[AttrValue], &Shared<Queue>, &Callback<QueueRequest>, &Locale) -> Option<Html>;

const DRAW: Draw = (draw, player::play_next, Queue::tidied);

/// The part of the module that draws the player.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// Nobody has reached for it, or it is on its way.
    Away,
    Here(Draw),
    Missing,
}

impl Part {
    /// There is more to draw from now on.
    pub(super) fn set(self) {
        PART.set(self);
    }
}

thread_local! {
    static PART: Cell<Part> = const { Cell::new(if IS_SPLIT { Part::Away } else { Part::Here(DRAW) }) };
}

part! {
    player:
    /// What draws the player.
    fn drawing() -> Result<Draw, PartMissing> {
        Ok(DRAW)
    }
}

fn draw(props: ListeningProps) -> Html {
    html! { <Listening ..props /> }
}

/// Whether there is only the player's place.
pub(super) fn is_away() -> bool {
    matches!(PART.get(), Part::Away)
}

/// Brings the player, which is drawn once it is set.
pub(super) async fn bring() -> Part {
    drawing().await.map_or(Part::Missing, Part::Here)
}

/// What only the place of a player knows.
pub(super) struct Place {
    /// Whether there will be anything to hear.
    pub is_of_use: bool,
    /// Whether its button was pressed.
    pub is_busy: bool,
    /// Told when it is pressed.
    pub on_play: Callback<MouseEvent>,
}

/// The player, or its place.
pub(super) fn listening(props: ListeningProps, place: &Place) -> Html {
    match PART.get() {
        Part::Here((draw, ..)) => draw(props),
        Part::Away if !place.is_of_use => Html::default(),
        Part::Away => player::placeholder(&props.narration, &props.locale, place.is_busy, &place.on_play),
        Part::Missing => player::native_player(&props.narration, &props.locale),
    }
}

/// What draws the button that lets a related story play next, once it is here.
pub(super) fn play_next() -> Option<PlayNext> {
    match PART.get() {
        Part::Here((_, play_next, _)) => Some(play_next),
        Part::Away | Part::Missing => None,
    }
}

/// `queue` without the article of `page`, or with the mark that it was `missed`. Without a player it is empty.
pub(super) fn tidied(queue: &Shared<Queue>, page: &str, missed: bool) -> Shared<Queue> {
    match PART.get() {
        Part::Here((.., tidied)) => tidied(queue, page, missed),
        Part::Away | Part::Missing => queue.clone(),
    }
}

/// Properties of [`Listening`]: those of the player, but for the timeline.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct ListeningProps {
    pub narration: Shared<Narration>,
    pub article: Shared<Article>,
    pub speech: bool,
    pub sticky: bool,
    pub locale: Locale,
    pub page: AttrValue,
    pub queue: Shared<Queue>,
    pub on_queue: Callback<QueueRequest>,
    pub control: PlayerControl,
    pub on_event: Callback<PlayerEvent>,
    /// Told what is wrong with the timings; for the console.
    pub on_warning: Callback<String>,
}

/// What happens to the timings.
enum Timings {
    /// Somebody listens.
    Want,
    /// They came, or will not.
    Came(Result<(Timeline, Vec<Warning>), LoadError>),
}

/// The player with its timings.
struct Listening {
    timeline: Option<Shared<Timeline>>,
    asked: bool,
    /// Whether the timings will not come, or say nothing.
    failed: bool,
    request: Cancel,
}

impl Component for Listening {
    type Message = Timings;
    type Properties = ListeningProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            timeline: None,
            asked: false,
            failed: false,
            request: Cancel::default(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ListeningProps) -> bool {
        let props = ctx.props();
        if props.narration.timings != old.narration.timings || props.article != old.article {
            self.request.cancel();
            self.timeline = None;
            self.failed = false;
            if std::mem::take(&mut self.asked) {
                self.ask(ctx);
            }
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Timings) -> bool {
        match message {
            Timings::Want => {
                self.ask(ctx);
                false
            }
            Timings::Came(Ok((timeline, warnings))) => {
                self.warn(ctx, warnings.iter().map(Warning::to_string));
                self.timeline = (!timeline.is_empty()).then(|| Shared::new(timeline));
                self.failed = self.timeline.is_none();
                true
            }
            // What goes wrong with the timings costs the listener nothing but the sentences.
            Timings::Came(Err(error)) => {
                self.warn(ctx, [error.message].into_iter());
                self.failed = true;
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ListeningProps {
            narration,
            article,
            speech,
            sticky,
            locale,
            page,
            queue,
            on_queue,
            control,
            on_event,
            ..
        } = ctx.props();
        let awaits_timeline = narration.timings.is_some() && self.timeline.is_none() && !self.failed;
        let on_listen = ctx.link().callback(|()| Timings::Want);
        html! {
            <Player narration={narration.clone()} article={article.clone()} timeline={self.timeline.clone()}
                {awaits_timeline} speech={*speech} sticky={*sticky} locale={locale.clone()} page={page}
                queue={queue.clone()} on_queue={on_queue.clone()} control={control.clone()}
                on_event={on_event.clone()} {on_listen} />
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.request.cancel();
    }
}

impl Listening {
    fn ask(&mut self, ctx: &Context<Self>) {
        let ListeningProps {
            narration, article, ..
        } = ctx.props();
        let Some(url) = narration.timings.as_ref().map(|url| url.to_rc()) else {
            return;
        };
        if std::mem::replace(&mut self.asked, true) {
            return;
        }
        let cancel = Cancel::default();
        self.request = cancel.clone();
        let (link, article) = (ctx.link().clone(), article.clone());
        let duration_ms = narration.duration_ms.and_then(|ms| u32::try_from(ms).ok());
        spawn_local(async move {
            let read = load::timings(&url, article, duration_ms, &cancel).await;
            if !cancel.is_cancelled() {
                link.send_message(Timings::Came(read));
            }
        });
    }

    fn warn(&self, ctx: &Context<Self>, messages: impl Iterator<Item = String>) {
        let url = ctx.props().narration.timings.as_ref().map(|url| url.to_rc());
        for message in messages {
            let message = [url.as_deref().unwrap_or_default(), ": ", &message].concat();
            ctx.props().on_warning.emit(message);
        }
    }
}
