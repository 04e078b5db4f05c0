//! The words of a sentence, and their positions in its sound.

use std::ops::Range;
use std::path::Path;

use super::sound::{self, samples_of};
use article_command::files;
use article_command::{Error, Result};

/// A word, or a few words that are spoken as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The text as written, with its punctuation.
    pub text: String,
    /// Its position in the sound.
    pub samples: Range<usize>,
}

/// The beginning of a word, as a voice reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its first character in the sentence, from 0.
    pub character: usize,
    /// Its first sample, from 0.
    pub sample: usize,
}

/// Returns the words of `sentence` from the events of its voice, which count `rate` samples per second. `samples` is the sound
/// at the rate of the recording.
pub fn from_events(sentence: &str, events: &[Event], rate: u32, samples: &[i16]) -> Vec<Word> {
    let characters: Vec<char> = sentence.chars().collect();
    let mut starts: Vec<Event> = Vec::new();
    for event in events.iter().filter(|event| event.character < characters.len()) {
        // The first word begins with the sentence, including any mark before it.
        let event = if starts.is_empty() {
            Event {
                character: 0,
                ..*event
            }
        } else {
            *event
        };
        let forward = starts
            .last()
            .is_none_or(|last| event.character > last.character && event.sample >= last.sample);
        if forward && begins_word(&characters, event.character) {
            starts.push(event);
        }
    }
    let place = |event: &Event| (event.sample as u64 * u64::from(super::RATE) / u64::from(rate)) as usize;
    let ends = starts
        .iter()
        .skip(1)
        .map(|next| (next.character, place(next)))
        .chain([(characters.len(), samples.len())]);
    let word = |(start, (character, end)): (&Event, (usize, usize))| {
        let text: String = characters.get(start.character..character)?.iter().collect();
        let text = text.trim();
        let own = place(start)..end.min(samples.len());
        (!text.is_empty() && !own.is_empty()).then(|| Word {
            text: text.to_owned(),
            samples: without_pause(samples, own),
        })
    };
    starts.iter().zip(ends).filter_map(word).collect()
}

/// Returns whether a word may begin at `at`: after a space or a dash, or anywhere in a script without spaces. A voice also
/// reports parts of words, such as the hundreds of a number; those are not words.
fn begins_word(characters: &[char], at: usize) -> bool {
    let spaceless = |letter: char| matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    let before = at.checked_sub(1).and_then(|before| characters.get(before));
    let own = characters.get(at).is_some_and(|letter| spaceless(*letter));
    before
        .is_none_or(|before| own || before.is_whitespace() || matches!(before, '-' | '\u{2010}'..='\u{2015}'))
}

/// Returns `own` without the silence at its end: a pause at a comma is not part of the word before it.
fn without_pause(samples: &[i16], own: Range<usize>) -> Range<usize> {
    let sounding = samples.get(own.clone()).map_or(0, sound::sounding_length);
    if sounding == 0 {
        return own;
    }
    own.start..own.start + sounding
}

/// Reads the words in a file that the command of the voice wrote, in any format of timings that the player reads. Times are
/// relative to the sound of the sentence.
pub fn from_file(path: &Path, samples: &[i16]) -> Result<Vec<Word>> {
    let bytes = files::read(path).unwrap_or_default();
    let (mut track, warnings) = narration::timings(&bytes, "");
    let length_ms = samples.len() as u64 * 1000 / u64::from(super::RATE);
    track.fit(u32::try_from(length_ms).ok());
    let words: Vec<Word> = track
        .segments()
        .iter()
        .map(|piece| Word {
            text: track.text(piece).to_owned(),
            samples: samples_of(piece.time_ms.start)..samples_of(piece.time_ms.end).min(samples.len()),
        })
        .filter(|word| !word.samples.is_empty())
        .collect();
    if words.is_empty() || track.named {
        let why = warnings.first().map_or_else(
            || "they are not the words of the sentence".to_owned(),
            ToString::to_string,
        );
        return Err(
            Error::new("read the times of the words that the command wrote", why).remedy(
                "It must write a file with the words of the sentence, in a format that the player reads, to the path of \
                 {words}: see docs/narration.md. Leave {words} out if the voice reports no times.",
            ),
        );
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RATE;

    fn events(starts: &[(usize, usize)]) -> Vec<Event> {
        starts
            .iter()
            .map(|(character, sample)| Event {
                character: *character,
                sample: *sample,
            })
            .collect()
    }

    fn texts(words: &[Word]) -> Vec<&str> {
        words.iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn parts_of_numbers_belong_to_them_and_words_spoken_as_one_stay_together() {
        let sentence = "“The 7:40 in the half-past fog.";
        let found = events(&[
            (1, 0),
            (5, 100),
            (7, 200),
            (10, 300),
            (17, 400),
            (22, 500),
            (27, 600),
        ]);
        let words = from_events(sentence, &found, RATE, &[9000; 700]);
        assert_eq!(texts(&words), ["“The", "7:40", "in the", "half-", "past", "fog."]);
        let times: Vec<Range<usize>> = words.iter().map(|word| word.samples.clone()).collect();
        assert_eq!(times, [0..100, 100..300, 300..400, 400..500, 500..600, 600..700]);
    }

    #[test]
    fn a_script_without_spaces_has_words_where_the_voice_finds_them() {
        let words = from_events(
            "橋が開いた。",
            &events(&[(0, 0), (1, 10), (2, 20)]),
            RATE,
            &[9000; 30],
        );
        assert_eq!(texts(&words), ["橋", "が", "開いた。"]);
    }

    #[test]
    fn a_pause_belongs_to_no_word() {
        let mut samples = vec![9000; 1000];
        samples.extend(vec![0; 10_000]);
        samples.extend(vec![9000; 1000]);
        let words = from_events("Yes, no", &events(&[(0, 0), (5, 11_000)]), RATE, &samples);
        assert!(words[0].samples.end < 2000, "{words:?}");
        assert_eq!(words[1].samples, 11_000..12_000);
    }

    #[test]
    fn wrong_reports_of_a_voice_are_ignored() {
        let found = events(&[(0, 50), (0, 60), (4, 40), (99, 70)]);
        let words = from_events("One two", &found, RATE, &[9000; 100]);
        assert_eq!(texts(&words), ["One two"]);
        assert!(from_events("One", &[], RATE, &[9000; 100]).is_empty());
        assert!(from_events("One", &events(&[(0, 500)]), RATE, &[9000; 100]).is_empty());
    }
}
