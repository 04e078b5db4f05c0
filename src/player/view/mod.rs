//! The player's controls, one a file. They are plain functions, rendered together: as a component each would cost 3
//! kB of WebAssembly (1 kB compressed), and save only the comparison of a few dozen nodes four times a second.

mod button;
mod choice;
mod disclosure;
mod face;
mod failure_message;
mod icons;
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
mod volume;

use yew::Callback;

use crate::i18n::{ListenStrings, PlayerStrings};
use crate::player::state::command::Command;
use crate::player::state::player_state::PlayerState;

pub use button::dismiss_button;
pub use disclosure::{discloses, disclosure};
pub use face::controls;
pub use failure_message::failure_message;
pub use more::{Extras, more_button};
pub use outdated::{Updates, outdated_line};
pub use play_next::play_next;
pub use queue::next_line;
pub use read_along::{read_along, return_button};
pub use sheet::sheet;
pub use speed::speed_choice;
pub use timeline::{SliderMemory, timeline};
pub use transcript::Transcript;
pub use transport::{play_button, skip_buttons};
pub use volume::volume_control;

/// A callback that passes on the result of `read`, if there is one.
pub fn read_with<E: 'static, T: 'static>(
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

/// The state that the controls show, and the receiver of their commands.
#[derive(Clone, Copy)]
pub struct ControlsContext<'a> {
    pub state: &'a PlayerState,
    pub strings: &'a PlayerStrings,
    /// The words that the placeholder shows, too.
    pub listen: &'a ListenStrings,
    pub run: &'a Callback<Command>,
}

impl ControlsContext<'_> {
    /// A listener for events of any kind that sends `command`.
    fn sends<E: 'static>(&self, command: Command) -> Callback<E> {
        self.run.reform(move |_| command)
    }
}
