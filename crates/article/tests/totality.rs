//! Whatever the input, reading ends, in time, without a panic, on the stack that WebAssembly has; and no address of a
//! refused kind comes out.
//!
//! The inputs are the outside test data, mutated by a generator with a fixed seed: a failure can be repeated.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::time::{Duration, Instant};

use article::{Article, BaseUrl};
use serde_json::Value;
use support::{corpora, walk};

/// Reads `text` in every way, and checks what must hold of any answer.
fn read(text: &str) {
    let started = Instant::now();
    let base = BaseUrl::new("https://news.example/articles/a.md");
    let (article, _) = article::markdown(text, Some(&base));
    check(&article, text);
    let in_front_matter = format!("---\n{text}\n---\nText.");
    check(&article::markdown(&in_front_matter, None).0, text);
    for json in [
        text.to_owned(),
        serde_json::json!({ "title": text, "url": text, "image": text, "audio": text, "related": text,
            "authors": [{ "name": text, "url": text }], "body_markdown": text })
        .to_string(),
        serde_json::json!({ "body_html": text, "image": { "src": "a.jpg", "srcset": text } }).to_string(),
    ] {
        if let Ok((article, _)) = article::article_json(&json, None) {
            check(&article, text);
        }
    }
    for json in [
        text.to_owned(),
        serde_json::json!({ "panels": [{ "items": [{ "title": text, "url": text, "image": text }] }, { "source": text }] })
            .to_string(),
    ] {
        if let Ok((panels, _)) = article::related(&json, None) {
            let mut urls = Vec::new();
            panels.iter().for_each(|panel| walk::push_panel(&mut urls, &panel.content));
            urls.iter().for_each(|url| check_url(url, text));
        }
    }
    let took = started.elapsed();
    // Seven readings; a debug build on a busy machine reads a megabyte in a second or two.
    let limit = Duration::from_secs(5) + Duration::from_micros(20 * text.len() as u64);
    assert!(took < limit, "{took:?} for {} bytes: {:.200}", text.len(), text);
}

fn check(article: &Article, text: &str) {
    walk::urls(article).iter().for_each(|url| check_url(url, text));
    assert!(walk::depth(article) <= 32, "{text:.200}");
    let ids = walk::ids(article);
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "ids repeat: {text:.200}");
    assert!(ids.iter().all(|id| !id.is_empty()), "{text:.200}");
}

/// What a browser would make of the address: written down a second time on purpose.
fn check_url(url: &str, text: &str) {
    let cleaned: String = url
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    if let Some((scheme, rest)) = cleaned.split_once(':') {
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        let scheme = scheme.to_ascii_lowercase();
        let raster = rest.to_ascii_lowercase();
        let allowed = ["http", "https", "mailto", "tel"].contains(&scheme.as_str())
            || (scheme == "data" && raster.starts_with("image/") && !raster.starts_with("image/svg"));
        assert!(!is_scheme || allowed, "{url:?} came out of {text:.300}");
    }
}

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(test);
    if let Err(panic) = thread.expect("a thread").join() {
        std::panic::resume_unwind(panic);
    }
}

/// Numbers that are the same in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// `text` with a few pieces cut, doubled, moved, or replaced by marks that mean something.
fn mutate(text: &str, numbers: &mut Numbers) -> String {
    const MARKS: [&str; 40] = [
        "*", "**", "_", "~", "~~", "^", "`", "```\n", "[", "](", ")", "![", "[^", "]:", "<", ">", "</",
        "<!--", "-->", "\n", "\n\n", "\t", "    ", "- ", "1. ", "> ", "|", "|-|-|\n", ": ", "{", "}", "\"",
        "'", "---\n", "\0", "\u{AD}", "\u{202E}", "é", "橋", "$$",
    ];
    let mut characters: Vec<char> = text.chars().take(2000).collect();
    for _ in 0..1 + numbers.below(6) {
        let at = numbers.below(characters.len() + 1);
        let length = numbers.below(12).min(characters.len() - at);
        match numbers.below(4) {
            0 => drop(characters.drain(at..at + length)),
            1 => {
                let piece: Vec<char> = characters[at..at + length].to_vec();
                let to = numbers.below(characters.len() + 1);
                characters.splice(to..to, piece);
            }
            _ => {
                let mark = MARKS[numbers.below(MARKS.len())];
                let times = if numbers.below(20) == 0 { 200 } else { 1 };
                characters.splice(at..at, mark.repeat(times).chars().collect::<Vec<_>>());
            }
        }
    }
    characters.into_iter().collect()
}

fn read_all(texts: Vec<String>, mutations: usize) {
    on_a_small_stack(move || {
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        for text in &texts {
            read(text);
            for _ in 0..mutations {
                read(&mutate(text, &mut numbers));
            }
        }
        println!("{} inputs, {mutations} mutations of each", texts.len());
    });
}

fn members(corpus: &str, name: &str) -> Vec<String> {
    let entries = corpora::list(corpus).unwrap_or_default();
    entries
        .iter()
        .map(|entry| corpora::text(entry, name).to_owned())
        .collect()
}

#[test]
fn attacks_leave_no_refused_address() {
    read_all(members("xss.json", "payload"), 2);
}

#[test]
fn attacks_in_links_and_images_leave_no_refused_address() {
    let payloads = members("xss.json", "payload");
    let texts = payloads.iter().map(|payload| {
        format!(
            "[a](<{payload}>) ![b](<{payload}>) [c]({payload})\n\n[d]: {payload}\n[d] <{payload}>\n\n\
             ![e](f.png){{srcset=\"{payload}\"}}\n\n| {payload} |\n|-|\n"
        )
    });
    read_all(texts.collect(), 0);
}

#[test]
fn specifications_mutated_are_survived() {
    read_all(members("commonmark.json", "markdown"), 8);
    read_all(members("gfm.json", "markdown"), 8);
}

#[test]
fn real_documents_are_read() {
    let Some(folder) = corpora::folder() else { return };
    let index = std::fs::read_to_string(folder.join("markdown/index.json")).expect("an index");
    let index: Vec<Value> = serde_json::from_str(&index).expect("JSON");
    let texts = index.iter().map(|entry| {
        let file = folder.join(corpora::text(entry, "file"));
        std::fs::read_to_string(file).expect("a document")
    });
    read_all(texts.collect(), 4);
}

#[test]
fn malformed_html_is_survived() {
    let Some(folder) = corpora::folder() else { return };
    let mut texts = Vec::new();
    let mut folders = vec![folder.join("html5lib")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "dat") {
                let text = String::from_utf8_lossy(&std::fs::read(path).expect("a file")).into_owned();
                let cases = text
                    .split("#data\n")
                    .filter_map(|case| case.split("\n#errors").next());
                texts.extend(cases.map(str::to_owned));
            }
        }
    }
    read_all(texts, 1);
}

#[test]
fn feeds_and_broken_json_are_survived() {
    let Some(folder) = corpora::folder() else { return };
    let feeds = std::fs::read_to_string(folder.join("feeds.jsonl")).expect("feeds");
    let feeds = feeds
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    read_all(
        feeds
            .map(|feed| corpora::text(&feed, "text").to_owned())
            .collect(),
        2,
    );
    let cases = corpora::list("json-parsing.json").unwrap_or_default();
    let texts = cases
        .iter()
        .map(|case| match case.get("repeat").and_then(Value::as_array) {
            Some(repeat) => {
                let times = repeat[1].as_u64().unwrap_or_default() as usize;
                repeat[0].as_str().unwrap_or_default().repeat(times)
            }
            None => corpora::text(case, "text").to_owned(),
        });
    read_all(texts.collect(), 2);
}

#[test]
fn any_bytes_can_be_decoded() {
    let mut numbers = Numbers(88_172_645_463_325_252);
    for _ in 0..2000 {
        let length = numbers.below(64);
        let bytes: Vec<u8> = (0..length).map(|_| numbers.below(256) as u8).collect();
        let marked = [&[0xFF, 0xFE][..], &[0xFE, 0xFF], &[0xEF, 0xBB, 0xBF], &[]]
            .map(|mark| [mark, bytes.as_slice()].concat());
        for bytes in &marked {
            let (text, warnings) = article::decode(bytes);
            assert_eq!(
                warnings.is_empty(),
                !text.contains('\u{FFFD}') || std::str::from_utf8(bytes).is_ok(),
                "{bytes:?}"
            );
        }
    }
}
