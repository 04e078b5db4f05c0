//! Builds a timeline from names with times: ids of elements, or marks that the publisher set before each
//! sentence, paragraph or word.

use std::ops::Range;

use super::tokens;
use crate::timings::{Piece, Track};
use crate::{Confidence, Grain, Script, Stretch, Timeline, Utf16Offset, Word};

/// Returns the timeline if the names can be resolved.
pub(super) fn timeline(track: &Track, script: &Script) -> Option<Timeline> {
    let mut timeline = Timeline::of(script);
    let pieces = track.pieces();
    let known = pieces
        .iter()
        .filter(|piece| passage_of(track.text(piece), script).is_some());
    if known.count() * 2 > pieces.len() {
        by_element(track, script, &mut timeline);
    } else if pieces.len() == script.sentences.len() {
        for (index, piece) in pieces.iter().enumerate() {
            push(script, &mut timeline, index..index + 1, piece);
        }
    } else if pieces.len() == script.passages.len() {
        for (passage, piece) in script.passages.iter().zip(pieces) {
            let sentences = passage.sentences.start as usize..passage.sentences.end as usize;
            push(script, &mut timeline, sentences, piece);
        }
    } else {
        by_word(track, script, &mut timeline)?;
    }
    timeline.stretches.retain(|stretch| !stretch.time_ms.is_empty());
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
    for piece in track.pieces() {
        let Some(number) = passage_of(track.text(piece), script).filter(|number| *number >= last) else {
            continue;
        };
        last = number;
        let Some(passage) = script.passages.get(number) else {
            continue;
        };
        let Some(part) = &piece.part else {
            let sentences = passage.sentences.start as usize..passage.sentences.end as usize;
            push(script, timeline, sentences, piece);
            continue;
        };
        // A part of the element's text: a word of the sentence in which it begins.
        let range = Utf16Offset::new(part.start)..Utf16Offset::new(part.end);
        let Some(sentence) = script.sentence_at(&passage.block, range.start) else {
            continue;
        };
        let open = timeline.stretches.last().map(|stretch| stretch.sentences.clone());
        if open != Some(sentence as u32..sentence as u32 + 1) {
            push(script, timeline, sentence..sentence + 1, piece);
        }
        let word = Word {
            time_ms: piece.time_ms.clone(),
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
            words.extend(script.place_within(sentence, part).map(|place| (index, place)));
        });
    }
    if words.len() != track.pieces().len() {
        return None;
    }
    let mut open = None;
    for ((sentence, range), piece) in words.into_iter().zip(track.pieces()) {
        if open != Some(sentence) {
            push(script, timeline, sentence..sentence + 1, piece);
            open = Some(sentence);
        }
        let word = Word {
            time_ms: piece.time_ms.clone(),
            range,
        };
        push_word(timeline, word);
    }
    Some(())
}

/// Adds a word to the last cue.
fn push_word(timeline: &mut Timeline, word: Word) {
    if let Some(stretch) = timeline.stretches.last_mut() {
        stretch.time_ms.end = word.time_ms.end;
        stretch.words.end += 1;
        timeline.words.push(word);
    }
}

/// Adds a cue for `sentences`, which belong to one passage.
fn push(script: &Script, timeline: &mut Timeline, sentences: Range<usize>, piece: &Piece) {
    let one = sentences.len() == 1;
    let Some([first, .., last] | [first @ last]) = script.sentences.get(sentences.clone()) else {
        return;
    };
    let Some(passage) = script.passage(first) else {
        return;
    };
    let words = timeline.words.len() as u32;
    timeline.stretches.push(Stretch {
        time_ms: piece.time_ms.clone(),
        passage: first.passage,
        range: passage.drawn(first.spoken.start..last.spoken.end),
        grain: if one { Grain::Sentence } else { Grain::Paragraph },
        confidence: Confidence::FULL,
        sentences: sentences.start as u32..sentences.end as u32,
        words: words..words,
    });
}
