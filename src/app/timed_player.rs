//! The player with its timings, which are fetched when somebody listens.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::load::{self, Cancel, LoadError};
use crate::player::{AdoptedAudio, Player, PlayerControl, PlayerEvent, Queue, QueueRequest};
use article::{Article, Narration, Shared, Warning};
use narration::Timeline;

/// The properties of the player except the timeline.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct TimedPlayerProps {
    pub narration: Shared<Narration>,
    pub article: Shared<Article>,
    pub speech: bool,
    pub sticky: bool,
    pub locale: Locale,
    pub page: AttrValue,
    pub queue: Shared<Queue>,
    pub on_queue: Callback<QueueRequest>,
    pub audio: Option<AdoptedAudio>,
    pub control: PlayerControl,
    pub on_event: Callback<PlayerEvent>,
    /// Called with each fault of the timings, for the console.
    pub on_warning: Callback<String>,
}

pub(super) enum Message {
    /// Somebody listens.
    Listen,
    Timings(Result<(Timeline, Vec<Warning>), LoadError>),
}

pub(super) struct TimedPlayer {
    timeline: Option<Shared<Timeline>>,
    requested: bool,
    /// Whether the timings could not be loaded, or are empty.
    failed: bool,
    pending: Cancel,
}

impl Component for TimedPlayer {
    type Message = Message;
    type Properties = TimedPlayerProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            timeline: None,
            requested: false,
            failed: false,
            pending: Cancel::default(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &TimedPlayerProps) -> bool {
        let props = ctx.props();
        if props.narration.timings != old.narration.timings || props.article != old.article {
            self.pending.cancel();
            self.timeline = None;
            self.failed = false;
            if std::mem::take(&mut self.requested) {
                self.request(ctx);
            }
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Listen => {
                self.request(ctx);
                false
            }
            Message::Timings(Ok((timeline, warnings))) => {
                self.warn(ctx, warnings.iter().map(Warning::to_string));
                self.timeline = (!timeline.is_empty()).then(|| Shared::new(timeline));
                self.failed = self.timeline.is_none();
                true
            }
            // The recording plays without timings too.
            Message::Timings(Err(error)) => {
                self.warn(ctx, [error.message].into_iter());
                self.failed = true;
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let TimedPlayerProps {
            narration,
            article,
            speech,
            sticky,
            locale,
            page,
            queue,
            on_queue,
            audio,
            control,
            on_event,
            ..
        } = ctx.props();
        let awaits_timeline = narration.timings.is_some() && self.timeline.is_none() && !self.failed;
        let on_listen = ctx.link().callback(|()| Message::Listen);
        html! {
            <Player narration={narration.clone()} article={article.clone()} timeline={self.timeline.clone()}
                {awaits_timeline} speech={*speech} sticky={*sticky} locale={locale.clone()} page={page}
                queue={queue.clone()} on_queue={on_queue.clone()} audio={audio.clone()} control={control.clone()}
                on_event={on_event.clone()} {on_listen} />
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.pending.cancel();
    }
}

impl TimedPlayer {
    fn request(&mut self, ctx: &Context<Self>) {
        let TimedPlayerProps {
            narration, article, ..
        } = ctx.props();
        let Some(url) = narration.timings.as_ref().map(|url| url.to_rc()) else {
            return;
        };
        if std::mem::replace(&mut self.requested, true) {
            return;
        }
        let cancel = Cancel::default();
        self.pending = cancel.clone();
        let (link, article) = (ctx.link().clone(), article.clone());
        let duration_ms = narration.duration_ms.and_then(|ms| u32::try_from(ms).ok());
        spawn_local(async move {
            let read = load::timings(&url, article, duration_ms, &cancel).await;
            if !cancel.is_cancelled() {
                link.send_message(Message::Timings(read));
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
