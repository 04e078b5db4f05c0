//! The button on a related story that can be listened to: it plays after this article.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::i18n::{Locale, fill};
use crate::player::state::queue::{Queue, QueueRequest, is_of_site};
use article::{RelatedItem, Shared};

/// The button, pressed if `item` is on `queue`. Only for a story with audio on the same site as one of the addresses
/// `sites`: only that can be played here.
pub fn play_next(
    item: &RelatedItem,
    sites: &[AttrValue],
    queue: &Shared<Queue>,
    on_queue: &Callback<QueueRequest>,
    locale: &Locale,
) -> Option<Html> {
    if !item.audio || !is_of_site(item.url.as_str(), sites) {
        return None;
    }
    let is_queued = queue.holds(item.url.as_str());
    let label = AttrValue::from(fill(locale.player().play_next, &item.title));
    let onclick = {
        let (queue, item) = (queue.clone(), item.clone());
        on_queue.reform(move |_: MouseEvent| QueueRequest::Keep(queue.toggled(&item)))
    };
    let (lang, dir) = locale.foreign_strings().unzip();
    Some(html! {
        <button type="button" class="related-next" aria-label={label.clone()} title={label} {lang} {dir}
            aria-pressed={if is_queued { "true" } else { "false" }} {onclick}>
            { draw(if is_queued { Icon::CHECK } else { Icon::PLAY_NEXT }) }
        </button>
    })
}
