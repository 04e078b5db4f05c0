//! Reports a click on a related link before the browser follows it.

use yew::prelude::*;

use super::RelatedClick;
use article::RelatedItem;

/// `MouseEvent.button` of the middle button (UI Events, section 3.4).
const MIDDLE_BUTTON: i16 = 1;

/// Returns a `click` listener that reports to `on_follow`, for `item`: the link at `index` of the panel with the title
/// `panel`.
pub fn follow(
    item: &RelatedItem,
    panel: &AttrValue,
    index: usize,
    on_follow: &Callback<RelatedClick>,
) -> Callback<MouseEvent> {
    let title = AttrValue::from(item.title.clone());
    let url = AttrValue::from(item.url.to_rc());
    let panel = panel.clone();
    on_follow.reform(move |event| RelatedClick {
        title: title.clone(),
        url: url.clone(),
        panel: panel.clone(),
        index,
        event,
    })
}

/// Returns the same for `auxclick`: the middle button opens a new tab without a `click`; the right one only opens a menu.
pub fn follow_aside(on_click: &Callback<MouseEvent>) -> Callback<MouseEvent> {
    let on_click = on_click.clone();
    Callback::from(move |event: MouseEvent| {
        if event.button() == MIDDLE_BUTTON {
            on_click.emit(event);
        }
    })
}
