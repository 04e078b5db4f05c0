//! The reader of timing files.

use narration::{Script, Timeline};

/// Reads the input as timings of an article that has words in common with the stored cases.
pub fn timings(data: &[u8]) {
    thread_local! {
        static SCRIPT: Script = script();
    }
    SCRIPT.with(|script| {
        for media_type in ["", "text/vtt"] {
            let (timeline, warnings) = narration::timeline(data, media_type, script, Some(60_000));
            check(&timeline, script);
            let shown = String::from_utf8_lossy(data.get(..200).unwrap_or(data)).into_owned();
            assert!(
                !timeline.is_empty() || !warnings.is_empty(),
                "an empty timeline without a warning: {shown}"
            );
            for warning in &warnings {
                let code = warning.code.as_str();
                assert!(
                    code.starts_with("timings-") || code == "encoding",
                    "{code}: {shown}"
                );
            }
        }
    });
}

fn script() -> Script {
    let text = "---\ntitle: Mary had a little lamb\nlang: en\n---\nThe rainbow has seven colors. The beach was a popular spot on a hot \
                summer day.\n\nCaption text #1. Caption text #2. Everything is safe. Perfectly safe.\n\n> 115 % of Dr. Vell's text\n";
    narration::script(&article::markdown(text, None).0)
}

fn check(timeline: &Timeline, script: &Script) {
    let lengths: Vec<u32> = script
        .passages
        .iter()
        .map(|passage| passage.text.encode_utf16().count() as u32)
        .collect();
    let in_order = |one: &std::ops::Range<u32>, two: &std::ops::Range<u32>| one.end <= two.start;
    for pair in timeline.cues.windows(2) {
        assert!(in_order(&pair[0].time_ms, &pair[1].time_ms), "{pair:?}");
        assert!(pair[0].passage <= pair[1].passage, "{pair:?}");
    }
    for cue in &timeline.cues {
        assert!(cue.time_ms.start < cue.time_ms.end, "{cue:?}");
        assert!(cue.range.start < cue.range.end, "{cue:?}");
        assert!(
            cue.range.end.get() <= lengths[cue.passage as usize] + 100,
            "{cue:?}"
        );
        assert!(cue.sentences.end as usize <= script.sentences.len(), "{cue:?}");
        for word in timeline.words(cue) {
            assert!(word.time_ms.start <= word.time_ms.end, "{word:?}");
            assert!(word.range.start < word.range.end, "{word:?}");
        }
    }
    for time in (0..60_000).step_by(997) {
        let _ = (timeline.at(time), timeline.next_after(time));
    }
}
