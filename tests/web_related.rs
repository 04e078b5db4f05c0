//! The panels of related links in a browser: tabs by keyboard, the change of layout, reported clicks.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod stage;

use std::cell::Cell;
use std::rc::Rc;

use article::{Image, Panel, PanelContent, RelatedItem, SafeUrl, Shared, UrlUse};
use article_widget::i18n::Locale;
use article_widget::related::{RelatedClick, RelatedLayout, RelatedPanels, RelatedPanelsProps};
use stage::page::{Events, new_box};
use stage::wait::{frames, until};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

/// Panels in a box of the width that the test sets.
type Page = stage::page::Page<RelatedPanels, RelatedClick>;

impl Page {
    async fn open(width_px: u32, panels: Vec<Panel>) -> Self {
        Self::open_as(width_px, "ltr", RelatedLayout::Auto, panels).await
    }

    async fn open_as(width_px: u32, dir: &str, layout: RelatedLayout, panels: Vec<Panel>) -> Self {
        Self::open_in("", width_px, dir, layout, panels).await
    }

    /// With `class` on the box around the panels.
    async fn open_in(
        class: &str,
        width_px: u32,
        dir: &str,
        layout: RelatedLayout,
        panels: Vec<Panel>,
    ) -> Self {
        let host = new_box();
        host.set_attribute("dir", dir).unwrap();
        set_width(&host, width_px);
        Self::mount(host, class, |clicks| props(layout, panels, clicks)).await
    }

    async fn show(&mut self, panels: Vec<Panel>) {
        self.update(props(RelatedLayout::Auto, panels, &self.events))
            .await;
    }

    async fn widen(&self, width_px: u32) {
        set_width(&self.host, width_px);
        frames().await;
    }

    /// Returns the titles of the tabs, the selected one in brackets. Checks on the way that every tab follows the pattern.
    fn tabs(&self) -> String {
        let mut titles = Vec::new();
        for tab in self.all("[role=tablist] > [role=tab]") {
            let selected = tab.get_attribute("aria-selected").as_deref() == Some("true");
            let title = tab.text_content().unwrap();
            assert_eq!(tab.dir(), "auto", "{title}");
            assert_eq!(tab.tab_index(), if selected { 0 } else { -1 }, "{title}");
            let panel = self.find(&format!("#{}", tab.get_attribute("aria-controls").unwrap()));
            assert_eq!(panel.get_attribute("role").as_deref(), Some("tabpanel"));
            assert_eq!(panel.get_attribute("aria-labelledby"), Some(tab.id()));
            assert_eq!(panel.hidden(), !selected, "{title}");
            titles.push(if selected { format!("[{title}]") } else { title });
        }
        titles.join(" ")
    }

    /// Presses a key on the focused element; returns whether the default was prevented.
    async fn press(&self, key: &str, alt: bool) -> bool {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_alt_key(alt);
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        let followed = self.focused().unwrap().dispatch_event(&event).unwrap();
        frames().await;
        !followed
    }

    /// Clicks with a button; returns whether the browser would have followed the link.
    fn click(&self, kind: &str, button: i16, ctrl: bool, on: &Element) -> bool {
        let init = MouseEventInit::new();
        init.set_button(button);
        init.set_ctrl_key(ctrl);
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        on.dispatch_event(&MouseEvent::new_with_mouse_event_init_dict(kind, &init).unwrap())
            .unwrap()
    }
}

fn set_width(element: &Element, px: u32) {
    element.set_attribute("style", &format!("width: {px}px")).unwrap();
}

/// Prevents the default of every click, so that the tests stay on their page.
fn props(layout: RelatedLayout, panels: Vec<Panel>, clicks: &Events<RelatedClick>) -> RelatedPanelsProps {
    let clicks = Rc::clone(clicks);
    RelatedPanelsProps {
        panels: Shared::new(panels),
        current: Vec::new(),
        layout,
        locale: Locale::default(),
        extra: None,
        on_follow: Callback::from(move |click: RelatedClick| {
            click.event.prevent_default();
            clicks.borrow_mut().push(click);
        }),
    }
}

/// A panel whose links are its title with a number: `A0`, `A1`.
fn panel(title: &str, links: usize) -> Panel {
    let items = (0..links)
        .map(|at| RelatedItem {
            title: format!("{title}{at}").into(),
            url: SafeUrl::parse(&format!("/{title}{at}/"), UrlUse::Link, None).unwrap(),
            summary: None,
            date: None,
            image: None,
            audio: false,
        })
        .collect();
    Panel {
        title: title.into(),
        period: None,
        updated: None,
        content: PanelContent::Items(items),
        limit: None,
    }
}

fn three_panels() -> Vec<Panel> {
    vec![panel("A", 2), panel("B", 2), panel("C", 2)]
}

#[wasm_bindgen_test]
async fn a_narrow_widget_has_tabs_and_a_wide_one_lists() {
    let errors = Rc::new(Cell::new(0));
    let count = {
        let errors = Rc::clone(&errors);
        Closure::<dyn FnMut()>::new(move || errors.set(errors.get() + 1))
    };
    let window = web_sys::window().unwrap();
    window
        .add_event_listener_with_callback("error", count.as_ref().unchecked_ref())
        .unwrap();

    let page = Page::open(390, three_panels()).await;
    assert_eq!(page.tabs(), "[A] B C");
    page.find("#related-tab-1").click();
    frames().await;
    page.find("#related-panel-1 a").focus().unwrap();
    let link = page.focused();

    page.widen(900).await;
    assert!(page.all("[role]:not([role=list])").is_empty());
    assert!(page.all("section").iter().all(|section| !section.hidden()));
    assert_eq!(page.all("h2:not([hidden])").len(), 3);
    assert!(page.focused() == link && link.is_some(), "the focus was lost");

    page.widen(630).await;
    assert_eq!(page.tabs(), "A [B] C", "the tab was forgotten");
    page.widen(650).await;
    assert_eq!(
        page.tabs(),
        "A [B] C",
        "a scroll bar's width is no reason to change back"
    );
    page.widen(700).await;
    assert_eq!(page.tabs(), "");

    window
        .remove_event_listener_with_callback("error", count.as_ref().unchecked_ref())
        .unwrap();
    assert_eq!(errors.get(), 0, "the observer looped");
}

#[wasm_bindgen_test]
async fn a_layout_that_is_set_holds_at_every_width() {
    let page = Page::open_as(1200, "ltr", RelatedLayout::Tabs, three_panels()).await;
    assert_eq!(page.tabs(), "[A] B C");
    let page = Page::open_as(280, "ltr", RelatedLayout::Stack, three_panels()).await;
    assert_eq!(page.tabs(), "");
}

#[wasm_bindgen_test]
async fn a_narrow_column_of_a_wide_page_has_no_tabs() {
    let page = Page::open_in("page", 1280, "ltr", RelatedLayout::Auto, three_panels()).await;
    page.root.set_attribute("style", "width: 300px").unwrap();
    frames().await;
    assert_eq!(page.tabs(), "");
    page.widen(600).await;
    assert_eq!(page.tabs(), "[A] B C", "the page itself is narrow now");
}

#[wasm_bindgen_test]
async fn one_panel_alone_has_no_tab() {
    let page = Page::open(390, vec![panel("A", 2), panel("B", 0)]).await;
    assert_eq!(page.tabs(), "");
    assert!(!page.find("h2").hidden());
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_along_the_tabs() {
    let page = Page::open(390, three_panels()).await;
    page.find("#related-tab-0").focus().unwrap();
    for (key, expected) in [
        ("ArrowRight", "A [B] C"),
        ("ArrowRight", "A B [C]"),
        ("ArrowRight", "[A] B C"),
        ("ArrowLeft", "A B [C]"),
        ("Home", "[A] B C"),
        ("End", "A B [C]"),
    ] {
        assert!(page.press(key, false).await, "{key} was left to the browser");
        assert_eq!(page.tabs(), expected, "after {key}");
        let selected = page.find("[aria-selected=true]");
        assert_eq!(page.focused().as_ref(), Some(selected.as_ref()), "after {key}");
    }
    assert!(!page.press("ArrowDown", false).await);
    assert!(
        !page.press("ArrowLeft", true).await,
        "Alt and an arrow goes back a page"
    );
    assert_eq!(page.tabs(), "A B [C]");
}

#[wasm_bindgen_test]
async fn from_right_to_left_the_arrows_are_reversed() {
    let page = Page::open_as(390, "rtl", RelatedLayout::Auto, three_panels()).await;
    page.find("#related-tab-0").focus().unwrap();
    page.press("ArrowLeft", false).await;
    assert_eq!(page.tabs(), "A [B] C");
    page.press("ArrowRight", false).await;
    assert_eq!(page.tabs(), "[A] B C");
}

#[wasm_bindgen_test]
async fn a_panel_that_is_added_later_leaves_the_open_one_open() {
    let mut late = panel("A", 2);
    late.content = PanelContent::Similar;
    let mut page = Page::open(390, vec![late, panel("B", 2), panel("C", 2)]).await;
    assert_eq!(page.tabs(), "[B] C");
    page.find("#related-tab-2").click();
    frames().await;
    page.show(three_panels()).await;
    assert_eq!(page.tabs(), "A B [C]");
    page.show(vec![panel("A", 2), panel("B", 2)]).await;
    assert_eq!(page.tabs(), "[A] B");
    page.show(Vec::new()).await;
    assert_eq!(
        page.root.inner_html().replace("<!---->", ""),
        r#"<div class="related-room"></div>"#
    );
    page.show(three_panels()).await;
    assert_eq!(page.tabs(), "[A] B C");
}

#[wasm_bindgen_test]
async fn a_click_is_reported_before_the_link_is_followed() {
    let page = Page::open(900, three_panels()).await;
    let link = page.find("[href='/B1/']");
    assert!(
        !page.click("click", 0, false, &link),
        "the click was not cancelable"
    );
    assert!(!page.click("click", 0, true, &link));
    assert!(!page.click("auxclick", 1, false, &link));
    assert!(
        page.click("auxclick", 2, false, &link),
        "the right button follows nothing"
    );
    let clicks = page.events.borrow();
    assert_eq!(clicks.len(), 3);
    for click in clicks.iter() {
        assert_eq!(
            (&*click.title, &*click.url, &*click.panel, click.index),
            ("B1", "/B1/", "B", 1)
        );
    }
}

#[wasm_bindgen_test]
async fn an_image_that_does_not_load_leaves_no_gap() {
    let mut broken = panel("A", 2);
    if let PanelContent::Items(items) = &mut broken.content {
        let sources = [
            "data:image/png;base64,AAAA",
            "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==",
        ];
        for (item, src) in items.iter_mut().zip(sources) {
            item.image = Some(Image {
                src: SafeUrl::parse(src, UrlUse::Image, None).unwrap(),
                srcset: Vec::new(),
                sizes: None,
                dimensions: None,
                alt: "".into(),
                caption: None,
                credit: None,
            });
        }
    }
    let page = Page::open(900, vec![broken]).await;
    page.host.scroll_into_view();
    until("the broken image to go", || {
        page.find(".related-thumbnail").hidden()
    })
    .await;
    let hidden: Vec<bool> = page
        .all(".related-thumbnail")
        .iter()
        .map(HtmlElement::hidden)
        .collect();
    assert_eq!(hidden, [true, false]);
    let image = page.find("img");
    for (name, value) in [
        ("width", "120"),
        ("height", "80"),
        ("alt", ""),
        ("loading", "lazy"),
    ] {
        assert_eq!(image.get_attribute(name).as_deref(), Some(value), "{name}");
    }
}

#[wasm_bindgen_test]
async fn the_facts_of_a_story_may_appear_and_disappear() {
    let mut page = Page::open(900, three_panels()).await;
    for round in 0..4 {
        let mut panels = three_panels();
        if let Some(PanelContent::Items(items)) = panels.first_mut().map(|panel| &mut panel.content) {
            let item = items.first_mut().unwrap();
            item.summary = (round % 2 == 0).then(|| "Summary".into());
            item.audio = round % 2 == 1;
        }
        page.show(panels).await;
        assert_eq!(page.all(".related-summary").len(), 1 - round % 2);
        assert_eq!(page.all(".related-audio").len(), round % 2);
    }
}
