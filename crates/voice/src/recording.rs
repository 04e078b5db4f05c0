//! From an article's file to its recording.

use std::path::{Path, PathBuf};

use article::{Article, Language};
use article_command::{Error, Result, files};

use crate::cache::Cache;
use crate::passages::{self, Extras, Passage};
use crate::timeline::{self, Spoken};
use crate::voice::Voice;
use crate::workspace::Workspace;
use crate::{encode, front_matter, segments, vtt};

/// The article to narrate, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The Markdown file of the article.
    pub article: PathBuf,
    /// The voice, as the program names it. `None` selects a voice by the article's language.
    pub voice: Option<String>,
    /// The command that speaks one sentence. `None` selects espeak-ng.
    pub command: Option<String>,
    /// The optional parts of the article.
    pub extras: Extras,
    /// The day of the recording, such as `2024-03-05`.
    pub recorded: String,
}

/// An article that is ready to be narrated.
#[derive(Debug)]
pub struct Narration {
    request: Request,
    source: String,
    article: Article,
    passages: Vec<Passage>,
    voice: Voice,
    target: Target,
    fingerprint: String,
}

/// The progress of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sentences are spoken.
    Speaking {
        /// The number of sentences that are done.
        done: usize,
        /// The number of all sentences.
        total: usize,
    },
    /// The recording is encoded.
    Encoding,
}

/// The files of a recording.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The recording.
    pub audio: PathBuf,
    /// The duration of the recording.
    pub seconds: f64,
    /// The size of the recording.
    pub bytes: usize,
    /// The times of the sentences, as WebVTT.
    pub sentences: PathBuf,
    /// The number of sentences with a time.
    pub sentence_count: usize,
    /// The times of sentences and words, as JSON.
    pub words: PathBuf,
    /// The number of words with a time.
    pub word_count: usize,
    /// The number of sentences that came from the cache.
    pub reused: usize,
}

impl Narration {
    /// Reads the article and selects the voice. Changes nothing.
    pub fn prepare(request: Request) -> Result<Self> {
        check_day(&request.recorded)?;
        let source = files::read_text(&request.article)?;
        let (article, _) = article::markdown(&source, None);
        let passages = passages::of(&article, request.extras);
        if passages.is_empty() {
            return Err(Error::new(
                format!("narrate {}", request.article.display()),
                "it has no text to read aloud",
            )
            .remedy("Write the article first: paragraphs, headings, lists and quotes are read."));
        }
        let voice = Voice::choose(language(&article), request.voice.clone(), request.command.clone())?;
        let fingerprint = vtt::fingerprint(&passages, &voice.signature());
        Ok(Self {
            target: Target::of(&request.article),
            request,
            source,
            article,
            passages,
            voice,
            fingerprint,
        })
    }

    /// Returns whether the article has a recording of the same text in the same voice.
    pub fn is_up_to_date(&self) -> bool {
        self.target.is_current(&self.fingerprint) && self.article.audio.is_some()
    }

    /// Returns whether the request names a program, in place of espeak-ng.
    pub fn has_own_program(&self) -> bool {
        self.voice.is_own()
    }

    /// Returns the name of the voice, such as `espeak-ng (en-gb)`.
    pub fn voice_name(&self) -> &str {
        &self.voice.name
    }

    /// Returns the path of the recording.
    pub fn audio(&self) -> &Path {
        &self.target.audio
    }

    /// Speaks the article, and writes the recording, the times and the front matter. Sentences of the cache are not spoken
    /// again unless `anew` is set.
    pub fn record(
        &self,
        workspace: &Workspace,
        anew: bool,
        progress: &mut dyn FnMut(Step),
    ) -> Result<Recording> {
        let (spoken, reused) = self.speak(workspace, anew, progress)?;
        progress(Step::Encoding);
        let timeline = timeline::join(&spoken);
        let target = &self.target;
        let encoded = encode::mp3(workspace, &timeline.samples, &target.audio)?;
        let cues = timeline.cues(encoded.delay);
        files::write(
            &target.sentences,
            vtt::write(&cues, &self.fingerprint, &self.voice.name),
        )?;
        files::write(&target.words, segments::write(&cues)?)?;
        let notice = self.article.audio.as_ref();
        let audio = front_matter::Audio {
            source: format!("media/{}", files::name(&target.audio)),
            timings: format!("media/{}", files::name(&target.words)),
            duration: encoded.duration,
            voice: self.voice.name.clone(),
            recorded: self.request.recorded.clone(),
            text_hash: passages::text_hash(&self.passages),
            notice: notice.and_then(|audio| audio.notice.as_deref()),
        };
        files::write(
            &self.request.article,
            front_matter::with_audio(&self.source, &audio),
        )?;
        Ok(Recording {
            audio: target.audio.clone(),
            seconds: encoded.duration,
            bytes: encoded.bytes,
            sentences: target.sentences.clone(),
            sentence_count: cues.len(),
            words: target.words.clone(),
            word_count: cues.iter().map(|cue| cue.words.len()).sum(),
            reused,
        })
    }

    /// Returns the sound of each sentence, and how many of them came from the cache.
    fn speak(
        &self,
        workspace: &Workspace,
        anew: bool,
        progress: &mut dyn FnMut(Step),
    ) -> Result<(Vec<Spoken>, usize)> {
        let voice = &self.voice;
        let cache = Cache::new(&workspace.cache, voice.signature_here(workspace));
        let total = self.passages.iter().map(|passage| passage.sentences.len()).sum();
        let (mut spoken, mut reused) = (Vec::new(), 0);
        progress(Step::Speaking { done: 0, total });
        for passage in &self.passages {
            let last = passage.sentences.len().saturating_sub(1);
            for (place, text) in passage.sentences.iter().enumerate() {
                let utterance = match cache.get(text).filter(|_| !anew) {
                    Some(utterance) => {
                        reused += 1;
                        utterance
                    }
                    None => {
                        let utterance = voice.speak(workspace, text);
                        files::remove(&workspace.temporary)?;
                        let utterance = utterance?;
                        cache.put(text, &utterance)?;
                        utterance
                    }
                };
                spoken.push(Spoken {
                    text: text.clone(),
                    samples: utterance.samples,
                    words: utterance.words,
                    ends_passage: place == last,
                    is_heading: passage.is_heading,
                });
                progress(Step::Speaking {
                    done: spoken.len(),
                    total,
                });
            }
        }
        if spoken.iter().all(|sentence| sentence.samples.is_empty()) {
            return Err(
                Error::new("narrate the article", format!("{} gave only silence", voice.name))
                    .remedy("Try the command by hand, or another voice with --voice."),
            );
        }
        Ok((spoken, reused))
    }
}

/// Checks that `day` is a date as the front matter has it.
fn check_day(day: &str) -> Result {
    let (article, warnings) = article::markdown(&format!("---\ntitle: a\ndate: {day:?}\n---\nText.\n"), None);
    match article.date.filter(|_| warnings.is_empty()) {
        Some(_) => Ok(()),
        None => Err(Error::new("record on that day", format!("{day:?} is no date"))
            .remedy("Such as: --recorded 2024-03-05")),
    }
}

/// The files that a narration writes.
#[derive(Debug)]
struct Target {
    audio: PathBuf,
    /// WebVTT.
    sentences: PathBuf,
    /// JSON.
    words: PathBuf,
}

impl Target {
    /// Returns files in `media/` beside the article.
    fn of(article: &Path) -> Self {
        let media = article.with_file_name("media");
        let slug = files::stem(article);
        Self {
            audio: media.join(format!("{slug}.mp3")),
            sentences: media.join(format!("{slug}.vtt")),
            words: media.join(format!("{slug}.json")),
        }
    }

    fn is_current(&self, fingerprint: &str) -> bool {
        self.audio.is_file()
            && self.words.is_file()
            && files::read_text(&self.sentences)
                .is_ok_and(|text| vtt::read_fingerprint(&text) == Some(fingerprint))
    }
}

fn language(article: &Article) -> &str {
    article.lang.as_ref().map_or("en", Language::as_str)
}
