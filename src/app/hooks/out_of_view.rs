//! Whether a part of the page can change without moving anything that is in view.

use web_sys::{DomRect, Element};

use super::adopted_page::{AdoptedPage, is_free};
use crate::browser::IntersectionWatch;

/// The edges of something, in CSS pixels of the viewport.
#[derive(Clone, Copy, Debug)]
struct Edges {
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
}

impl Edges {
    fn of(rect: &DomRect) -> Self {
        Self {
            top: rect.top(),
            bottom: rect.bottom(),
            left: rect.left(),
            right: rect.right(),
        }
    }

    fn is_empty(self) -> bool {
        self.right <= self.left && self.bottom <= self.top
    }

    /// Whether this is beside `article`, so that its height moves nothing of it.
    fn is_beside(self, article: Self) -> bool {
        self.left >= article.right || self.right <= article.left
    }
}

/// Returns whether `part` can become higher or lower unseen: it is below the viewport, or above it and beside the article.
fn may_change(part: Edges, article: Edges, viewport_height: f64) -> bool {
    part.is_empty() || part.top >= viewport_height || part.bottom <= 0.0 && part.is_beside(article)
}

/// Watches when a part leaves the viewport, until it is dropped.
pub(in crate::app) struct OutOfView {
    part: Element,
    /// Whether something is to appear after the part. Then only its end counts.
    is_after: bool,
    article: Option<Element>,
    _watch: Option<IntersectionWatch>,
}

impl OutOfView {
    /// Watches the static lists, or the end of the article without them.
    pub(in crate::app) fn links(page: &AdoptedPage, on_change: impl Fn() + 'static) -> Self {
        match page.links() {
            Some(links) => Self::watch(page, Some(links), false, on_change),
            None => Self::watch(page, page.find(".article"), true, on_change),
        }
    }

    fn watch(
        page: &AdoptedPage,
        part: Option<Element>,
        is_after: bool,
        on_change: impl Fn() + 'static,
    ) -> Self {
        let part = part.unwrap_or_else(|| page.widget().clone());
        let watch = IntersectionWatch::new(&part, move |_| on_change());
        Self {
            part,
            is_after,
            article: page.find(".article"),
            _watch: watch,
        }
    }

    /// Returns whether the part can change unseen.
    pub(in crate::app) fn is_unseen(&self) -> bool {
        let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
        let Some(height) = height else { return false };
        let mut part = Edges::of(&self.part.get_bounding_client_rect());
        if self.is_after {
            part.top = part.bottom;
        }
        let article = self.article.as_ref().map(Element::get_bounding_client_rect);
        may_change(part, article.as_ref().map_or(part, Edges::of), height)
    }

    /// Returns whether the part has neither the focus nor a selection, and is not pressed.
    pub(in crate::app) fn is_free(&self) -> bool {
        self.is_after || is_free(&self.part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_changes_only_where_that_moves_nothing_in_view() {
        let edges = |left: f64, top: f64, right: f64, bottom: f64| Edges {
            top,
            bottom,
            left,
            right,
        };
        let article = edges(100.0, -500.0, 700.0, 5_000.0);
        for (name, part, expected) in [
            ("below", edges(100.0, 900.0, 700.0, 1_500.0), true),
            ("one pixel in view", edges(100.0, 899.0, 700.0, 1_500.0), false),
            ("in view", edges(100.0, 200.0, 700.0, 600.0), false),
            ("above", edges(100.0, -700.0, 700.0, -100.0), false),
            ("beside, in view", edges(760.0, -200.0, 1_060.0, 100.0), false),
            ("beside, above", edges(760.0, -700.0, 1_060.0, 0.0), true),
            (
                "beside at the left, above",
                edges(-260.0, -700.0, 40.0, -1.0),
                true,
            ),
            ("not drawn", edges(0.0, 0.0, 0.0, 0.0), true),
        ] {
            assert_eq!(may_change(part, article, 900.0), expected, "{name}");
        }
    }
}
