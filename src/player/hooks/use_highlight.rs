//! Connects reading along to the player.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::Playing;
use crate::player::highlight::{Follower, FollowerControls, ReadAlong, Scene, show_return_button};
use crate::player::state::command::Command;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::{Phase, Sheet};

/// Highlights and follows the text of `item` that `playing` plays. `on_listen` is called when somebody is about to listen.
#[hook]
pub fn use_highlight(
    playing: &Playing,
    item: &MediaItem,
    awaits_timeline: bool,
    on_listen: &Callback<()>,
) -> ReadAlong {
    let (layer, button, back) = (use_node_ref(), use_node_ref(), use_node_ref());
    let controls = use_state_eq(FollowerControls::default);
    let follower = use_mut_ref(|| None::<Rc<Follower>>);
    let listen = use_mut_ref(Callback::<()>::noop);
    *listen.borrow_mut() = on_listen.clone();
    {
        let (follower, layer, controls) = (Rc::clone(&follower), layer.clone(), controls.setter());
        use_effect_with((), move |()| {
            let found = layer.cast::<HtmlElement>().and_then(|layer| {
                let on_change = move |after: FollowerControls| controls.set(after);
                Follower::new(layer, on_change, move || {
                    let listen = listen.borrow().clone();
                    listen.emit(());
                })
            });
            *follower.borrow_mut() = found;
            move || {
                let gone = follower.borrow_mut().take();
                if let Some(gone) = gone {
                    gone.close();
                }
            }
        });
    }

    let state = &playing.state;
    // The position of a recording that plays is read in every frame.
    let is_looked_up = state.engine == Engine::Media
        && state.interjection.is_none()
        && state.phase == Phase::Playing
        && !state.seeking;
    // During an interjection, its line is highlighted.
    let (engine, line, word) = match state.interjection {
        Some(line) => (Engine::Speech, Some(line), None),
        None => (state.engine, state.line, state.word),
    };
    let watched = (
        (state.phase, engine, state.seeking, state.rate),
        (line, word),
        (!is_looked_up).then_some(state.position),
        (state.words, state.scrolls),
        (item.article.clone(), item.timeline.clone()),
        awaits_timeline,
    );
    {
        let (follower, session) = (Rc::clone(&follower), playing.session());
        use_effect_with((watched, session.is_some()), move |(watched, _)| {
            let (of_sound, of_voice, _, of_choice, of_programme, awaits_timeline) = watched.clone();
            let found = follower.borrow().clone();
            if let (Some(follower), Some(session)) = (found, session) {
                follower.update(Scene {
                    session,
                    article: of_programme.0,
                    timeline: of_programme.1,
                    awaits_timeline,
                    phase: of_sound.0,
                    engine: of_sound.1,
                    line: of_voice.0,
                    word: of_voice.1,
                    rate: of_sound.3,
                    words: of_choice.0,
                    follow: of_choice.1,
                });
            }
        });
    }
    {
        let (follower, button) = (Rc::clone(&follower), button.clone());
        use_effect_with(
            (controls.passage, controls.shown, controls.focused, controls.able),
            move |(_, _, focused, _)| {
                let found = follower.borrow().clone();
                if let (Some(follower), Some(button)) = (found, button.cast::<HtmlElement>()) {
                    follower.put_button(&button);
                    if *focused {
                        let _ = button.focus();
                    }
                }
            },
        );
    }
    // Without a spoken line there is nothing to return to.
    let is_known = engine == Engine::Speech || item.timeline.is_some();
    let shows_return = controls.lost && is_known && state.sheet == Sheet::None;
    {
        let back = back.clone();
        use_effect_with(shows_return, move |shows_return| {
            if let Some(back) = back.cast::<HtmlElement>().filter(|_| *shows_return) {
                show_return_button(&back);
            }
        });
    }

    let name = follower
        .borrow()
        .as_ref()
        .map(|follower| follower.name_of(controls.passage))
        .unwrap_or_default();
    let passage = controls.passage;
    ReadAlong {
        shows_return,
        name,
        layer,
        button,
        back,
        run: with(&follower, |follower, command| match command {
            Command::ListenHere => follower.listen_from_view(),
            Command::ReturnToSpoken => follower.return_to_spoken(),
            _ => {}
        }),
        on_click: with(&follower, move |follower, _| {
            follower.listen_from_passage(passage)
        }),
        on_focus: with(&follower, |follower, event: FocusEvent| follower.on_focus(&event)),
        on_blur: with(&follower, move |follower, _| follower.on_blur(passage)),
        on_key: with(&follower, |follower, event| follower.on_key(&event)),
        controls,
    }
}

/// A callback that passes its argument on, with the follower.
fn with<E: 'static>(
    follower: &Rc<std::cell::RefCell<Option<Rc<Follower>>>>,
    act: impl Fn(&Follower, E) + 'static,
) -> Callback<E> {
    let follower = Rc::clone(follower);
    Callback::from(move |given| {
        let found = follower.borrow().clone();
        if let Some(follower) = found {
            act(&follower, given);
        }
    })
}
