//! The audio player.

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

use crate::browser::{focus, focus_in_place, page_address};
use crate::i18n::{Locale, PlayerStrings};
use crate::player::engine::speech::installed::speaks;
use crate::player::hooks::{Listeners, MiniPlayer, Playing, use_highlight, use_mini_player, use_playback};
use crate::player::platform::adopted_audio::AdoptedAudio;
use crate::player::platform::key_press::with_press;
use crate::player::state::command::Command;
use crate::player::state::event::PlayerEvent;
use crate::player::state::handle::PlayerControl;
use crate::player::state::keys::command;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::{Action, Note, Phase, PlayerState, Sheet};
use crate::player::state::queue::{Queue, QueueHandle, QueueRequest};
use crate::player::text::outdated::outdated;
use crate::player::view::{
    ControlsContext, Extras, SliderMemory, Transcript, Updates, controls, discloses, disclosure,
    dismiss_button, failure_message, more_button, next_line, outdated_line, play_button, read_along,
    read_with, return_button, sheet, skip_buttons, speed_choice, timeline, volume_control,
};
use article::{Article, Language, Narration, Shared};
use narration::Timeline;

/// Properties of [`Player`].
#[derive(Properties, PartialEq)]
pub struct PlayerProps {
    /// The recording; without sources if there is none.
    pub narration: Shared<Narration>,
    /// The article. The browser's voice reads its text; the system's media controls show its title and picture.
    pub article: Shared<Article>,
    /// The times of the recording, if they are known.
    #[prop_or_default]
    pub timeline: Option<Shared<Timeline>>,
    /// Whether the times are still being loaded.
    #[prop_or_default]
    pub awaits_timeline: bool,
    /// Whether the browser's voice may read if there is no recording, or if it fails.
    #[prop_or_default]
    pub speech: bool,
    /// Whether the player stays in view even while it is silent.
    #[prop_or_default]
    pub sticky: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// The page that shows the article; empty if it is the page that holds the player.
    #[prop_or_default]
    pub page: AttrValue,
    /// The articles that play next.
    #[prop_or_else(|| Shared::new(Queue::default()))]
    pub queue: Shared<Queue>,
    /// Receives requests that concern the queue.
    #[prop_or_default]
    pub on_queue: Callback<QueueRequest>,
    /// The page's own `<audio>` element, if the player uses that. Another one needs another player.
    #[prop_or_default]
    pub audio: Option<AdoptedAudio>,
    /// The handle for the element's methods.
    #[prop_or_default]
    pub control: PlayerControl,
    /// Receives the player's events.
    #[prop_or_default]
    pub on_event: Callback<PlayerEvent>,
    /// Called when somebody listens or is about to, so that the times are worth fetching. It may be called more than
    /// once.
    #[prop_or_default]
    pub on_listen: Callback<()>,
}

struct PlayerIds {
    /// Ids that are unique in the document, which may hold several players.
    disclosure_id: AttrValue,
    sheet_id: AttrValue,
    slider: Rc<SliderMemory>,
}

impl PlayerIds {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed).to_string();
        Self {
            disclosure_id: ("player-disclosure-".to_owned() + &number).into(),
            sheet_id: ("player-sheet-".to_owned() + &number).into(),
            slider: Rc::default(),
        }
    }
}

impl PlayerProps {
    fn item(&self) -> MediaItem {
        let tag = self.article.lang.as_ref().map(Language::to_rc);
        MediaItem {
            narration: self.narration.clone(),
            article: self.article.clone(),
            timeline: self.timeline.clone(),
            awaits_timeline: self.awaits_timeline,
            speech: self.speech,
            tag: tag.unwrap_or_else(|| self.locale.tag().into()),
            page: self.page.clone(),
        }
    }

    /// Whether there is a recording or a voice, as far as is known.
    fn is_of_use(&self, state: &PlayerState, item: &MediaItem) -> bool {
        !self.narration.sources.is_empty()
            || (self.speech
                && (!state.voices.is_empty() || (cfg!(target_arch = "wasm32") && speaks(&item.tag))))
    }
}

/// The player with its controls. Hidden if there is neither a recording nor a voice.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let PlayerProps {
        narration, locale, ..
    } = props;
    let (strings, listen) = (locale.player(), &locale.strings.listen);
    let item = props.item();
    let queue_handle = QueueHandle {
        queue: props.queue.clone(),
        on_queue: props.on_queue.clone(),
    };
    let playing = use_playback(
        &item,
        props.audio.as_ref(),
        &props.control,
        locale,
        Listeners {
            on_event: &props.on_event,
            on_listen: &props.on_listen,
        },
        &queue_handle,
    );
    let Playing {
        state, run, audio, ..
    } = &playing;
    let MiniPlayer {
        place,
        player,
        is_bar,
    } = use_mini_player(state, props.sticky);
    let following = use_highlight(&playing, &item, props.awaits_timeline, &props.on_listen);
    let (play_node, more_node, sheet_node) = (use_node_ref(), use_node_ref(), use_node_ref());
    let own = use_memo((), |()| PlayerIds::new());
    {
        let sheet_node = sheet_node.clone();
        use_effect_with(state.sheet.clone(), move |sheet| {
            if !matches!(sheet, Sheet::None | Sheet::More) {
                focus(&sheet_node);
            }
        });
    }
    // The button that closes a sheet is in the sheet, which would take the focus with it.
    let run = {
        let (run, more_node, is_open) = (run.clone(), more_node.clone(), state.sheet != Sheet::None);
        let (follow, play_node) = (following.run.clone(), play_node.clone());
        Callback::from(move |command| {
            match command {
                Command::ListenHere => follow.emit(command),
                Command::ReturnToSpoken => {
                    // The button disappears and would take the focus with it.
                    focus_in_place(&play_node);
                    follow.emit(command);
                }
                _ => {}
            }
            if is_open && matches!(command, Command::CloseSheet | Command::ToggleKeys) {
                focus(&more_node);
            }
            run.emit(command);
        })
    };
    let context = ControlsContext {
        state,
        strings,
        listen,
        run: &run,
    };
    {
        // The next article could not be opened.
        let waits = state.phase == Phase::Ended && matches!(state.note, Some(Note::GoesOn(_)));
        let (queue_handle, dispatcher) = (queue_handle.clone(), state.dispatcher());
        use_effect_with(queue_handle.queue.missed(), move |_| {
            if waits {
                dispatcher.dispatch(Action::Notify(Note::GoesOn(
                    queue_handle.queue.names_of_next(strings).into(),
                )));
                if let Some(next) = queue_handle.queue.next().filter(|_| queue_handle.queue.goes_on) {
                    queue_handle.on_queue.emit(QueueRequest::Play(next.page.clone()));
                }
            }
        });
    }

    let is_open = state.sheet != Sheet::None;
    let onkeydown = read_with(&run, move |event: KeyboardEvent| {
        let command = with_press(&event, command)?;
        if command == Command::CloseSheet && !is_open {
            return None;
        }
        event.prevent_default();
        Some(command)
    });
    let onretry = {
        let (run, play_node) = (run.clone(), play_node.clone());
        Callback::from(move |_| {
            run.emit(Command::Retry);
            // The retry button disappears and would take the focus with it.
            focus(&play_node);
        })
    };
    let extras = || {
        let session = playing.session();
        Extras {
            chapters: session
                .as_ref()
                .map(|session| session.chapters())
                .unwrap_or_default(),
            sentences: session.as_ref().is_some_and(|session| session.knows_sentences()),
            read_along: following.controls.able,
            download: narration.sources.first().map(|source| source.src.to_rc().into()),
        }
    };
    let (count, updates) = match (&props.timeline, playing.session()) {
        (Some(timeline), Some(session)) if state.engine == Engine::Media => {
            let (text, _) = session.transcript();
            let can_read = props.speech && !state.voices.is_empty();
            let count = outdated(timeline, text.lines.len()).len();
            (count, Some((timeline, text, can_read)))
        }
        _ => (0, None),
    };
    let updates = || {
        let known = updates.map(|(timeline, text, can_read)| Updates::of(timeline, &text, can_read));
        known.unwrap_or_default()
    };
    let transcript = |field: &NodeRef| {
        let Some(session) = playing.session() else {
            return html! {};
        };
        let (text, cues) = session.transcript();
        let page = if props.page.is_empty() {
            page_address().into()
        } else {
            props.page.clone()
        };
        html! {
            <Transcript text={Shared::from(text)} {cues} current={state.interjection.or_else(|| session.line())} article={props.article.clone()} {page}
                locale={locale.clone()} {field} on_start={run.reform(Command::StartAt)} />
        }
    };
    let (heading, heading_lang) = if is_bar {
        let lang = props.article.lang.as_ref().map(Language::to_rc);
        (
            AttrValue::from(props.article.title.clone()),
            lang.map(AttrValue::from),
        )
    } else {
        (AttrValue::Static(listen.heading), None)
    };
    let tools = html! {
        <div class="player-tools">
            { skip_buttons(context) }
            { state.volume_settable.then(|| volume_control(context)) }
            { speed_choice(context) }
            { more_button(context, &more_node, &own.sheet_id) }
            { (is_bar && !props.sticky).then(|| dismiss_button(context)) }
        </div>
    };

    html! {
        <div ref={place} class="player-place" hidden={!props.is_of_use(state, &item)}>
            <section ref={player} class="player" part="player" lang={locale.tag().to_owned()}
                dir={locale.direction().as_str()} aria-label={listen.region} data-phase={state.phase.as_str()}
                data-engine={state.engine.as_str()} data-bar={is_bar.then_some("")}
                aria-describedby={discloses(narration, state.engine).then(|| own.disclosure_id.clone())} {onkeydown}>
                if props.audio.is_none() {
                    <audio ref={audio} preload="none" />
                }
                { controls(heading, heading_lang, play_button(context, &play_node), tools, timeline(context, &own.slider)) }
                { outdated_line(context, count, &own.sheet_id) }
                { next_line(context, &queue_handle, &own.sheet_id) }
                { sheet(context, &own.sheet_id, &sheet_node, extras, &queue_handle, updates, transcript) }
                { failure_message(context, onretry) }
                { disclosure(narration, state.engine, state.voice_name(), locale, &own.disclosure_id) }
                <p class="visually-hidden" role="status">{ status(state, strings) }</p>
            </section>
            <div>{ following.shows_return.then(|| return_button(context, &following.back)) }</div>
            { read_along(&following, strings) }
        </div>
    }
}

/// The text for screen readers, for changes that are not visible on the page.
fn status(state: &PlayerState, strings: &PlayerStrings) -> AttrValue {
    match &state.note {
        Some(Note::Copied) => strings.link_copied.into(),
        Some(Note::Slept) => strings.slept.into(),
        Some(Note::NoVoice) => strings.error_speech.into(),
        Some(Note::GoesOn(words)) => Rc::clone(words).into(),
        None if state.slow => strings.loading.into(),
        None => "".into(),
    }
}
