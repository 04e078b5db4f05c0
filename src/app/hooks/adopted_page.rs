//! The nodes of an adopted page: the article that a published page holds in the light DOM of the element.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Selection, ShadowRoot};
use yew::NodeRef;

use crate::player::AdoptedAudio;
use article::Direction;

/// The outermost element of the page, `.widget`. Compared by identity.
#[derive(Clone, Debug, PartialEq)]
pub struct AdoptedPage {
    widget: Element,
}

/// Set on the player's face if the player cannot be loaded. The page's `<audio>` then has controls of its own.
const FAILED: &str = "data-failed";

impl AdoptedPage {
    /// `widget` is the element that `crate::prerender` has drawn.
    #[must_use]
    pub fn new(widget: Element) -> Self {
        Self { widget }
    }

    pub(in crate::app) fn widget(&self) -> &Element {
        &self.widget
    }

    pub(super) fn find(&self, selector: &str) -> Option<Element> {
        self.widget.query_selector(selector).ok().flatten()
    }

    /// Returns the element of the player.
    pub(super) fn listen(&self) -> Option<Element> {
        self.find(".listen")
    }

    /// Returns the player that the page draws without the module.
    pub(super) fn face(&self) -> Option<Element> {
        self.find(".listen > .player")
    }

    /// Returns whether the face is in the page. The live player has as much room as that.
    pub(in crate::app) fn has_face(&self) -> bool {
        self.face().is_some()
    }

    /// Returns the related links that the page draws without the module.
    pub(super) fn links(&self) -> Option<Element> {
        self.find(".beside > :not(slot)")
    }

    /// Returns the page's `<audio>`.
    pub(in crate::app) fn audio(&self) -> Option<AdoptedAudio> {
        let audio = self.find(".listen > audio")?.dyn_into().ok()?;
        Some(AdoptedAudio::new(audio))
    }

    /// Returns the text of the article, without its header, notes and player.
    pub(in crate::app) fn texts(&self) -> [String; 2] {
        ["#headline", ".body"].map(|selector| {
            let found = self.find(selector).and_then(|element| element.text_content());
            found.unwrap_or_default()
        })
    }

    /// Returns whether the page is drawn in the language and the direction that the element's attributes want, if they do.
    pub(in crate::app) fn is_drawn_in(&self, lang: Option<&str>, dir: Option<Direction>) -> bool {
        let is = |name, wanted: &str| self.widget.get_attribute(name).as_deref() == Some(wanted);
        lang.is_none_or(|lang| is("lang", lang)) && dir.is_none_or(|dir| is("dir", dir.as_str()))
    }

    /// Shows the page as the attributes `theme` and `player` want it.
    pub(in crate::app) fn set(&self, theme: &str, player: &str, has_player: bool) {
        put(&self.widget, "data-theme", theme);
        if let Some(page) = self.find(".page") {
            put(&page, "data-player", player);
        }
        if let Some(listen) = self.listen() {
            let _ = listen.toggle_attribute_with_force("hidden", !has_player);
        }
    }

    /// The player cannot be loaded (`true`): the browser's own player takes its place. Or it can again.
    pub(in crate::app) fn set_failed(&self, failed: bool) {
        if let (Some(face), Some(audio)) = (self.face(), self.audio()) {
            let _ = face.toggle_attribute_with_force(FAILED, failed);
            audio.element().set_controls(failed);
        }
    }
}

/// Returns the outermost element: of the adopted page, or of what the widget has drawn.
pub(in crate::app) fn outermost(page: Option<&AdoptedPage>, drawn: &NodeRef) -> Option<Element> {
    match page {
        Some(page) => Some(page.widget.clone()),
        None => drawn.cast(),
    }
}

/// Returns whether the reader is more than a screen below the start of `widget`.
pub(in crate::app) fn is_in_the_middle(widget: &Element) -> bool {
    let top = widget.get_bounding_client_rect().top();
    let screen = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    screen.is_some_and(|screen| top < -screen)
}

fn put(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}

/// Returns whether `element` can be replaced without taking anything from the reader: no focus, no selection, no press.
pub(super) fn is_free(element: &Element) -> bool {
    let root = element.get_root_node();
    let focused = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => root
            .dyn_ref::<Document>()
            .and_then(|document| document.active_element()),
    };
    let has_focus = focused.is_some_and(|focused| element.contains(Some(&focused)));
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    let holds = |selection: &Selection| {
        let overlaps = selection.contains_node_with_allow_partial_containment(element, true);
        !selection.is_collapsed() && overlaps.unwrap_or(false)
    };
    let is_selected = selection.as_ref().is_some_and(holds);
    !has_focus && !is_selected && !element.matches(":active").unwrap_or(false)
}
