//! Measures how long it takes to align the timings of 50,000 words with their article, natively. Prints the
//! median of 15 runs for each case.
//!
//! `--write FOLDER` only writes the article and the timings, so that the same can be measured in a browser.

use std::fmt::Write as _;
use std::time::Instant;

use narration::Script;

const WORDS: usize = 50_000;

/// Random words with the frequencies of a language: half of them are among the first forty (roughly Zipf's
/// law).
fn words() -> Vec<String> {
    const PARTS: [&str; 16] = [
        "ba", "ri", "con", "fi", "stel", "mo", "ran", "ter", "ly", "pro", "dis", "har", "bour", "wen", "ga",
        "tion",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |limit: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % limit
    };
    let mut words = Vec::with_capacity(WORDS);
    while words.len() < WORDS {
        let index = if below(2) == 0 {
            below(40)
        } else {
            40 + below(6000)
        };
        let mut rest = index * 7 + 3;
        let mut word = String::new();
        while rest > 0 {
            word.push_str(PARTS.get((rest % 16) as usize).copied().unwrap_or_default());
            rest /= 16;
        }
        words.push(word);
    }
    words
}

fn article(words: &[String]) -> String {
    let mut text = String::from("---\ntitle: A long story\nlang: en\n---\n");
    for (paragraph, words) in words.chunks(60).enumerate() {
        if paragraph > 0 {
            text.push_str("\n\n");
        }
        for sentence in words.chunks(15) {
            let sentence = sentence.join(" ");
            let (first, rest) = sentence.split_at(1);
            let _ = write!(text, "{}{rest}. ", first.to_uppercase());
        }
    }
    text
}

/// Speech marks of `words`. In every hundred words, `changed` differ from the article.
fn timings(words: &[String], changed: usize) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        let word = if place % 100 < changed { "otherwise" } else { word };
        let _ = writeln!(
            text,
            "{{\"time\":{},\"type\":\"word\",\"value\":\"{word}\"}}",
            place * 300
        );
    }
    text
}

fn measure(label: &str, run: impl Fn() -> usize) {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let started = Instant::now();
            assert!(std::hint::black_box(run()) > 0);
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    if let Some(median) = times.get(times.len() / 2) {
        println!("{label}: {median:.1} ms");
    }
}

fn main() -> std::io::Result<()> {
    let words = words();
    let article = article(&words);
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [option, folder] = args.as_slice()
        && option == "--write"
    {
        std::fs::write(format!("{folder}/story.md"), article)?;
        return std::fs::write(format!("{folder}/story.ndjson"), timings(&words, 3));
    }
    let script: Script = narration::script(&::article::markdown(&article, None).0);
    let half: Vec<String> = words.iter().skip(WORDS / 4).take(WORDS / 2).cloned().collect();
    for (label, timings) in [
        ("timings of 50,000 words, all as written", timings(&words, 0)),
        ("timings of 50,000 words, 3 of 100 changed", timings(&words, 3)),
        ("timings of 50,000 words, 30 of 100 changed", timings(&words, 30)),
        ("timings of 25,000 words of 50,000", timings(&half, 0)),
    ] {
        let align = || narration::timeline(timings.as_bytes(), "application/x-json-stream", &script, None);
        measure(label, || align().0.cues.len());
    }
    let text = timings(&words, 0);
    measure("of which reading the file", || {
        narration::timings(text.as_bytes(), "").0.segments().len()
    });
    Ok(())
}
