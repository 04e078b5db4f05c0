//! Ties what is marked in the page to the player.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::Playing;
use crate::player::highlight::{Follower, FollowerView, ReadAlong, Scene, show_way_back};
use crate::player::state::command::Command;
use crate::player::state::event::Engine;
use crate::player::state::media_item::MediaItem;
use crate::player::state::player_state::{Phase, Sheet};

/// Marks and follows what `playing` says of `item`; `on_listen` is told that somebody is about to listen.
#[hook]
pub fn use_highlight(
    playing: &Playing,
    item: &MediaItem,
    awaits_timeline: bool,
    on_listen: &Callback<()>,
) -> ReadAlong {
    let (layer, button, back) = (use_node_ref(), use_node_ref(), use_node_ref());
    let look = use_state_eq(FollowerView::default);
    let along = use_mut_ref(|| None::<Rc<Follower>>);
    let listen = use_mut_ref(Callback::<()>::noop);
    *listen.borrow_mut() = on_listen.clone();
    {
        let (along, layer, look) = (Rc::clone(&along), layer.clone(), look.setter());
        use_effect_with((), move |()| {
            let made = layer.cast::<HtmlElement>().and_then(|layer| {
                let tell = move |after: FollowerView| look.set(after);
                Follower::new(layer, tell, move || {
                    let listen = listen.borrow().clone();
                    listen.emit(());
                })
            });
            *along.borrow_mut() = made;
            move || {
                let gone = along.borrow_mut().take();
                if let Some(gone) = gone {
                    gone.close();
                }
            }
        });
    }

    let state = &playing.state;
    // Where a recording that plays stands is looked up in every frame.
    let is_looked_up = state.engine == Engine::Media
        && state.interjection.is_none()
        && state.phase == Phase::Playing
        && !state.seeking;
    // While the voice reads aside, that is what is marked.
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
        let (along, session) = (Rc::clone(&along), playing.session());
        use_effect_with((watched, session.is_some()), move |(watched, _)| {
            let (of_sound, of_voice, _, of_choice, of_programme, awaits_timeline) = watched.clone();
            let made = along.borrow().clone();
            if let (Some(along), Some(session)) = (made, session) {
                along.update(Scene {
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
        let (along, button) = (Rc::clone(&along), button.clone());
        use_effect_with(
            (look.passage, look.shown, look.focused, look.able),
            move |(_, _, focused, _)| {
                let made = along.borrow().clone();
                if let (Some(along), Some(button)) = (made, button.cast::<HtmlElement>()) {
                    along.put_button(&button);
                    if *focused {
                        let _ = button.focus();
                    }
                }
            },
        );
    }
    // Nobody can be led to what is not known yet.
    let is_known = engine == Engine::Speech || item.timeline.is_some();
    let leads_back = look.lost && is_known && state.sheet == Sheet::None;
    {
        let back = back.clone();
        use_effect_with(leads_back, move |leads_back| {
            if let Some(back) = back.cast::<HtmlElement>().filter(|_| *leads_back) {
                show_way_back(&back);
            }
        });
    }

    let name = along
        .borrow()
        .as_ref()
        .map(|along| along.name_of(look.passage))
        .unwrap_or_default();
    let passage = look.passage;
    ReadAlong {
        leads_back,
        name,
        layer,
        button,
        back,
        run: with(&along, |along, command| match command {
            Command::ListenHere => along.listen_from_view(),
            Command::LeadBack => along.lead_back(),
            _ => {}
        }),
        on_click: with(&along, move |along, _| along.listen_from_passage(passage)),
        on_focus: with(&along, |along, event: FocusEvent| along.on_focus(&event)),
        on_blur: with(&along, move |along, _| along.on_blur(passage)),
        on_key: with(&along, |along, event| along.on_key(&event)),
        look,
    }
}

/// A callback that hands on what it is given, with what follows.
fn with<E: 'static>(
    along: &Rc<std::cell::RefCell<Option<Rc<Follower>>>>,
    act: impl Fn(&Follower, E) + 'static,
) -> Callback<E> {
    let along = Rc::clone(along);
    Callback::from(move |given| {
        let made = along.borrow().clone();
        if let Some(along) = made {
            act(&along, given);
        }
    })
}
