//! Clicks on the related links that the page has drawn.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Url};
use yew::{Callback, MouseEvent};

use super::adopted_page::AdoptedPage;
use super::in_place::Holder;
use crate::browser::Listener;
use crate::related::{MIDDLE_BUTTON, RelatedClick};

/// Reports the clicks until it is dropped.
#[derive(Debug)]
pub(in crate::app) struct StaticLinks {
    _listeners: Vec<Listener>,
}

impl StaticLinks {
    /// Reports to `on_follow`. The links in `live` report themselves.
    pub(in crate::app) fn new(page: &AdoptedPage, live: Holder, on_follow: Callback<RelatedClick>) -> Self {
        let beside = page.find(".beside");
        let listeners = ["click", "auxclick"].into_iter().filter_map(|kind| {
            let (live, on_follow) = (live.clone(), on_follow.clone());
            let listen = move |event: &Event| {
                if let Some((_, click)) = read(event).filter(|(link, _)| !live.contains(link)) {
                    on_follow.emit(click);
                }
            };
            Some(Listener::preventing(beside.as_ref()?, kind, listen))
        });
        Self {
            _listeners: listeners.collect(),
        }
    }
}

/// Returns the link that is about to be followed, and the click.
fn read(event: &Event) -> Option<(Element, RelatedClick)> {
    let event: &MouseEvent = event.dyn_ref()?;
    if event.type_() == "auxclick" && event.button() != MIDDLE_BUTTON {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("[part~=related] a[href]").ok()??;
    let text = |element: Option<Element>| {
        let text = element.and_then(|element| element.text_content());
        text.unwrap_or_default().trim().to_owned()
    };
    let panel = link.closest("[part~=panel]").ok()?;
    let title = panel.and_then(|panel| panel.query_selector("[part~=panel-title]").ok().flatten());
    let mut index = 0;
    let mut item = link.closest("li").ok()?;
    while let Some(before) = item.and_then(|item| item.previous_element_sibling()) {
        index += 1;
        item = Some(before);
    }
    let href = link.get_attribute("href")?;
    let base = link.base_uri().ok().flatten().unwrap_or_default();
    let url = Url::new_with_base(&href, &base).map_or(href, |url| url.href());
    let click = RelatedClick {
        title: text(Some(link.clone())).into(),
        url: url.into(),
        panel: text(title).into(),
        index,
        event: event.clone(),
    };
    Some((link, click))
}
