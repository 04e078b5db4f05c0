//! Links within the article. Browsers search the target of a fragment in the document only, never in a shadow root: the
//! article finds the targets itself.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, Node, ShadowRoot};

use crate::browser::Listener;

/// Scrolls to the element with the id of a fragment: when a link is followed, when the page is opened with such an address,
/// and when the reader goes back. Ends when it is dropped.
pub(crate) struct FragmentLinks {
    root: Element,
    /// Whether the address names an element that was not there.
    missed: Rc<Cell<bool>>,
    _clicks: Listener,
    _returns: Option<Listener>,
}

impl FragmentLinks {
    /// For the links and elements below `root`.
    pub(crate) fn follow(root: Element) -> Self {
        let missed = Rc::new(Cell::new(!show_address(&root)));
        let below = root.clone();
        let clicks = Listener::preventing(&root, "click", move |event| follow(&below, event));
        let returns = web_sys::window().map(|window| {
            let (root, missed) = (root.clone(), Rc::clone(&missed));
            Listener::new(&window, "hashchange", move |_| missed.set(!show_address(&root)))
        });
        Self {
            root,
            missed,
            _clicks: clicks,
            _returns: returns,
        }
    }

    /// Scrolls to the element that the page's address names if it was not shown before. Called when the whole text is.
    pub(crate) fn show_missed(&self) {
        if self.missed.take() {
            show_address(&self.root);
        }
    }
}

fn follow(root: &Element, event: &Event) {
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
    // The browser would resolve the fragment against `<base href>` if the page has one.
    event.prevent_default();
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(&fragment);
    }
    show(&target);
}

/// Shows the element that the page's address names, and returns whether it is there.
fn show_address(root: &Element) -> bool {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let target = hash.and_then(|hash| find(root, &hash));
    if let Some(target) = &target {
        show(target);
    }
    target.is_some()
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
    found.filter(|element| {
        root.contains(Some(element)) && element.closest("[hidden]").ok().flatten().is_none()
    })
}

fn show(target: &Element) {
    target.scroll_into_view();
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        let _ = target.focus();
    }
}
