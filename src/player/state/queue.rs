//! The queue: the listener's own list of articles, kept by the widget while the page is open.

use std::rc::Rc;

use yew::Callback;

use crate::i18n::{PlayerStrings, fill};
use article::{RelatedItem, Shared};

/// An article of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its headline.
    pub title: Rc<str>,
    /// The page that shows it.
    pub page: Rc<str>,
    /// Whether it could not be opened when it was due.
    pub missing: bool,
}

/// The queue, first to last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// The articles, each page once.
    pub items: Vec<Queued>,
    /// Whether the next article plays by itself at the end of one.
    pub goes_on: bool,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            goes_on: true,
        }
    }
}

/// A request that concerns the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueRequest {
    /// Keep this queue from now on.
    Keep(Queue),
    /// Open and play the article of this page.
    Play(Rc<str>),
}

/// The queue, and the receiver of requests about it.
#[derive(Clone, PartialEq)]
pub struct QueueHandle {
    pub queue: Shared<Queue>,
    pub on_queue: Callback<QueueRequest>,
}

impl QueueHandle {
    /// A listener that requests the queue that `change` returns.
    pub fn keeps<E: 'static>(&self, change: impl Fn(&E, &Queue) -> Queue + 'static) -> Callback<E> {
        let queue = self.queue.clone();
        self.on_queue
            .reform(move |event: E| QueueRequest::Keep(change(&event, &queue)))
    }
}

impl Queue {
    /// Returns the article that plays at the end of this one.
    #[must_use]
    pub fn next(&self) -> Option<&Queued> {
        self.items.iter().find(|item| !item.missing)
    }

    /// Returns the number of articles that could not be opened.
    #[must_use]
    pub fn missed(&self) -> usize {
        self.items.iter().filter(|item| item.missing).count()
    }

    /// Returns the names of the next article and of the articles that could not be opened.
    #[must_use]
    pub fn names_of_next(&self, strings: &PlayerStrings) -> String {
        let missed = self.items.iter().rfind(|item| item.missing);
        let missed = missed.map(|item| fill(strings.not_opened, &item.title));
        let next = self.next().map(|item| fill(strings.next_is, &item.title));
        [missed, next].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Returns whether it holds the article of `page`.
    #[must_use]
    pub fn holds(&self, page: &str) -> bool {
        self.items.iter().any(|item| *item.page == *page)
    }

    /// Returns `queue` without the article of `page`, or with it marked as `missed`.
    #[must_use]
    pub fn tidied(queue: &Shared<Self>, page: &str, missed: bool) -> Shared<Self> {
        if !queue.holds(page) {
            return queue.clone();
        }
        let mut next = (**queue).clone();
        if missed {
            next.miss(page);
        } else {
            next.remove(page);
        }
        Shared::new(next)
    }

    /// Removes the article of `page`.
    pub fn remove(&mut self, page: &str) {
        self.items.retain(|item| *item.page != *page);
    }

    /// Marks the article of `page` as one that could not be opened; it is skipped from now on.
    pub fn miss(&mut self, page: &str) {
        for item in self.items.iter_mut().filter(|item| *item.page == *page) {
            item.missing = true;
        }
    }

    /// Returns the queue with `item` first, or without it if it is on the queue already: the button toggles it.
    #[must_use]
    pub fn toggled(&self, item: &RelatedItem) -> Self {
        let page = item.url.to_rc();
        let mut next = self.clone();
        next.remove(&page);
        if !self.holds(&page) {
            let queued = Queued {
                title: Rc::clone(&item.title),
                page,
                missing: false,
            };
            next.items.insert(0, queued);
        }
        next
    }

    /// Returns the queue with the article at `index` one place nearer to the beginning, or to the end. The queue is unchanged if
    /// the article is there already.
    #[must_use]
    pub fn moved(&self, index: usize, up: bool) -> Self {
        let mut next = self.clone();
        let other = if up {
            index.checked_sub(1)
        } else {
            index.checked_add(1)
        };
        if let Some(other) = other.filter(|other| (*other).max(index) < self.items.len()) {
            next.items.swap(index, other);
        }
        next
    }
}

/// Returns whether `address` is on the site of one of `sites`, so that its article can be opened here.
#[must_use]
pub fn is_of_site<S: AsRef<str>>(address: &str, sites: &[S]) -> bool {
    let own = origin(address);
    own.is_some() && sites.iter().any(|site| origin(site.as_ref()) == own)
}

/// Returns `https://host:port` of an absolute address.
fn origin(address: &str) -> Option<&str> {
    let host = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let length = host.find(['/', '?', '#']).unwrap_or(host.len());
    address.get(..address.len() - host.len() + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use article::{SafeUrl, UrlUse};

    fn item(page: &str) -> RelatedItem {
        RelatedItem {
            title: page.to_uppercase().into(),
            url: SafeUrl::parse(page, UrlUse::Link, None).unwrap(),
            summary: None,
            date: None,
            image: None,
            audio: true,
        }
    }

    fn queue(pages: &[&str]) -> Queue {
        let pages = pages.iter().rev();
        pages.fold(Queue::default(), |queue, page| queue.toggled(&item(page)))
    }

    fn pages(queue: &Queue) -> Vec<&str> {
        queue.items.iter().map(|item| &*item.page).collect()
    }

    #[test]
    fn the_last_queued_article_plays_next_and_a_second_press_removes_an_article() {
        let queue = queue(&["b", "a"]).toggled(&item("c"));
        assert_eq!(pages(&queue), ["c", "b", "a"]);
        assert_eq!(queue.next().map(|item| &*item.title), Some("C"));
        let without = queue.toggled(&item("b"));
        assert_eq!(pages(&without), ["c", "a"]);
        assert!(without.holds("a") && !without.holds("b"));
    }

    #[test]
    fn an_item_moves_by_one_place_and_not_beyond_the_ends() {
        let queue = queue(&["a", "b", "c"]);
        assert_eq!(pages(&queue.moved(1, true)), ["b", "a", "c"]);
        assert_eq!(pages(&queue.moved(1, false)), ["a", "c", "b"]);
        for (index, up) in [(0, true), (2, false), (9, true), (usize::MAX, false)] {
            assert_eq!(queue.moved(index, up), queue, "{index} {up}");
        }
    }

    #[test]
    fn an_article_that_cannot_be_opened_is_skipped_and_stays_on_the_list() {
        let mut queue = queue(&["a", "b"]);
        queue.miss("a");
        assert_eq!(queue.next().map(|item| &*item.page), Some("b"));
        assert_eq!(
            queue.names_of_next(Locale::default().player()),
            "“A” could not be opened. Next: B"
        );
        queue.remove("b");
        assert_eq!((queue.next(), pages(&queue)), (None, vec!["a"]));
        assert_eq!(pages(&queue.toggled(&item("a"))), [""; 0]);
    }

    #[test]
    fn only_articles_of_the_same_site_can_be_opened_here() {
        let sites = ["https://news.example/a?b", "http://cdn.example:8080"];
        for (address, expected) in [
            ("https://news.example/story/", true),
            ("https://news.example", true),
            ("https://news.example?x", true),
            ("http://cdn.example:8080/x", true),
            ("http://cdn.example/x", false),
            ("http://news.example/x", false),
            ("https://news.example.evil/x", false),
            ("story/", false),
            ("mailto:a@news.example", false),
            ("", false),
        ] {
            assert_eq!(is_of_site(address, &sites), expected, "{address}");
        }
        assert!(!is_of_site("x", &["y"]));
    }
}
