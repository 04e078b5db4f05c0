//! The reader's way from article to article within one widget.

use std::rc::Rc;

use crate::load::Loaded;

/// An article that the reader opened from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The address of its file.
    pub address: Rc<str>,
    /// The address of the page that shows it, to which its link leads.
    pub page: Rc<str>,
}

/// An article that the reader left.
#[derive(Debug)]
struct Step {
    /// `None` if it is the article that the element names.
    place: Option<Place>,
    /// `None` if it must be fetched again.
    loaded: Option<Loaded>,
}

/// The current article and the way back.
#[derive(Debug, Default)]
pub(super) struct History {
    place: Option<Place>,
    steps: Vec<Step>,
}

impl From<Option<Place>> for History {
    fn from(place: Option<Place>) -> Self {
        Self {
            place,
            steps: Vec::new(),
        }
    }
}

impl History {
    /// Returns the current article, or `None` if it is the one that the element names.
    pub(super) fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Returns the headline of the article to go back to, if it is known.
    pub(super) fn headline(&self) -> Option<Rc<str>> {
        let loaded = self.steps.last()?.loaded.as_ref()?;
        Some(loaded.article.title.clone())
    }

    /// Opens the article at `place`. `shown` is the article before it, if one was shown.
    pub(super) fn open(&mut self, place: Place, shown: Option<Loaded>) {
        let before = self.place.replace(place);
        if shown.is_some() || before.is_none() {
            self.steps.push(Step {
                place: before,
                loaded: shown,
            });
        }
    }

    /// Goes a step back. Returns that article if it need not be fetched.
    pub(super) fn back(&mut self) -> Option<Loaded> {
        let step = self.steps.pop();
        let (place, loaded) = step.map_or((None, None), |step| (step.place, step.loaded));
        self.place = place;
        loaded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Article, Shared};

    fn place(address: &str) -> Place {
        Place {
            address: address.into(),
            page: "page".into(),
        }
    }

    fn article(title: &str) -> Option<Loaded> {
        let article = Article {
            title: title.into(),
            ..Article::default()
        };
        Some(Loaded {
            article: Shared::new(article),
            warnings: Rc::default(),
            url: Rc::default(),
        })
    }

    fn address(history: &History) -> Option<&str> {
        history.place().map(|place| &*place.address)
    }

    #[test]
    fn every_article_leads_back_to_the_one_before() {
        let mut history = History::default();
        history.open(place("b"), article("A"));
        history.open(place("c"), article("B"));
        assert_eq!(
            (address(&history), history.headline().as_deref()),
            (Some("c"), Some("B"))
        );
        assert_eq!(&*history.back().unwrap().article.title, "B");
        assert_eq!(
            (address(&history), history.headline().as_deref()),
            (Some("b"), Some("A"))
        );
        assert!(history.back().is_some());
        assert_eq!(address(&history), None);
        assert!(history.back().is_none());
    }

    #[test]
    fn an_article_that_never_came_is_no_step() {
        let mut history = History::default();
        history.open(place("b"), article("A"));
        history.open(place("c"), None);
        assert_eq!(
            (address(&history), history.headline().as_deref()),
            (Some("c"), Some("A"))
        );
        history.back();
        assert_eq!(address(&history), None);
    }

    #[test]
    fn of_an_article_that_was_kept_alone_the_way_back_is_to_the_elements_own() {
        let mut history = History::from(Some(place("b")));
        assert_eq!(history.headline(), None);
        assert!(history.back().is_none());
        assert_eq!(address(&history), None);
    }
}
