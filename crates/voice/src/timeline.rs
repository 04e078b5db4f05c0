//! Joins sentences into one recording, and keeps the position of each.

use std::ops::Range;

use super::words::Word;
use super::{RATE, loudness};

/// One sentence as sound.
#[derive(Debug)]
pub struct Spoken {
    pub text: String,
    /// The sound, without silence around it.
    pub samples: Vec<i16>,
    /// The words, as far as their times are known.
    pub words: Vec<Word>,
    /// Whether it is the last sentence of its paragraph.
    pub ends_passage: bool,
    /// Whether it is a headline or a heading.
    pub is_heading: bool,
}

/// The whole recording.
#[derive(Debug)]
pub struct Timeline {
    pub samples: Vec<i16>,
    places: Vec<Place>,
}

/// The position of a sentence in the recording.
#[derive(Debug)]
struct Place {
    text: String,
    samples: Range<usize>,
    words: Vec<Word>,
}

/// The time of a sentence or a word, in milliseconds of the recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    pub text: String,
    pub start_ms: u64,
    pub end_ms: u64,
    /// The words of a sentence, as far as their times are known.
    pub words: Vec<Cue>,
}

const BEFORE_ALL: usize = millis(100);
const AFTER_SENTENCE: usize = millis(300);
const AFTER_PASSAGE: usize = millis(650);
const AFTER_HEADING: usize = millis(800);
const AFTER_ALL: usize = millis(400);

const fn millis(milliseconds: usize) -> usize {
    milliseconds * RATE as usize / 1000
}

/// Joins sentences with pauses, and normalises the loudness. A sentence without sound is left out.
pub fn join(spoken: &[Spoken]) -> Timeline {
    let mut samples = vec![0; BEFORE_ALL];
    let mut places = Vec::new();
    for sentence in spoken.iter().filter(|sentence| !sentence.samples.is_empty()) {
        let start = samples.len();
        samples.extend(&sentence.samples);
        places.push(Place {
            text: sentence.text.clone(),
            samples: start..samples.len(),
            words: sentence.words.clone(),
        });
        let pause = match (sentence.ends_passage, sentence.is_heading) {
            (true, true) => AFTER_HEADING,
            (true, false) => AFTER_PASSAGE,
            _ => AFTER_SENTENCE,
        };
        samples.resize(samples.len() + pause, 0);
    }
    samples.resize(samples.len() + AFTER_ALL, 0);
    loudness::normalise(&mut samples);
    Timeline { samples, places }
}

impl Timeline {
    /// Returns the times of all sentences, `delay` samples later, which is the delay of the encoder.
    pub fn cues(&self, delay: usize) -> Vec<Cue> {
        let cue = |text: &str, from: usize, samples: &Range<usize>| {
            let at = |sample: usize| ((from + sample + delay) as u64 * 1000) / u64::from(RATE);
            Cue {
                text: text.to_owned(),
                start_ms: at(samples.start),
                end_ms: at(samples.end),
                words: Vec::new(),
            }
        };
        let sentence = |place: &Place| Cue {
            words: place
                .words
                .iter()
                .map(|word| cue(&word.text, place.samples.start, &word.samples))
                .collect(),
            ..cue(&place.text, 0, &place.samples)
        };
        self.places.iter().map(sentence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(text: &str, milliseconds: usize, ends_passage: bool) -> Spoken {
        Spoken {
            text: text.to_owned(),
            samples: vec![5000; millis(milliseconds)],
            words: Vec::new(),
            ends_passage,
            is_heading: false,
        }
    }

    #[test]
    fn cues_are_where_the_sound_is() {
        let timeline = join(&[
            spoken("a", 500, false),
            spoken("silent", 0, true),
            spoken("b", 1000, true),
            spoken("c", 250, true),
        ]);
        let cues: Vec<(String, u64, u64)> = timeline
            .cues(millis(46))
            .into_iter()
            .map(|cue| (cue.text, cue.start_ms, cue.end_ms))
            .collect();
        assert_eq!(
            cues,
            [
                ("a".to_owned(), 146, 646),
                ("b".to_owned(), 946, 1946),
                ("c".to_owned(), 2596, 2846)
            ]
        );
        assert_eq!(timeline.samples.len(), millis(2800 + 650 + 400));
    }

    #[test]
    fn words_are_within_their_sentence() {
        let word = Word {
            text: "b".to_owned(),
            samples: millis(100)..millis(250),
        };
        let with_word = Spoken {
            words: vec![word],
            ..spoken("a b", 300, true)
        };
        let cues = join(&[spoken("x", 500, true), with_word]).cues(millis(46));
        assert_eq!((cues[1].start_ms, cues[1].end_ms), (1296, 1596));
        let word = &cues[1].words[0];
        assert_eq!(
            (word.text.as_str(), word.start_ms, word.end_ms),
            ("b", 1396, 1546)
        );
    }
}
