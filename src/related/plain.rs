//! Related links as lists under headings: the first form, until the part that draws panels is here.

use yew::prelude::*;

use super::follow::{follow, follow_aside};
use super::panels::RelatedPanelsProps;
use ::related::{ShownPanel, shown_panels};
use article::RelatedItem;

/// Draws the links that [`RelatedPanels`](super::RelatedPanels) will draw: they can be read and followed.
pub fn plain_panels(props: &RelatedPanelsProps) -> Html {
    let panels = shown_panels(&props.panels, &props.current, |_, _| {});
    if panels.is_empty() {
        return html! {};
    }
    html! {
        <section class="related-plain" part="related" aria-label={props.locale.strings.related.region}>
            {for panels.iter().map(|panel| section(panel, props))}
        </section>
    }
}

fn section(shown: &ShownPanel<'_>, props: &RelatedPanelsProps) -> Html {
    let title = AttrValue::from(shown.panel.title.clone());
    html! {
        <section part="panel">
            <h2 part="panel-title" dir="auto">{title.clone()}</h2>
            <ul role="list">
                for (index, item) in shown.items.iter().enumerate() {
                    <li part="related-item">{link(item, &title, index, props)}</li>
                }
            </ul>
        </section>
    }
}

fn link(item: &RelatedItem, panel: &AttrValue, index: usize, props: &RelatedPanelsProps) -> Html {
    let onclick = follow(item, panel, index, &props.on_follow);
    let onauxclick = follow_aside(&onclick);
    html! {
        <a dir="auto" href={item.url.to_rc()} {onauxclick} {onclick}>{AttrValue::from(item.title.clone())}</a>
    }
}
