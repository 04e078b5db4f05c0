//! The placeholder of an article until it is there.

use yew::prelude::*;

use crate::i18n::Locale;

/// The class names of the skeleton's boxes, from top to bottom. The loader draws the same boxes before the module is here:
/// the build writes this list into it.
pub const SKELETON_BOXES: [&str; 9] = [
    "skeleton-headline",
    "skeleton-line",
    "skeleton-line",
    "skeleton-line",
    "skeleton-line",
    "skeleton-line",
    "skeleton-line",
    "skeleton-line",
    "skeleton-line",
];

/// Draws quiet lines in the shape of an article, and one word for screen readers.
pub fn skeleton(locale: &Locale) -> Html {
    html! {
        <div class="skeleton">
            <p class="visually-hidden">{locale.strings.article.loading}</p>
            for class in SKELETON_BOXES {
                <div {class} />
            }
        </div>
    }
}
