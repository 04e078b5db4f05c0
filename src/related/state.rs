//! What the panels remember.

use std::rc::Rc;

/// What the panels remember.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelsState {
    /// Whether the widget is too narrow for lists beside one another; `None` until it was measured.
    pub narrow: Option<bool>,
    /// The place of the panel whose tab the reader chose: by place, so that a panel whose links come late does not change
    /// which one is seen.
    pub chosen: Option<usize>,
    /// The addresses of images that did not load.
    pub broken: Vec<Rc<str>>,
}

/// What happens to the panels.
#[derive(Clone, Debug)]
pub enum Action {
    /// The widget was measured: whether it is narrow.
    Measure(bool),
    /// Nothing is left to show, and what comes next begins anew.
    Clear,
    /// The reader chose the tab of the panel at this place.
    Choose(usize),
    /// The image at this address did not load.
    Break(Rc<str>),
}

impl PanelsState {
    /// Does it; whether anything is to be drawn again.
    pub fn take(&mut self, action: Action) -> bool {
        let mut next = self.clone();
        match action {
            Action::Measure(narrow) => next.narrow = Some(narrow),
            Action::Clear => next = Self::default(),
            Action::Choose(place) => next.chosen = Some(place),
            Action::Break(src) if !next.broken.contains(&src) => next.broken.push(src),
            Action::Break(_) => {}
        }
        let changes = next != *self;
        *self = next;
        changes
    }
}
