//! Every format, and the outside test data.

#[path = "../../../article/tests/it/support/data/corpora.rs"]
mod corpora;

use serde_json::Value as Json;

use super::*;

/// The segments with their times, on lines.
fn read(text: &str, media_type: &str) -> String {
    read_bytes(text.as_bytes(), media_type).0
}

fn read_bytes(bytes: &[u8], media_type: &str) -> (String, Vec<&'static str>) {
    let (mut track, warnings) = timings(bytes, media_type);
    track.fit(None);
    let line = |segment: &Segment| {
        let part = segment
            .part
            .as_ref()
            .map_or(String::new(), |part| format!(" {part:?}"));
        let Segment { time_ms, .. } = segment;
        format!(
            "{}-{} {}{part}\n",
            time_ms.start,
            time_ms.end,
            track.text(segment).replace('\n', "/")
        )
    };
    let codes = warnings.iter().map(|warning| warning.code.as_str()).collect();
    (track.segments().iter().map(line).collect(), codes)
}

#[test]
fn every_format_is_read() {
    for (name, text, expected) in [
        (
            "cues, with words, tags and comments",
            "WEBVTT - a title\n\nNOTE\nnot this\n\nSTYLE\n::cue {}\n\nREGION\nid:a\n\n1\n00:01.000 --> 00:03.000 align:start\n\
             <v Ada>When <00:01.500><i>the</i>&nbsp;moon <00:02.000>hits\nyour &amp; eye</v>\n\n\
             01:00:00.000 --> 01:00:01.000\n<ruby>橋<rt>はし</rt></ruby>\n",
            "1000-1500 When\n1500-2000 the\u{A0}moon\n2000-3000 hits/your & eye\n3600000-3601000 橋\n",
        ),
        (
            "SubRip",
            "1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\ntwo\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\nThree\r\n",
            "1000-2500 One/two\n2500-3000 Three\n",
        ),
        (
            "Polly: words before sentences; ends from the next start",
            "{\"time\":0,\"type\":\"sentence\",\"start\":7,\"end\":20,\"value\":\"Mary had it.\"}\n\
             {\"time\":6,\"type\":\"word\",\"start\":7,\"end\":11,\"value\":\"Mary\"}\n{\"time\":6,\"type\":\"viseme\",\"value\":\"p\"}\n\
             {\"time\":373,\"type\":\"word\",\"start\":12,\"end\":15,\"value\":\"had\"}\n",
            "6-373 Mary\n373-673 had\n",
        ),
        (
            "Polly: sentences alone",
            "{\"time\":0,\"type\":\"sentence\",\"start\":0,\"end\":4,\"value\":\"One.\"}\n\
             {\"time\":900,\"type\":\"sentence\",\"start\":5,\"end\":9,\"value\":\"Two.\"}\n",
            "0-900 One.\n900-1300 Two.\n",
        ),
        (
            "Azure in ticks",
            "[{\"audioOffset\":500000,\"duration\":2000000,\"text\":\"The\",\"boundaryType\":\"WordBoundary\"},\
              {\"audioOffset\":500000,\"duration\":9000000,\"text\":\"The rainbow\",\"boundaryType\":\"SentenceBoundary\"},\
              {\"audioOffset\":3000000,\"duration\":4000000,\"text\":\"rainbow\",\"boundaryType\":\"WordBoundary\"}]",
            "50-250 The\n300-700 rainbow\n",
        ),
        (
            "Google: names of marks",
            "{\"audioContent\":\"\",\"timepoints\":[{\"markName\":\"s1\"},{\"markName\":\"s2\",\"timeSeconds\":1.25}]}",
            "0-1250 s1\n1250-1550 s2\n",
        ),
        (
            "ElevenLabs: characters",
            "{\"alignment\":{\"characters\":[\"H\",\"i\",\" \",\"y\",\"o\"],\"character_start_times_seconds\":[0,0.1,0.2,0.3,0.4],\
             \"character_end_times_seconds\":[0.1,0.2,0.3,0.4,0.55]},\"normalized_alignment\":null}",
            "0-200 Hi\n300-550 yo\n",
        ),
        (
            "ElevenLabs: a script without spaces",
            "{\"alignment\":{\"characters\":[\"橋\",\"は\",\"。\",\"น\",\"\u{E49}\",\"a\",\"b\"],\"character_start_times_seconds\":\
             [0,0.1,0.2,0.3,0.4,0.5,0.6],\"character_end_times_seconds\":[0.1,0.2,0.3,0.4,0.5,0.6,0.7]}}",
            "0-100 橋\n100-200 は\n200-300 。\n300-500 น\u{E49}\n500-700 ab\n",
        ),
        (
            "ElevenLabs over a socket",
            "{\"chars\":[\"a\",\" \",\"b\"],\"charStartTimesMs\":[0,120,240],\"charDurationsMs\":[120,120,130]}",
            "0-120 a\n240-370 b\n",
        ),
        (
            "segments in milliseconds, with words and without",
            "{\"segments\":[{\"text\":\"One two.\",\"start_time\":0,\"duration\":800,\"words\":[{\"text\":\"One\",\"start_time\":0,\
             \"duration\":300},{\"text\":\"two.\",\"start_time\":350,\"duration\":400}]},{\"text\":\"Three four.\",\
             \"start_time\":900,\"duration\":1100}]}",
            "0-300 One\n350-750 two.\n900-2000 Three four.\n",
        ),
        (
            "Whisper: segments in seconds, with words",
            "{\"segments\":[{\"id\":0,\"start\":0.0,\"end\":1.1,\"text\":\" One two.\",\"words\":[{\"word\":\" One\",\"start\":0.0,\
             \"end\":0.4},{\"word\":\" two.\",\"start\":0.4,\"end\":1.1}]}]}",
            "0-400 One\n400-1100 two.\n",
        ),
        (
            "Whisper: words beside segments",
            "{\"segments\":[{\"start\":0,\"end\":1.1,\"text\":\"One two.\"}],\"words\":[{\"word\":\"One\",\"start\":0,\"end\":0.4},\
             {\"word\":\"two\",\"start\":0.4,\"end\":1.1}]}",
            "0-400 One\n400-1100 two\n",
        ),
        (
            "whole seconds under the name of milliseconds",
            "{\"segments\":[{\"text\":\"It was the best of times.\",\"start_time\":0,\"duration\":2},{\"text\":\"It was the worst of \
             times.\",\"start_time\":2,\"duration\":2}]}",
            "0-2000 It was the best of times.\n2000-4000 It was the worst of times.\n",
        ),
        (
            "synchronized narration",
            "{\"properties\":{},\"narration\":[{\"text\":\"a.html#p-1\",\"audio\":\"a.mp3#t=0,1.5\"},{\"role\":\"section\",\"narration\":\
             [{\"text\":\"a.html#p-2\",\"audio\":\"a.mp3#t=1.5,2\"}]}]}",
            "0-1500 #p-1\n1500-2000 #p-2\n",
        ),
        (
            "cues of selectors",
            "WEBVTT\n\n1\n00:01.200 --> 00:01.400\n{\"selector\":{\"type\":\"CssSelector\",\"value\":\"#p-1\",\"refinedBy\":\
             {\"start\":0,\"end\":2}}}\n",
            "1200-1400 #p-1 0..3\n",
        ),
    ] {
        assert_eq!(read(text, ""), expected, "{name}");
    }
}

#[test]
fn a_broken_part_does_not_affect_the_others() {
    for (name, text, expected, codes) in [
        (
            "cut off within a record",
            "{\"segments\":[{\"text\":\"One\",\"start\":0,\"end\":0.5},{\"text\":\"Two\",\"start\":0.5,\"e",
            "0-500 One\n500-800 Two\n",
            &["timings-syntax"][..],
        ),
        (
            "a line cut off among others",
            "{\"time\":0,\"type\":\"word\",\"value\":\"One\"}\n{\"time\":300,\"type\":\"wo\n{\"time\":600,\"type\":\"word\",\"value\":\"Three\"}\n",
            "0-600 One\n600-900 Three\n",
            &["timings-syntax"],
        ),
        (
            "a word without a time is spoken with the one before",
            "{\"words\":[{\"word\":\"One\",\"start\":0,\"end\":0.2},{\"word\":\"two\",\"case\":\"not-found-in-audio\"},\
             {\"word\":\"three\",\"start\":1,\"end\":1.4}]}",
            "0-1000 One two\n1000-1400 three\n",
            &["timings-time"],
        ),
        (
            "backwards, negative, overlapping, not a number",
            "{\"words\":[{\"word\":\"a\",\"start\":-0.5,\"end\":0.2},{\"word\":\"c\",\"start\":0.9,\"end\":1.1},{\"word\":\"b\",\"start\":0.4,\
             \"end\":5},{\"word\":\"d\",\"start\":NaN,\"end\":\"x\"},{\"word\":\"e\",\"start\":2,\"end\":1}]}",
            "0-400 a\n400-900 b d\n900-1100 c\n2000-2300 e\n",
            &["timings-syntax", "timings-time"],
        ),
        ("nothing", "", "", &["timings-format", "timings-format"]),
        ("other text", "Hello.", "", &["timings-format", "timings-format"]),
        (
            "other JSON",
            "{\"title\": \"a\"}",
            "",
            &["timings-format", "timings-format"],
        ),
        (
            "no signature",
            "00:00.500 --> 00:07.000\nOne\n",
            "500-7000 One\n",
            &["timings-syntax"],
        ),
        (
            "a time that is none",
            "WEBVTT\n\n00:00.000 --> 00:01.000\nOne\n\n00:01.000 --> soon\nTwo\n",
            "0-1000 One\n",
            &["timings-syntax"],
        ),
    ] {
        let (found, warned) = read_bytes(text.as_bytes(), "");
        assert_eq!((found.as_str(), warned.as_slice()), (expected, codes), "{name}");
    }
}

#[test]
fn other_encodings_are_read() {
    let text = "WEBVTT\n\n00:00.000 --> 00:01.000\nmiért ✓\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&[0xFF, 0xFE][..], &little].concat();
    for bytes in [&little, &big, &marked] {
        assert_eq!(
            read_bytes(bytes, "text/vtt"),
            ("0-1000 miért ✓\n".to_owned(), vec![])
        );
    }
    let latin = b"WEBVTT\n\n00:00.000 --> 00:01.000\nmi\xE9rt\n";
    assert_eq!(
        read_bytes(latin, "text/vtt"),
        ("0-1000 mi\u{FFFD}rt\n".to_owned(), vec!["encoding"])
    );
}

#[test]
fn the_last_segment_ends_with_the_recording() {
    let (mut track, _) = timings(b"{\"time\":0,\"type\":\"word\",\"value\":\"a\"}\n{\"time\":5000,\"type\":\"word\",\"value\":\"b\"}\n", "");
    let mut late = track.clone();
    assert_eq!(track.fit(Some(6000)), 0);
    assert_eq!(
        track.segments().last().map(|segment| segment.time_ms.clone()),
        Some(5000..6000)
    );
    assert_eq!(late.fit(Some(2000)), 1, "one segment begins after the end");
    assert_eq!(late.segments().len(), 1);
}

#[test]
fn cues_are_read_by_the_webvtt_algorithm() {
    // Each cue is `start-end [id] text`, with `/` for a line end.
    let cues = |text: &str| -> Vec<String> {
        let cue = |cue: webvtt::Cue| {
            let id = if cue.id.is_empty() {
                String::new()
            } else {
                format!("[{}] ", cue.id)
            };
            format!(
                "{}-{} {id}{}",
                cue.start_ms,
                cue.end_ms,
                cue.text.replace('\n', "/")
            )
        };
        webvtt::cues(text).list.into_iter().map(cue).collect()
    };
    for (name, text, expected) in [
        ("no cue", "WEBVTT\n", &[][..]),
        ("nothing", "", &[]),
        (
            "one cue",
            "WEBVTT\n\n00:00.000 --> 00:01.000\nOne",
            &["0-1000 One"],
        ),
        (
            "hours",
            "WEBVTT\n\n01:00:00.000 --> 100:00:00.500\nOne",
            &["3600000-360000500 One"],
        ),
        (
            "a name before the times",
            "WEBVTT\n\nintro 1\n00:00.000 --> 00:01.000\nOne",
            &["0-1000 [intro 1] One"],
        ),
        (
            "several lines",
            "WEBVTT\n\n00:00.000 --> 00:01.000\nOne\ntwo\n\n00:01.000 --> 00:02.000\nThree",
            &["0-1000 One/two", "1000-2000 Three"],
        ),
        (
            "settings after the times",
            "WEBVTT\n\n00:00.000 --> 00:01.000 align:start position:10%,line-left line:0 region:a\nOne",
            &["0-1000 One"],
        ),
        (
            "no space around the arrow",
            "WEBVTT\n\n00:00.000-->00:01.000\nOne",
            &["0-1000 One"],
        ),
        (
            "white space around the times",
            "WEBVTT\n\n \t00:00.000 \t -->  00:01.000 \nOne",
            &["0-1000 One"],
        ),
        (
            "notes, styles and regions",
            "WEBVTT\n\nNOTE\nnot this\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n00:00.000 --> 00:01.000\nOne\n\n\
             NOTE nor this\n\n00:01.000 --> 00:02.000\nTwo",
            &["0-1000 One", "1000-2000 Two"],
        ),
        (
            "a head of several lines",
            "WEBVTT - a title\nKind: captions\nLanguage: en\n\n00:00.000 --> 00:01.000\nOne",
            &["0-1000 One"],
        ),
        (
            "line ends of other systems",
            "WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nOne\r\n\r\n00:01.000 --> 00:02.000\rTwo",
            &["0-1000 One", "1000-2000 Two"],
        ),
        (
            "a byte order mark",
            "\u{FEFF}WEBVTT\n\n00:00.000 --> 00:01.000\nOne",
            &["0-1000 One"],
        ),
        (
            "many empty lines",
            "WEBVTT\n\n\n\n00:00.000 --> 00:01.000\nOne\n\n\n\n\n00:01.000 --> 00:02.000\nTwo\n\n\n",
            &["0-1000 One", "1000-2000 Two"],
        ),
        (
            "times right below text begin a cue",
            "WEBVTT\n\n00:00.000 --> 00:01.000\nOne\n00:01.000 --> 00:02.000\nTwo",
            &["0-1000 One", "1000-2000 Two"],
        ),
        (
            "minutes over 59",
            "WEBVTT\n\n00:60.000 --> 00:61.000\nOne\n\n60:00.000 --> 61:00.000\nTwo\n\n00:00.000 --> 00:01.000\nThree",
            &["0-1000 Three"],
        ),
        (
            "two digits for milliseconds",
            "WEBVTT\n\n00:00.00 --> 00:01.00\nOne\n\n00:00.000 --> 00:01.000\nTwo",
            &["0-1000 Two"],
        ),
        (
            "an arrow that is none",
            "WEBVTT\n\n00:00.000 -> 00:01.000\nOne\n\n00:00.000 ---> 00:01.000\nTwo",
            &[],
        ),
        (
            "a cue without text",
            "WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\nTwo",
            &["0-1000 ", "1000-2000 Two"],
        ),
        (
            "tags stay in the cue",
            "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>One <00:00.500>two</v>",
            &["0-1000 <v Ada>One <00:00.500>two</v>"],
        ),
    ] {
        assert_eq!(cues(text), expected, "{name}");
    }
}

#[test]
fn the_text_of_a_cue_is_read_by_the_webvtt_algorithm() {
    // Timestamps are `<ms>`.
    let shown = |text: &str| -> String {
        let part = |part| match part {
            cue_text::Part::Text(text) => text,
            cue_text::Part::Timestamp(ms) => format!("<{ms}>"),
        };
        cue_text::parts(text).into_iter().map(part).collect()
    };
    for (text, expected) in [
        ("", ""),
        ("One two", "One two"),
        ("<b>One</b> <i>two</i> <u>three</u>", "One two three"),
        ("<c.red.big>One</c><c>two</c>", "Onetwo"),
        ("<v Ada Example>One</v>", "One"),
        ("<v.loud Ada>One", "One"),
        ("<lang en-GB>One</lang>", "One"),
        ("<ruby>橋<rt>はし</rt>本<rt>もと</rt></ruby>", "橋本"),
        (
            "One <00:01.500>two <01:00:00.000>three",
            "One <1500>two <3600000>three",
        ),
        ("<unknown>One</unknown>", "One"),
        ("<b>One</i> two</b>", "One two"),
        ("<b>One", "One"),
        ("One</b> two", "One two"),
        ("<b", ""),
        ("One <", "One "),
        ("<>One</>", "One"),
        ("a < b", "a "),
        (
            "Dogs &amp; cats &lt;3 &gt; &quot;x&quot;",
            "Dogs & cats <3 > \"x\"",
        ),
        ("one&nbsp;two&lrm;&rlm;", "one\u{A0}two\u{200E}\u{200F}"),
        // References to no character stay in the text.
        ("&#65;&#x42;&#0;&#x110000;", "AB&#0;&#x110000;"),
        ("AT&T & co &unknown; &", "AT&T & co &unknown; &"),
        ("One\ntwo", "One\ntwo"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn chapters_are_not_spoken_text() {
    let chapters = r#"{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro"},{"startTime":168,"title":"The bridge"}]}"#;
    let (found, warned) = read_bytes(chapters.as_bytes(), "application/json");
    assert_eq!(
        (found.as_str(), warned.as_slice()),
        ("", &["timings-format", "timings-format"][..])
    );
}

/// Returns the entries of a collection outside the repository, none if it is missing, and prints their number.
/// The tests above read cases of the same kinds everywhere.
fn collection(name: &str) -> Vec<Json> {
    let entries = corpora::list(name);
    corpora::report(name, entries.len());
    entries
}

fn member<'a>(entry: &'a Json, name: &str) -> &'a str {
    entry.get(name).and_then(Json::as_str).unwrap_or_default()
}

/// Files that the W3C's own parser reads differently from vtt.js, whose expectation is quoted (`disputed` in the data). Each
/// is read by the specification, or more of it is read.
const OTHERWISE: [(&str, &str); 6] = [
    (
        "vttjs-cue-times-min-top-digits",
        "three digits are hours, and minutes must follow",
    ),
    (
        "vttjs-file-layout-bom-garbage-data",
        "without the signature: read all the same",
    ),
    (
        "vttjs-file-layout-header-no-new-line",
        "a cue right after the signature is one",
    ),
    (
        "vttjs-file-layout-newline-before-webvtt",
        "without the signature: read all the same",
    ),
    (
        "vttjs-file-layout-tab-after-bom-before-header",
        "without the signature: read all the same",
    ),
    (
        "vttjs-integration-id",
        "an arrow alone begins a cue's block, whose times stand in the second line",
    ),
];

#[test]
fn the_collection_of_cues_from_other_projects_is_read_as_they_expect() {
    let entries = collection("webvtt.json");
    if entries.is_empty() {
        return;
    }
    let mut wrong = Vec::new();
    let mut checked = 0;
    for entry in &entries {
        let id = member(entry, "id");
        let found = webvtt::cues(member(entry, "vtt"));
        if let Some(expected) = entry.get("expect_cues").and_then(Json::as_array) {
            let seconds = |entry: &Json, name: &str| {
                (entry.get(name).and_then(Json::as_f64).unwrap_or(-1.0) * 1000.0) as i64
            };
            let expected: Vec<_> = expected
                .iter()
                .map(|cue| webvtt::Cue {
                    id: member(cue, "id").to_owned(),
                    start_ms: seconds(cue, "startTime"),
                    end_ms: seconds(cue, "endTime"),
                    text: member(cue, "text").to_owned(),
                })
                .collect();
            checked += 1;
            let known = OTHERWISE.iter().any(|(known, _)| *known == id);
            // A file without the signature that holds no times, such as `WEBvtt`, gives nothing either way.
            if (found.list == expected) == known {
                wrong.push(format!("{id}: {:?}, not {expected:?}", found.list));
            }
        }
        for expected in entry.get("expect").and_then(Json::as_array).into_iter().flatten() {
            let path = member(expected, "path");
            let value = &expected["equals"];
            let cue = path.strip_prefix("cues[").and_then(|rest| rest.split_once(']'));
            let cue =
                cue.and_then(|(index, rest)| Some((found.list.get(index.parse::<usize>().ok()?)?, rest)));
            let is_as_expected = match cue {
                None => path == "cues.length" && value.as_u64() == Some(found.list.len() as u64),
                Some((cue, ".text")) => value.as_str() == Some(&cue.text),
                Some((cue, ".id")) => value.as_str() == Some(&cue.id),
                Some((cue, ".startTime")) => value.as_f64() == Some(cue.start_ms as f64 / 1000.0),
                Some((cue, ".endTime")) => value.as_f64() == Some(cue.end_ms as f64 / 1000.0),
                // The position of a caption on a film is not read: settings and regions.
                Some((_, member)) => {
                    let settings = [
                        ".align",
                        ".vertical",
                        ".line",
                        ".size",
                        ".position",
                        ".snapToLines",
                        ".region",
                    ];
                    settings.iter().any(|known| member.starts_with(known))
                }
            };
            checked += 1;
            if !is_as_expected {
                wrong.push(format!("{id}: {path} is not {value}"));
            }
        }
    }
    assert!(checked > 150, "only {checked} expectations");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `&nsubE;`, and `&notit;` for `&not;` with letters after it: names of HTML that no caption was seen to use stay as they
/// are written, since their table is 40 kB.
const UNKNOWN_REFERENCES: [&str; 2] = ["cue-a16bcf86", "cue-75a1163b"];

#[test]
fn the_collection_of_cue_texts_is_read_as_its_trees_expect() {
    let entries = collection("webvtt-cue-text.json");
    let mut wrong = Vec::new();
    for entry in &entries {
        let id = member(entry, "id");
        // The tree's text with `<time>` for timestamps, without the content of `rt`.
        let mut expected = String::new();
        let mut within_rt = None;
        let mut text: Option<String> = None;
        for line in member(entry, "expected_tree").lines() {
            if let Some(open) = &mut text {
                open.push('\n');
                open.push_str(line);
            } else {
                let content = line.strip_prefix('|').unwrap_or(line);
                let depth = content.len() - content.trim_start().len();
                let content = content.trim_start();
                if within_rt.is_some_and(|rt| depth <= rt) {
                    within_rt = None;
                }
                if content == "<rt>" {
                    within_rt = Some(depth);
                } else if let Some(time) = content.strip_prefix("<?timestamp ") {
                    expected += &format!("<{time}");
                } else if let Some(quoted) = content.strip_prefix('"') {
                    text = Some(quoted.to_owned());
                }
            }
            if let Some(whole) = text.take_if(|text| text.ends_with('"'))
                && within_rt.is_none()
            {
                expected.push_str(&whole[..whole.len() - 1]);
            }
        }
        let found: String = cue_text::parts(member(entry, "text").trim_end_matches('\n'))
            .into_iter()
            .map(|part| match part {
                cue_text::Part::Text(text) => text,
                cue_text::Part::Timestamp(ms) => {
                    format!(
                        "<{:02}:{:02}:{:02}.{:03}>",
                        ms / 3_600_000,
                        ms / 60_000 % 60,
                        ms / 1000 % 60,
                        ms % 1000
                    )
                }
            })
            .collect();
        if (found == expected) == UNKNOWN_REFERENCES.contains(&id) {
            wrong.push(format!("{id}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_collection_of_timings_from_services_is_read() {
    let entries = collection("timing.json");
    if entries.is_empty() {
        return;
    }
    // The first and the last segment, how many there are, and the warnings.
    let expected = [
        ("polly-plain", "6-373 Mary", "882-1282 lamb", 5, &[][..]),
        ("elevenlabs-dialogue", "0-700 HelloHi", "0-700 HelloHi", 1, &[]),
        (
            "azure-word",
            "38-191 the",
            "778-1229 colors",
            5,
            &["timings-syntax"],
        ),
        (
            "whisper-2",
            "0-239 The",
            "7400-7900 volleyball",
            2,
            &["timings-syntax"],
        ),
        (
            "gentle-forced-harvard-sentences-list30",
            "1030-1290 The",
            "50840-51420 shelves",
            86,
            &[],
        ),
        ("podlove-fg45", "0-43100 Intro", "3658600-3659100 Outro", 149, &[]),
        (
            "podcast-transcript-srt",
            "179-2399 Travis: When you first get/started in podcasting, it's",
            "752671-754769 best thing to do is to batch your/episodes.",
            222,
            &[],
        ),
        // Chapters are titles, not spoken text.
        (
            "podcast-chapters-complex",
            "",
            "",
            0,
            &["timings-format", "timings-format"],
        ),
    ];
    assert_eq!(entries.len(), expected.len());
    for (entry, (id, first, last, count, codes)) in entries.iter().zip(expected) {
        assert_eq!(member(entry, "id"), id);
        let (found, warned) = read_bytes(member(entry, "data").as_bytes(), "");
        let lines: Vec<&str> = found.lines().collect();
        assert_eq!(lines.first().copied().unwrap_or_default(), first, "{id}");
        assert_eq!(
            (lines.len(), lines.last().copied().unwrap_or_default()),
            (count, last),
            "{id}"
        );
        assert_eq!(warned, codes, "{id}");
    }
}
