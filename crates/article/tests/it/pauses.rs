//! A reader that pauses reads the same.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use article::{Article, Parsed, Pause, Pauses};

const FIXTURES: [&str; 2] = [
    include_str!("../fixtures/every-kind.md"),
    include_str!("../fixtures/extensions.txt"),
];

/// Reads `text` with a pause whenever the reader asks. Returns the number of pauses, too.
fn with_pauses(text: &str) -> (Parsed<Article>, u32) {
    let pauses = Cell::new(0);
    let ask = || -> Option<Pause> {
        pauses.set(pauses.get() + 1);
        let mut is_over = false;
        Some(Box::pin(poll_fn(move |_| match std::mem::replace(&mut is_over, true) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        })))
    };
    let asked = Pauses::new(&ask);
    let mut reader = pin!(article::markdown_with_pauses(text, None, &asked));
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(read) = reader.as_mut().poll(&mut context) {
            return (read, pauses.get());
        }
    }
}

#[test]
fn pauses_change_nothing() {
    let samples = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/content")).expect("samples");
    let samples = samples
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| std::fs::read_to_string(path).expect("a sample"));
    let texts: Vec<String> = samples
        .chain(FIXTURES.map(str::to_owned))
        .chain([FIXTURES.concat().repeat(20), "x[^1]\n\n".repeat(500) + "[^1]: note\n"])
        .collect();
    assert!(texts.len() > 10);
    for text in texts {
        let (read, _) = with_pauses(&text);
        assert_eq!(read, article::markdown(&text, None));
    }
}

#[test]
fn a_long_text_has_many_pauses() {
    let pauses = |paragraphs: usize| with_pauses(&"Some *words*.\n\n".repeat(paragraphs)).1;
    assert_eq!(pauses(1), 0);
    let (some, many) = (pauses(100), pauses(1000));
    assert!(some >= 20 && many >= 9 * some, "{some}, {many}");
}
