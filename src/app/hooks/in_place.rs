//! Live parts in place of the page's own.

use web_sys::Element;

use super::adopted_page::AdoptedPage;

/// An element that Yew draws into, wherever it is. There is one for each part, because Yew never frees an element that it has
/// once drawn into.
#[derive(Clone, Debug)]
pub(in crate::app) struct Holder(Element);

impl Holder {
    /// `None` without a document.
    pub(in crate::app) fn new() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        document.create_element("div").ok().map(Self)
    }

    pub(in crate::app) fn element(&self) -> Element {
        self.0.clone()
    }

    /// Puts the holder in place of the player's face, or where that would be. `None` if the page has no such place.
    pub(in crate::app) fn replace_face(&self, page: &AdoptedPage) -> Option<InPlace> {
        self.replace(page.face(), "", page.listen())
    }

    /// Puts the holder in place of the static lists, or where they would be. `None` if the page has no such place.
    pub(in crate::app) fn replace_links(&self, page: &AdoptedPage) -> Option<InPlace> {
        match page.find(".beside") {
            Some(beside) => self.replace(page.links(), "", Some(beside)),
            None => self.replace(None, "beside", page.find(".page")),
        }
    }

    /// Puts the holder in place of `own`, or at the end of `around` without it.
    fn replace(&self, own: Option<Element>, class: &str, around: Option<Element>) -> Option<InPlace> {
        self.0.set_class_name(class);
        match &own {
            Some(own) => own.replace_with_with_node_1(&self.0).ok()?,
            None => around?.append_with_node_1(&self.0).ok()?,
        }
        Some(InPlace {
            holder: self.0.clone(),
            own,
        })
    }
}

/// A live part in place of the page's own, which returns when this is dropped.
#[derive(Debug)]
#[must_use = "the page's own part returns when it is dropped"]
pub(in crate::app) struct InPlace {
    holder: Element,
    own: Option<Element>,
}

impl Drop for InPlace {
    fn drop(&mut self) {
        match self.own.take() {
            Some(own) => {
                let _ = self.holder.replace_with_with_node_1(&own);
            }
            None => self.holder.remove(),
        }
    }
}
