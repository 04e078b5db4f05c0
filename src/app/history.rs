//! The reader's way from article to article within one widget.

use std::rc::Rc;

use crate::load::Loaded;

/// An article that the reader opened from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The address of its file.
    pub address: Rc<str>,
    /// The address of the page that shows it, to which its link leads.
    pub page: Rc<str>,
}

/// A step back, to an article that the reader left.
#[derive(Debug)]
struct Step {
    /// `None` if it is the article that the element names.
    entry: Option<HistoryEntry>,
    /// `None` if it must be fetched again.
    loaded: Option<Loaded>,
}

/// The current article and the way back.
#[derive(Debug, Default)]
pub(super) struct History {
    entry: Option<HistoryEntry>,
    steps: Vec<Step>,
}

impl From<Option<HistoryEntry>> for History {
    fn from(entry: Option<HistoryEntry>) -> Self {
        Self {
            entry,
            steps: Vec::new(),
        }
    }
}

impl History {
    /// Returns the current article, or `None` if it is the one that the element names.
    pub(super) fn entry(&self) -> Option<&HistoryEntry> {
        self.entry.as_ref()
    }

    /// Returns the headline of the article to go back to, if it is known.
    pub(super) fn headline(&self) -> Option<Rc<str>> {
        let loaded = self.steps.last()?.loaded.as_ref()?;
        Some(loaded.article.title.clone())
    }

    /// Opens `entry`. `shown` is the article before it, if one was shown.
    pub(super) fn open(&mut self, entry: HistoryEntry, shown: Option<Loaded>) {
        let before = self.entry.replace(entry);
        if shown.is_some() || before.is_none() {
            self.steps.push(Step {
                entry: before,
                loaded: shown,
            });
        }
    }

    /// Goes a step back. Returns that article if it need not be fetched.
    pub(super) fn back(&mut self) -> Option<Loaded> {
        let step = self.steps.pop();
        let (entry, loaded) = step.map_or((None, None), |step| (step.entry, step.loaded));
        self.entry = entry;
        loaded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Article, Shared};

    fn entry(address: &str) -> HistoryEntry {
        HistoryEntry {
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
            is_prepared: false,
        })
    }

    fn address(history: &History) -> Option<&str> {
        history.entry().map(|entry| &*entry.address)
    }

    #[test]
    fn every_article_leads_back_to_the_one_before() {
        let mut history = History::default();
        history.open(entry("b"), article("A"));
        history.open(entry("c"), article("B"));
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
    fn an_article_that_did_not_load_is_no_step() {
        let mut history = History::default();
        history.open(entry("b"), article("A"));
        history.open(entry("c"), None);
        assert_eq!(
            (address(&history), history.headline().as_deref()),
            (Some("c"), Some("A"))
        );
        history.back();
        assert_eq!(address(&history), None);
    }

    #[test]
    fn a_restored_entry_leads_back_to_the_article_of_the_element() {
        let mut history = History::from(Some(entry("b")));
        assert_eq!(history.headline(), None);
        assert!(history.back().is_none());
        assert_eq!(address(&history), None);
    }
}
