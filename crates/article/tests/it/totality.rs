//! Whatever the input, reading ends without a panic, on the stack that WebAssembly has, and no address of a refused kind
//! comes out: `fuzz/src/readers.rs` says what must hold.
//!
//! The inputs are test suites, collections and stored cases, mutated by a generator with a fixed seed: a failure can be
//! repeated.

use serde_json::Value;

use crate::support::{corpora, on_a_small_stack, readers, stored, suites};

/// Reads `text` in every way.
fn read(text: &str) {
    readers::markdown(text.as_bytes());
    readers::front_matter(text.as_bytes());
    readers::article_json(text.as_bytes());
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

/// Returns `text` with a few parts cut, doubled, moved, or replaced by characters of the syntax.
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
                let part: Vec<char> = characters[at..at + length].to_vec();
                let to = numbers.below(characters.len() + 1);
                characters.splice(to..to, part);
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

/// Reads every text, and `mutations` mutations of each.
fn read_all(texts: Vec<String>, mutations: usize) {
    on_a_small_stack(move || {
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        for text in &texts {
            read(text);
            for _ in 0..mutations {
                read(&mutate(text, &mut numbers));
            }
        }
    });
}

/// Returns the member `name` of every entry of a collection, and reports how many there are.
fn members(collection: &str, name: &str) -> Vec<String> {
    let entries = corpora::list(collection);
    corpora::report(collection, entries.len());
    entries
        .iter()
        .map(|entry| suites::text(entry, name).to_owned())
        .collect()
}

/// Returns the stored cases of `target` as text.
fn stored_texts(target: &str) -> Vec<String> {
    let text = |(_, bytes): (String, Vec<u8>)| String::from_utf8_lossy(&bytes).into_owned();
    stored::cases(target).into_iter().map(text).collect()
}

/// Returns Markdown that has `payload` wherever an address can be.
fn in_links_and_images(payload: &str) -> String {
    format!(
        "[a](<{payload}>) ![b](<{payload}>) [c]({payload})\n\n[d]: {payload}\n[d] <{payload}>\n\n\
         ![e](f.png){{srcset=\"{payload}\"}}\n\n| {payload} |\n|-|\n"
    )
}

#[test]
fn attacks_leave_no_refused_address() {
    let mut texts = stored_texts("markdown");
    texts.extend(members("xss.json", "payload"));
    read_all(texts, 2);
}

#[test]
fn attacks_in_links_and_images_leave_no_refused_address() {
    // Each line of this file is one address.
    let addresses = include_str!("../../../../fuzz/cases/markdown/refused-addresses.md");
    let mut payloads: Vec<String> = addresses.lines().map(str::to_owned).collect();
    assert!(payloads.len() >= 30, "only {} addresses", payloads.len());
    payloads.extend(members("xss.json", "payload"));
    read_all(
        payloads
            .iter()
            .map(|payload| in_links_and_images(payload))
            .collect(),
        0,
    );
}

#[test]
fn mutated_specifications_are_survived() {
    for suite in ["commonmark", "gfm"] {
        let cases = suites::suite(suite);
        read_all(
            cases
                .iter()
                .map(|case| suites::text(case, "markdown").to_owned())
                .collect(),
            4,
        );
    }
}

#[test]
fn mutated_yaml_is_survived() {
    let cases = suites::suite("yaml");
    let mut texts: Vec<String> = cases
        .iter()
        .map(|case| suites::text(case, "yaml").to_owned())
        .collect();
    texts.extend(stored_texts("front_matter"));
    on_a_small_stack(move || {
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        for text in &texts {
            readers::front_matter(text.as_bytes());
            for _ in 0..8 {
                readers::front_matter(mutate(text, &mut numbers).as_bytes());
            }
        }
    });
}

#[test]
fn real_documents_are_read() {
    let mut texts = vec![include_str!("../fixtures/every-kind.md").to_owned()];
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/content");
    for entry in std::fs::read_dir(samples).expect("the sample articles").flatten() {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "md")
        {
            texts.push(std::fs::read_to_string(entry.path()).expect("a sample article"));
        }
    }
    assert!(texts.len() >= 10, "only {} documents", texts.len());
    if let Some(folder) = corpora::folder() {
        let index = std::fs::read_to_string(folder.join("markdown/index.json")).expect("an index");
        let index: Vec<Value> = serde_json::from_str(&index).expect("JSON");
        corpora::report("markdown", index.len());
        texts.extend(index.iter().map(|entry| {
            let file = folder.join(suites::text(entry, "file"));
            std::fs::read_to_string(file).expect("a document")
        }));
    }
    read_all(texts, 4);
}

#[test]
fn the_collection_of_malformed_html_is_survived() {
    let Some(folder) = corpora::folder() else {
        corpora::report("html5lib", 0);
        return;
    };
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
    corpora::report("html5lib", texts.len());
    read_all(texts, 1);
}

#[test]
fn broken_json_is_survived() {
    let cases = suites::suite("json");
    let mut texts: Vec<String> = cases
        .iter()
        .map(|case| suites::text(case, "input").to_owned())
        .collect();
    texts.extend(stored_texts("article_json"));
    read_all(texts, 2);
}

#[test]
fn the_collection_of_feeds_is_survived() {
    let feeds = corpora::folder()
        .map(|folder| std::fs::read_to_string(folder.join("feeds.jsonl")).expect("feeds"))
        .unwrap_or_default();
    let feeds: Vec<String> = feeds
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .map(|feed| suites::text(&feed, "text").to_owned())
        .collect();
    corpora::report("feeds.jsonl", feeds.len());
    read_all(feeds, 2);
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
