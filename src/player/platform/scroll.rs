//! The transcript's own text: highlights the current line, and scrolls within the text, never the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};
use yew::NodeRef;

use super::tree::in_article;

/// Marks `line` as the current one, which is also where the keyboard enters the text. With `follows`, scrolls to it
/// if it is out of view.
pub fn mark_line(text: &NodeRef, line: Option<usize>, follows: bool) {
    let Some(text) = text.cast::<Element>() else {
        return;
    };
    let found = line.and_then(|line| {
        let selector = ["[data-line=\"", &line.to_string(), "\"]"].concat();
        text.query_selector(&selector).ok().flatten()
    });
    let before = text.query_selector("[aria-current]").ok().flatten();
    if let Some(before) = before.filter(|before| Some(before) != found.as_ref()) {
        let _ = before.remove_attribute("aria-current");
    }
    if let Some(line) = &found {
        let _ = line.set_attribute("aria-current", "true");
        if follows {
            bring(&text, line);
        }
    }
    let entry = found
        .filter(|line| line.has_attribute("href"))
        .or_else(|| text.query_selector("a[data-line]").ok().flatten());
    enter_at(&text, entry.as_ref());
}

/// Scrolls to the first element for `selector`.
pub fn show(text: &NodeRef, selector: &str) {
    if let Some(text) = text.cast::<Element>()
        && let Ok(Some(found)) = text.query_selector(selector)
    {
        bring(&text, &found);
    }
}

/// Returns the line of a plain click or of Enter. If a modifier key is held, the link is the browser's.
pub fn clicked_line(event: &MouseEvent) -> Option<usize> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0 {
        return None;
    }
    let link = line_of(event)?.closest("a").ok()??;
    event.prevent_default();
    link.get_attribute("data-line")?.parse().ok()
}

/// Moves to the element `id` of the article, if the click on its link is a plain one.
pub fn go_to_block(event: &MouseEvent, id: &str) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let found = target.and_then(|target| in_article(&target, id));
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if let Some(element) = found.filter(|_| is_plain) {
        event.prevent_default();
        if !element.has_attribute("tabindex") {
            element.set_tab_index(-1);
        }
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// Moves the focus to the next line that can be started, or back. Returns whether there is one.
pub fn step_line(text: &NodeRef, event: &Event, forward: bool) -> bool {
    let moved = || {
        let text = text.cast::<Element>()?;
        let from = line_of(event)?;
        let lines = text.query_selector_all("a[data-line]").ok()?;
        let count = lines.length();
        let at = (0..count).find(|at| lines.get(*at).as_ref() == Some(from.as_ref()))?;
        let to = if forward { at + 1 } else { at.checked_sub(1)? };
        let next: HtmlElement = lines.get(to)?.dyn_into().ok()?;
        enter_at(&text, Some(&next));
        next.focus().ok()
    };
    moved().is_some()
}

fn line_of(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-line]").ok()?
}

/// Tab reaches one line; arrow keys reach the others.
fn enter_at(text: &Element, line: Option<&Element>) {
    let before = text.query_selector("[tabindex=\"0\"]").ok().flatten();
    if before.as_ref() == line {
        return;
    }
    if let Some(before) = before {
        let _ = before.set_attribute("tabindex", "-1");
    }
    if let Some(line) = line {
        let _ = line.set_attribute("tabindex", "0");
    }
}

/// Scrolls a line that is out of view to the first third.
fn bring(text: &Element, line: &Element) {
    let (frame, line) = (text.get_bounding_client_rect(), line.get_bounding_client_rect());
    if line.top() < frame.top() || line.bottom() > frame.bottom() {
        let by = line.top() - frame.top() - frame.height() / 3.0;
        text.set_scroll_top(text.scroll_top() + by.round() as i32);
    }
}
