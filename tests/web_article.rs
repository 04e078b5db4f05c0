//! The whole widget in a browser: an article rendered from text, links within it, pictures that fail, errors.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod stage;

use article::Shared;
use article_widget::app::{App, AppProps, HostEvent, Source};
use article_widget::config::Config;
use stage::page::{Events, new_box};
use stage::wait::{frames, until};
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

type Page = stage::page::Page<App, HostEvent>;

impl Page {
    async fn open(markdown: &str) -> Self {
        let page = Self::mount(new_box(), "", |events| props(markdown, events)).await;
        until("the article or an error", || !page.events.borrow().is_empty()).await;
        page
    }

    async fn show(&mut self, markdown: &str) {
        self.update(props(markdown, &self.events)).await;
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    fn focused_id(&self) -> String {
        self.focused().map(|element| element.id()).unwrap_or_default()
    }
}

fn props(markdown: &str, events: &Events<HostEvent>) -> AppProps {
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
        adopted: None,
        page_lang: None,
        page_dir: None,
        page: "https://news.example/a".into(),
        control: Default::default(),
        shown: Default::default(),
        on_event: Callback::from(move |event| events.borrow_mut().push(event)),
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
    page.find("[role=doc-noteref]").click();
    assert_eq!(page.focused_id(), "note-1");
    page.find("[role=doc-backlink]").click();
    assert_eq!(page.focused_id(), "note-1-reference-1");
    web_sys::window().unwrap().location().set_hash("").unwrap();
}

#[wasm_bindgen_test]
async fn a_picture_that_does_not_load_is_replaced_by_its_alternative() {
    let page = Page::open("# A\n\n![A bridge](bridge.png)\n").await;
    // The request fails by itself; the event is for a browser that takes long.
    if let Some(picture) = page.all(".figure img").first() {
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

/// About 60 kB: paragraphs with their numbers, a long list, notes.
fn long_article(title: &str) -> String {
    let mut text = format!("# {title}\n\n");
    for at in 0..300 {
        text.push_str(&format!("{title} {at}: {}\n\n", "word after word ".repeat(10)));
    }
    for at in 0..300 {
        text.push_str(&format!("- item {at}[^{}]\n", at % 7));
    }
    for at in 0..7 {
        text.push_str(&format!("\n[^{at}]: Note {at}.\n"));
    }
    text
}

/// Asserts that the page has the whole of [`long_article`].
fn assert_whole(page: &Page, title: &str) {
    let paragraphs = page.all("[part=body] > p");
    assert_eq!(paragraphs.len(), 300);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text_content().unwrap_or_default();
        assert!(text.starts_with(&format!("{title} {at}: ")), "{text}");
    }
    for (at, item) in page.all("[part=body] > ul > li").iter().enumerate() {
        let text = item.text_content().unwrap_or_default();
        assert!(text.starts_with(&format!("item {at}")), "{text}");
    }
    assert_eq!(page.count("[part=body] > ul > li"), 300);
    assert_eq!(page.count("[role=doc-endnotes] > ol > li"), 7);
    assert_eq!(page.count(".body [hidden], .footnotes[hidden]"), 0);
    let mut ids: Vec<String> = page.all("[id]").iter().map(|element| element.id()).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

fn mounted(markdown: &str) -> impl Future<Output = Page> {
    Page::mount(new_box(), "", |events| props(markdown, events))
}

#[wasm_bindgen_test]
async fn a_long_article_begins_with_its_first_screen_and_ends_whole() {
    let page = mounted(&long_article("River")).await;
    until("the first piece", || page.count("[part=body] > p") > 0).await;
    until("the article", || !page.events.borrow().is_empty()).await;
    assert_whole(&page, "River");
    assert_eq!(page.events.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn an_article_that_changes_while_it_is_drawn_is_drawn_whole() {
    let mut page = mounted(&long_article("River")).await;
    until("the first piece", || page.count("[part=body] > p") > 0).await;
    page.show(&long_article("Harbour")).await;
    until("the other article", || {
        page.text("h1") == "Harbour" && page.count("[role=doc-endnotes]:not([hidden])") > 0
    })
    .await;
    assert_whole(&page, "Harbour");
    page.show("# Short\n\nOne.\n").await;
    until("the short article", || page.text("h1") == "Short").await;
    assert_eq!(page.text("[part=body]"), "One.");
    page.show(&long_article("Harbour")).await;
    until("the long article", || {
        page.count("[role=doc-endnotes]:not([hidden])") > 0
    })
    .await;
    assert_whole(&page, "Harbour");
}

#[wasm_bindgen_test]
async fn a_page_that_is_printed_while_it_is_drawn_is_whole() {
    let page = mounted(&long_article("River")).await;
    let window = web_sys::window().unwrap();
    until("the first piece", || page.count("[part=body] > p") > 0).await;
    window
        .dispatch_event(&Event::new("beforeprint").unwrap())
        .unwrap();
    until("the article", || !page.events.borrow().is_empty()).await;
    assert_whole(&page, "River");
}
