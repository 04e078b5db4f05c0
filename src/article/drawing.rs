//! The progress of drawing, shared by the component that draws an article and the one that reports it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use article::{Article, Shared};
use yew::Callback;

/// How an article is drawn, and whether it is. Compared by identity.
#[derive(Clone, Default)]
pub struct Drawing(Rc<State>);

#[derive(Default)]
struct State {
    at_once: Cell<bool>,
    drawn: RefCell<Option<Shared<Article>>>,
    on_drawn: Callback<()>,
}

impl Drawing {
    /// `on_drawn` is called when the whole of an article is on the page.
    #[must_use]
    pub fn new(on_drawn: Callback<()>) -> Self {
        Self(Rc::new(State {
            on_drawn,
            ..State::default()
        }))
    }

    /// Returns whether the whole of `article` is on the page.
    #[must_use]
    pub fn is_done(&self, article: &Shared<Article>) -> bool {
        self.0.drawn.borrow().as_ref() == Some(article)
    }

    /// Sets whether the next article is drawn in one piece. A reader in the middle of a text keeps the place only if the next
    /// text is as long at once.
    pub fn set_at_once(&self, at_once: bool) {
        self.0.at_once.set(at_once);
    }

    pub(super) fn is_at_once(&self) -> bool {
        // A page that is rendered as text has no later tasks.
        cfg!(not(target_family = "wasm")) || self.0.at_once.get()
    }

    pub(super) fn finish(&self, article: &Shared<Article>) {
        if !self.is_done(article) {
            self.0.drawn.replace(Some(article.clone()));
            self.0.on_drawn.emit(());
        }
    }
}

impl PartialEq for Drawing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawing").finish_non_exhaustive()
    }
}
