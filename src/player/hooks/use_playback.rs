//! Ties one deck to one component: made when it is mounted, silent when it goes.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::HtmlAudioElement;
use yew::prelude::*;

use crate::browser::{Listener, Timeout, copy, page_address};
use crate::i18n::Locale;
use crate::player::engine::session::{Deck, Tell};
use crate::player::platform::media_session::SystemControls;
use crate::player::platform::page::is_first_of_page;
use crate::player::platform::storage;
use crate::player::platform::tabs::Tabs;
use crate::player::state::command::Command;
use crate::player::state::event::{Announcer, PlayerEvent, Standing};
use crate::player::state::handle::{Playback, PlayerControl};
use crate::player::state::media_item::Programme;
use crate::player::state::player_state::{Action, Note, PlayerState, Sheet};
use crate::player::state::preferences::{faster, slower};
use crate::player::state::queue::{QueueSeat, QueueWish};
use crate::player::state::sleep::Sleep;
use crate::player::text::deep_link;

/// A wait is spoken of after so long: what passes at once is not.
const SLOW_MS: i32 = 1_000;

/// A narration being played.
pub struct Playing {
    /// What is to be drawn.
    pub state: UseReducerHandle<PlayerState>,
    /// Takes the reader's wishes.
    pub run: Callback<Command>,
    /// For the `<audio>` element, which must be there from the first rendering to the last.
    pub audio: NodeRef,
    backstage: Rc<RefCell<Backstage>>,
}

impl Playing {
    /// What plays, once it is mounted.
    pub fn deck(&self) -> Option<Rc<Deck>> {
        self.backstage.borrow().deck.clone()
    }
}

/// What stays from one rendering to the next.
struct Backstage {
    deck: Option<Rc<Deck>>,
    controls: Option<Rc<SystemControls>>,
    tabs: Option<Tabs>,
    /// Who listens to the player now; replaced at every rendering.
    on_event: Callback<PlayerEvent>,
    on_listen: Callback<()>,
    locale: Locale,
    programme: Programme,
    sheet: Sheet,
    sleep: Sleep,
    seat: QueueSeat,
}

/// Plays `programme`; `control` follows it, `on_event` is told what happens and `on_listen` that somebody
/// listens. At its end the queue of `seat` goes on.
#[hook]
pub fn use_playback(
    programme: &Programme,
    control: &PlayerControl,
    locale: &Locale,
    on_event: &Callback<PlayerEvent>,
    on_listen: &Callback<()>,
    seat: &QueueSeat,
) -> Playing {
    let audio = use_node_ref();
    let state = use_reducer(|| PlayerState::new(programme.expected_secs()));
    let dispatcher = state.dispatcher();
    let backstage = use_mut_ref(|| Backstage {
        deck: None,
        controls: None,
        tabs: None,
        on_event: on_event.clone(),
        on_listen: on_listen.clone(),
        locale: locale.clone(),
        programme: programme.clone(),
        sheet: Sheet::None,
        sleep: Sleep::Off,
        seat: seat.clone(),
    });
    {
        let mut backstage = backstage.borrow_mut();
        backstage.on_event = on_event.clone();
        backstage.on_listen = on_listen.clone();
        backstage.locale = locale.clone();
        backstage.programme = programme.clone();
        backstage.sheet = state.sheet.clone();
        backstage.sleep = state.sleep;
        backstage.seat = seat.clone();
    }

    {
        let (audio, backstage, dispatcher) = (audio.clone(), Rc::clone(&backstage), dispatcher.clone());
        use_effect_with((), move |()| {
            for switch in [Action::MarkWords, Action::ScrollAlong] {
                dispatcher.dispatch(switch(storage::is_on(name_of(&switch(true)))));
            }
            let mounted = audio.cast::<HtmlAudioElement>().map(|audio| {
                let tell = teller(Rc::downgrade(&backstage), dispatcher);
                (Deck::new(audio, tell), Rc::new(SystemControls::new()))
            });
            let moments = mounted
                .as_ref()
                .and_then(|(deck, _)| listen_for_moments(&audio, deck));
            if let Some((deck, controls)) = mounted {
                let mut backstage = backstage.borrow_mut();
                (backstage.deck, backstage.controls) = (Some(deck), Some(controls));
            }
            move || {
                drop(moments);
                let (deck, controls, tabs) = {
                    let mut backstage = backstage.borrow_mut();
                    (
                        backstage.deck.take(),
                        backstage.controls.take(),
                        backstage.tabs.take(),
                    )
                };
                drop(tabs);
                if let Some(deck) = deck {
                    deck.close();
                }
                if let Some(controls) = controls {
                    controls.release();
                }
            }
        });
    }
    {
        let (backstage, audio, dispatcher) = (Rc::clone(&backstage), audio.clone(), dispatcher.clone());
        use_effect_with(
            (programme.clone(), control.clone()),
            move |(programme, control)| {
                let (deck, controls) = {
                    let backstage = backstage.borrow();
                    (backstage.deck.clone(), backstage.controls.clone())
                };
                // An address with a moment is that of the page's own article.
                let is_of_page = programme.page.is_empty();
                let attached = deck.map(|deck| {
                    if deck.set_programme(programme) {
                        if let Some(controls) = controls {
                            // What they show is another article's.
                            controls.release();
                        }
                        if let Some(secs) =
                            storage::asked_moment().filter(|_| is_of_page && is_first_of_page(&audio))
                        {
                            deck.seek(secs);
                        }
                    }
                    let playback: Rc<dyn Playback> = deck;
                    control.attach(Rc::clone(&playback));
                    // Sentences and chapters are drawn from what the deck knows, which is more now than when it was drawn.
                    dispatcher.dispatch(Action::Learn);
                    (control.clone(), playback)
                });
                move || {
                    if let Some((control, playback)) = attached {
                        control.detach(&playback);
                    }
                }
            },
        );
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
            let timeout = busy.then(|| Timeout::new(SLOW_MS, move || dispatcher.dispatch(Action::Linger)));
            move || drop(timeout)
        });
    }

    let run = {
        let backstage = Rc::clone(&backstage);
        Callback::from(move |command| {
            let (deck, sheet, on_listen, page) = {
                let backstage = backstage.borrow();
                (
                    backstage.deck.clone(),
                    backstage.sheet.clone(),
                    backstage.on_listen.clone(),
                    backstage.programme.page.clone(),
                )
            };
            if matches!(
                command,
                Command::ToggleMore | Command::ToggleTranscript | Command::Search
            ) {
                on_listen.emit(());
            }
            if let Some(deck) = deck {
                obey(&deck, command, &sheet, &page, &dispatcher);
            }
        })
    };
    {
        let run = run.clone();
        use_effect_with(state.sleep, move |sleep| {
            let timeout = sleep
                .delay_ms()
                .map(|delay_ms| Timeout::new(delay_ms, move || run.emit(Command::FallAsleep)));
            move || drop(timeout)
        });
    }
    Playing {
        state,
        run,
        audio,
        backstage,
    }
}

/// Under what the switch that `action` turns is remembered.
fn name_of(action: &Action) -> &'static str {
    match action {
        Action::MarkWords(_) => "words",
        _ => "scroll",
    }
}

/// A link to a moment that is followed within the page.
fn listen_for_moments(audio: &NodeRef, deck: &Rc<Deck>) -> Option<Listener> {
    let (audio, deck) = (audio.clone(), Rc::downgrade(deck));
    let window = web_sys::window()?;
    Some(Listener::new(&window, "hashchange", move |_| {
        if let (Some(deck), Some(secs)) = (deck.upgrade(), storage::asked_moment())
            && is_first_of_page(&audio)
        {
            deck.seek(secs);
        }
    }))
}

/// Brings what the deck tells to the state, and out of the player.
fn teller(backstage: Weak<RefCell<Backstage>>, dispatcher: UseReducerDispatcher<PlayerState>) -> Tell {
    let announcer = RefCell::new(Announcer::default());
    Rc::new(move |action: Action, standing: Standing| {
        let Some(backstage) = backstage.upgrade() else {
            return;
        };
        let (on_event, strings, deck, controls, article) = {
            let backstage = backstage.borrow();
            (
                backstage.on_event.clone(),
                backstage.locale.player(),
                backstage.deck.clone(),
                backstage.controls.clone(),
                backstage.programme.article.clone(),
            )
        };
        match (&action, deck) {
            (Action::Start, Some(deck)) => {
                let silence = Rc::downgrade(&deck);
                let playback: Rc<dyn Playback> = deck;
                if let Some(controls) = controls {
                    controls.take(&playback, &article);
                }
                if backstage.borrow().tabs.is_none() {
                    let tabs = Tabs::tell(move || {
                        if let Some(deck) = silence.upgrade() {
                            deck.pause();
                        }
                    });
                    backstage.borrow_mut().tabs = tabs;
                }
            }
            (Action::RequestPlay, _) => {
                let on_listen = backstage.borrow().on_listen.clone();
                on_listen.emit(());
            }
            (Action::Pause | Action::End | Action::Fail(_), _) => {
                let tabs = backstage.borrow_mut().tabs.take();
                drop(tabs);
            }
            _ => {}
        }
        let event = announcer.borrow_mut().announce(&action, standing, strings);
        let follows = (action == Action::End)
            .then(|| what_follows(&backstage.borrow()))
            .flatten();
        dispatcher.dispatch(action);
        if let Some(event) = event {
            on_event.emit(event);
        }
        if let Some((on_queue, page, words)) = follows {
            dispatcher.dispatch(Action::Tell(Note::GoesOn(words)));
            on_queue.emit(QueueWish::Play(page));
        }
    })
}

/// Who opens what plays at the end of this article, its page, and what is said of it.
fn what_follows(backstage: &Backstage) -> Option<(Callback<QueueWish>, Rc<str>, Rc<str>)> {
    let QueueSeat { queue, on_queue } = &backstage.seat;
    let goes_on = queue.goes_on && backstage.sleep != Sleep::AtEnd;
    let next = queue.next().filter(|_| goes_on)?;
    let words = queue.what_follows(backstage.locale.player());
    Some((on_queue.clone(), Rc::clone(&next.page), words.into()))
}

fn turn(state: &UseReducerDispatcher<PlayerState>, switch: Action, on: bool) {
    storage::switch(name_of(&switch), on);
    state.dispatch(switch);
}

fn obey(
    deck: &Rc<Deck>,
    command: Command,
    sheet: &Sheet,
    page: &str,
    state: &UseReducerDispatcher<PlayerState>,
) {
    let toggle = |wanted: Sheet| {
        let next = if *sheet == wanted { Sheet::None } else { wanted };
        state.dispatch(Action::Open(next));
    };
    match command {
        Command::Toggle if deck.is_paused() => deck.play(),
        Command::Toggle => deck.pause(),
        Command::Retry => deck.retry(),
        Command::SeekBy(secs) => deck.seek(deck.current_time() + secs),
        Command::SeekTo(secs) => deck.seek(secs),
        // Of an unknown length this is NaN, which the engine passes over.
        Command::SeekToShare(share) => deck.seek(deck.duration() * share),
        Command::Scrub(secs) => state.dispatch(Action::Scrub(secs)),
        Command::SetRate(rate) => deck.set_rate(rate),
        Command::Faster => deck.set_rate(faster(deck.rate())),
        Command::Slower => deck.set_rate(slower(deck.rate())),
        Command::ToggleMute => deck.set_muted(!deck.choice().muted),
        Command::SetVolume(volume) => deck.set_volume(volume),
        Command::NextSentence => deck.skip_sentence(true),
        Command::PreviousSentence => deck.skip_sentence(false),
        Command::SetVoice(voice) => deck.choose_voice(voice),
        Command::SetSleep(sleep) => state.dispatch(Action::SetSleep(sleep)),
        // What is asked of the page: `use_along`.
        Command::ListenHere | Command::LeadBack => {}
        Command::MarkWords(on) => turn(state, Action::MarkWords(on), on),
        Command::ScrollAlong(on) => turn(state, Action::ScrollAlong(on), on),
        Command::FallAsleep => {
            deck.pause();
            state.dispatch(Action::Tell(Note::Slept));
        }
        Command::ToggleMore => toggle(Sheet::More),
        Command::ToggleKeys => toggle(Sheet::Keys),
        Command::ToggleQueue => toggle(Sheet::Queue),
        Command::ToggleTranscript if matches!(sheet, Sheet::Transcript { .. }) => {
            state.dispatch(Action::Open(Sheet::None))
        }
        Command::ToggleTranscript => state.dispatch(Action::Open(Sheet::Transcript { search: false })),
        Command::Search => state.dispatch(Action::Open(Sheet::Transcript { search: true })),
        Command::ToggleStale => toggle(Sheet::Stale),
        Command::ReadAloud(line) => deck.read_aloud(line),
        Command::FillGaps(fills) => {
            deck.fill_gaps(fills);
            state.dispatch(Action::FillGaps(fills));
        }
        Command::StartAt(line) => deck.start_at(line),
        Command::CloseSheet => state.dispatch(Action::Open(Sheet::None)),
        Command::CopyLink => {
            let here = page_address();
            let page = if page.is_empty() { &here } else { page };
            let link = deep_link::address(page, deck.current_time());
            let state = state.clone();
            copy(&link.clone(), move |done| {
                state.dispatch(if done {
                    Action::Tell(Note::Copied)
                } else {
                    Action::Open(Sheet::Link(link.into()))
                });
            });
        }
        Command::Dismiss => {
            deck.pause();
            state.dispatch(Action::Dismiss);
        }
    }
    if command.is_choice() {
        let language = deck.language();
        storage::save(
            &language,
            &command.remember(deck.choice(), storage::load(&language)),
        );
    }
}
