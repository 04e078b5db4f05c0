//! A component on a page of its own.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, BaseComponent, Renderer};

use super::wait::frames;

/// The events that a component has emitted.
pub type Events<E> = Rc<RefCell<Vec<E>>>;

/// A component in a shadow root, as in the element. Removed on drop.
pub struct Page<C: BaseComponent, E> {
    pub host: HtmlElement,
    pub root: Element,
    pub events: Events<E>,
    shadow: ShadowRoot,
    handle: Option<AppHandle<C>>,
}

impl<C: BaseComponent, E> Page<C, E> {
    /// Puts `host` on the page, and the component into its shadow root, within an element of the class `class`.
    pub async fn mount(
        host: HtmlElement,
        class: &str,
        props: impl FnOnce(&Events<E>) -> C::Properties,
    ) -> Self {
        document().body().unwrap().append_child(&host).unwrap();
        let shadow = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        let around = document().create_element("div").unwrap();
        around.set_class_name(class);
        shadow.append_child(&around).unwrap();
        let root = document().create_element("div").unwrap();
        around.append_child(&root).unwrap();
        let events = Rc::default();
        let props = props(&events);
        let handle = Renderer::<C>::with_root_and_props(root.clone(), props).render();
        frames().await;
        Self {
            host,
            root,
            events,
            shadow,
            handle: Some(handle),
        }
    }

    pub async fn update(&mut self, props: C::Properties) {
        self.handle.as_mut().unwrap().update(props);
        frames().await;
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.shadow.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.get(index).unwrap().unchecked_into())
            .collect()
    }

    /// Returns the first element for `selector`.
    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.shadow.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    pub fn focused(&self) -> Option<Element> {
        self.shadow.active_element()
    }
}

impl<C: BaseComponent, E> Drop for Page<C, E> {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.remove();
    }
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Returns a new `<div>` that is not yet on the page.
pub fn new_box() -> HtmlElement {
    document().create_element("div").unwrap().unchecked_into()
}
