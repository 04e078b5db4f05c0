//! The few touches of the document: listeners, timers, the value and the focus of controls.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Element, Event, EventTarget, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, ShadowRoot,
};
use yew::NodeRef;

use super::decimal;
use super::keys::{Focus, Press};

/// An event listener that goes when it is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    captures: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to events of `kind` on `target`.
    pub fn new(target: &EventTarget, kind: &'static str, listen: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, false, listen)
    }

    /// Hears of them on their way down: also of those that do not come up again, such as `scroll`.
    pub fn capture(target: &EventTarget, kind: &'static str, listen: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, true, listen)
    }

    fn with(
        target: &EventTarget,
        kind: &'static str,
        captures: bool,
        listen: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::new(listen);
        let function = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(kind, function, captures);
        Self {
            target: target.clone(),
            kind,
            captures,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.kind, function, self.captures);
    }
}

/// A timer that is cancelled when it is dropped.
pub struct Timeout {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Runs `act` in `delay_ms`.
    pub fn new(delay_ms: i32, act: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(act);
        let id = web_sys::window().and_then(|window| {
            let function = closure.as_ref().unchecked_ref();
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(function, delay_ms)
                .ok()
        });
        Self {
            id,
            _closure: closure,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.id) {
            window.clear_timeout_with_handle(id);
        }
    }
}

/// Milliseconds since the page began.
pub fn now_ms() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// The page's address.
pub fn page_address() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// Whether `node` stands in the first widget of the page: the one that an address with a moment means.
pub fn is_first_of_page(node: &NodeRef) -> bool {
    let Some(root) = node.cast::<HtmlElement>().map(|element| element.get_root_node()) else {
        return false;
    };
    let Some(host) = root.dyn_ref::<ShadowRoot>().map(ShadowRoot::host) else {
        return true;
    };
    let first = host
        .owner_document()
        .and_then(|document| document.query_selector(&host.local_name()).ok().flatten());
    first.is_none_or(|first| first == host)
}

/// Puts `text` on the clipboard and says whether that was possible: not every page may, and not in every frame.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let promise = web_sys::window().and_then(|window| {
        let navigator: JsValue = window.navigator().into();
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into())
            .ok()?
            .dyn_into()
            .ok()?;
        write
            .call1(&clipboard, &text.into())
            .ok()?
            .dyn_into::<Promise>()
            .ok()
    });
    spawn_local(async move {
        let done = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        then(done);
    });
}

/// The number in the slider or the list that `event` comes from.
pub fn number_of(event: &Event) -> Option<f64> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value_as_number()).filter(|value| value.is_finite());
    }
    decimal::read(&target.dyn_ref::<HtmlSelectElement>()?.value())
}

/// Moves the focus to the control that `node` holds; a text to be copied is marked.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
        if let Some(input) = element
            .dyn_ref::<HtmlInputElement>()
            .filter(|input| input.read_only())
        {
            input.select();
        }
    }
}

/// Moves the focus to the `row`th element for `selector` in the sheet that `event` comes from, or to the first button of
/// the sheet where there is none: what has the focus may be about to go.
pub fn focus_row(event: &Event, selector: &str, row: Option<usize>) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(sheet) = target.and_then(|target| target.closest(".player-sheet").ok().flatten()) else {
        return;
    };
    let rows = sheet.query_selector_all(selector).ok();
    let found = row
        .and_then(|row| rows?.get(u32::try_from(row).ok()?))
        .or_else(|| sheet.query_selector("button").ok().flatten().map(Into::into));
    if let Some(element) = found.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What stands in the field that `event` comes from.
pub fn typed(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some(target.value())
}

/// Moves the focus to the control that `node` holds, and nothing else.
pub fn focus_in_place(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Hands the key of `event` to `read`, and where in the player it was pressed.
pub fn with_press<T>(event: &KeyboardEvent, read: impl FnOnce(Press<'_>, Focus) -> T) -> T {
    let key = latin(event);
    let press = Press {
        key: &key,
        shift: event.shift_key(),
        reserved: event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
            || event.is_composing()
            || event.default_prevented(),
        repeat: event.repeat(),
    };
    read(press, focus_of(event))
}

/// The key's value; where its layout has no Latin letters (Ukrainian, Arabic), what is printed beside them.
fn latin(event: &KeyboardEvent) -> String {
    let key = event.key();
    if key.is_ascii() {
        return key;
    }
    let code = event.code();
    match code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit")) {
        Some(name) => name.to_ascii_lowercase(),
        None => key,
    }
}

fn focus_of(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else {
        return Focus::Elsewhere;
    };
    match element.tag_name().to_ascii_lowercase().as_str() {
        "button" | "a" | "summary" => Focus::Button,
        "select" | "textarea" => Focus::Field,
        "input" => match element.get_attribute("part").as_deref() {
            Some("seek") => Focus::Seek,
            _ if element.get_attribute("type").as_deref() == Some("range") => Focus::Slider,
            _ => Focus::Field,
        },
        _ => Focus::Elsewhere,
    }
}
