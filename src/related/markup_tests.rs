use std::rc::Rc;

use futures_executor::block_on;
use yew::ServerRenderer;

use super::*;
use crate::i18n::Locale;
use article::{
    DateTime, Dimensions, Image, Language, Panel, PanelContent, RelatedItem, SafeUrl, Shared, UrlUse,
};

const DAY: DateTime = DateTime {
    year: 2024,
    month: 3,
    day: 5,
    time: None,
};

fn url(address: &str) -> Option<SafeUrl> {
    SafeUrl::parse(address, UrlUse::Link, None)
}

fn item(title: &str, address: &str) -> Option<RelatedItem> {
    Some(RelatedItem {
        title: title.into(),
        url: url(address)?,
        summary: None,
        date: None,
        image: None,
        audio: false,
    })
}

fn panel(title: &str, items: impl IntoIterator<Item = Option<RelatedItem>>) -> Panel {
    Panel {
        title: title.into(),
        period: None,
        updated: None,
        content: PanelContent::Items(items.into_iter().flatten().collect()),
        limit: None,
    }
}

/// Returns the panels as the prerendered page holds them.
fn markup(tag: &'static str, layout: RelatedLayout, panels: fn() -> Vec<Panel>) -> String {
    let renderer = ServerRenderer::<RelatedPanels>::with_props(move || RelatedPanelsProps {
        panels: Shared::new(panels()),
        current: vec!["/open/".into()],
        layout,
        locale: Locale::new(Language::parse(tag).as_ref()),
        on_follow: yew::Callback::noop(),
        extra: None,
    });
    block_on(renderer.hydratable(false).render())
}

fn two_panels() -> Vec<Panel> {
    vec![
        panel(
            "Most popular",
            [item("Bridge opens", "/bridge/"), item("Open", "/open")],
        ),
        panel(
            "Editors’ Picks",
            [item("Ferry stops", "/ferry/"), item("Bridge again", "/bridge")],
        ),
    ]
}

#[test]
fn a_panel_is_a_section_named_by_its_heading() {
    let html = markup("en", RelatedLayout::Auto, two_panels);
    for expected in [
        r#"<section part="related" aria-label="Related stories""#,
        r#"aria-labelledby="related-title-0""#,
        r#"id="related-title-0""#,
        r#">Editors’ Picks</h2>"#,
        r#"<ul role="list""#,
        r#"href="/bridge/""#,
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    for absent in ["/open", "Bridge again", "style=", "<time", "<img", " lang="] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
}

#[test]
fn without_a_script_every_link_is_visible_even_if_tabs_are_set() {
    let html = markup("en", RelatedLayout::Tabs, two_panels);
    assert!(!html.contains("tab\"") && !html.contains("hidden"), "{html}");
}

#[test]
fn without_links_nothing_is_drawn() {
    let html = markup("en", RelatedLayout::Auto, || {
        vec![panel("Most popular", [item("Open", "/open/#comments")])]
    });
    assert_eq!(html, r#"<div class="related-room"></div>"#);
}

#[test]
fn a_ranking_is_numbered_and_gives_its_period_and_age() {
    let html = markup("en", RelatedLayout::Auto, || {
        let mut ranking = panel("Most popular", [item("Bridge opens", "/bridge/")]);
        ranking.period = Some("24 hours".into());
        ranking.updated = Some(DAY);
        vec![ranking]
    });
    let age = r#"<div class="related-age"><span dir="auto">24 hours</span> · <span>Updated <time datetime="2024-03-05">March 5, 2024</time></span></div>"#;
    assert!(html.contains(age), "{html}");
    assert!(html.contains(r#"<ol role="list""#), "{html}");
}

#[test]
fn foreign_titles_keep_their_own_direction() {
    let html = markup("en", RelatedLayout::Auto, || {
        vec![panel("الأكثر قراءة", [item("جسر جديد (2024)", "/bridge/")])]
    });
    let element = |text: &str| {
        let (before, _) = html.split_once(text).unwrap_or_default();
        before.rsplit_once('<').unwrap_or_default().1.to_owned()
    };
    for text in ["الأكثر قراءة</h2>", "جسر جديد (2024)</a>"] {
        assert!(element(text).contains(r#"dir="auto""#), "{text} in {html}");
    }
}

#[test]
fn a_story_shows_its_known_facts() {
    let html = markup("uk", RelatedLayout::Auto, || {
        let story = item("Міст & <пором>", "/bridge/").map(|item| RelatedItem {
            summary: Some("Один абзац.".into()),
            date: Some(DAY),
            audio: true,
            image: url("https://a.example/s.jpg").map(|src| Image {
                src,
                srcset: ["/s-400.jpg", "/with space.jpg"]
                    .into_iter()
                    .filter_map(|address| Some((url(address)?, Rc::from("400w"))))
                    .collect(),
                sizes: None,
                dimensions: Some(Dimensions {
                    width: 600,
                    height: 400,
                }),
                alt: "Міст".into(),
                caption: None,
                credit: None,
            }),
            ..item
        });
        vec![panel("Новини", [story])]
    });
    for expected in [
        "Міст &amp; &lt;пором&gt;</a>",
        r#"<p dir="auto" class="related-summary">Один абзац.</p>"#,
        r#"<time datetime="2024-03-05">5 березня 2024 р.</time>"#,
        r#"<span class="visually-hidden">Можна послухати</span>"#,
        r#"loading="lazy" decoding="async" width="600" height="400""#,
        r#"srcset="/s-400.jpg 400w""#,
        r#"src="https://a.example/s.jpg" alt="Міст""#,
        r#"aria-label="Матеріали за темою""#,
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
}

#[test]
fn words_in_another_language_than_the_page_have_its_tag() {
    let html = markup("fa", RelatedLayout::Auto, || {
        let mut story = panel("پل", [item("پل", "/bridge/")]);
        story.updated = Some(DAY);
        vec![story]
    });
    assert!(
        html.contains(r#"<span lang="en" dir="ltr">Updated <time datetime="2024-03-05" lang="fa">"#),
        "{html}"
    );
}
