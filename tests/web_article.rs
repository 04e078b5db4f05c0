//! The whole widget in a browser: an article rendered from text, links within it, pictures that fail, errors.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

use article::Shared;
use article_widget::app::{App, AppProps, HostEvent, Source};
use article_widget::config::Config;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Event, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Callback, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

/// A widget in a shadow root, as in the element. Removed on drop.
struct Page {
    host: HtmlElement,
    shadow: ShadowRoot,
    handle: Option<AppHandle<App>>,
    events: Rc<RefCell<Vec<HostEvent>>>,
}

impl Page {
    async fn open(markdown: &str) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let shadow = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        let root = document().create_element("div").unwrap();
        shadow.append_child(&root).unwrap();
        let events = Rc::new(RefCell::new(Vec::new()));
        let props = props(markdown, &events);
        let handle = Renderer::<App>::with_root_and_props(root, props).render();
        // The event is emitted after render, which takes more than two frames on a busy machine.
        for _ in 0..100 {
            frames().await;
            if !events.borrow().is_empty() {
                break;
            }
        }
        Self {
            host,
            shadow,
            handle: Some(handle),
            events,
        }
    }

    async fn show(&mut self, markdown: &str) {
        let props = props(markdown, &self.events);
        self.handle.as_mut().unwrap().update(props);
        frames().await;
    }

    fn find(&self, selector: &str) -> Element {
        self.shadow
            .query_selector(selector)
            .unwrap()
            .unwrap_or_else(|| panic!("no {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn count(&self, selector: &str) -> u32 {
        self.shadow.query_selector_all(selector).unwrap().length()
    }

    fn focused(&self) -> String {
        self.shadow
            .active_element()
            .map(|element| element.id())
            .unwrap_or_default()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.remove();
    }
}

fn props(markdown: &str, events: &Rc<RefCell<Vec<HostEvent>>>) -> AppProps {
    let events = Rc::clone(events);
    AppProps {
        config: Shared::new(Config::default()),
        source: Source::Inline {
            text: markdown.into(),
            page: "https://news.example/content/a.md".into(),
        },
        turn: 0,
        snapshot: None,
        reloads: 0,
        prefetched: None,
        prefetched_related: None,
        has_fallback: false,
        page_lang: None,
        page_dir: None,
        page: "https://news.example/a".into(),
        control: Default::default(),
        shown: Default::default(),
        on_event: Callback::from(move |event| events.borrow_mut().push(event)),
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Waits for two frames: one for the render, one for its effects.
async fn frames() {
    for _ in 0..2 {
        let frame = Promise::new(&mut |resolve: Function, _| {
            web_sys::window()
                .unwrap()
                .request_animation_frame(&resolve)
                .unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn the_parts_of_an_article_are_in_reading_order() {
    let page = Page::open(
        "---\ntitle: Bridge opens\nkicker: City\ndescription: At last.\ndate: 2024-03-05T14:31:00+02:00\n\
         authors: [Ada Merrin, Jon Sohl]\nedit_url: https://news.example/edit/1\nlang: en\n---\n\nIt opened.\n",
    )
    .await;
    let parts: Vec<String> = [
        "edit-link",
        "kicker",
        "headline",
        "standfirst",
        "byline",
        "date",
        "reading-time",
        "body",
    ]
    .iter()
    .map(|part| page.text(&format!("[part={part}]")).trim().to_owned())
    .collect();
    assert_eq!(
        parts,
        [
            "Edit post",
            "City",
            "Bridge opens",
            "At last.",
            "By Ada Merrin and Jon Sohl",
            "March 5, 2024 2:31 PM",
            "1 min read",
            "It opened.",
        ]
    );
    let date = page.find("time[part=date]").get_attribute("datetime");
    assert_eq!(date.as_deref(), Some("2024-03-05T14:31:00+02:00"));
    let events = page.events.borrow();
    assert!(
        matches!(events.as_slice(), [HostEvent::ArticleLoaded(_)]),
        "{events:?}"
    );
}

#[wasm_bindgen_test]
async fn a_footnote_leads_to_its_note_and_back() {
    let page = Page::open("# A\n\nWords[^1].\n\n[^1]: A note.\n").await;
    page.find("[role=doc-noteref]")
        .unchecked_into::<HtmlElement>()
        .click();
    assert_eq!(page.focused(), "note-1");
    page.find("[role=doc-backlink]")
        .unchecked_into::<HtmlElement>()
        .click();
    assert_eq!(page.focused(), "note-1-reference-1");
    web_sys::window().unwrap().location().set_hash("").unwrap();
}

#[wasm_bindgen_test]
async fn a_picture_that_does_not_load_is_replaced_by_its_alternative() {
    let page = Page::open("# A\n\n![A bridge](bridge.png)\n").await;
    // The request fails by itself. The event is sent in case that takes long.
    if let Some(picture) = page.shadow.query_selector(".figure img").unwrap() {
        picture.dispatch_event(&Event::new("error").unwrap()).unwrap();
        frames().await;
    }
    assert!(
        page.text(".image-missing").starts_with("A bridge"),
        "{}",
        page.text(".image-missing")
    );
}

#[wasm_bindgen_test]
async fn markup_in_an_article_stays_text() {
    let page = Page::open("# A\n\n<script>globalThis.ran = 1</script>\n\n[x](javascript:globalThis.ran=1) <b onclick=x>words</b>\n").await;
    assert_eq!(page.count("script, [onclick], a[href^=javascript]"), 0);
    assert!(page.text("[part=body]").contains("words"));
    let ran = js_sys::Reflect::get(&js_sys::global(), &"ran".into()).unwrap();
    assert!(ran.is_undefined());
}

#[wasm_bindgen_test]
async fn another_article_replaces_the_first() {
    let mut page = Page::open("# First\n\nOne.\n").await;
    page.show("---\ntitle: الثاني\nlang: ar\n---\n\nنص.\n").await;
    assert_eq!(page.text("h1"), "الثاني");
    assert_eq!(page.find("article").get_attribute("dir").as_deref(), Some("rtl"));
    assert_eq!(page.count("h1"), 1);
}

#[wasm_bindgen_test]
async fn an_article_without_words_has_a_message_and_a_retry_button() {
    let page = Page::open("\n").await;
    assert!(page.text("[part=error]").contains("no text yet"));
    assert_eq!(page.count("[part=error] button"), 1);
}
