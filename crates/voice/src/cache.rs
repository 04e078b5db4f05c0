//! Sentences that were spoken before. They are not spoken again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::sound;
use super::voice::Utterance;
use super::words::Word;
use article_command::files;
use article_command::{Error, Result};

/// The first line of a file.
#[derive(Deserialize, Serialize)]
struct Head {
    samples: usize,
    words: Vec<HeadWord>,
}

#[derive(Deserialize, Serialize)]
struct HeadWord {
    text: String,
    from: usize,
    to: usize,
}

/// The sentences of one voice.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// Everything that decides the sound of a sentence, besides its text.
    signature: String,
}

impl Cache {
    /// Returns the cache of one voice in `folder`.
    pub fn new(folder: &Path, signature: String) -> Self {
        Self {
            folder: folder.to_owned(),
            signature,
        }
    }

    /// Returns a sentence, or `None` if it was not spoken before or cannot be read.
    pub fn get(&self, sentence: &str) -> Option<Utterance> {
        let file = files::read(&self.path(sentence)).ok()?;
        let end = file.iter().position(|byte| *byte == b'\n')?;
        let (head, samples) = file.split_at(end);
        let head: Head = serde_json::from_slice(head).ok()?;
        let samples = sound::from_bytes(samples.get(1..)?);
        // A file that was not written to its end.
        if head.samples != samples.len() {
            return None;
        }
        let words = head.words.into_iter().map(|word| Word {
            text: word.text,
            samples: word.from..word.to,
        });
        Some(Utterance {
            words: words.collect(),
            samples,
        })
    }

    /// Saves a sentence: a line of JSON with its words, then its samples.
    pub fn put(&self, sentence: &str, utterance: &Utterance) -> Result {
        let words = utterance.words.iter().map(|word| HeadWord {
            text: word.text.clone(),
            from: word.samples.start,
            to: word.samples.end,
        });
        let head = Head {
            samples: utterance.samples.len(),
            words: words.collect(),
        };
        let mut file =
            serde_json::to_vec(&head).map_err(|error| Error::new("save a spoken sentence", error))?;
        file.push(b'\n');
        file.extend(sound::to_bytes(&utterance.samples));
        files::write(&self.path(sentence), file)
    }

    fn path(&self, sentence: &str) -> PathBuf {
        let mut hash = Sha256::new();
        // The first number is the version of the file's format.
        hash.update(format!("1 {} {}\n{sentence}", super::RATE, self.signature));
        let digits = hash
            .finalize()
            .iter()
            .take(16)
            .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
        self.folder.join(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Place;

    #[test]
    fn what_was_spoken_is_found_again_for_the_same_voice_alone() {
        let place = Place::new("cache");
        let cache = Cache::new(&place.workspace.cache, "a voice".to_owned());
        let utterance = Utterance {
            samples: vec![1, -2, 3],
            words: vec![Word {
                text: "“One".to_owned(),
                samples: 0..3,
            }],
        };
        assert_eq!(cache.get("One"), None);
        cache.put("One", &utterance).unwrap();
        assert_eq!(cache.get("One"), Some(utterance));
        assert_eq!(cache.get("Two"), None);
        assert_eq!(
            Cache::new(&place.workspace.cache, "other".to_owned()).get("One"),
            None
        );
        let half = files::read(&cache.path("One")).unwrap();
        files::write(&cache.path("One"), &half[..half.len() - 2]).unwrap();
        assert_eq!(cache.get("One"), None, "a file that was cut off");
    }
}
