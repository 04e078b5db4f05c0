//! Published pages: the article as text, before any script.
#![cfg(all(feature = "prerender", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used)]

use article::{BaseUrl, Shared};
use article_widget::prerender;

fn prerendered(markdown: &str) -> scraper::Html {
    let (article, _) = article::markdown(markdown, Some(&BaseUrl::new("../../content/a.md")));
    scraper::Html::parse_fragment(&prerender::article(&Shared::new(article)))
}

fn count(page: &scraper::Html, selector: &str) -> usize {
    page.select(&scraper::Selector::parse(selector).unwrap()).count()
}

#[test]
fn a_narrated_article_has_an_inert_player_and_the_native_one() {
    let page = prerendered(
        "---\ntitle: A\naudio:\n  src: media/a.mp3\n  duration: 134\n  ai_generated: true\n---\n\nWords.\n",
    );
    assert_eq!(count(&page, ".asleep[inert] [part=player] button"), 1);
    assert_eq!(count(&page, "noscript"), 1);
    let text: String = page.root_element().text().collect();
    assert!(
        text.contains("This audio is created with AI assistance"),
        "{text}"
    );
    assert!(text.contains("2:14"), "{text}");
}

#[test]
fn the_text_has_its_links_relative_to_the_page() {
    let page = prerendered("# A\n\nA [story](../articles/b/) with <b>marks</b> & *more*.\n");
    assert_eq!(count(&page, "h1"), 1);
    assert_eq!(count(&page, "p a[href='../../articles/b/']"), 1);
    assert_eq!(count(&page, "script, style, [style]"), 0);
}
