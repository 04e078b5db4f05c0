//! Published pages: the article as text, before any script.
#![cfg(all(feature = "prerender", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used)]

use article::{BaseUrl, Panel, Shared};
use article_widget::prerender::{self, Published};
use scraper::{Html, Selector};

/// The page of an article, without related links.
fn page(markdown: &str) -> Html {
    related_page(markdown, "[]", &[])
}

/// The page of an article with related links.
fn related_page(markdown: &str, links: &str, current: &[&'static str]) -> Html {
    let (article, _) = article::markdown(markdown, Some(&BaseUrl::new("../../content/a.md")));
    let panels: Vec<Panel> = article::related(links, Some(&BaseUrl::new("../../content/lists/a.json")))
        .map_or_else(|_| Vec::new(), |(panels, _)| panels);
    Html::parse_fragment(&prerender::html(&Published {
        article: Shared::new(article),
        panels: Shared::new(panels),
        current: current.iter().map(|url| (*url).into()).collect(),
    }))
}

fn count(page: &Html, selector: &str) -> usize {
    page.select(&Selector::parse(selector).unwrap()).count()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let found = Selector::parse(selector).unwrap();
    page.select(&found)
        .map(|element| element.text().collect())
        .collect()
}

/// Asserts how often each selector matches.
fn assert_counts(page: &Html, expected: &[(&str, usize)]) {
    for (selector, number) in expected {
        assert_eq!(count(page, selector), *number, "{selector}\n{}", page.html());
    }
}

const NARRATED: &str =
    "---\ntitle: A\nLANG\naudio:\n  src: media/a.mp3\n  duration: 134\n  ai_generated: true\n---\n\nWords.\n";

#[test]
fn a_narrated_article_has_its_recording_and_a_face_that_can_be_pressed() {
    let page = page(&NARRATED.replace("LANG", "lang: en"));
    assert_counts(
        &page,
        &[
            // The order: the recording, which the browser's own controls may play, then the face.
            (".listen > audio[preload=none]:first-child + section.player", 1),
            (
                ".listen > audio:not([controls]) > source[src='../../content/media/a.mp3']",
                1,
            ),
            ("[inert], [data-voice], [data-playing], [data-failed]", 0),
            (
                ".player-play[data-play='Listen'][data-pause='Pause'][aria-label='Listen']",
                1,
            ),
            (".player-play > .player-icon", 2),
            (".player-time:not(.player-time-left)", 1),
            (".listen > section[lang=en][dir=ltr] > .player-disclosure", 1),
            ("script, style, [style]", 0),
        ],
    );
    assert_eq!(texts(&page, ".player-time"), ["0:00", "\u{2212}2:14"]);
    // The parser of the test reads as if scripts were on.
    let without_scripts = Html::parse_fragment(&texts(&page, ".listen > noscript").concat());
    assert_counts(
        &without_scripts,
        &[(
            "audio[controls][preload=none] > source[src='../../content/media/a.mp3']",
            1,
        )],
    );
    for text in [texts(&page, ".player-disclosure"), texts(&without_scripts, "p")] {
        assert_eq!(text, ["This audio is created with AI assistance"]);
    }
}

#[test]
fn the_face_speaks_the_language_of_the_article() {
    for (lang, play, pause) in [
        ("en", "Listen", "Pause"),
        ("ar", "استماع", "إيقاف مؤقت"),
        ("de", "Anhören", "Pause"),
        ("uk", "Слухати", "Пауза"),
        // The widget does not speak it.
        ("is", "Listen", "Pause"),
    ] {
        let page = page(&NARRATED.replace("LANG", &format!("lang: {lang}")));
        let button = format!(".player[lang={lang}] .player-play[data-play='{play}'][data-pause='{pause}']");
        assert_eq!(count(&page, &button), 1, "{button}\n{}", page.html());
    }
}

#[test]
fn an_article_without_a_recording_has_a_face_for_the_browsers_voice() {
    let page = page("---\ntitle: A\nlang: pt\n---\n\nWords.\n");
    assert_counts(
        &page,
        &[
            (".listen > section.player[data-voice][lang=pt]:only-child", 1),
            ("audio, noscript, [data-ready]", 0),
        ],
    );
    assert_eq!(texts(&page, ".player-time"), ["0:00", ""]);
}

#[test]
fn nothing_reads_an_article_without_words() {
    assert_counts(&page(""), &[(".player, audio, noscript", 0)]);
}

#[test]
fn the_text_has_its_links_relative_to_the_page() {
    let page = page("# A\n\nA [story](../articles/b/) with <b>marks</b> & *more*.\n");
    assert_counts(
        &page,
        &[
            ("h1", 1),
            ("p a[href='../../articles/b/']", 1),
            ("script, style, [style]", 0),
        ],
    );
}

const LINKS: &str = r#"{ "panels": [
  { "title": "Most popular", "period": "24 hours", "updated": "2024-03-05T12:00:00Z", "items": [
    { "title": "Itself", "url": "../../articles/a/" },
    { "title": "B", "url": "../../articles/b/", "summary": "Words.", "date": "2024-03-01", "audio": true,
      "image": { "src": "../media/b.svg", "alt": "" } },
    { "title": "Itself, by its host", "url": "https://a.example/articles/a/?utm_source=x#top" } ] },
  { "title": "Repeats", "items": [ { "title": "B", "url": "../../articles/b/index.html" } ] },
  { "title": "Later", "source": "similar" },
  { "title": "Picks", "items": [ { "title": "C", "url": "/c" } ] } ] }"#;

#[test]
fn related_links_are_lists_with_dates_and_pictures() {
    let current = ["../../articles/a/", "https://a.example/articles/a/?utm_source=x"];
    let page = related_page("# A\n\nWords.", LINKS, &current);
    assert_counts(
        &page,
        &[
            (
                ".page > .article + .beside > .related-room > .related .related-panel",
                2,
            ),
            ("ol.related-ranking > li", 1),
            (
                "[role=tab], [role=tabpanel], .related-panel[hidden], .related-plain",
                0,
            ),
            (".related-link[href='../../articles/b/']", 1),
            (".related-item time[datetime='2024-03-01']", 1),
            (".related-item .related-audio", 1),
            (".related-thumbnail img[src='../../content/media/b.svg']", 1),
            ("a[href='/c']", 1),
        ],
    );
    assert_eq!(texts(&page, ".related-title"), ["Most popular", "Picks"]);
    assert_eq!(
        texts(&page, ".related-age"),
        ["24 hours · Updated March 5, 2024", ""]
    );
}

#[test]
fn a_page_without_related_links_keeps_their_empty_place() {
    for links in ["[]", r#"[{ "title": "Itself", "url": "../../articles/a/" }]"#] {
        let page = related_page("# A\n\nWords.", links, &["../../articles/a/"]);
        assert_counts(&page, &[(".page > .beside:empty", 1), (".related-room", 0)]);
    }
}
