//! What a widget shows, for those outside of it who ask: its bridge to the element.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::trail::Place;
use crate::load::Loaded;

/// An article and, where the reader opened it from another one, its place.
type AtPlace = (Loaded, Option<Place>);

/// What is on the page. Compared by identity.
#[derive(Clone, Default)]
pub struct Shown(Rc<RefCell<Option<AtPlace>>>);

impl Shown {
    /// The article and, where the reader opened it from another one, its place.
    #[must_use]
    pub fn get(&self) -> Option<AtPlace> {
        self.0.borrow().clone()
    }

    /// Forgets it, until something is drawn again.
    pub fn clear(&self) {
        self.set(None);
    }

    pub(super) fn set(&self, shown: Option<AtPlace>) {
        self.0.replace(shown);
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown")
            .field("any", &self.0.borrow().is_some())
            .finish()
    }
}

/// What is left of a widget whose element was removed, so that it can be shown again without a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The article as JSON.
    pub article: Rc<str>,
    /// Where it came from.
    pub url: Rc<str>,
    /// Where the reader had gone.
    pub place: Option<Place>,
}
