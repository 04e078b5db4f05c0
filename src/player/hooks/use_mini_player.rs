//! The mini player: the player follows the reader as a bar.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::player::platform::mini_player::{Bar, watch};
use crate::player::state::player_state::{Action, PlayerState};

/// The nodes of the player and of its place in the article.
pub struct MiniPlayer {
    pub place: NodeRef,
    pub player: NodeRef,
    pub is_bar: bool,
}

/// Watches the place. With `always`, the player stays in view even while it is silent.
#[hook]
pub fn use_mini_player(state: &UseReducerHandle<PlayerState>, always: bool) -> MiniPlayer {
    let (place, player) = (use_node_ref(), use_node_ref());
    let height = use_memo((), |()| Cell::new(0.0));
    let is_bar = !state.in_view && (state.follows || always);
    {
        let (place, height, dispatcher) = (place.clone(), Rc::clone(&height), state.dispatcher());
        use_effect_with((), move |()| {
            let watch = place.cast::<HtmlElement>().and_then(|element| {
                let of_place = element.clone();
                watch(&element, move |in_view| {
                    if !in_view {
                        // Before the bar leaves it.
                        height.set(of_place.get_bounding_client_rect().height());
                    }
                    dispatcher.dispatch(Action::InView(in_view));
                })
            });
            move || drop(watch)
        });
    }
    {
        let (place, player) = (place.clone(), player.clone());
        use_effect_with(is_bar, move |is_bar| {
            let bar = is_bar
                .then(|| {
                    Bar::show(
                        &place.cast::<HtmlElement>()?,
                        &player.cast::<HtmlElement>()?,
                        height.get(),
                    )
                })
                .flatten();
            move || drop(bar)
        });
    }
    MiniPlayer {
        place,
        player,
        is_bar,
    }
}
