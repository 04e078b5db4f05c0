//! Whatever the bytes, timings are read without a panic, on the stack that WebAssembly has, and a timeline's times and
//! positions are in order and within their bounds: `fuzz/src/timings.rs` says what must hold.

use crate::timings::timings;
use crate::{corpora, stored, suites};

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

/// Returns `bytes` with a few parts cut, doubled, overwritten, or replaced by characters of the syntax.
fn mutate(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const MARKS: [&str; 24] = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "\\u",
        "\\",
        "-->",
        "\n\n",
        "WEBVTT",
        "<00:00:01.000>",
        "<",
        "&",
        "-1",
        "1e999",
        "NaN",
        "null",
        "99999999999999999999",
        "0.0000000001",
        "\0",
        "\u{FEFF}",
        "...",
    ];
    let mut out = bytes[..bytes.len().min(3000)].to_vec();
    for _ in 0..1 + numbers.below(6) {
        let at = numbers.below(out.len() + 1);
        let length = numbers.below(40).min(out.len() - at);
        match numbers.below(6) {
            0 => drop(out.drain(at..at + length)),
            1 => {
                let part = out[at..at + length].to_vec();
                let to = numbers.below(out.len() + 1);
                out.splice(to..to, part);
            }
            2 => out.truncate(at),
            3 => out[at..at + length]
                .iter_mut()
                .for_each(|byte| *byte ^= 1 << (at % 8)),
            _ => drop(out.splice(at..at, MARKS[numbers.below(MARKS.len())].bytes())),
        }
    }
    out
}

#[test]
fn stored_timings_are_read() {
    on_a_small_stack(|| stored::run("timings", timings));
}

#[test]
fn mutated_timings_are_survived() {
    on_a_small_stack(|| {
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        let stored = stored::cases("timings").into_iter().map(|(_, bytes)| bytes);
        for file in stored.chain(json()).chain(collections()) {
            timings(&file);
            for _ in 0..12 {
                timings(&mutate(&file, &mut numbers));
            }
        }
    });
}

/// Returns the texts of JSONTestSuite.
fn json() -> Vec<Vec<u8>> {
    let cases = suites::suite("json");
    let bytes = |case| suites::text(case, "input").as_bytes().to_vec();
    cases.iter().map(bytes).collect()
}

/// Returns the files of the collections of timings.
fn collections() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for (collection, names) in [
        ("timing.json", &["data"][..]),
        ("webvtt.json", &["vtt", "srt"]),
        ("webvtt-cue-text.json", &["text"]),
    ] {
        let entries = corpora::list(collection);
        corpora::report(collection, entries.len());
        for entry in &entries {
            let texts = names
                .iter()
                .map(|name| suites::text(entry, name))
                .filter(|text| !text.is_empty());
            files.extend(texts.map(|text| text.as_bytes().to_vec()));
        }
    }
    files
}

#[test]
fn any_bytes_are_survived() {
    on_a_small_stack(|| {
        let mut numbers = Numbers(88_172_645_463_325_252);
        for _ in 0..2000 {
            let length = numbers.below(80);
            let bytes: Vec<u8> = (0..length).map(|_| numbers.below(256) as u8).collect();
            timings(&bytes);
            timings(&[b"WEBVTT\n\n00:00.000 --> 00:01.000\n", bytes.as_slice()].concat());
            timings(&[b"{\"words\":[", bytes.as_slice()].concat());
        }
    });
}

#[test]
fn huge_files_are_read() {
    on_a_small_stack(|| {
        let marks = "{\"time\":1,\"type\":\"word\",\"value\":\"Mary\"}\n";
        timings(marks.repeat(5_000_000 / marks.len()).as_bytes());
        for unit in [
            "{\"time\":1,\"type\":\"word\",\"value\":\"Mary\"}\n",
            "00:00.000 --> 00:01.000\nMary had\n\n",
            "[",
            "{\"a\":",
            "\"",
            "<00:01.000>",
            "&",
            "-->\n",
            "\u{FEFF}",
            "{\"words\":[{\"word\":\"a b c\",\"start\":1}]}",
            "00:00:00.000 --> 00:00:00.000",
            "\\u",
            "1e",
            "<c>",
        ] {
            let text = unit.repeat(400_000 / unit.len());
            timings(text.as_bytes());
            timings(["WEBVTT\n\n00:00.000 --> 00:01.000\n", &text].concat().as_bytes());
        }
    });
}
