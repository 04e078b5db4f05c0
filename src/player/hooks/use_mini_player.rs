//! Lets the player follow the reader as a bar.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::player::state::player_state::{Action, PlayerState};
use crate::player::view::mini_player::{Bar, PlaceObserver};

/// Where the player stands: nodes for its place in the article and for itself.
pub struct MiniPlayer {
    /// Its place.
    pub place: NodeRef,
    /// Itself.
    pub player: NodeRef,
    /// Whether it is a bar now.
    pub is_bar: bool,
}

/// Watches the place; `always` where the player is to be in sight even while it is silent.
#[hook]
pub fn use_mini_player(state: &UseReducerHandle<PlayerState>, always: bool) -> MiniPlayer {
    let (place, player) = (use_node_ref(), use_node_ref());
    let height = use_memo((), |()| Cell::new(0.0));
    let is_bar = !state.in_sight && (state.follows || always);
    {
        let (place, height, dispatcher) = (place.clone(), Rc::clone(&height), state.dispatcher());
        use_effect_with((), move |()| {
            let watch = place.cast::<Element>().and_then(|element| {
                let of_place = element.clone();
                PlaceObserver::new(&element, move |in_sight| {
                    if !in_sight {
                        // Before the bar leaves it.
                        height.set(of_place.get_bounding_client_rect().height());
                    }
                    dispatcher.dispatch(Action::Sight(in_sight));
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
