//! The way of a reader from article to article within one widget.

use std::rc::Rc;

use crate::load::Loaded;

/// An article that the reader opened from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where its file is.
    pub address: Rc<str>,
    /// Where its link leads: the page that shows it.
    pub page: Rc<str>,
}

/// One step: where the reader was, and what was shown there.
#[derive(Debug)]
struct Step {
    /// `None` where that was the article that the element names.
    place: Option<Place>,
    /// `None` where it is to be fetched again.
    loaded: Option<Loaded>,
}

/// Where the reader is, and the way back.
#[derive(Debug, Default)]
pub(super) struct Trail {
    place: Option<Place>,
    steps: Vec<Step>,
}

impl From<Option<Place>> for Trail {
    fn from(place: Option<Place>) -> Self {
        Self {
            place,
            steps: Vec::new(),
        }
    }
}

impl Trail {
    /// Where the reader is; `None` at the article that the element names.
    pub(super) fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The headline to go back to, where it is known.
    pub(super) fn headline(&self) -> Option<Rc<str>> {
        let loaded = self.steps.last()?.loaded.as_ref()?;
        Some(loaded.article.title.clone())
    }

    /// Goes to `place` from what is `shown`, where anything is.
    pub(super) fn open(&mut self, place: Place, shown: Option<Loaded>) {
        let before = self.place.replace(place);
        if shown.is_some() || before.is_none() {
            self.steps.push(Step {
                place: before,
                loaded: shown,
            });
        }
    }

    /// Goes a step back; gives what was shown there, where it need not be fetched.
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

    fn address(trail: &Trail) -> Option<&str> {
        trail.place().map(|place| &*place.address)
    }

    #[test]
    fn every_article_leads_back_to_the_one_before() {
        let mut trail = Trail::default();
        trail.open(place("b"), article("A"));
        trail.open(place("c"), article("B"));
        assert_eq!(
            (address(&trail), trail.headline().as_deref()),
            (Some("c"), Some("B"))
        );
        assert_eq!(&*trail.back().unwrap().article.title, "B");
        assert_eq!(
            (address(&trail), trail.headline().as_deref()),
            (Some("b"), Some("A"))
        );
        assert!(trail.back().is_some());
        assert_eq!(address(&trail), None);
        assert!(trail.back().is_none());
    }

    #[test]
    fn an_article_that_never_came_is_no_step() {
        let mut trail = Trail::default();
        trail.open(place("b"), article("A"));
        trail.open(place("c"), None);
        assert_eq!(
            (address(&trail), trail.headline().as_deref()),
            (Some("c"), Some("A"))
        );
        trail.back();
        assert_eq!(address(&trail), None);
    }

    #[test]
    fn of_an_article_that_was_kept_alone_the_way_back_is_to_the_elements_own() {
        let mut trail = Trail::from(Some(place("b")));
        assert_eq!(trail.headline(), None);
        assert!(trail.back().is_none());
        assert_eq!(address(&trail), None);
    }
}
