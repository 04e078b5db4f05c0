//! The state of the panels, as a pure reducer.

use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelsState {
    /// Whether the widget is too narrow for lists beside one another; `None` until it was measured.
    pub narrow: Option<bool>,
    /// The index of the panel whose tab the reader chose, among all panels: one whose links come late does not change the
    /// choice.
    pub chosen: Option<usize>,
    /// The addresses of images that did not load.
    pub broken_images: Vec<Rc<str>>,
}

#[derive(Clone, Debug)]
pub enum Action {
    /// The widget was measured: whether it is narrow.
    Measure(bool),
    /// No panel is left to show: the next one starts afresh.
    Clear,
    /// The reader chose the tab of the panel with this index.
    Choose(usize),
    /// The image at this address did not load.
    FailImage(Rc<str>),
}

impl PanelsState {
    #[must_use]
    pub fn reduce(mut self, action: Action) -> Self {
        match action {
            Action::Measure(narrow) => self.narrow = Some(narrow),
            Action::Clear => self = Self::default(),
            Action::Choose(index) => self.chosen = Some(index),
            Action::FailImage(src) if !self.broken_images.contains(&src) => self.broken_images.push(src),
            Action::FailImage(_) => {}
        }
        self
    }
}
