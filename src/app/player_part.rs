//! The player, a lazy part: the article does not wait for it
//! (`docs/decisions/0021-text-first.md`).

use yew::prelude::*;

use super::timed_player::{TimedPlayer, TimedPlayerProps};
use crate::i18n::Locale;
use crate::lazy::PartState;
use crate::player::{self, Queue, QueueRequest};
use article::{RelatedItem, Shared};

type DrawPlayNext =
    fn(&RelatedItem, &[AttrValue], &Shared<Queue>, &Callback<QueueRequest>, &Locale) -> Option<Html>;

/// The functions of the part.
#[derive(Clone, Copy)]
pub(super) struct PlayerPart {
    draw: fn(TimedPlayerProps) -> Html,
    /// Draws the button that makes a related story play next.
    draw_play_next: DrawPlayNext,
    /// See [`tidied`].
    tidied: fn(&Shared<Queue>, &str, bool) -> Shared<Queue>,
}

const PART: PlayerPart = PlayerPart {
    draw,
    draw_play_next: player::play_next,
    tidied: Queue::tidied,
};

lazy_part! {
    player:
    pub(super) static PLAYER: PlayerPart = PART;
}

fn draw(props: TimedPlayerProps) -> Html {
    html! { <TimedPlayer ..props /> }
}

/// Returns whether the placeholder is shown: the part was not requested, or is being loaded.
pub(super) fn is_absent() -> bool {
    matches!(PLAYER.state(), PartState::Absent)
}

/// The properties of the placeholder besides those of the player.
pub(super) struct PlaceholderProps {
    /// Whether there is a recording, or a voice that can read.
    pub is_of_use: bool,
    /// Whether its button was pressed.
    pub is_busy: bool,
    /// Called when its button is pressed.
    pub on_play: Callback<MouseEvent>,
}

/// Draws the player, its placeholder until the part is here, or the browser's own player if the part cannot be loaded.
pub(super) fn player(props: TimedPlayerProps, placeholder: &PlaceholderProps) -> Html {
    match PLAYER.state() {
        PartState::Ready(part) => (part.draw)(props),
        PartState::Absent if !placeholder.is_of_use => html! {},
        PartState::Absent => player::placeholder(
            &props.narration,
            &props.locale,
            placeholder.is_busy,
            &placeholder.on_play,
        ),
        PartState::Failed => player::native_player(&props.narration, &props.locale),
    }
}

/// Returns the renderer of the button that makes a related story play next, if the part is loaded.
pub(super) fn draw_play_next() -> Option<DrawPlayNext> {
    Some(PLAYER.get()?.draw_play_next)
}

/// Returns `queue` without the article of `page`, or with a mark that this article was `missed`. Without a player the queue
/// is empty.
pub(super) fn tidied(queue: &Shared<Queue>, page: &str, missed: bool) -> Shared<Queue> {
    match PLAYER.get() {
        Some(part) => (part.tidied)(queue, page, missed),
        None => queue.clone(),
    }
}
