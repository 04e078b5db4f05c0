//! Sentences joined into one recording, and where each stands in it.

use super::{RATE, sound};

/// One sentence as sound.
#[derive(Debug)]
pub struct Spoken {
    /// Its words.
    pub text: String,
    /// Its sound, without silence around it.
    pub samples: Vec<i16>,
    /// Whether it is the last of its paragraph.
    pub ends_passage: bool,
    /// Whether it is a headline or a heading.
    pub is_heading: bool,
}

/// The whole.
#[derive(Debug)]
pub struct Timeline {
    /// Its sound.
    pub samples: Vec<i16>,
    places: Vec<Place>,
}

/// From the first to after the last sample of a sentence.
#[derive(Debug)]
struct Place {
    text: String,
    start: usize,
    end: usize,
}

/// When a sentence is spoken, in milliseconds of the recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its words.
    pub text: String,
    /// When it begins.
    pub start_ms: u64,
    /// When it ends.
    pub end_ms: u64,
}

const BEFORE_ALL: usize = millis(100);
const AFTER_SENTENCE: usize = millis(300);
const AFTER_PASSAGE: usize = millis(650);
const AFTER_HEADING: usize = millis(800);
const AFTER_ALL: usize = millis(400);

const fn millis(milliseconds: usize) -> usize {
    milliseconds * RATE as usize / 1000
}

/// Joins them with pauses, and makes the whole as loud as speech should be. A sentence without sound has no place.
pub fn join(spoken: &[Spoken]) -> Timeline {
    let mut samples = vec![0; BEFORE_ALL];
    let mut places = Vec::new();
    for sentence in spoken.iter().filter(|sentence| !sentence.samples.is_empty()) {
        let start = samples.len();
        samples.extend(&sentence.samples);
        places.push(Place {
            text: sentence.text.clone(),
            start,
            end: samples.len(),
        });
        let pause = match (sentence.ends_passage, sentence.is_heading) {
            (true, true) => AFTER_HEADING,
            (true, false) => AFTER_PASSAGE,
            _ => AFTER_SENTENCE,
        };
        samples.resize(samples.len() + pause, 0);
    }
    samples.resize(samples.len() + AFTER_ALL, 0);
    sound::level(&mut samples);
    Timeline { samples, places }
}

impl Timeline {
    /// The times of all sentences, `delay` samples later: so much the encoder puts before the sound.
    pub fn cues(&self, delay: usize) -> Vec<Cue> {
        let at = |sample: usize| ((sample + delay) as u64 * 1000) / u64::from(RATE);
        self.places
            .iter()
            .map(|place| Cue {
                text: place.text.clone(),
                start_ms: at(place.start),
                end_ms: at(place.end),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(text: &str, milliseconds: usize, ends_passage: bool) -> Spoken {
        Spoken {
            text: text.to_owned(),
            samples: vec![5000; millis(milliseconds)],
            ends_passage,
            is_heading: false,
        }
    }

    #[test]
    fn cues_stand_where_the_sound_is() {
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
}
