//! The article that a widget shows, for `src/embed/`.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::history::HistoryEntry;
use crate::load::Loaded;

/// An article with its history entry, or `None` for the article that the element names.
type ShownArticle = (Loaded, Option<HistoryEntry>);

/// The article on the page. Compared by identity.
#[derive(Clone, Default)]
pub struct Shown(Rc<RefCell<Option<ShownArticle>>>);

impl Shown {
    /// Returns the article with its history entry, or `None` for the entry if the element names the article.
    #[must_use]
    pub fn get(&self) -> Option<ShownArticle> {
        self.0.borrow().clone()
    }

    /// Forgets the article, until one is rendered again.
    pub fn clear(&self) {
        self.set(None);
    }

    pub(super) fn set(&self, shown: Option<ShownArticle>) {
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

/// The state of a widget whose element was removed. With it the article can be shown again without a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The article as JSON.
    pub article: Rc<str>,
    /// The address from which it came.
    pub url: Rc<str>,
    /// The history entry, or `None` if the element names the article.
    pub entry: Option<HistoryEntry>,
}
