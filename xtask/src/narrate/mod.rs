//! `cargo xtask narrate ARTICLE.md`: speech for an article, and the time of each of its sentences and words.
//!
//! 1. The article's text is taken as passages and sentences: the widget's own script of it (`passages`).
//! 2. A program speaks one sentence after the other (`voice`), unless it has before (`cache`), and what it gives is cut to
//!    its sound (`sound`). Each word has its place in that, as the voice tells it (`words`, `espeak`), else as espeak-ng's
//!    voice leads one to expect (`forced`).
//! 3. The sentences are joined with pauses; that each has its place in the whole is what makes the timings exact
//!    (`timeline`). The whole is made as loud as other speech (`loudness`).
//! 4. It is encoded, decoded again, and the encoder's delay measured and added to each time (`encode`).
//! 5. The times are written as WebVTT (`vtt`) and with their words as JSON (`segments`), and what was made is named in the
//!    article's front matter (`front_matter`).
//!
//! The same text, voice and programs give the same bytes; where the text has not changed, nothing is done.

mod cache;
mod encode;
mod espeak;
mod forced;
mod front_matter;
mod loudness;
mod passages;
mod segments;
mod sound;
#[cfg(test)]
mod tests;
mod timeline;
mod voice;
mod vtt;
mod words;

use std::path::{Path, PathBuf};

use article_widget::model::{Article, Language};
use article_widget::parse;

use crate::error::{Error, Result};
use crate::files;
use crate::options::Options;
use crate::project::Project;
use crate::{new, tools};

use cache::Cache;
use passages::{Extras, Passage};
use timeline::Spoken;
use voice::Voice;

/// Samples a second, everywhere. At 24 kHz and 32 kbit/s each MP3 frame has 96 bytes, so that a player finds any second
/// by arithmetic.
const RATE: u32 = 24_000;

/// Speaks one article.
pub fn narrate(project: &Project, mut options: Options) -> Result {
    let order = Order::read(project, &mut options)?;
    options.finish()?;
    let source = files::read_text(&order.article)?;
    let (article, _) = parse::markdown(&source, None);
    let passages = passages::of(&article, order.extras);
    if passages.is_empty() {
        return Err(Error::new(
            format!("narrate {}", order.article.display()),
            "it has no text to read aloud",
        )
        .remedy("Write the article first: paragraphs, headings, lists and quotes are read."));
    }
    let voice = Voice::choose(language(&article), order.voice, order.template)?;
    let target = Target::of(&order.article);
    let fingerprint = vtt::fingerprint(&passages, &voice.signature());
    if !order.force && target.is_current(&fingerprint) && article.audio.is_some() {
        println!(
            "{} is up to date: neither text nor voice has changed. `--force` speaks it again.",
            target.audio.display()
        );
        return Ok(());
    }
    tools::for_narrating(project, voice.is_own())?;
    let spoken = speak(project, &voice, &passages, order.force)?;
    let timeline = timeline::join(&spoken);
    let encoded = encode::mp3(project, &timeline.samples, &target.audio)?;
    let cues = timeline.cues(encoded.delay);
    files::write(&target.sentences, vtt::write(&cues, &fingerprint, &voice.name))?;
    files::write(&target.words, segments::write(&cues))?;
    let audio = front_matter::Audio {
        source: format!("media/{}", files::name(&target.audio)),
        timings: format!("media/{}", files::name(&target.words)),
        duration: encoded.duration,
        voice: voice.name.clone(),
        recorded: order.recorded,
        text_hash: passages::text_hash(&passages),
        notice: article.audio.as_ref().and_then(|audio| audio.notice.as_deref()),
    };
    files::write(&order.article, front_matter::with_audio(&source, &audio))?;
    println!(
        "{}: {:.1} s, {} kB\n{}: {} sentences\n{}: {}\nThe article's front matter names them.",
        target.audio.display(),
        encoded.duration,
        encoded.bytes.div_ceil(1000),
        target.sentences.display(),
        cues.len(),
        target.words.display(),
        match cues.iter().map(|cue| cue.words.len()).sum::<usize>() {
            0 => "no words: the voice does not tell them, and they were not found; see docs/narration.md"
                .to_owned(),
            words => format!("{words} words"),
        },
    );
    Ok(())
}

/// What the caller wants.
struct Order {
    article: PathBuf,
    voice: Option<String>,
    template: Option<String>,
    extras: Extras,
    /// The day of the recording.
    recorded: String,
    force: bool,
}

impl Order {
    fn read(project: &Project, options: &mut Options) -> Result<Self> {
        let (voice, template) = (options.take_value("--voice")?, options.take_value("--command")?);
        let recorded = options.take_value("--recorded")?;
        let extras = Extras::take(options);
        let force = options.take_flag("--force");
        let article = article_path(project, &options.take_argument("the article's file")?)?;
        Ok(Self {
            article,
            voice,
            template,
            extras,
            recorded: match recorded {
                Some(day) => check_day(day)?,
                None => new::today(project),
            },
            force,
        })
    }
}

/// A date as the front matter has it.
fn check_day(day: String) -> Result<String> {
    let (article, warnings) = parse::markdown(&format!("---\ntitle: a\ndate: {day:?}\n---\nText.\n"), None);
    match article.date.filter(|_| warnings.is_empty()) {
        Some(_) => Ok(day),
        None => Err(Error::new("record on that day", format!("{day:?} is no date"))
            .remedy("Such as: --recorded 2024-03-05")),
    }
}

/// The files that belong to an article.
struct Target {
    audio: PathBuf,
    /// WebVTT.
    sentences: PathBuf,
    /// JSON.
    words: PathBuf,
}

impl Target {
    /// Beside the article, in `media/`.
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

/// As it was given, from the folder of the call or the project's; a bare slug means the content folder. In that it must be.
fn article_path(project: &Project, given: &str) -> Result<PathBuf> {
    let content = project.root.join("static/content");
    let places = [
        PathBuf::from(given),
        project.root.join(given),
        content.join(format!("{given}.md")),
    ];
    let Some(path) = places.into_iter().find(|path| path.is_file()) else {
        return Err(Error::new(format!("narrate {given}"), "there is no such file")
            .remedy("Name an article's file, such as static/content/harbour-bridge.md."));
    };
    if !files::has_extension(&path, "md") {
        return Err(
            Error::new(format!("narrate {given}"), "it is not a Markdown file")
                .remedy("Only articles in Markdown have front matter that can name the audio."),
        );
    }
    let whole = |path: &Path| path.canonicalize().ok();
    if whole(&path).is_none_or(|path| path.parent() != whole(&content).as_deref()) {
        return Err(Error::new(
            format!("narrate {given}"),
            "it is not in the content folder, so its page would not find the recording",
        )
        .remedy(format!("Move it into {} first.", content.display())));
    }
    Ok(path)
}

fn language(article: &Article) -> &str {
    article.lang.as_ref().map_or("en", Language::as_str)
}

/// Each sentence as sound, with progress. What was spoken before is taken from the cache, unless `anew`.
fn speak(project: &Project, voice: &Voice, passages: &[Passage], anew: bool) -> Result<Vec<Spoken>> {
    let cache = Cache::new(project, voice.signature_here(project));
    let folder = project.cache.join(format!("narrate-{}", std::process::id()));
    let sentences = passages.iter().flat_map(|passage| {
        let last = passage.sentences.len().saturating_sub(1);
        let ends = move |place| (place == last, passage.is_heading);
        passage
            .sentences
            .iter()
            .enumerate()
            .map(move |(place, text)| (text, ends(place)))
    });
    println!(
        "Speaking {} sentences with {} …",
        sentences.clone().count(),
        voice.name
    );
    let (mut spoken, mut kept) = (Vec::new(), 0_usize);
    for (text, (ends_passage, is_heading)) in sentences {
        let utterance = match cache.get(text).filter(|_| !anew) {
            Some(utterance) => {
                kept += 1;
                utterance
            }
            None => {
                let utterance = voice.speak(project, &folder, text);
                files::remove(&folder)?;
                let utterance = utterance?;
                cache.put(text, &utterance)?;
                utterance
            }
        };
        spoken.push(Spoken {
            text: text.clone(),
            samples: utterance.samples,
            words: utterance.words,
            ends_passage,
            is_heading,
        });
        if spoken.len() % 25 == 0 {
            println!("  {}", spoken.len());
        }
    }
    if kept > 0 {
        println!("{kept} of them were spoken before.");
    }
    if spoken.iter().all(|sentence| sentence.samples.is_empty()) {
        return Err(
            Error::new("narrate the article", format!("{} gave only silence", voice.name))
                .remedy("Try the command by hand, or another voice with --voice."),
        );
    }
    Ok(spoken)
}
