//! The widget adopts the page that a published article has without it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod stage;

use std::cell::RefCell;
use std::rc::Rc;

use article::{Article, Shared};
use article_widget::app::{AdoptedPage, App, AppProps, HostEvent, Source};
use article_widget::config::Config;
use article_widget::i18n::Locale;
use article_widget::player::PlayerEvent;
use article_widget::related::RelatedPanels;
use stage::page::{Events, document};
use stage::wait::{frames, stays, until};
use stage::{NOWHERE, TONE};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlAudioElement, HtmlElement, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;
use yew::{AppHandle, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Properties, PartialEq)]
struct LightProps {
    article: Shared<Article>,
}

/// What a published page holds, as `src/prerender.rs` draws it.
#[component]
fn Light(props: &LightProps) -> Html {
    let article = &props.article;
    let locale = Locale::new(article.lang.as_ref());
    let sources = article.audio.iter().flat_map(|audio| &audio.sources);
    let sources: Html = sources
        .map(|source| html! { <source src={source.src.to_rc()} /> })
        .collect();
    let listen = html! {
        <>
            <audio preload="none">{sources}</audio>
            <section class="player" part="player"><button class="player-play">{"Play"}</button></section>
        </>
    };
    let panels = article.related.as_ref().map(|related| match related {
        article::RelatedSource::Panels(panels) => Shared::new(panels.to_vec()),
        article::RelatedSource::File(_) => Shared::new(Vec::new()),
    });
    html! {
        <div class="widget" data-theme="auto" dir="ltr" lang="en">
            <div class="page" data-player="inline">
                {article_widget::article::page(article, &locale, None, listen, &Default::default())}
                <div class="beside">
                    if let Some(panels) = panels {
                        <RelatedPanels {panels} {locale} />
                    }
                </div>
            </div>
        </div>
    }
}

/// A published page, and the widget that adopts it.
struct Published {
    host: HtmlElement,
    light: Option<AppHandle<Light>>,
    app: Option<AppHandle<App>>,
    props: AppProps,
    events: Events<HostEvent>,
}

impl Published {
    /// The page is drawn from `text`.
    async fn new(text: &str) -> Self {
        let (article, _) = article::markdown(text, None);
        let article = Shared::new(article);
        let host: HtmlElement = document()
            .create_element("article-widget")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let shadow = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        shadow
            .append_child(&document().create_element("slot").unwrap())
            .unwrap();
        let light =
            Renderer::<Light>::with_root_and_props(host.clone().into(), LightProps { article }).render();
        frames().await;
        let events: Events<HostEvent> = Rc::new(RefCell::default());
        let props = props(text, &host, &events);
        Self {
            host,
            light: Some(light),
            app: None,
            props,
            events,
        }
    }

    /// Lets the widget adopt the page, with the article of `text`.
    async fn start(&mut self, text: &str) {
        let shadow = self.host.shadow_root().unwrap();
        let mount = document().create_element("div").unwrap();
        shadow.append_child(&mount).unwrap();
        self.props.source = inline(text);
        let app = Renderer::<App>::with_root_and_props(mount, self.props.clone()).render();
        self.app = Some(app);
        until("the article or an error", || !self.events.borrow().is_empty()).await;
        frames().await;
    }

    async fn adopted(text: &str) -> Self {
        let mut page = Self::new(text).await;
        page.start(text).await;
        page
    }

    async fn update(&mut self, change: impl FnOnce(&mut AppProps)) {
        change(&mut self.props);
        self.app.as_mut().unwrap().update(self.props.clone());
        frames().await;
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.host.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    fn has(&self, selector: &str) -> bool {
        self.host.query_selector(selector).unwrap().is_some()
    }

    /// Whether the widget has drawn this itself.
    fn draws(&self, selector: &str) -> bool {
        self.host
            .shadow_root()
            .unwrap()
            .query_selector(selector)
            .unwrap()
            .is_some()
    }

    fn audio(&self) -> HtmlAudioElement {
        self.find(".listen > audio").unchecked_into()
    }

    fn phase(&self) -> Option<String> {
        self.host
            .query_selector(".player")
            .unwrap()?
            .get_attribute("data-phase")
    }

    fn is_live(&self) -> bool {
        self.phase().is_some()
    }

    fn names(&self) -> Vec<&'static str> {
        let name = |event: &HostEvent| match event {
            HostEvent::ArticleLoaded(_) => "load",
            HostEvent::ArticleFailed(_) => "error",
            HostEvent::Audio(PlayerEvent::Played(_)) => "play",
            HostEvent::Audio(PlayerEvent::Paused(_)) => "pause",
            HostEvent::Audio(_) => "audio",
            HostEvent::Replaced => "replaced",
            HostEvent::RelatedClick(_) => "click",
            _ => "other",
        };
        self.events.borrow().iter().map(name).collect()
    }
}

impl Drop for Published {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        if let Some(light) = self.light.take() {
            light.destroy();
        }
        self.host.remove();
        web_sys::window()
            .unwrap()
            .local_storage()
            .unwrap()
            .unwrap()
            .clear()
            .unwrap();
    }
}

fn inline(text: &str) -> Source {
    Source::Inline {
        text: text.into(),
        page: "".into(),
    }
}

fn config(attributes: &'static [(&'static str, &'static str)]) -> Shared<Config> {
    let value = |name: &str| {
        let found = attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    Shared::new(Config::new(value, |url| Some(url.to_owned())).0)
}

fn props(text: &str, host: &HtmlElement, events: &Events<HostEvent>) -> AppProps {
    let widget: Element = host.query_selector(".widget").unwrap().unwrap();
    let events = Rc::clone(events);
    AppProps {
        config: config(&[]),
        source: inline(text),
        turn: 1,
        snapshot: None,
        reloads: 0,
        prefetched: None,
        prefetched_related: None,
        has_fallback: true,
        adopted: Some(AdoptedPage::new(widget)),
        page_lang: None,
        page_dir: None,
        page: "https://news.example/a".into(),
        control: Default::default(),
        shown: Default::default(),
        on_event: Callback::from(move |event| events.borrow_mut().push(event)),
    }
}

fn text(body: &str) -> String {
    format!(
        "---\ntitle: A bridge\nlang: en\naudio: {{ sources: [{{ src: {TONE}, type: audio/mpeg }}], duration: 4 }}\n\
         related: [{{ title: Most popular, items: [{{ title: One, url: /one/ }}, {{ title: Two, url: /two/ }}] }}]\n---\n\n{body}"
    )
}

async fn plays(audio: &HtmlAudioElement) {
    JsFuture::from(audio.play().unwrap()).await.unwrap();
    until("the sound to go on", || audio.current_time() > 0.2).await;
}

#[wasm_bindgen_test]
async fn the_nodes_of_the_page_stay_and_only_the_player_is_drawn() {
    let text = text("It opened.");
    let mut page = Published::new(&text).await;
    let (article, body, audio) = (page.find(".article"), page.find(".body p"), page.audio());
    let face = page.find(".listen > .player");
    page.start(&text).await;
    until("the player", || page.is_live()).await;
    assert!(article.is_connected() && body.is_connected() && !face.is_connected());
    assert!(
        !page.draws(".article") && !page.draws(".widget"),
        "nothing is drawn twice"
    );
    assert_eq!(page.audio(), audio);
    assert_eq!(page.host.query_selector_all("audio").unwrap().length(), 1);
    assert_eq!(page.names(), ["load"]);
}

#[wasm_bindgen_test]
async fn a_recording_that_plays_goes_on_with_its_rate_and_volume() {
    let text = text("It opened.");
    let mut page = Published::new(&text).await;
    let audio = page.audio();
    audio.set_playback_rate(0.75);
    audio.set_volume(0.25);
    plays(&audio).await;
    let pauses = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&pauses);
    let listener = gloo_events::EventListener::new(&audio, "pause", move |_| *counted.borrow_mut() += 1);
    let before = audio.current_time();
    page.start(&text).await;
    until("the player", || page.phase().as_deref() == Some("playing")).await;
    assert!(audio.current_time() >= before && !audio.paused());
    assert_eq!((audio.playback_rate(), audio.volume()), (0.75, 0.25));
    assert!(!audio.has_attribute("src"));
    assert_eq!(*pauses.borrow(), 0);
    assert!(page.names().contains(&"play"), "{:?}", page.names());
    assert_eq!(page.props.control.playback_rate(), 0.75);
    drop(listener);
    page.props.control.pause();
    until("the pause", || page.phase().as_deref() == Some("paused")).await;
    assert!(audio.paused());
    page.props.control.play();
    until("the player", || page.phase().as_deref() == Some("playing")).await;
    assert!(audio.current_time() >= before);
}

#[wasm_bindgen_test]
async fn a_paused_recording_keeps_its_position() {
    let text = text("It opened.");
    let mut page = Published::new(&text).await;
    let audio = page.audio();
    plays(&audio).await;
    audio.pause().unwrap();
    let at = audio.current_time();
    page.start(&text).await;
    until("the player", || page.is_live()).await;
    assert_eq!(page.props.control.current_time(), at);
    assert_eq!(
        page.find("[part=seek]")
            .unchecked_into::<web_sys::HtmlInputElement>()
            .value_as_number()
            .floor(),
        at.floor()
    );
    page.props.control.play();
    until("the player", || page.phase().as_deref() == Some("playing")).await;
    assert!(audio.current_time() >= at);
}

#[wasm_bindgen_test]
async fn the_player_comes_after_a_press_and_takes_over_the_focus() {
    let text = text("It opened.");
    let mut page = Published::new(&text).await;
    page.find(".player-play").focus().unwrap();
    page.start(&text).await;
    until("the player", || page.is_live()).await;
    let focused = document().active_element().unwrap();
    assert_eq!(focused, page.find(".player-play").into());
}

#[wasm_bindgen_test]
async fn a_page_that_says_something_else_is_replaced() {
    let mut page = Published::new(&text("It opened.")).await;
    let face = page.find(".listen > .player");
    page.start(&text("It did not open.")).await;
    assert!(page.draws(".article"));
    until("both events", || page.names() == ["replaced", "load"]).await;
    assert!(face.is_connected());
}

#[wasm_bindgen_test]
async fn a_recording_goes_on_when_the_page_is_replaced() {
    let mut page = Published::new(&text("It opened.")).await;
    let audio = page.audio();
    plays(&audio).await;
    page.start(&text("It did not open.")).await;
    until("the player", || page.draws(".player[data-phase=playing]")).await;
    assert!(!audio.paused() && audio.current_time() > 0.2);
    // A player that is there already passes the recording on.
    let mut page = Published::adopted(&text("It closed.")).await;
    until("the player", || page.is_live()).await;
    let audio = page.audio();
    page.props.control.play();
    until("the sound to go on", || audio.current_time() > 0.2).await;
    let before = audio.current_time();
    page.update(|props| props.config = config(&[("dir", "rtl")]))
        .await;
    until("the player", || page.draws(".player[data-phase=playing]")).await;
    assert!(
        page.names().contains(&"replaced") && !page.names().contains(&"pause"),
        "{:?}",
        page.names()
    );
    assert!(!audio.paused() && audio.current_time() >= before);
}

#[wasm_bindgen_test]
async fn another_source_replaces_the_page_and_stops_its_recording() {
    let mut page = Published::adopted(&text("It opened.")).await;
    until("the player", || page.is_live()).await;
    page.props.control.play();
    until("the player", || page.phase().as_deref() == Some("playing")).await;
    let audio = page.audio();
    let other = format!("---\ntitle: Another\naudio: {NOWHERE}\n---\n\nAnother text.");
    page.update(|props| props.source = inline(&other)).await;
    until("the other article", || page.draws(".article")).await;
    assert!(audio.paused());
    assert!(!page.is_live(), "the face is back");
    assert!(page.names().contains(&"replaced"));
}

#[wasm_bindgen_test]
async fn theme_and_player_change_on_the_page() {
    let mut page = Published::adopted(&text("It opened.")).await;
    until("the player", || page.is_live()).await;
    page.update(|props| props.config = config(&[("theme", "dark")]))
        .await;
    assert_eq!(
        page.find(".widget").get_attribute("data-theme").as_deref(),
        Some("dark")
    );
    assert!(page.is_live());
    page.update(|props| props.config = config(&[("theme", "dark"), ("player", "none")]))
        .await;
    assert!(page.find(".listen").has_attribute("hidden") && !page.is_live());
    page.update(|props| props.config = config(&[])).await;
    until("the player", || page.is_live()).await;
    assert!(!page.find(".listen").has_attribute("hidden"));
    assert!(!page.names().contains(&"replaced"));
}

#[wasm_bindgen_test]
async fn related_lists_become_panels_out_of_view_only() {
    let long = "It opened.\n\n".repeat(200);
    let mut page = Published::new(&text(&long)).await;
    let lists = page.find(".beside > .related-room");
    lists.scroll_into_view();
    page.start(&text(&long)).await;
    stays("the lists in view", || lists.is_connected()).await;
    let window = web_sys::window().unwrap();
    // A link with the focus stays.
    page.find(".related-link").focus().unwrap();
    window.scroll_to_with_x_and_y(0.0, 0.0);
    stays("the lists with the focus", || lists.is_connected()).await;
    document()
        .active_element()
        .unwrap()
        .unchecked_into::<HtmlElement>()
        .blur()
        .unwrap();
    until("the panels", || {
        !lists.is_connected() && page.has(".beside .related-room")
    })
    .await;
    page.update(|props| {
        props.turn += 1;
        props.source = Source::Detached;
        props.adopted = None;
    })
    .await;
    assert!(lists.is_connected() && !page.is_live());
}

#[wasm_bindgen_test]
async fn a_page_is_as_before_when_the_widget_leaves_and_can_be_adopted_again() {
    let text = text("It opened.");
    let mut page = Published::new(&text).await;
    let (face, audio) = (page.find(".listen > .player"), page.audio());
    page.start(&text).await;
    until("the player", || page.is_live()).await;
    page.props.control.play();
    until("the sound to go on", || audio.current_time() > 0.2).await;
    let adopted = page.props.adopted.clone();
    page.update(|props| {
        props.turn += 1;
        props.source = Source::Detached;
        props.adopted = None;
    })
    .await;
    assert!(audio.paused() && face.is_connected() && !page.is_live());
    let at = audio.current_time();
    assert!(at > 0.2);
    page.events.borrow_mut().clear();
    let source = inline(&text);
    page.update(|props| {
        props.turn += 1;
        props.source = source;
        props.adopted = adopted;
    })
    .await;
    until("the player", || page.is_live()).await;
    assert!(!page.draws(".article") && page.props.control.current_time() >= at);
}

#[wasm_bindgen_test]
async fn an_article_that_does_not_come_leaves_the_page() {
    let mut page = Published::new(&text("It opened.")).await;
    page.props.config = config(&[("format", "article")]);
    page.start("no JSON").await;
    until("an error", || page.names().contains(&"error")).await;
    assert!(!page.draws(".problem") && page.has(".body"));
    assert!(page.audio().controls() && page.find(".listen > .player").has_attribute("data-failed"));
}
