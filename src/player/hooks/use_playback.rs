//! Connects one session to one component: created when it is mounted, closed when it is removed.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlAudioElement};
use yew::prelude::*;

use crate::browser::{Listener, TabChannel, Timeout, copy, page_address};
use crate::i18n::Locale;
use crate::player::engine::session::{Event, Outlet, PlaybackSession};
use crate::player::platform::adopted_audio::AdoptedAudio;
use crate::player::platform::media_session::SystemControls;
use crate::player::platform::page::is_first_of_page;
use crate::player::platform::quirks::volume_is_settable;
use crate::player::platform::storage;
use crate::player::platform::tabs::pause_others;
use crate::player::state::command::Command;
use crate::player::state::event::{Announcer, PlayerEvent, Position};
use crate::player::state::handle::PlayerControl;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Playback;
use crate::player::state::player_state::{Action, Note, PlayerState, Sheet};
use crate::player::state::preferences::{faster, slower};
use crate::player::state::queue::{QueueHandle, QueueRequest};
use crate::player::text::deep_link;

/// Delay before the player reports that it waits.
const SLOW_MS: u32 = 1_000;

/// A session and the state of its controls.
pub struct Playing {
    pub state: UseReducerHandle<PlayerState>,
    pub run: Callback<Command>,
    /// The node of the `<audio>` element, which must exist from the first rendering to the last, unless the page's own is used.
    pub audio: NodeRef,
    backstage: Rc<RefCell<Backstage>>,
}

impl Playing {
    /// Returns the session, once it is mounted.
    pub fn session(&self) -> Option<Rc<PlaybackSession>> {
        self.backstage.borrow().session.clone()
    }
}

/// The state that stays from one rendering to the next. Callbacks and properties are replaced at every rendering.
struct Backstage {
    session: Option<Rc<PlaybackSession>>,
    controls: Option<Rc<SystemControls>>,
    tabs: Option<TabChannel>,
    on_event: Callback<PlayerEvent>,
    on_listen: Callback<()>,
    locale: Locale,
    item: MediaItem,
    sheet: Sheet,
    queue_handle: QueueHandle,
}

/// The listeners of a player.
pub struct Listeners<'a> {
    /// Receives the player's events.
    pub on_event: &'a Callback<PlayerEvent>,
    /// Called when somebody listens.
    pub on_listen: &'a Callback<()>,
}

/// Plays `item`. `control` is attached to it. At the end the queue continues. `adopted` is the page's own `<audio>` element, if the player uses that.
#[hook]
pub fn use_playback(
    item: &MediaItem,
    adopted: Option<&AdoptedAudio>,
    control: &PlayerControl,
    locale: &Locale,
    listeners: Listeners<'_>,
    queue_handle: &QueueHandle,
) -> Playing {
    let Listeners { on_event, on_listen } = listeners;
    let audio = use_node_ref();
    let state = use_reducer(|| {
        let mut state = PlayerState::new(item.expected_secs());
        // Known from the start, or the controls would move.
        state.volume_settable = cfg!(target_arch = "wasm32") && volume_is_settable();
        state
    });
    let dispatcher = state.dispatcher();
    let backstage = use_mut_ref(|| Backstage {
        session: None,
        controls: None,
        tabs: None,
        on_event: on_event.clone(),
        on_listen: on_listen.clone(),
        locale: locale.clone(),
        item: item.clone(),
        sheet: Sheet::None,
        queue_handle: queue_handle.clone(),
    });
    {
        let mut backstage = backstage.borrow_mut();
        backstage.on_event = on_event.clone();
        backstage.on_listen = on_listen.clone();
        backstage.locale = locale.clone();
        backstage.item = item.clone();
        backstage.sheet = state.sheet.clone();
        backstage.queue_handle = queue_handle.clone();
    }

    {
        let (audio, backstage, dispatcher) = (audio.clone(), Rc::clone(&backstage), dispatcher.clone());
        let adopted = adopted.cloned();
        use_effect_with((), move |()| {
            for switch in [Action::MarkWords, Action::ScrollAlong] {
                dispatcher.dispatch(switch(storage::is_on(name_of(&switch(true)))));
            }
            let element = element_of(adopted.as_ref(), &audio);
            let mounted = element.clone().map(|audio| {
                let outlet = outlet(&backstage, dispatcher);
                (
                    PlaybackSession::new(audio, adopted, outlet),
                    Rc::new(SystemControls::new()),
                )
            });
            let moments = mounted
                .as_ref()
                .zip(element)
                .and_then(|((session, _), element)| listen_for_deep_links(element.into(), session));
            if let Some((session, controls)) = mounted {
                let mut backstage = backstage.borrow_mut();
                (backstage.session, backstage.controls) = (Some(session), Some(controls));
            }
            move || {
                drop(moments);
                let (session, controls, tabs) = {
                    let mut backstage = backstage.borrow_mut();
                    (
                        backstage.session.take(),
                        backstage.controls.take(),
                        backstage.tabs.take(),
                    )
                };
                drop(tabs);
                if let Some(session) = session {
                    session.handle(Event::Close);
                }
                if let Some(controls) = controls {
                    controls.release();
                }
            }
        });
    }
    {
        let (backstage, audio, dispatcher) = (Rc::clone(&backstage), audio.clone(), dispatcher.clone());
        let adopted = adopted.cloned();
        use_effect_with((item.clone(), control.clone()), move |(item, control)| {
            let (session, controls) = {
                let backstage = backstage.borrow();
                (backstage.session.clone(), backstage.controls.clone())
            };
            // A deep link names a time of the page's own article.
            let is_of_page = item.page.is_empty();
            let attached = session.map(|session| {
                let goes_on = adopted.as_ref().is_some_and(AdoptedAudio::is_started);
                if session.set_item(item) {
                    if let Some(controls) = controls {
                        // These sheets show the previous article.
                        controls.release();
                    }
                    let may_seek = is_of_page
                        && !goes_on
                        && element_of(adopted.as_ref(), &audio).is_some_and(|audio| is_first_of_page(&audio));
                    if let Some(secs) = storage::deep_link_secs().filter(|_| may_seek) {
                        session.seek(secs);
                    }
                }
                let playback: Rc<dyn Playback> = session;
                control.attach(Rc::clone(&playback));
                // The session knows more sentences and chapters now than when they were rendered.
                dispatcher.dispatch(Action::Refresh);
                (control.clone(), playback)
            });
            move || {
                if let Some((control, playback)) = attached {
                    control.detach(&playback);
                }
            }
        });
    }
    {
        let backstage = Rc::clone(&backstage);
        use_effect_with(state.clone(), move |state| {
            let controls = backstage.borrow().controls.clone();
            if let Some(controls) = controls {
                controls.show(state);
            }
        });
    }
    {
        let dispatcher = dispatcher.clone();
        use_effect_with(state.phase.is_busy(), move |busy| {
            let timeout =
                busy.then(|| Timeout::new(SLOW_MS, move || dispatcher.dispatch(Action::StillWaiting)));
            move || drop(timeout)
        });
    }

    let run = {
        let backstage = Rc::clone(&backstage);
        Callback::from(move |command| {
            let (session, sheet, on_listen, page) = {
                let backstage = backstage.borrow();
                (
                    backstage.session.clone(),
                    backstage.sheet.clone(),
                    backstage.on_listen.clone(),
                    backstage.item.page.clone(),
                )
            };
            if matches!(
                command,
                Command::ToggleMore | Command::ToggleTranscript | Command::Search
            ) {
                on_listen.emit(());
            }
            if let Some(session) = session {
                run_command(&session, command, &sheet, &page, &dispatcher);
            }
        })
    };
    Playing {
        state,
        run,
        audio,
        backstage,
    }
}

/// The name that the switch is stored under.
fn name_of(action: &Action) -> &'static str {
    match action {
        Action::MarkWords(_) => "words",
        _ => "scroll",
    }
}

/// Returns the page's own element, or the one that the player has rendered.
fn element_of(adopted: Option<&AdoptedAudio>, rendered: &NodeRef) -> Option<HtmlAudioElement> {
    match adopted {
        Some(adopted) => Some(adopted.element().clone()),
        None => rendered.cast(),
    }
}

/// Follows deep links within the page.
fn listen_for_deep_links(audio: Element, session: &Rc<PlaybackSession>) -> Option<Listener> {
    let session = Rc::downgrade(session);
    let window = web_sys::window()?;
    Some(Listener::new(&window, "hashchange", move |_| {
        if let (Some(session), Some(secs)) = (session.upgrade(), storage::deep_link_secs())
            && is_first_of_page(&audio)
        {
            session.seek(secs);
        }
    }))
}

/// Passes the actions of the session to the state and to the player's listeners.
fn outlet(backstage: &Rc<RefCell<Backstage>>, dispatcher: UseReducerDispatcher<PlayerState>) -> Outlet {
    let announcer = RefCell::new(Announcer::default());
    let for_actions = (Rc::downgrade(backstage), dispatcher.clone());
    let for_queue = (Rc::downgrade(backstage), dispatcher);
    Outlet {
        emit: Box::new(move |action, position| {
            let (backstage, dispatcher) = &for_actions;
            if let Some(backstage) = backstage.upgrade() {
                pass_on(&backstage, dispatcher, &announcer, action, position);
            }
        }),
        play_next: Box::new(move || {
            let (backstage, dispatcher) = &for_queue;
            if let Some(backstage) = backstage.upgrade() {
                play_next(&backstage, dispatcher);
            }
        }),
    }
}

fn pass_on(
    backstage: &RefCell<Backstage>,
    dispatcher: &UseReducerDispatcher<PlayerState>,
    announcer: &RefCell<Announcer>,
    action: Action,
    position: Position,
) {
    let (on_event, on_listen, strings, session, controls, article) = {
        let backstage = backstage.borrow();
        (
            backstage.on_event.clone(),
            backstage.on_listen.clone(),
            backstage.locale.player(),
            backstage.session.clone(),
            backstage.controls.clone(),
            backstage.item.article.clone(),
        )
    };
    match (&action, session) {
        (Action::Start, Some(session)) => {
            let other_tab_plays = Rc::downgrade(&session);
            let playback: Rc<dyn Playback> = session;
            if let Some(controls) = controls {
                controls.take(&playback, &article);
            }
            if backstage.borrow().tabs.is_none() {
                let tabs = pause_others(move || {
                    if let Some(session) = other_tab_plays.upgrade() {
                        session.pause();
                    }
                });
                backstage.borrow_mut().tabs = tabs;
            }
        }
        (Action::RequestPlay, _) => on_listen.emit(()),
        (Action::Pause | Action::End | Action::Fail(_), _) => {
            let tabs = backstage.borrow_mut().tabs.take();
            drop(tabs);
        }
        _ => {}
    }
    let event = announcer.borrow_mut().announce(&action, position, strings);
    dispatcher.dispatch(action);
    if let Some(event) = event {
        on_event.emit(event);
    }
}

/// Opens the next article of the queue, if the queue continues by itself.
fn play_next(backstage: &RefCell<Backstage>, dispatcher: &UseReducerDispatcher<PlayerState>) {
    let (QueueHandle { queue, on_queue }, strings) = {
        let backstage = backstage.borrow();
        (backstage.queue_handle.clone(), backstage.locale.player())
    };
    if let Some(next) = queue.next().filter(|_| queue.goes_on) {
        dispatcher.dispatch(Action::Notify(Note::GoesOn(queue.names_of_next(strings).into())));
        on_queue.emit(QueueRequest::Play(Rc::clone(&next.page)));
    }
}

fn set_switch(state: &UseReducerDispatcher<PlayerState>, switch: Action, on: bool) {
    storage::switch(name_of(&switch), on);
    state.dispatch(switch);
}

fn run_command(
    session: &Rc<PlaybackSession>,
    command: Command,
    sheet: &Sheet,
    page: &str,
    state: &UseReducerDispatcher<PlayerState>,
) {
    let toggle = |sheet_to_toggle: Sheet| {
        let next = if *sheet == sheet_to_toggle {
            Sheet::None
        } else {
            sheet_to_toggle
        };
        state.dispatch(Action::Open(next));
    };
    match command {
        Command::Toggle if session.is_paused() => session.play(),
        Command::Toggle => session.pause(),
        Command::Retry => session.handle(Event::Retry),
        Command::SeekBy(secs) => session.seek(session.current_time() + secs),
        Command::SeekTo(secs) => session.seek(secs),
        // NaN if the length is unknown; the engine ignores it.
        Command::SeekToShare(share) => session.seek(session.duration() * share),
        Command::Scrub(secs) => state.dispatch(Action::Scrub(secs)),
        Command::SetRate(rate) => session.set_rate(rate),
        Command::Faster => session.set_rate(faster(session.rate())),
        Command::Slower => session.set_rate(slower(session.rate())),
        Command::ToggleMute => session.set_muted(!session.choice().muted),
        Command::SetVolume(volume) => session.set_volume(volume),
        Command::NextSentence => session.handle(Event::SkipSentence { forward: true }),
        Command::PreviousSentence => session.handle(Event::SkipSentence { forward: false }),
        Command::SetVoice(voice) => session.handle(Event::ChooseVoice(voice)),
        Command::SetSleep(sleep) => session.handle(Event::SetSleep(sleep)),
        // `use_highlight` handles these.
        Command::ListenHere | Command::ReturnToSpoken => {}
        Command::MarkWords(on) => set_switch(state, Action::MarkWords(on), on),
        Command::ScrollAlong(on) => set_switch(state, Action::ScrollAlong(on), on),
        Command::ToggleMore => toggle(Sheet::More),
        Command::ToggleKeys => toggle(Sheet::Keys),
        Command::ToggleQueue => toggle(Sheet::Queue),
        Command::ToggleTranscript if matches!(sheet, Sheet::Transcript { .. }) => {
            state.dispatch(Action::Open(Sheet::None))
        }
        Command::ToggleTranscript => state.dispatch(Action::Open(Sheet::Transcript { search: false })),
        Command::Search => state.dispatch(Action::Open(Sheet::Transcript { search: true })),
        Command::ToggleOutdated => toggle(Sheet::Outdated),
        Command::ReadAloud(line) => session.handle(Event::ReadAloud(line)),
        Command::FillGaps(fills) => session.handle(Event::FillGaps(fills)),
        Command::StartAt(line) => session.handle(Event::StartAt(line)),
        Command::CloseSheet => state.dispatch(Action::Open(Sheet::None)),
        Command::CopyLink => {
            let here = page_address();
            let page = if page.is_empty() { &here } else { page };
            let link = deep_link::address(page, session.current_time());
            let state = state.clone();
            copy(&link.clone(), move |done| {
                state.dispatch(if done {
                    Action::Notify(Note::Copied)
                } else {
                    Action::Open(Sheet::Link(link.into()))
                });
            });
        }
        Command::Dismiss => {
            session.pause();
            state.dispatch(Action::Dismiss);
        }
    }
    if command.is_choice() {
        let language = session.language();
        storage::save(
            &language,
            &command.remember(session.choice(), storage::load(&language)),
        );
    }
}
