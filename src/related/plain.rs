//! The links of the panels before what draws panels is here: lists under headings, and nothing more.

use std::rc::Rc;

use yew::html::{onauxclick, onclick};
use yew::prelude::*;

use super::follow::{follow, follow_aside};
use super::panels::RelatedPanelsProps;
use crate::dom::{attributes, element, element_on, listeners, nodes, text};
use ::related::{ShownPanel, shown_panels};

/// What [`RelatedPanels`](super::RelatedPanels) will draw in the end, as far as it can be read and followed.
pub fn plain_panels(props: &RelatedPanelsProps) -> Html {
    let panels = shown_panels(&props.panels, &props.current, |_, _| {});
    if panels.is_empty() {
        return Html::default();
    }
    let attributes = attributes![
        "class" = "related-plain", "part" = "related";
        "aria-label" = props.locale.strings.related.region,
    ];
    element(
        "section",
        attributes,
        panels.iter().map(|panel| section(panel, props)).collect(),
    )
}

fn section(shown: &ShownPanel<'_>, props: &RelatedPanelsProps) -> Html {
    let title = AttrValue::from(shown.panel.title.clone());
    let items = shown.items.iter().enumerate().map(|(index, item)| {
        let on_click = follow(item, &title, index, &props.on_follow);
        let listeners = listeners([
            Rc::new(onauxclick::Wrapper::new(follow_aside(&on_click))),
            Rc::new(onclick::Wrapper::new(on_click)),
        ]);
        let link = element_on(
            "a",
            attributes!["dir" = "auto"; "href" = item.url.to_rc()],
            listeners,
            text(AttrValue::from(item.title.clone())),
        );
        element("li", attributes!["part" = "related-item"], link)
    });
    let heading = attributes!["part" = "panel-title", "dir" = "auto"];
    let content = nodes([
        element("h2", heading, text(title.clone())),
        element("ul", attributes!["role" = "list"], items.collect()),
    ]);
    element("section", attributes!["part" = "panel"], content)
}
