//! One element's widget.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, Url, console};
use yew::{AppHandle, Callback, Renderer};

use super::events::dispatch;
use crate::app::{App, AppProps, Source};
use crate::audio::PlayerControl;
use crate::config::Config;
use crate::load::Prefetched;
use crate::model::{Language, Shared};

/// What the loader holds for each element: it is made once and lives as long as the element does.
#[wasm_bindgen]
pub struct Widget {
    host: HtmlElement,
    app: AppHandle<App>,
    props: AppProps,
    /// The last warnings printed: each is said once.
    said: Vec<String>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the widget of `host` into `root`. `prefetched` and `related` are promises of a `Response` for the addresses in `src`
    /// and `related`, `inline` the text that stands inside the element.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: Element,
        prefetched: Option<Promise>,
        related: Option<Promise>,
        inline: Option<String>,
        has_fallback: bool,
    ) -> Self {
        let mut said = Vec::new();
        let config = read_config(&host, &mut said);
        let events = {
            let host = host.clone();
            Callback::from(move |event| dispatch(&host, event))
        };
        let props = AppProps {
            source: source(&config, inline, &host),
            config: Shared::new(config),
            reloads: 0,
            prefetched: prefetched.map(|promise| Prefetched::new(Some(promise))),
            prefetched_related: related.map(|promise| Prefetched::new(Some(promise))),
            has_fallback,
            page_lang: page_lang(&host),
            page: page().into(),
            control: PlayerControl::default(),
            on_event: events,
        };
        let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Self {
            host,
            app,
            props,
            said,
        }
    }

    /// Reads the attributes again.
    pub fn update(&mut self, inline: Option<String>) {
        let config = read_config(&self.host, &mut self.said);
        self.props.source = source(&config, inline, &self.host);
        self.props.page_lang = page_lang(&self.host);
        self.props.page = page().into();
        if *self.props.config != config {
            self.props.config = Shared::new(config);
        }
        self.app.update(self.props.clone());
    }

    /// Fetches the article again.
    pub fn reload(&mut self) {
        self.props.reloads = self.props.reloads.wrapping_add(1);
        self.app.update(self.props.clone());
    }

    /// Plays the narration.
    pub fn play(&self) {
        self.props.control.play();
    }

    /// Pauses it.
    pub fn pause(&self) {
        self.props.control.pause();
    }

    /// Goes to `seconds`.
    pub fn seek(&self, seconds: f64) {
        self.props.control.seek(seconds);
    }

    /// Where it stands, in seconds.
    #[wasm_bindgen(getter, js_name = currentTime)]
    pub fn current_time(&self) -> f64 {
        self.props.control.current_time()
    }

    /// How long it is, in seconds; NaN where that is not known.
    #[wasm_bindgen(getter)]
    pub fn duration(&self) -> f64 {
        self.props.control.duration()
    }

    /// Whether it neither plays nor is about to.
    #[wasm_bindgen(getter)]
    pub fn paused(&self) -> bool {
        self.props.control.paused()
    }

    /// Its speed.
    #[wasm_bindgen(getter, js_name = playbackRate)]
    pub fn playback_rate(&self) -> f64 {
        self.props.control.playback_rate()
    }

    /// Plays at `rate`, kept within 0.5 to 3.
    #[wasm_bindgen(setter, js_name = playbackRate)]
    pub fn set_playback_rate(&self, rate: f64) {
        self.props.control.set_playback_rate(rate);
    }
}

fn read_config(host: &HtmlElement, said: &mut Vec<String>) -> Config {
    let base = host.base_uri().ok().flatten().unwrap_or_default();
    let resolve = |url: &str| Url::new_with_base(url, &base).ok().map(|url| url.href());
    let (config, warnings) = Config::new(|name| host.get_attribute(name), resolve);
    for warning in warnings {
        let message = format!("<article-widget>: {}", warning.message);
        if !said.contains(&message) {
            console::warn_2(&message.as_str().into(), host);
            said.push(message);
        }
    }
    config
}

fn source(config: &Config, inline: Option<String>, host: &HtmlElement) -> Source {
    match (&config.src, inline) {
        (Some(url), _) => Source::Address(url.clone()),
        (None, Some(text)) => {
            let page = host.base_uri().ok().flatten().unwrap_or_default();
            Source::Inline {
                text: text.into(),
                page: page.into(),
            }
        }
        (None, None) => Source::None,
    }
}

/// The page's own address now: it may have changed without a load.
fn page() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// The language that the page gives the element.
fn page_lang(host: &HtmlElement) -> Option<Language> {
    let holder = host.closest("[lang]").ok().flatten()?;
    Language::parse(&holder.get_attribute("lang")?)
}
