//! Sentences that were spoken before, in `target/narrate/`: what has not changed is not spoken again.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::sound;
use super::voice::Utterance;
use super::words::Word;
use article_command::Result;
use article_command::files;

/// The sentences of one voice.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// All that decides how a sentence sounds, besides its text.
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

    /// What was spoken; `None` for what was not, and for what cannot be read.
    pub fn get(&self, sentence: &str) -> Option<Utterance> {
        let file = files::read(&self.path(sentence)).ok()?;
        let end = file.iter().position(|byte| *byte == b'\n')?;
        let (head, samples) = file.split_at(end);
        let head: Value = serde_json::from_slice(head).ok()?;
        let samples = sound::from_bytes(samples.get(1..)?);
        // A file that was not written to its end is as good as none.
        if head.get("samples")?.as_u64()? != samples.len() as u64 {
            return None;
        }
        let words = head.get("words")?.as_array()?.iter().map(|word| {
            let number = |name: &str| Some(word.get(name)?.as_u64()? as usize);
            Some(Word {
                text: word.get("text")?.as_str()?.to_owned(),
                samples: number("from")?..number("to")?,
            })
        });
        Some(Utterance {
            words: words.collect::<Option<_>>()?,
            samples,
        })
    }

    /// Keeps what was spoken: a line of JSON with its words, then its samples.
    pub fn put(&self, sentence: &str, utterance: &Utterance) -> Result {
        let words: Vec<Value> = utterance
            .words
            .iter()
            .map(|word| json!({ "text": word.text, "from": word.samples.start, "to": word.samples.end }))
            .collect();
        let head = json!({ "samples": utterance.samples.len(), "words": words });
        let mut file = format!("{head}\n").into_bytes();
        file.extend(sound::to_bytes(&utterance.samples));
        files::write(&self.path(sentence), file)
    }

    fn path(&self, sentence: &str) -> PathBuf {
        let mut hash = Sha256::new();
        // The first number is that of the file's form.
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
