//! The offsets of the spoken text are those of the rendered page.
#![cfg(all(feature = "prerender", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use article::Shared;
use article_widget::prerender::{self, Published};
use narration::{PassageKind, Script, Utf16Offset};
use scraper::{Html, Selector};

fn script(markdown: &str) -> Script {
    narration::script(&article::markdown(markdown, None).0)
}

/// Returns the text content of the element `id` of the rendered page.
fn drawn(page: &Html, id: &str) -> Vec<u16> {
    let selector = Selector::parse(&format!("[id=\"{id}\"]")).expect("a selector");
    let element = page
        .select(&selector)
        .next()
        .unwrap_or_else(|| panic!("no element {id}"));
    element.text().collect::<String>().encode_utf16().collect()
}

#[test]
fn every_sentence_is_at_its_offsets_in_the_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/content");
    let samples = std::fs::read_dir(folder).expect("the samples").flatten();
    let mut texts: Vec<String> = samples
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "md")
        })
        .map(|entry| std::fs::read_to_string(entry.path()).expect("a text"))
        .collect();
    texts.push(include_str!("../crates/article/tests/fixtures/every-kind.md").to_owned());
    texts.push(
        "---\ntitle: \"Bridge \u{1F600} opens\"\ndescription: It is long. It is quiet.\n---\n\
         One\\\ntwo[^1] three.[^1] ~~Four.~~ *Five* $x^2 + \\alpha$ six `seven()`. \u{1F600} Eight\nnine! Ten.\n\n\
         > Words of $a$ somebody.[^1]\n>\n> - an item\n> - another\n>\n> ## A heading\n>\n> — Ada Example\n\n\
         Term\n: What it means.\n\nSecond term\n: More.\n\n[^1]: A note.\n"
            .to_owned(),
    );
    let mut sentences = 0;
    for text in &texts {
        let (article, _) = article::markdown(text, None);
        let script = narration::script(&article);
        let page = Html::parse_document(&prerender::html(&Published::new(Shared::new(article))));
        for sentence in &script.sentences {
            let passage = script.passage(sentence).expect("a passage");
            let drawn = drawn(&page, passage.block.as_str());
            // Each spoken character is on the page at its offset, except spoken line breaks.
            let spoken: Vec<u16> = script.text(sentence).encode_utf16().collect();
            for (index, unit) in spoken.iter().enumerate() {
                let index = index as u32;
                let place = script.locate_within(sentence, index..index + 1).expect("a place");
                let found = drawn
                    .get(place.start.get() as usize..place.end.get() as usize)
                    .expect("in the element");
                if *unit != u16::from(b' ') {
                    assert_eq!(found, [*unit], "{} of {:?}", index, script.text(sentence));
                }
            }
            let (_, range) = script.locate(sentence).expect("a place");
            let found = drawn
                .get(range.start.get() as usize..range.end.get() as usize)
                .expect("in the element");
            assert_eq!((found.first(), found.last()), (spoken.first(), spoken.last()));
            sentences += 1;
        }
    }
    assert!(sentences > 300, "only {sentences} sentences");
}

#[test]
fn visual_content_is_not_spoken() {
    let script = script(
        "---\ntitle: A\ndescription: B\n---\nOne.[^1] Two $x$.\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n\
         ![alt](a.png \"A caption\")\n\n- item\n\n> quote\n>\n> — Name\n\n> [!QUOTE]\n> One.\n\n---\n\n$$x$$\n\n[^1]: Note.\n",
    );
    let spoken: Vec<(PassageKind, &str)> = script
        .sentences
        .iter()
        .map(|sentence| {
            (
                script.passage(sentence).expect("a passage").kind,
                script.text(sentence),
            )
        })
        .collect();
    assert_eq!(
        spoken,
        [
            (PassageKind::Headline, "A"),
            (PassageKind::Standfirst, "B"),
            (PassageKind::Paragraph, "One."),
            (PassageKind::Paragraph, "Two ."),
            (PassageKind::Item, "item"),
            (PassageKind::Quote, "quote"),
            (PassageKind::Quote, "Name"),
        ]
    );
}

#[test]
fn an_offset_in_the_page_has_its_sentence() {
    let script = script("---\ntitle: A\n---\nOne.[^1] Two. Three.\n\n[^1]: Note.\n");
    let block = &script.passages.last().expect("a paragraph").block;
    let found = |offset| script.sentence_at(block, Utf16Offset::new(offset));
    // `One.1 Two. Three.`
    assert_eq!(found(0), Some(1));
    assert_eq!(found(4), Some(2), "the note's number");
    assert_eq!(found(9), Some(2));
    assert_eq!(found(16), Some(3));
    assert_eq!(found(17), None);
}
