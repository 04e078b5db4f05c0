//! A widget, attached to one element after another.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortController, Element, HtmlElement, ShadowRoot, Url};
use yew::{AppHandle, Callback, Renderer};

use super::events::{dispatch, warn};
use super::plain_data::plain_data;
use crate::app::{AdoptedPage, App, AppProps, HistoryEntry, Message, Snapshot, Source};
use crate::config::Config;
use crate::load::Prefetched;
use crate::player::PlayerControl;
use article::{Direction, Language, Shared};

/// The widget of an element. When the element is removed, the loader attaches the widget to another one later, because Yew's
/// applications leak their root when they are destroyed (0.23.0).
///
/// A listener may call any method while another method emits an event, so no method emits while it borrows a cell.
#[wasm_bindgen]
pub struct Widget {
    app: RefCell<AppHandle<App>>,
    props: RefCell<AppProps>,
    attachment: RefCell<Option<Attachment>>,
}

/// The element, and the loader's function that emits its events.
#[derive(Clone)]
struct Attachment {
    host: HtmlElement,
    emit: Function,
}

#[wasm_bindgen]
impl Widget {
    /// Creates a widget that renders into `root`. It is not attached to an element yet.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element) -> Self {
        let props = detached_props(0);
        let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Self {
            app: RefCell::new(app),
            props: RefCell::new(props),
            attachment: RefCell::default(),
        }
    }

    /// Attaches the widget to `host`. The next [`update`](Self::update) renders it.
    ///
    /// - `emit(name, detail, cancelable)` is called for each event.
    /// - `article` and `related` are started requests for the addresses in `src` and `related`: a promise of a `Response`, the
    ///   `AbortController` that cancels it, and for the article whether the response is a prepared article.
    /// - `snapshot` is the result of [`detach`](Self::detach) for this element.
    /// - `page` is the page to adopt: the element that [`crate::prerender`] has drawn. If another article takes its place,
    ///   `emit('replaced')` is called in the same task in which that is drawn.
    #[expect(clippy::too_many_arguments, reason = "the loader calls it in one place")]
    pub fn attach(
        &self,
        host: HtmlElement,
        emit: Function,
        has_fallback: bool,
        article: Option<Array>,
        related: Option<Array>,
        snapshot: Option<Array>,
        page: Option<Element>,
    ) {
        let on_event = {
            let emit = emit.clone();
            Callback::from(move |event| dispatch(&emit, event))
        };
        self.attachment.replace(Some(Attachment { host, emit }));
        self.props.replace_with(|before| AppProps {
            prefetched: article.and_then(prefetched),
            prefetched_related: related.and_then(prefetched),
            snapshot: snapshot.map(|snapshot| read_snapshot(&snapshot)),
            has_fallback,
            adopted: page.map(AdoptedPage::new),
            on_event,
            ..detached_props(before.turn.wrapping_add(1))
        });
    }

    /// Reads the attributes. `inline` is the text inside the element, `data` the JSON of the property `article` if the page set
    /// it.
    pub fn update(&self, inline: Option<String>, data: Option<String>) {
        let Some(Attachment { host, emit }) = self.attachment.borrow().clone() else {
            return;
        };
        let base = host.base_uri().ok().flatten().unwrap_or_default();
        let config = read_config(&host, &base, &emit);
        self.redraw(|props| {
            let source = source(&config, inline, data, &base);
            if props.source != source && matches!(source, Source::Data { .. }) {
                // Until the new article is rendered, the property `article` returns the data that the page set.
                props.shown.clear();
            }
            props.source = source;
            props.page_lang = inherited(&host, "lang", "[lang]").and_then(|lang| Language::parse(&lang));
            props.page_dir = inherited(&host, "dir", "[dir]").and_then(|dir| Direction::parse(&dir));
            props.page = page().into();
            if *props.config != config {
                props.config = Shared::new(config);
            }
        });
    }

    /// Detaches the widget from its element and cancels its work. Returns a snapshot that shows the same article again.
    pub fn detach(&self) -> Option<Array> {
        let shown = self.props.borrow().shown.get();
        self.attachment.replace(None);
        self.redraw(|props| *props = detached_props(props.turn.wrapping_add(1)));
        let (loaded, entry) = shown?;
        let snapshot = Array::of2(&plain_data(&loaded.article).into(), &(&*loaded.url).into());
        if let Some(entry) = entry {
            snapshot.push(&(&*entry.address).into());
            snapshot.push(&(&*entry.page).into());
        }
        Some(snapshot)
    }

    /// Returns the article on the page as JSON, with the names of `docs/writing.md`.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> Option<String> {
        let (loaded, _) = self.props.borrow().shown.get()?;
        Some(plain_data(&loaded.article))
    }

    /// Shows the article at `address` instead of the current one, with a way back. `page` is the address of its page. With
    /// `plays` it is the next article of the queue, and `address` is `None` if there is no article on that page.
    pub fn open(&self, address: Option<String>, page: String, plays: bool) {
        let page = Rc::from(page);
        let entry = address.map(|address| HistoryEntry {
            address: address.into(),
            page: Rc::clone(&page),
        });
        let message = match entry {
            Some(entry) if plays => Message::Continue(entry),
            Some(entry) => Message::Open(entry),
            None => Message::Missed(page),
        };
        self.app.borrow().send_message(message);
    }

    /// Fetches the article again.
    pub fn reload(&self) {
        self.redraw(|props| props.reloads = props.reloads.wrapping_add(1));
    }

    /// Plays the narration.
    pub fn play(&self) {
        self.control().play();
    }

    /// Pauses the narration.
    pub fn pause(&self) {
        self.control().pause();
    }

    /// Moves the playback position to `seconds`.
    pub fn seek(&self, seconds: f64) {
        self.control().seek(seconds);
    }

    /// Returns the playback position in seconds.
    #[wasm_bindgen(getter, js_name = currentTime)]
    pub fn current_time(&self) -> f64 {
        self.control().current_time()
    }

    /// Returns the length in seconds, or NaN if it is not known.
    #[wasm_bindgen(getter)]
    pub fn duration(&self) -> f64 {
        self.control().duration()
    }

    /// Returns whether the narration is paused: it neither plays nor is about to.
    #[wasm_bindgen(getter)]
    pub fn paused(&self) -> bool {
        self.control().paused()
    }

    /// Returns the speed.
    #[wasm_bindgen(getter, js_name = playbackRate)]
    pub fn playback_rate(&self) -> f64 {
        self.control().playback_rate()
    }

    /// Sets the speed, limited to 0.5 to 3.
    #[wasm_bindgen(setter, js_name = playbackRate)]
    pub fn set_playback_rate(&self, rate: f64) {
        self.control().set_playback_rate(rate);
    }
}

impl Widget {
    fn control(&self) -> PlayerControl {
        self.props.borrow().control.clone()
    }

    /// Changes the properties and schedules a render.
    fn redraw(&self, change: impl FnOnce(&mut AppProps)) {
        let mut props = self.props.borrow().clone();
        change(&mut props);
        self.props.replace(props.clone());
        self.app.borrow_mut().update(props);
    }
}

/// The properties of a widget without an element.
fn detached_props(turn: u32) -> AppProps {
    AppProps {
        config: Shared::new(Config::default()),
        source: Source::Detached,
        turn,
        snapshot: None,
        reloads: 0,
        prefetched: None,
        prefetched_related: None,
        has_fallback: false,
        adopted: None,
        page_lang: None,
        page_dir: None,
        page: "".into(),
        control: PlayerControl::default(),
        shown: Default::default(),
        on_event: Callback::default(),
    }
}

fn prefetched(request: Array) -> Option<Prefetched> {
    let promise: Promise = request.get(0).dyn_into().ok()?;
    let controller: AbortController = request.get(1).dyn_into().ok()?;
    Some(Prefetched::new(promise, controller, request.get(2).is_truthy()))
}

/// Reads the result of [`Widget::detach`].
fn read_snapshot(snapshot: &Array) -> Snapshot {
    let text = |at: u32| snapshot.get(at).as_string();
    Snapshot {
        article: text(0).unwrap_or_default().into(),
        url: text(1).unwrap_or_default().into(),
        entry: text(2).zip(text(3)).map(|(address, page)| HistoryEntry {
            address: address.into(),
            page: page.into(),
        }),
    }
}

fn read_config(host: &HtmlElement, base: &str, emit: &Function) -> Config {
    let resolve = |url: &str| Url::new_with_base(url, base).ok().map(|url| url.href());
    let (config, warnings) = Config::new(|name| host.get_attribute(name), resolve);
    for warning in warnings {
        warn(emit, &warning.message);
    }
    config
}

fn source(config: &Config, inline: Option<String>, data: Option<String>, base: &str) -> Source {
    let page = || base.into();
    match (data, &config.src, inline) {
        (Some(text), _, _) => Source::Data {
            text: text.into(),
            page: page(),
        },
        (None, Some(url), _) => Source::Address(url.clone()),
        (None, None, Some(text)) => Source::Inline {
            text: text.into(),
            page: page(),
        },
        (None, None, None) => Source::None,
    }
}

/// Returns the page's current address, which a script may have changed without a load.
fn page() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// Returns the attribute of the nearest ancestor that has it, through every shadow root.
fn inherited(host: &HtmlElement, name: &str, selector: &str) -> Option<String> {
    let mut element: Element = host.clone().into();
    loop {
        if let Some(holder) = element.closest(selector).ok().flatten() {
            return holder.get_attribute(name);
        }
        element = element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    }
}
