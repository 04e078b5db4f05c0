//! `cargo xtask narrate ARTICLE.md`: speech for an article, and the time of each of its sentences.
//!
//! 1. The article's text is taken as passages, by the widget's own parser (`passages`).
//! 2. Each passage is split into sentences, by the widget's own `narration::sentences`.
//! 3. A program speaks one sentence after the other (`voice`), and what it gives is cut to its sound (`sound`).
//! 4. The sentences are joined with pauses; that each has its place in the whole is what makes the timings exact
//!    (`timeline`).
//! 5. The whole is encoded, decoded again, and the encoder's delay measured and added to each time (`encode`).
//! 6. The times are written as WebVTT (`vtt`), and both files are named in the article's front matter (`front_matter`).
//!
//! The same text, voice and programs give the same bytes; where the text has not changed, nothing is done.

mod encode;
mod front_matter;
mod passages;
mod sound;
mod timeline;
mod voice;
mod vtt;

use std::path::{Path, PathBuf};

use article_widget::model::{Article, Language};
use article_widget::parse;

use crate::error::{Error, Result};
use crate::files;
use crate::options::Options;
use crate::project::Project;
use crate::tools;

use passages::Passage;
use timeline::Spoken;
use voice::Voice;

/// Samples a second, everywhere. At 24 kHz and 32 kbit/s each MP3 frame has 96 bytes, so that a player finds any second
/// by arithmetic.
const RATE: u32 = 24_000;

/// Speaks one article.
pub fn narrate(project: &Project, mut options: Options) -> Result {
    let voice_name = options.take_value("--voice")?;
    let template = options.take_value("--command")?;
    let force = options.take_flag("--force");
    let path = article_path(project, &options.take_argument("the article's file")?)?;
    options.finish()?;

    let source = files::read_text(&path)?;
    let (article, _) = parse::markdown(&source, None);
    let passages = passages::of(&article);
    if passages.is_empty() {
        return Err(Error::new(
            format!("narrate {}", path.display()),
            "it has no text to read aloud",
        )
        .remedy("Write the article first: paragraphs, headings, lists and quotes are read."));
    }
    let voice = Voice::choose(language(&article), voice_name, template)?;
    let target = Target::of(&path);
    let fingerprint = vtt::fingerprint(&passages, &voice.signature());
    if !force && target.is_current(&fingerprint) && article.audio.is_some() {
        println!(
            "{} is up to date: neither text nor voice has changed. `--force` speaks it again.",
            target.audio.display()
        );
        return Ok(());
    }
    tools::for_narrating(project, voice.is_own())?;
    let folder = project.cache.join(format!("narrate-{}", std::process::id()));
    let spoken = speak(project, &voice, &passages, &folder);
    files::remove(&folder)?;
    let spoken = spoken?;
    let timeline = timeline::join(&spoken);
    let encoded = encode::mp3(project, &timeline.samples, &target.audio)?;
    let cues = timeline.cues(encoded.delay);
    files::write(&target.timings, vtt::write(&cues, &fingerprint, &voice.name))?;
    let audio = front_matter::Audio {
        source: format!("media/{}", files::name(&target.audio)),
        timings: format!("media/{}", files::name(&target.timings)),
        duration: encoded.duration,
        voice: voice.name.clone(),
        notice: article.audio.as_ref().and_then(|audio| audio.notice.as_deref()),
    };
    files::write(&path, front_matter::with_audio(&source, &audio))?;
    println!(
        "{}: {} sentences, {:.1} s, {} kB\n{}\nThe article's front matter names both.",
        target.audio.display(),
        cues.len(),
        encoded.duration,
        encoded.bytes.div_ceil(1000),
        target.timings.display(),
    );
    Ok(())
}

/// The files that belong to an article.
struct Target {
    audio: PathBuf,
    timings: PathBuf,
}

impl Target {
    /// Beside the article, in `media/`.
    fn of(article: &Path) -> Self {
        let media = article.with_file_name("media");
        let slug = files::stem(article);
        Self {
            audio: media.join(format!("{slug}.mp3")),
            timings: media.join(format!("{slug}.vtt")),
        }
    }

    fn is_current(&self, fingerprint: &str) -> bool {
        self.audio.is_file()
            && files::read_text(&self.timings)
                .is_ok_and(|text| vtt::read_fingerprint(&text) == Some(fingerprint))
    }
}

/// As it was given, from the folder of the call or the project's; a bare slug means the content folder.
fn article_path(project: &Project, given: &str) -> Result<PathBuf> {
    let places = [
        PathBuf::from(given),
        project.root.join(given),
        project.root.join(format!("static/content/{given}.md")),
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
    Ok(path)
}

fn language(article: &Article) -> &str {
    article.lang.as_ref().map_or("en", Language::as_str)
}

/// Each sentence as sound, with progress. `folder` is for files on the way.
fn speak(project: &Project, voice: &Voice, passages: &[Passage], folder: &Path) -> Result<Vec<Spoken>> {
    let sentences: usize = passages.iter().map(|passage| passage.sentences.len()).sum();
    println!("Speaking {sentences} sentences with {} …", voice.name);
    let mut spoken = Vec::with_capacity(sentences);
    for passage in passages {
        for (place, sentence) in passage.sentences.iter().enumerate() {
            let samples = voice.speak(project, folder, sentence)?;
            spoken.push(Spoken {
                text: sentence.clone(),
                samples: sound::trim(&samples).to_vec(),
                ends_passage: place + 1 == passage.sentences.len(),
                is_heading: passage.is_heading,
            });
            if spoken.len() % 25 == 0 {
                println!("  {} of {sentences}", spoken.len());
            }
        }
    }
    if spoken.iter().all(|sentence| sentence.samples.is_empty()) {
        return Err(
            Error::new("narrate the article", format!("{} gave only silence", voice.name))
                .remedy("Try the command by hand, or another voice with --voice."),
        );
    }
    Ok(spoken)
}
