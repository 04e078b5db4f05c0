//! For the tests in a browser: a component or a player on a page of its own, and waits.
#![allow(dead_code, unreachable_pub)]

pub mod page;
pub mod wait;

use std::cell::RefCell;
use std::rc::Rc;

use article::{Article, AudioSource, Narration, SafeUrl, Shared, UrlUse};
use article_widget::i18n::Locale;
use article_widget::player::{Player, PlayerControl, PlayerEvent, PlayerProps, Queue};
use js_sys::Function;
use page::{document, new_box};
use wait::{frames, happens, until};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlMediaElement};
use yew::AppHandle;
use yew::prelude::*;

/// Four seconds of a quiet tone.
pub const TONE: &str = "/tests/fixtures/audio/tone.mp3";
pub const NOWHERE: &str = "/tests/fixtures/audio/none.mp3";

pub struct Stage {
    pub root: Element,
    pub app: Option<AppHandle<Player>>,
    pub control: PlayerControl,
    pub events: Rc<RefCell<Vec<PlayerEvent>>>,
    pub article: Shared<Article>,
}

impl Stage {
    pub async fn new(narration: Narration) -> Self {
        Self::with(narration, article(""), |_| {}).await
    }

    /// With an article, and other properties of the player.
    pub async fn with(narration: Narration, article: Article, set: impl Fn(&mut PlayerProps)) -> Self {
        let root: Element = new_box().into();
        document().body().unwrap().append_child(&root).unwrap();
        let control = PlayerControl::default();
        let events = Rc::new(RefCell::new(Vec::new()));
        let article = Shared::new(article);
        let mut props = props(narration, &article, &control, &events);
        set(&mut props);
        let app = yew::Renderer::<Player>::with_root_and_props(root.clone(), props).render();
        until("the player", || {
            root.query_selector(".player-place").unwrap().is_some()
        })
        .await;
        frames().await;
        Self {
            root,
            app: Some(app),
            control,
            events,
            article,
        }
    }

    pub async fn update(&mut self, narration: Narration) {
        let props = props(narration, &self.article, &self.control, &self.events);
        self.app.as_mut().unwrap().update(props);
        frames().await;
    }

    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    pub fn phase(&self) -> String {
        self.find(".player").get_attribute("data-phase").unwrap()
    }

    pub fn audio(&self) -> HtmlMediaElement {
        self.find("audio").unchecked_into()
    }

    pub async fn until(&self, phase: &str) {
        assert!(
            happens(|| self.phase() == phase).await,
            "waited in vain for {phase}, is {}; {:?}",
            self.phase(),
            self.events.borrow()
        );
    }

    pub fn press(&self, selector: &str, key: &str, with_control: bool) {
        Function::new_with_args(
            "element, key, ctrlKey",
            "element.dispatchEvent(new KeyboardEvent('keydown', \
             { key, ctrlKey, bubbles: true, cancelable: true, composed: true }))",
        )
        .call3(
            &JsValue::NULL,
            &self.find(selector),
            &key.into(),
            &with_control.into(),
        )
        .unwrap();
    }

    pub fn codes(&self) -> Vec<String> {
        let name = |event: &PlayerEvent| match event {
            PlayerEvent::Played(_) => "play".to_owned(),
            PlayerEvent::Paused(_) => "pause".to_owned(),
            PlayerEvent::Ended(_) => "ended".to_owned(),
            PlayerEvent::Progressed { percent } => percent.to_string(),
            PlayerEvent::Failed { code, .. } => (*code).to_owned(),
        };
        self.events.borrow().iter().map(name).collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
        let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
        storage.clear().unwrap();
    }
}

fn props(
    narration: Narration,
    article: &Shared<Article>,
    control: &PlayerControl,
    events: &Rc<RefCell<Vec<PlayerEvent>>>,
) -> PlayerProps {
    let events = Rc::clone(events);
    PlayerProps {
        narration: Rc::new(narration).into(),
        article: article.clone(),
        timeline: None,
        awaits_timeline: false,
        page: "".into(),
        queue: Shared::new(Queue::default()),
        on_queue: Callback::noop(),
        speech: false,
        sticky: false,
        locale: Locale::default(),
        audio: None,
        control: control.clone(),
        on_event: Callback::from(move |event| events.borrow_mut().push(event)),
        on_listen: Callback::noop(),
    }
}

pub fn narration(sources: &[(&str, Option<&str>)]) -> Narration {
    Narration {
        sources: sources
            .iter()
            .map(|(src, media_type)| AudioSource {
                src: SafeUrl::parse(src, UrlUse::Resource, None).unwrap(),
                media_type: media_type.map(Into::into),
            })
            .collect(),
        duration_ms: Some(4_000),
        ai_generated: true,
        ..Narration::default()
    }
}

pub fn tone() -> Narration {
    narration(&[(TONE, Some("audio/mpeg"))])
}

/// Returns an article in English with this text.
pub fn article(body: &str) -> Article {
    let markdown = format!("---\ntitle: A bridge\nlang: en\n---\n\n{body}");
    ::article::markdown(&markdown, None).0
}

pub fn event(kind: &str) -> Event {
    Function::new_with_args("kind", "return new Event(kind, { bubbles: true })")
        .call1(&JsValue::NULL, &kind.into())
        .unwrap()
        .unchecked_into()
}
