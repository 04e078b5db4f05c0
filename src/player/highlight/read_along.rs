//! The result of the hook `use_highlight`.

use yew::prelude::*;

use super::follower::FollowerControls;
use crate::player::state::command::Command;

/// The controls of reading along, and how they reach the page.
pub struct ReadAlong {
    pub controls: UseStateHandle<FollowerControls>,
    /// Whether the button that returns to the spoken line is shown: not over a sheet of the player.
    pub shows_return: bool,
    /// The name of the paragraph of the button.
    pub name: String,
    /// The node of the layer over the article, which must exist from the first rendering to the last.
    pub layer: NodeRef,
    /// The node of the paragraph's button.
    pub button: NodeRef,
    /// The node of the button that returns to the spoken line.
    pub back: NodeRef,
    /// Takes the commands that concern the page.
    pub run: Callback<Command>,
    pub on_click: Callback<MouseEvent>,
    pub on_focus: Callback<FocusEvent>,
    pub on_blur: Callback<FocusEvent>,
    pub on_key: Callback<KeyboardEvent>,
}
