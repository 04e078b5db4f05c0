//! Timings aligned with articles: the recorded samples, every format.

use article::BlockId;
use narration::{Grain, Outdated, Script, Sentence, Timeline, Utf16Offset};

fn script(markdown: &str) -> Script {
    narration::script(&article::markdown(markdown, None).0)
}

fn codes(warnings: &[article::Warning]) -> Vec<&'static str> {
    warnings.iter().map(|warning| warning.code.as_str()).collect()
}

/// Each cue with its words: `start-end [grain] text | word@time …`.
fn lines(timeline: &Timeline, script: &Script) -> Vec<String> {
    let slice = |passage: u32, start: u32, end: u32| {
        // If everything rendered is spoken, the passage has the same text as the element.
        let text: Vec<u16> = script.passages[passage as usize].text.encode_utf16().collect();
        String::from_utf16_lossy(&text[start as usize..end as usize])
    };
    let line = |cue: &narration::Cue| {
        let grain = match cue.grain {
            Grain::Paragraph => "P",
            Grain::Sentence => "S",
            Grain::Word => "W",
        };
        let words: String = timeline
            .words(cue)
            .iter()
            .map(|word| {
                let text = slice(cue.passage, word.range.start.get(), word.range.end.get());
                format!(" {text}@{}-{}", word.time_ms.start, word.time_ms.end)
            })
            .collect();
        let text = slice(cue.passage, cue.range.start.get(), cue.range.end.get());
        format!("{}-{} {grain} {text}{words}", cue.time_ms.start, cue.time_ms.end)
    };
    timeline.cues.iter().map(line).collect()
}

const ARTICLE: &str =
    "---\ntitle: Bridge\nlang: en\n---\nDr. Vell walked 115 steps. Then she stopped.\n\nNobody saw her go.\n";

/// Words with times of 100 ms each, as Polly writes them.
fn polly(words: &str) -> String {
    let mark = |(place, word): (usize, &str)| {
        format!(
            "{{\"time\":{},\"type\":\"word\",\"value\":{:?}}}\n",
            place * 100,
            word
        )
    };
    words.split_whitespace().enumerate().map(mark).collect()
}

/// The samples that are narrated: name, script, recording's length, file of timings as the article names it.
fn samples() -> Vec<(String, Script, Option<u32>, std::path::PathBuf)> {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/content"));
    let mut samples = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let (article, _) = article::markdown(&std::fs::read_to_string(&path).unwrap(), None);
        let Some(audio) = &article.audio else { continue };
        samples.push((
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            narration::script(&article),
            audio.duration_ms.map(|ms| ms as u32),
            folder.join(audio.timings.as_ref().expect("timings").as_str()),
        ));
    }
    assert_eq!(samples.len(), 5);
    samples
}

#[test]
fn the_recorded_samples_are_aligned_with_their_articles_word_by_word() {
    for (slug, script, duration, path) in samples() {
        let bytes = std::fs::read(&path).unwrap();
        let (timeline, warnings) = narration::timeline(&bytes, "application/json", &script, duration);
        assert_eq!(codes(&warnings), [""; 0], "{slug}: {warnings:?}");
        assert_eq!(
            (timeline.outdated.len(), timeline.unmatched_ms.len()),
            (0, 0),
            "{slug}"
        );
        // Each sentence is heard, whole and in order, and each of its words has a time.
        assert_eq!(timeline.cues.len(), script.sentences.len(), "{slug}");
        let mut words = 0;
        for (index, (cue, sentence)) in timeline.cues.iter().zip(&script.sentences).enumerate() {
            assert_eq!(cue.sentences, index as u32..index as u32 + 1, "{slug}: {cue:?}");
            assert_eq!(cue.grain, Grain::Sentence);
            assert_eq!(cue.confidence.get(), 100, "{slug}: {cue:?}");
            let timed = timeline.words(cue);
            if timed.is_empty() {
                // The time of a sentence of one word is its word's.
                assert_eq!(words_of(&script, sentence).count(), 1, "{slug}: {cue:?}");
                continue;
            }
            for (word, place) in words_of(&script, sentence) {
                let own = |timed: &&narration::Word| {
                    timed.range.start <= place.start && place.end <= timed.range.end
                };
                assert!(
                    timed.iter().any(|timed| own(&timed)),
                    "{slug}: {word:?} of {:?} has no time",
                    script.text(sentence)
                );
                words += 1;
            }
        }
        assert!(words > 90, "{slug}: only {words} words");
        let last = timeline.words.last().unwrap().time_ms.end;
        assert!(last <= duration.unwrap(), "{slug}: {last}");
    }
}

/// The words of a sentence, without marks around them, and where each stands in its element.
fn words_of<'a>(
    script: &'a Script,
    sentence: &'a Sentence,
) -> impl Iterator<Item = (&'a str, std::ops::Range<Utf16Offset>)> {
    let text = script.text(sentence);
    let units = |part: &str| part.encode_utf16().count() as u32;
    text.split_whitespace().filter_map(move |word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let before = text.get(..word.as_ptr() as usize - text.as_ptr() as usize)?;
        let start = units(before);
        let place = script.locate_within(sentence, start..start + units(word))?;
        (!word.is_empty()).then_some((word, place))
    })
}

#[test]
fn the_sentences_for_other_players_are_those_of_the_article() {
    for (slug, script, duration, path) in samples() {
        let bytes = std::fs::read(path.with_extension("vtt")).unwrap();
        let (timeline, warnings) = narration::timeline(&bytes, "text/vtt", &script, duration);
        assert_eq!(codes(&warnings), [""; 0], "{slug}: {warnings:?}");
        let (track, _) = narration::timings(&bytes, "text/vtt");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(track.segments().len(), script.sentences.len(), "{slug}");
        for ((segment, sentence), cue) in track.segments().iter().zip(&script.sentences).zip(&timeline.cues) {
            assert_eq!(words(track.text(segment)), words(script.text(sentence)), "{slug}");
            assert_eq!(cue.time_ms, segment.time_ms, "{slug}");
        }
        assert!(
            timeline.words.is_empty(),
            "{slug}: times of words are not invented"
        );
    }
}

#[test]
fn every_format_highlights_its_words() {
    let script = script(ARTICLE);
    let words = [
        "0-200 S Bridge",
        "200-1100 S Dr. Vell walked 115 steps. Dr@200-300 Vell@300-400 walked@400-500 115@500-1000 steps@1000-1100",
        "1100-1400 S Then she stopped. Then@1100-1200 she@1200-1300 stopped@1300-1400",
        "1400-1800 S Nobody saw her go. Nobody@1400-1500 saw@1500-1600 her@1600-1700 go@1700-1800",
    ];
    let spoken =
        "Bridge - Doctor Vell walked one hundred and fifteen - steps. Then she stopped. Nobody saw her go.";
    let each: Vec<(usize, &str)> = spoken
        .split(' ')
        .enumerate()
        .filter(|(_, word)| *word != "-")
        .collect();
    let list = |entry: &dyn Fn(usize, &str) -> String| -> String {
        each.iter()
            .map(|(place, word)| entry(*place, word))
            .collect::<Vec<_>>()
            .join(",")
    };
    let azure = list(&|place, word| {
        format!(
            "{{\"AudioOffset\":{},\"Duration\":1000000,\"Text\":{word:?}}}",
            place * 1_000_000
        )
    });
    let whisper = list(&|place, word| {
        format!(
            "{{\"word\":{word:?},\"start\":{}.{},\"end\":{}.{}}}",
            place / 10,
            place % 10,
            (place + 1) / 10,
            (place + 1) % 10
        )
    });
    let segment = list(&|place, word| {
        format!(
            "{{\"text\":{word:?},\"start_time\":{},\"duration\":100}}",
            place * 100
        )
    });
    let karaoke: String = each
        .iter()
        .map(|(place, word)| format!("<00:0{}.{}00>{word} ", place / 10, place % 10))
        .collect();
    let marks: String = each
        .iter()
        .map(|(place, word)| {
            format!(
                "{{\"time\":{},\"type\":\"word\",\"value\":{word:?}}}\n",
                place * 100
            )
        })
        .collect();
    for (name, timings) in [
        ("Polly", marks),
        ("Azure", format!("[{azure}]")),
        (
            "Whisper",
            format!("{{\"segments\":[{{\"text\":\"\",\"start\":0,\"end\":1.8,\"words\":[{whisper}]}}]}}"),
        ),
        (
            "segments",
            format!(
                "{{\"segments\":[{{\"text\":\"\",\"start_time\":0,\"duration\":1800,\"words\":[{segment}]}}]}}"
            ),
        ),
        (
            "WebVTT",
            format!("WEBVTT\n\n00:00.000 --> 00:01.800\n{karaoke}\n"),
        ),
    ] {
        let (timeline, warnings) = narration::timeline(timings.as_bytes(), "", &script, Some(1800));
        assert_eq!(codes(&warnings), [""; 0], "{name}: {warnings:?}");
        // One format has ends, another only starts.
        let found: Vec<String> = lines(&timeline, &script)
            .iter()
            .map(|line| {
                line.replace("0-100 S Bridge", "0-200 S Bridge")
                    .replace("@500-900", "@500-1000")
            })
            .collect();
        assert_eq!(found, words, "{name}");
    }
}

#[test]
fn sentences_that_have_no_words_with_times_are_highlighted_whole() {
    let script = script(ARTICLE);
    let vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nBridge\n\n00:01.000 --> 00:04.000\nDr Vell walked 115 steps. Then she\n\n\
               00:04.000 --> 00:05.000\nstopped.\n\n00:05.000 --> 00:06.500\nNobody saw her go.\n";
    let (timeline, _) = narration::timeline(vtt.as_bytes(), "text/vtt", &script, None);
    assert_eq!(
        lines(&timeline, &script),
        [
            "0-1000 S Bridge",
            // Within a caption, a sentence ends with its letters.
            "1000-3117 S Dr. Vell walked 115 steps.",
            "3294-5000 S Then she stopped. stopped@4000-5000",
            "5000-6500 S Nobody saw her go."
        ]
    );
}

#[test]
fn changes_since_the_recording_are_reported() {
    let script = script(
        "---\ntitle: Bridge\n---\nThe old bridge is open. It was shut for a year. Boats passed under it.\n\n\
         A new sentence was added here. The mayor spoke at noon.\n",
    );
    let (timeline, warnings) = narration::timeline(
        polly(
            "Bridge The old bridge is open It was shut for a decade Boats passed under it \
             This advert is read by somebody else entirely The mayor spoke at noon",
        )
        .as_bytes(),
        "",
        &script,
        Some(3000),
    );
    assert_eq!(
        timeline.outdated,
        [(2, Outdated::Changed), (4, Outdated::Missing)]
    );
    assert_eq!(codes(&warnings), ["timings-stale"]);
    let found = lines(&timeline, &script);
    assert_eq!(
        found[2],
        "600-1200 S It was shut for a year. It@600-700 was@700-800 shut@800-900 for@900-1000 a@1000-1100"
    );
    assert_eq!(found.len(), 6);
    assert!(
        found[4].starts_with("1600-2400 P A new sentence was added here."),
        "{}",
        found[4]
    );
    assert!(found[5].contains(" mayor@"), "{}", found[5]);
}

#[test]
fn spoken_text_that_is_not_written_has_no_highlight() {
    let script = script("---\ntitle: Bridge\n---\nThe old bridge is open.\n\nBoats passed under it.\n");
    let timings = polly(
        "Bridge The old bridge is open And now a word from our sponsors who sell tea Boats passed under it",
    );
    let (timeline, warnings) = narration::timeline(timings.as_bytes(), "", &script, Some(2000));
    assert_eq!(codes(&warnings), [""; 0], "the article has not changed");
    assert_eq!(timeline.unmatched_ms, std::slice::from_ref(&(600..1600)));
    assert!((600..1600).all(|time| timeline.at(time).is_none()));
}

#[test]
fn a_rewritten_sentence_is_highlighted_as_its_paragraph() {
    let script = script(
        "---\ntitle: Bridge\n---\nThe old bridge is open. Engineers were glad that nothing else had broken down. Boats passed under it.\n",
    );
    let timings = polly(
        "Bridge The old bridge is open Everybody at the harbour cheered loudly when trams rolled Boats passed under it",
    );
    let (timeline, _) = narration::timeline(timings.as_bytes(), "", &script, Some(2000));
    let found = lines(&timeline, &script);
    assert!(
        found[2].starts_with("600-1500 P The old bridge is open. Engineers"),
        "{found:?}"
    );
    assert_eq!(timeline.at(700).unwrap().word, None);
    let block = &script.passages[1].block;
    assert_eq!(
        timeline.time_of(block, Utf16Offset::new(30)),
        Some(1500),
        "what is not spoken leads to what is spoken next"
    );
}

#[test]
fn timings_of_another_article_highlight_nothing() {
    let script = script(ARTICLE);
    let other = "When the harbour froze in the winter of that year the boats of the town were hauled over the ice by horses and by \
                 men who had walked from the hills";
    let (timeline, warnings) = narration::timeline(polly(other).as_bytes(), "", &script, None);
    assert_eq!(codes(&warnings), ["timings-text"]);
    assert!(timeline.is_empty(), "{:?}", lines(&timeline, &script));
}

#[test]
fn what_a_narrator_never_reads_is_not_outdated() {
    let script = script(
        "---\ntitle: Bridge\ndescription: A standfirst.\n---\nOne sentence here.\n\n## A heading\n\nAnother sentence here.\n",
    );
    let (timeline, warnings) = narration::timeline(
        polly("Bridge One sentence here Another sentence here").as_bytes(),
        "",
        &script,
        None,
    );
    assert_eq!(
        (timeline.outdated.as_slice(), codes(&warnings)),
        (&[][..], vec![])
    );
    let (timeline, _) = narration::timeline(polly("Bridge One sentence here").as_bytes(), "", &script, None);
    assert_eq!(
        timeline.outdated,
        [(4, Outdated::Missing)],
        "paragraphs are always read"
    );
}

#[test]
fn names_of_elements_are_positions() {
    let script = script(ARTICLE);
    let block = script.passages[2].block.as_str().to_owned();
    let by_element = format!(
        "{{\"narration\":[{{\"text\":\"a.html#headline\",\"audio\":\"a.mp3#t=0,1\"}},{{\"text\":\"a.html#{block}\",\"audio\":\"a.mp3#t=3,4\"}}]}}"
    );
    let by_sentence = r#"{"timepoints":[{"markName":"a","timeSeconds":0},{"markName":"b","timeSeconds":1},
        {"markName":"c","timeSeconds":2},{"markName":"d","timeSeconds":3}]}"#;
    let by_character = format!(
        "WEBVTT\n\n00:03.000 --> 00:03.500\n{{\"selector\":{{\"type\":\"FragmentSelector\",\"value\":\"#{block}\",\"refinedBy\":{{\"start\":0,\"end\":5}}}}}}\n\n\
         00:03.500 --> 00:04.000\n{{\"selector\":{{\"type\":\"FragmentSelector\",\"value\":\"#{block}\",\"refinedBy\":{{\"start\":7,\"end\":9}}}}}}\n"
    );
    let of = |timings: &str| {
        let (timeline, warnings) = narration::timeline(timings.as_bytes(), "", &script, Some(4000));
        assert_eq!(codes(&warnings), [""; 0], "{warnings:?}");
        lines(&timeline, &script)
    };
    assert_eq!(
        of(&by_element),
        ["0-1000 S Bridge", "3000-4000 S Nobody saw her go."]
    );
    assert_eq!(
        of(by_sentence),
        [
            "0-1000 S Bridge",
            "1000-2000 S Dr. Vell walked 115 steps.",
            "2000-3000 S Then she stopped.",
            "3000-4000 S Nobody saw her go."
        ]
    );
    assert_eq!(
        of(&by_character),
        ["3000-4000 S Nobody saw her go. Nobody@3000-3500 saw@3500-4000"]
    );
}

#[test]
fn a_position_in_the_page_has_a_time() {
    let script = script(ARTICLE);
    let (timeline, _) = narration::timeline(
        polly("Bridge Dr Vell walked 115 steps Then she stopped Nobody saw her go").as_bytes(),
        "",
        &script,
        Some(1300),
    );
    let time = |block: &str, offset| timeline.time_of(&BlockId::new(block), Utf16Offset::new(offset));
    let block = script.passages[1].block.as_str();
    assert_eq!(time("headline", 3), Some(0));
    assert_eq!(time(block, 16), Some(400), "115");
    assert_eq!(time(block, 33), Some(700), "she");
    assert_eq!(time("no-such-block", 0), None);
}
