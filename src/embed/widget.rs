//! One widget, for one element after the other.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortController, Element, HtmlElement, ShadowRoot, Url};
use yew::{AppHandle, Callback, Renderer};

use super::events::{dispatch, warn};
use super::plain_data::plain_data;
use crate::app::{App, AppProps, Kept, Message, Place, Source};
use crate::config::Config;
use crate::load::Prefetched;
use crate::player::PlayerControl;
use article::{Direction, Language, Shared};

/// What the loader holds for each element of the page, and keeps for the next one when an element goes: Yew's
/// applications leak their root when they are destroyed (0.23.0).
///
/// Every method may be called while another one tells the page of an event, so none holds on to what it borrows.
#[wasm_bindgen]
pub struct Widget {
    app: RefCell<AppHandle<App>>,
    props: RefCell<AppProps>,
    seat: RefCell<Option<Seat>>,
}

/// The element, and how it is told what happens.
#[derive(Clone)]
struct Seat {
    host: HtmlElement,
    tell: Function,
}

#[wasm_bindgen]
impl Widget {
    /// A widget that will be drawn into `root`, for no element yet.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element) -> Self {
        let props = parked(0);
        let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Self {
            app: RefCell::new(app),
            props: RefCell::new(props),
            seat: RefCell::default(),
        }
    }

    /// Makes this the widget of `host`; the next [`update`](Self::update) draws it. `tell(name, detail, cancelable)` is
    /// called for each event; `article` and `related` are requests for the addresses in `src` and `related`, each a
    /// promise of a `Response` with the `AbortController` that ends it, and for the article whether it is a prepared one; `kept` is what [`park`](Self::park) gave for this
    /// element.
    pub fn seat(
        &self,
        host: HtmlElement,
        tell: Function,
        has_fallback: bool,
        article: Option<Array>,
        related: Option<Array>,
        kept: Option<Array>,
    ) {
        let on_event = {
            let tell = tell.clone();
            Callback::from(move |event| dispatch(&tell, event))
        };
        self.seat.replace(Some(Seat { host, tell }));
        self.props.replace_with(|before| AppProps {
            prefetched: article.and_then(prefetched),
            prefetched_related: related.and_then(prefetched),
            kept: kept.map(|kept| read_kept(&kept)),
            has_fallback,
            on_event,
            ..parked(before.turn.wrapping_add(1))
        });
    }

    /// Reads the attributes. `inline` is the text that stands inside the element, `data` the JSON of what the page gave
    /// to the property `article`.
    pub fn update(&self, inline: Option<String>, data: Option<String>) {
        let Some(Seat { host, tell }) = self.seat.borrow().clone() else {
            return;
        };
        let base = host.base_uri().ok().flatten().unwrap_or_default();
        let config = read_config(&host, &base, &tell);
        self.redraw(|props| {
            let source = source(&config, inline, data, &base);
            if props.source != source && matches!(source, Source::Data { .. }) {
                // Whoever asks at once gets what was given.
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

    /// Ends everything for this element and lets go of it. Gives what is needed to show the same again.
    pub fn park(&self) -> Option<Array> {
        let shown = self.props.borrow().shown.get();
        self.seat.replace(None);
        self.redraw(|props| *props = parked(props.turn.wrapping_add(1)));
        let (loaded, place) = shown?;
        let kept = Array::of2(&plain_data(&loaded.article).into(), &(&*loaded.url).into());
        if let Some(place) = place {
            kept.push(&(&*place.address).into());
            kept.push(&(&*place.page).into());
        }
        Some(kept)
    }

    /// The article on the page as JSON, with the names of the contract's section 4.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> Option<String> {
        let (loaded, _) = self.props.borrow().shown.get()?;
        Some(plain_data(&loaded.article))
    }

    /// Shows the article at `address` in place of the one that is there, with a way back; `page` is where its link leads.
    /// `plays` where it was next on the listener's queue; then there may be no such article.
    pub fn open(&self, address: Option<String>, page: String, plays: bool) {
        let page = Rc::from(page);
        let place = address.map(|address| Place {
            address: address.into(),
            page: Rc::clone(&page),
        });
        let message = match place {
            Some(place) if plays => Message::Continue(place),
            Some(place) => Message::Open(place),
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

    /// Pauses it.
    pub fn pause(&self) {
        self.control().pause();
    }

    /// Goes to `seconds`.
    pub fn seek(&self, seconds: f64) {
        self.control().seek(seconds);
    }

    /// Where it stands, in seconds.
    #[wasm_bindgen(getter, js_name = currentTime)]
    pub fn current_time(&self) -> f64 {
        self.control().current_time()
    }

    /// How long it is, in seconds; NaN where that is not known.
    #[wasm_bindgen(getter)]
    pub fn duration(&self) -> f64 {
        self.control().duration()
    }

    /// Whether it neither plays nor is about to.
    #[wasm_bindgen(getter)]
    pub fn paused(&self) -> bool {
        self.control().paused()
    }

    /// Its speed.
    #[wasm_bindgen(getter, js_name = playbackRate)]
    pub fn playback_rate(&self) -> f64 {
        self.control().playback_rate()
    }

    /// Plays at `rate`, kept within 0.5 to 3.
    #[wasm_bindgen(setter, js_name = playbackRate)]
    pub fn set_playback_rate(&self, rate: f64) {
        self.control().set_playback_rate(rate);
    }
}

impl Widget {
    fn control(&self) -> PlayerControl {
        self.props.borrow().control.clone()
    }

    /// Draws again, which happens after this call.
    fn redraw(&self, change: impl FnOnce(&mut AppProps)) {
        let mut props = self.props.borrow().clone();
        change(&mut props);
        self.props.replace(props.clone());
        self.app.borrow_mut().update(props);
    }
}

/// The properties of a widget without an element.
fn parked(turn: u32) -> AppProps {
    AppProps {
        config: Shared::new(Config::default()),
        source: Source::Parked,
        turn,
        kept: None,
        reloads: 0,
        prefetched: None,
        prefetched_related: None,
        has_fallback: false,
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

/// The opposite of what [`Widget::park`] does.
fn read_kept(kept: &Array) -> Kept {
    let text = |at: u32| kept.get(at).as_string();
    Kept {
        article: text(0).unwrap_or_default().into(),
        url: text(1).unwrap_or_default().into(),
        place: text(2).zip(text(3)).map(|(address, page)| Place {
            address: address.into(),
            page: page.into(),
        }),
    }
}

fn read_config(host: &HtmlElement, base: &str, tell: &Function) -> Config {
    let resolve = |url: &str| Url::new_with_base(url, base).ok().map(|url| url.href());
    let (config, warnings) = Config::new(|name| host.get_attribute(name), resolve);
    for warning in warnings {
        warn(tell, &warning.message);
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

/// The page's own address now: it may have changed without a load.
fn page() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// The attribute of the nearest element that has it, through every shadow root.
fn inherited(host: &HtmlElement, name: &str, selector: &str) -> Option<String> {
    let mut element: Element = host.clone().into();
    loop {
        if let Some(holder) = element.closest(selector).ok().flatten() {
            return holder.get_attribute(name);
        }
        element = element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    }
}
