//! The article that a widget shows, as its bridge to the element reads it.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::history::Place;
use crate::load::Loaded;

/// An article and, if the reader opened it from another one, its place.
type AtPlace = (Loaded, Option<Place>);

/// The article on the page. Compared by identity.
#[derive(Clone, Default)]
pub struct Shown(Rc<RefCell<Option<AtPlace>>>);

impl Shown {
    /// Returns the article and, if the reader opened it from another one, its place.
    #[must_use]
    pub fn get(&self) -> Option<AtPlace> {
        self.0.borrow().clone()
    }

    /// Forgets the article, until one is drawn again.
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

/// The state that is kept of a widget whose element was removed: the article can be shown again without a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The article as JSON.
    pub article: Rc<str>,
    /// The address from which it came.
    pub url: Rc<str>,
    /// The place of the article, if the reader opened it from another one.
    pub place: Option<Place>,
}
