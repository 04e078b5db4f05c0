//! Files of timings that are wrong in each way a file can be: what is usable in them is used, a warning says what is not, and
//! no word is highlighted while another is spoken.

use narration::{Script, Timeline};

/// Every half second a word: `The` from 0, `old` from 500, and so on.
const ARTICLE: &str =
    "---\ntitle: The old bridge\nlang: en\n---\nBoats passed under it all day. Nobody looked up.\n";
const WORDS: [&str; 12] = [
    "The", "old", "bridge", "Boats", "passed", "under", "it", "all", "day", "Nobody", "looked", "up",
];
const LENGTH_MS: u32 = 6000;

fn script() -> Script {
    narration::script(&article::markdown(ARTICLE, None).0)
}

/// Segment JSON with each word's time, as `change` has it: its start and its duration, as they stand in the file.
fn timings(change: impl Fn(usize, f64) -> (String, String)) -> String {
    let word = |(place, word): (usize, &&str)| {
        let (start, duration) = change(place, place as f64 * 500.0);
        format!("{{\"text\":\"{word}\",\"start_time\":{start},\"duration\":{duration}}}")
    };
    let words: Vec<String> = WORDS.iter().enumerate().map(word).collect();
    format!(
        "{{\"segments\":[{{\"text\":\"\",\"start_time\":0,\"duration\":{LENGTH_MS},\"words\":[{}]}}]}}",
        words.join(",")
    )
}

/// As [`timings`], true to the recording.
fn right() -> String {
    timings(|_, start| (start.to_string(), "500".to_owned()))
}

fn read(timings: &[u8]) -> (Timeline, Vec<&'static str>) {
    let (timeline, warnings) = narration::timeline(timings, "application/json", &script(), Some(LENGTH_MS));
    let codes = warnings.iter().map(|warning| warning.code.as_str()).collect();
    (timeline, codes)
}

/// The words that are highlighted in the middle of each half second; `-` for none.
fn highlighted(timeline: &Timeline) -> Vec<String> {
    let script = script();
    let word_at = |time| {
        let now = timeline.at(time)?;
        let range = now.word?.range.clone();
        let passage = script.passages.get(now.cue.passage as usize)?;
        passage
            .text
            .get(range.start.get() as usize..range.end.get() as usize)
    };
    (0..WORDS.len() as u32)
        .map(|place| word_at(place * 500 + 250).unwrap_or("-").to_owned())
        .collect()
}

/// Reads `timings`, expects warnings of these kinds and of no others but that sentences are missing, and that wherever a word is highlighted it is the one that is spoken.
/// Returns how many are.
fn right_words(timings: &str, codes: &[&str]) -> usize {
    let (timeline, found) = read(timings.as_bytes());
    let told: Vec<&str> = found
        .into_iter()
        .filter(|code| *code != "timings-stale")
        .collect();
    assert_eq!(told, codes, "{timings}");
    let highlighted = highlighted(&timeline);
    for (shown, spoken) in highlighted.iter().zip(WORDS) {
        assert!(
            shown == "-" || shown.split(' ').any(|word| word == spoken),
            "{shown:?} while {spoken:?} is spoken: {timings}"
        );
    }
    highlighted.iter().filter(|shown| *shown != "-").count()
}

#[test]
fn right_timings_highlight_every_word() {
    assert_eq!(right_words(&right(), &[]), 12);
    assert_eq!(read(right().as_bytes()).1, [""; 0]);
}

#[test]
fn overlapping_times_end_where_the_next_begins() {
    let overlapping = timings(|_, start| (start.to_string(), "2900".to_owned()));
    assert_eq!(right_words(&overlapping, &[]), 12);
    let (timeline, _) = read(overlapping.as_bytes());
    assert!(
        timeline
            .words
            .windows(2)
            .all(|pair| pair[0].time_ms.end <= pair[1].time_ms.start)
    );
}

#[test]
fn a_word_whose_time_runs_backwards_costs_its_own_highlight() {
    let one = timings(|place, start| {
        let start = if place == 6 { 250.0 } else { start };
        (start.to_string(), "500".to_owned())
    });
    assert!(right_words(&one, &["timings-time"]) >= 9);
}

#[test]
fn times_that_all_run_backwards_highlight_nothing_wrong() {
    let (timeline, codes) =
        read(timings(|place, _| ((5500 - place * 500).to_string(), "500".to_owned())).as_bytes());
    assert!(codes.contains(&"timings-time"), "{codes:?}");
    // Read in the order of time the words make no sentence of the article.
    assert!(
        highlighted(&timeline).iter().all(|shown| shown == "-"),
        "{timeline:?}"
    );
}

#[test]
fn negative_times_are_none() {
    let negative = timings(|place, start| {
        (
            if place < 3 {
                "-1".to_owned()
            } else {
                start.to_string()
            },
            "500".to_owned(),
        )
    });
    assert_eq!(right_words(&negative, &["timings-time"]), 9);
    let all = timings(|_, start| (format!("-{}", start + 1.0), "500".to_owned()));
    let (timeline, codes) = read(all.as_bytes());
    assert!(codes.contains(&"timings-time"), "{codes:?}");
    assert!(timeline.words.is_empty(), "{timeline:?}");
}

#[test]
fn what_is_not_a_number_is_none() {
    for bad in ["NaN", "null", "\"soon\"", "1e999", "{}"] {
        let text = timings(|place, start| {
            (
                if place == 4 {
                    bad.to_owned()
                } else {
                    start.to_string()
                },
                "500".to_owned(),
            )
        });
        let (timeline, codes) = read(text.as_bytes());
        assert!(
            codes.iter().any(|code| code.starts_with("timings-")),
            "{bad}: {codes:?}"
        );
        let shown = highlighted(&timeline);
        let wrong = |(shown, spoken): &(&String, &str)| {
            *shown != "-" && !shown.split(' ').any(|word| word == *spoken)
        };
        assert_eq!(shown.iter().zip(WORDS).find(wrong), None, "{bad}");
        assert!(
            shown.iter().filter(|shown| *shown != "-").count() >= 10,
            "{bad}: {shown:?}"
        );
    }
}

#[test]
fn times_after_the_recordings_end_are_left_out() {
    let longer = timings(|place, start| {
        let start = if place < 9 { start } else { start + 60_000.0 };
        (start.to_string(), "500".to_owned())
    });
    assert_eq!(right_words(&longer, &["timings-time"]), 9);
}

#[test]
fn timings_of_another_article_highlight_nothing() {
    let other = "When harbour ice came horses hauled every ship over frozen hills home";
    let text = WORDS
        .iter()
        .zip(other.split(' '))
        .fold(right(), |text, (word, other)| {
            text.replace(&format!("\"{word}\""), &format!("\"{other}\""))
        });
    let (timeline, codes) = read(text.as_bytes());
    assert_eq!(codes, ["timings-text"]);
    assert!(timeline.is_empty());
}

#[test]
fn an_empty_file_says_so() {
    for empty in ["", " \n", "{}", "[]", "{\"segments\":[]}", "WEBVTT\n"] {
        let (timeline, codes) = read(empty.as_bytes());
        assert!(codes.contains(&"timings-format"), "{empty:?}: {codes:?}");
        assert!(timeline.is_empty());
    }
}

#[test]
fn five_megabytes_are_read() {
    let text = right().replace(
        "\"text\":\"\"",
        &format!("\"text\":\"{}\"", " ".repeat(5_000_000)),
    );
    assert_eq!(right_words(&text, &[]), 12);
    // The article's own words, over and over.
    let marks = WORDS
        .map(|word| format!("{{\"time\":1,\"type\":\"word\",\"value\":\"{word}\"}}\n"))
        .concat();
    let (timeline, codes) = read(marks.repeat(5_000_000 / marks.len()).as_bytes());
    assert!(!timeline.is_empty() || !codes.is_empty());
}

#[test]
fn other_encodings_are_read() {
    let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
        let units = right().encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        [mark, &units].concat()
    };
    let utf_8 = [b"\xEF\xBB\xBF", right().as_bytes()].concat();
    for bytes in [
        utf_8,
        wide(&[], u16::to_le_bytes),
        wide(&[], u16::to_be_bytes),
        wide(&[0xFF, 0xFE], u16::to_le_bytes),
        wide(&[0xFE, 0xFF], u16::to_be_bytes),
    ] {
        let (timeline, codes) = read(&bytes);
        assert_eq!(
            (highlighted(&timeline), codes),
            (WORDS.map(str::to_owned).to_vec(), vec![])
        );
    }
    // Latin-1: the letters that are not ASCII are lost, and said to be; the words around them are not.
    let latin = right()
        .replace("under", "únder")
        .chars()
        .map(|letter| letter as u8)
        .collect::<Vec<u8>>();
    let (timeline, codes) = read(&latin);
    assert!(codes.contains(&"encoding"), "{codes:?}");
    let shown = highlighted(&timeline);
    assert!(
        shown.iter().filter(|shown| *shown != "-").count() >= 10,
        "{shown:?}"
    );
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_used_as_far_as_it_goes() {
    let text = right();
    let mut most = 0;
    for length in 0..text.len() {
        let (timeline, codes) = read(&text.as_bytes()[..length]);
        assert!(!codes.is_empty(), "cut off at {length}");
        let shown = highlighted(&timeline);
        for (shown, spoken) in shown.iter().zip(WORDS) {
            assert!(
                shown == "-" || shown.split(' ').any(|word| word == spoken),
                "{shown:?} while {spoken:?} is spoken, cut off at {length}"
            );
        }
        most = most.max(shown.iter().filter(|shown| *shown != "-").count());
    }
    assert_eq!(most, 12);
}
