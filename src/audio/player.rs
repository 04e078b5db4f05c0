//! The audio player.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Locale;
use crate::model::{Narration, Shared};

/// What the player tells the element that holds it. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayerEvent {
    /// It plays.
    Played {
        /// Position.
        current_time: f64,
        /// Length.
        duration: f64,
    },
    /// It stands still.
    Paused {
        /// Position.
        current_time: f64,
        /// Length.
        duration: f64,
    },
    /// It came to its end.
    Ended {
        /// Length.
        duration: f64,
    },
    /// For the first time so much of it was actually heard: 25, 50, 75 or 100.
    Progressed {
        /// Percent.
        percent: u8,
    },
    /// It failed after retries.
    Failed {
        /// Stable code.
        code: &'static str,
        /// For the reader.
        message: String,
    },
}

/// A handle through which the element's own methods reach the player. Compared by identity.
#[derive(Clone, Debug, Default)]
pub struct PlayerControl(Rc<()>);

impl PartialEq for PlayerControl {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`Player`].
#[derive(Properties, PartialEq)]
pub struct PlayerProps {
    /// What to play.
    pub narration: Shared<Narration>,
    /// The article's headline, for the system's own media controls.
    pub title: AttrValue,
    /// The interface's language.
    pub locale: Locale,
    /// Through which the element's methods reach this player.
    #[prop_or_default]
    pub control: PlayerControl,
    /// Told what happens.
    #[prop_or_default]
    pub on_event: Callback<PlayerEvent>,
}

/// The player with its controls.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let _ = props;
    html! {}
}
