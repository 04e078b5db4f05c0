//! What the controls of reading along are drawn from.

use yew::prelude::*;

use super::follower::FollowerView;
use crate::player::state::command::Command;

/// What follows the narration in the page.
pub struct ReadAlong {
    /// What is to be drawn.
    pub look: UseStateHandle<FollowerView>,
    /// Whether the way back is shown: not over what is unfolded in the player.
    pub leads_back: bool,
    /// By what the button's paragraph is named.
    pub name: String,
    /// For the layer over the article, which must be there from the first rendering to the last.
    pub layer: NodeRef,
    /// For the button of a paragraph.
    pub button: NodeRef,
    /// For the button that leads back.
    pub back: NodeRef,
    /// Takes the reader's wishes that concern the page.
    pub run: Callback<Command>,
    pub on_click: Callback<MouseEvent>,
    pub on_focus: Callback<FocusEvent>,
    pub on_blur: Callback<FocusEvent>,
    pub on_key: Callback<KeyboardEvent>,
}
