//! The player's controls, one a file: plain functions, drawn together. As components of their own each would cost 3 kB
//! of WebAssembly (1 kB compressed), to save comparing a few dozen nodes four times a second.

mod button;
mod choice;
mod disclosure;
mod icons;
pub mod mini_player;
mod more;
mod outdated;
pub mod placeholder;
mod play_next;
mod queue;
mod range;
mod read_along;
mod sheet;
mod speed;
mod switch;
mod timeline;
mod transcript;
mod transport;
mod trouble;
mod volume;

use yew::Callback;

use crate::i18n::{ListenStrings, PlayerStrings};
use crate::player::state::command::Command;
use crate::player::state::player_state::PlayerState;

pub use button::dismiss_button;
pub use disclosure::{discloses, disclosure};
pub use icons::{Icon, draw, spinner};
pub use more::{Extras, more_button};
pub use outdated::{Updates, outdated_line};
pub use play_next::play_next;
pub use queue::next_line;
pub use read_along::{along, way_back};
pub use sheet::sheet;
pub use speed::speed_choice;
pub use timeline::{SliderMemory, timeline};
pub use transcript::Transcript;
pub use transport::{play_button, skip_buttons};
pub use trouble::trouble;
pub use volume::volume_control;

/// A callback that hands on what `read` makes of what it is given, where that is something.
pub fn reading<E: 'static, T: 'static>(
    to: &Callback<T>,
    read: impl Fn(E) -> Option<T> + 'static,
) -> Callback<E> {
    let to = to.clone();
    Callback::from(move |given| {
        if let Some(read) = read(given) {
            to.emit(read);
        }
    })
}

/// What the controls are drawn from, and where their wishes go.
#[derive(Clone, Copy)]
pub struct ControlsContext<'a> {
    pub state: &'a PlayerState,
    pub strings: &'a PlayerStrings,
    /// The words that stand there before the player does.
    pub listen: &'a ListenStrings,
    pub run: &'a Callback<Command>,
}

impl ControlsContext<'_> {
    /// A listener, to events of any kind, that asks for `command`.
    fn asks<E: 'static>(&self, command: Command) -> Callback<E> {
        self.run.reform(move |_| command)
    }
}
