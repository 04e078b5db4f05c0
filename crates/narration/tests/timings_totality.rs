//! Whatever the bytes, timings are read without a panic, in time, on the stack that WebAssembly has; and a timeline's times and
//! places are in order and within their bounds.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "../../article/tests/support/corpora.rs"]
mod corpora;

use std::time::{Duration, Instant};

use narration::{Script, Timeline};

/// An article that has words in common with the files of the corpora.
fn script() -> Script {
    let text = "---\ntitle: Mary had a little lamb\nlang: en\n---\nThe rainbow has seven colors. The beach was a popular spot on a hot \
                summer day.\n\nCaption text #1. Caption text #2. Everything is safe. Perfectly safe.\n\n> 115 % of Dr. Vell's text\n";
    narration::script(&article::markdown(text, None).0)
}

fn read(bytes: &[u8], script: &Script) {
    let started = Instant::now();
    for media_type in ["", "text/vtt"] {
        let (timeline, warnings) = narration::timeline(bytes, media_type, script, Some(60_000));
        check(&timeline, script);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
        assert!(
            !timeline.is_empty() || !warnings.is_empty(),
            "nothing, and not a word why: {shown}"
        );
        for warning in &warnings {
            let code = warning.code.as_str();
            assert!(
                code.starts_with("timings-") || code == "encoding",
                "{code}: {shown}"
            );
        }
    }
    let took = started.elapsed();
    let limit = Duration::from_secs(5) + Duration::from_micros(20 * bytes.len() as u64);
    assert!(took < limit, "{took:?} for {} bytes", bytes.len());
}

fn check(timeline: &Timeline, script: &Script) {
    let lengths: Vec<u32> = script
        .passages
        .iter()
        .map(|passage| passage.text.encode_utf16().count() as u32)
        .collect();
    let in_order = |one: &std::ops::Range<u32>, two: &std::ops::Range<u32>| one.end <= two.start;
    for pair in timeline.stretches.windows(2) {
        assert!(in_order(&pair[0].time_ms, &pair[1].time_ms), "{pair:?}");
        assert!(pair[0].passage <= pair[1].passage, "{pair:?}");
    }
    for stretch in &timeline.stretches {
        assert!(stretch.time_ms.start < stretch.time_ms.end, "{stretch:?}");
        assert!(stretch.range.start < stretch.range.end, "{stretch:?}");
        assert!(
            stretch.range.end.get() <= lengths[stretch.passage as usize] + 100,
            "{stretch:?}"
        );
        assert!(
            stretch.sentences.end as usize <= script.sentences.len(),
            "{stretch:?}"
        );
        for word in timeline.words(stretch) {
            assert!(word.time_ms.start <= word.time_ms.end, "{word:?}");
            assert!(word.range.start < word.range.end, "{word:?}");
        }
    }
    for time in (0..60_000).step_by(997) {
        let _ = (timeline.at(time), timeline.next_after(time));
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

/// `bytes` with a few pieces cut, doubled, overwritten, or replaced by marks that mean something.
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
                let piece = out[at..at + length].to_vec();
                let to = numbers.below(out.len() + 1);
                out.splice(to..to, piece);
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

/// Every file of timings in the corpora, and the formats that are not among them.
fn files() -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = [
        r#"{"timepoints":[{"markName":"a","timeSeconds":0.5},{"markName":"b","timeSeconds":1}]}"#,
        r##"{"narration":[{"text":"#headline","audio":"a.mp3#t=0,1"},{"narration":[{"text":"#x","audio":"#t=1,2"}]}]}"##,
        r#"{"segments":[{"text":"The rainbow has","start_time":0,"duration":900,"words":[{"text":"The","start_time":0,"duration":9}]}]}"#,
        r#"[{"Text":"Mary","AudioOffset":500000,"Duration":900000},{"Text":"had","AudioOffset":1500000,"Duration":90000}]"#,
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    for (corpus, names) in [
        ("timing.json", &["data"][..]),
        ("webvtt.json", &["vtt", "srt"]),
        ("webvtt-cue-text.json", &["text"]),
        ("json-parsing.json", &["text"]),
    ] {
        for entry in corpora::list(corpus).unwrap_or_default() {
            let texts = names
                .iter()
                .map(|name| corpora::text(&entry, name))
                .filter(|text| !text.is_empty());
            files.extend(texts.map(|text| text.as_bytes().to_vec()));
        }
    }
    files
}

#[test]
fn mutated_timings_are_survived() {
    on_a_small_stack(|| {
        let script = script();
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        let files = files();
        for file in &files {
            read(file, &script);
            for _ in 0..12 {
                read(&mutate(file, &mut numbers), &script);
            }
        }
        println!("{} files, 12 mutations of each", files.len());
    });
}

#[test]
fn any_bytes_are_survived() {
    on_a_small_stack(|| {
        let script = script();
        let mut numbers = Numbers(88_172_645_463_325_252);
        for _ in 0..2000 {
            let length = numbers.below(80);
            let bytes: Vec<u8> = (0..length).map(|_| numbers.below(256) as u8).collect();
            read(&bytes, &script);
            read(
                &[b"WEBVTT\n\n00:00.000 --> 00:01.000\n", bytes.as_slice()].concat(),
                &script,
            );
            read(&[b"{\"words\":[", bytes.as_slice()].concat(), &script);
        }
    });
}

#[test]
fn huge_files_are_read_in_time() {
    on_a_small_stack(|| {
        let script = script();
        let marks = "{\"time\":1,\"type\":\"word\",\"value\":\"Mary\"}\n";
        read(marks.repeat(5_000_000 / marks.len()).as_bytes(), &script);
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
            read(text.as_bytes(), &script);
            read(
                ["WEBVTT\n\n00:00.000 --> 00:01.000\n", &text].concat().as_bytes(),
                &script,
            );
        }
    });
}
