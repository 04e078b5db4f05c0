//! Links within the article. Browsers look for a fragment's target in the document only, never in a shadow root, so the
//! article finds its own.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, Node, ShadowRoot, Window};
use yew::prelude::*;

use crate::model::{Article, Shared};

/// Makes links to `#id` below `root` lead to the element of that name, when followed, when the page is opened with such
/// an address, and on the way back.
#[hook]
pub(crate) fn use_fragment_links(root: NodeRef, article: Shared<Article>) {
    use_effect_with((root, article), |(root, _)| {
        let listeners = root
            .cast::<Element>()
            .zip(web_sys::window())
            .map(|(root, window)| {
                if let Some(target) = address_target(&window, &root) {
                    show(&target);
                }
                let clicks = {
                    let (root, window) = (root.clone(), window.clone());
                    let options = EventListenerOptions::enable_prevent_default();
                    EventListener::new_with_options(&root.clone(), "click", options, move |event| {
                        follow(&window, &root, event)
                    })
                };
                let returns = {
                    let (root, window) = (root, window.clone());
                    EventListener::new(&window.clone(), "hashchange", move |_| {
                        if let Some(target) = address_target(&window, &root) {
                            show(&target);
                        }
                    })
                };
                (clicks, returns)
            });
        move || drop(listeners)
    });
}

fn follow(window: &Window, root: &Element, event: &Event) {
    let Some(click) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    if click.default_prevented()
        || click.button() != 0
        || click.ctrl_key()
        || click.meta_key()
        || click.shift_key()
    {
        return;
    }
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("a[href^='#']").ok().flatten());
    let Some(fragment) = link.and_then(|link| link.get_attribute("href")) else {
        return;
    };
    let Some(target) = find(root, &fragment) else {
        return;
    };
    // The default would follow `<base href>` where the page has one.
    event.prevent_default();
    let _ = window.location().set_hash(&fragment);
    show(&target);
}

/// The element that the page's own address names.
fn address_target(window: &Window, root: &Element) -> Option<Element> {
    let hash = window.location().hash().ok()?;
    find(root, &hash)
}

fn find(root: &Element, fragment: &str) -> Option<Element> {
    let id = fragment.strip_prefix('#').filter(|id| !id.is_empty())?;
    let id = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    let tree: Node = root.get_root_node();
    let found = match tree.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.get_element_by_id(&id),
        None => root
            .owner_document()
            .and_then(|document| document.get_element_by_id(&id)),
    };
    found.filter(|element| root.contains(Some(element)))
}

fn show(target: &Element) {
    target.scroll_into_view();
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        let _ = target.focus();
    }
}
