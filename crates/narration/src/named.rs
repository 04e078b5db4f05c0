//! Builds a timeline from names with times: ids of elements, or marks that the publisher set before each
//! sentence, paragraph or word.

use std::ops::Range;

use super::tokens;
use crate::timings::{Segment, Track};
use crate::{Confidence, Cue, Grain, Script, Timeline, Utf16Offset, Word};

/// Returns the timeline if the names can be resolved.
pub(super) fn timeline(track: &Track, script: &Script) -> Option<Timeline> {
    let mut timeline = Timeline::of(script);
    let segments = track.segments();
    let known = segments
        .iter()
        .filter(|segment| passage_of(track.text(segment), script).is_some());
    if known.count() * 2 > segments.len() {
        by_element(track, script, &mut timeline);
    } else if segments.len() == script.sentences.len() {
        for (index, segment) in segments.iter().enumerate() {
            push(script, &mut timeline, index..index + 1, segment);
        }
    } else if segments.len() == script.passages.len() {
        for (passage, segment) in script.passages.iter().zip(segments) {
            let sentences = passage.sentences.start as usize..passage.sentences.end as usize;
            push(script, &mut timeline, sentences, segment);
        }
    } else {
        by_word(track, script, &mut timeline)?;
    }
    timeline.cues.retain(|cue| !cue.time_ms.is_empty());
    (!timeline.is_empty()).then_some(timeline)
}

/// Returns the passage whose block has the id `name`, with or without `#`.
fn passage_of(name: &str, script: &Script) -> Option<usize> {
    let name = name.strip_prefix('#').unwrap_or(name);
    script
        .passages
        .iter()
        .position(|passage| passage.block.as_str() == name)
}

fn by_element(track: &Track, script: &Script, timeline: &mut Timeline) {
    let mut last = 0;
    for segment in track.segments() {
        let Some(number) = passage_of(track.text(segment), script).filter(|number| *number >= last) else {
            continue;
        };
        last = number;
        let Some(passage) = script.passages.get(number) else {
            continue;
        };
        let Some(part) = &segment.part else {
            let sentences = passage.sentences.start as usize..passage.sentences.end as usize;
            push(script, timeline, sentences, segment);
            continue;
        };
        // A part of the element's text: a word of the sentence in which it begins.
        let range = Utf16Offset::new(part.start)..Utf16Offset::new(part.end);
        let Some(sentence) = script.sentence_at(&passage.block, range.start) else {
            continue;
        };
        let open = timeline.cues.last().map(|cue| cue.sentences.clone());
        if open != Some(sentence as u32..sentence as u32 + 1) {
            push(script, timeline, sentence..sentence + 1, segment);
        }
        let word = Word {
            time_ms: segment.time_ms.clone(),
            range,
        };
        push_word(timeline, word);
    }
}

/// One name for each word.
fn by_word(track: &Track, script: &Script, timeline: &mut Timeline) -> Option<()> {
    let mut words: Vec<(usize, Range<Utf16Offset>)> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate() {
        let text = script.text(sentence);
        let units = |bytes: Range<usize>| text.get(bytes).unwrap_or_default().encode_utf16().count() as u32;
        tokens::each(text, |token| {
            let (start, end) = (token.bytes.start as usize, token.bytes.end as usize);
            let start_units = units(0..start);
            let part = start_units..start_units + units(start..end);
            words.extend(script.locate_within(sentence, part).map(|place| (index, place)));
        });
    }
    if words.len() != track.segments().len() {
        return None;
    }
    let mut open = None;
    for ((sentence, range), segment) in words.into_iter().zip(track.segments()) {
        if open != Some(sentence) {
            push(script, timeline, sentence..sentence + 1, segment);
            open = Some(sentence);
        }
        let word = Word {
            time_ms: segment.time_ms.clone(),
            range,
        };
        push_word(timeline, word);
    }
    Some(())
}

/// Adds a word to the last cue.
fn push_word(timeline: &mut Timeline, word: Word) {
    if let Some(cue) = timeline.cues.last_mut() {
        cue.time_ms.end = word.time_ms.end;
        cue.words.end += 1;
        timeline.words.push(word);
    }
}

/// Adds a cue for `sentences`, which belong to one passage.
fn push(script: &Script, timeline: &mut Timeline, sentences: Range<usize>, segment: &Segment) {
    let one = sentences.len() == 1;
    let Some([first, .., last] | [first @ last]) = script.sentences.get(sentences.clone()) else {
        return;
    };
    let Some(passage) = script.passage(first) else {
        return;
    };
    let words = timeline.words.len() as u32;
    timeline.cues.push(Cue {
        time_ms: segment.time_ms.clone(),
        passage: first.passage,
        range: passage.rendered(first.spoken.start..last.spoken.end),
        grain: if one { Grain::Sentence } else { Grain::Paragraph },
        confidence: Confidence::FULL,
        sentences: sentences.start as u32..sentences.end as u32,
        words: words..words,
    });
}
