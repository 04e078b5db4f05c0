//! `cargo xtask narrate ARTICLE.md`: speech for an article, and the time of each of its sentences and words.

use std::path::{Path, PathBuf};

use article_command::Progress;
use article_voice::{Extras, Narration, Recording, Request, Step, Workspace};

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::{new, tools};

/// An article, and how to speak it.
#[derive(Debug, Default, clap::Args)]
pub struct NarrateOptions {
    /// The file of the article, or its name in the content folder
    pub article: String,
    /// The voice, as the program names it [default: one for the article's language]
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// Another program that speaks: docs/narration.md
    #[arg(long, value_name = "TEMPLATE")]
    pub command: Option<String>,
    /// The day of the recording, such as 2024-03-05 [default: today]
    #[arg(long, value_name = "DATE")]
    pub recorded: Option<String>,
    /// Speak everything again
    #[arg(long)]
    pub force: bool,
    /// Read code blocks too
    #[arg(long)]
    pub with_code: bool,
    /// Read tables too
    #[arg(long)]
    pub with_tables: bool,
    /// Read captions too
    #[arg(long)]
    pub with_captions: bool,
}

/// Speaks one article.
pub fn narrate(project: &Project, options: NarrateOptions) -> Result {
    let extras = Extras {
        code: options.with_code,
        tables: options.with_tables,
        captions: options.with_captions,
    };
    let article = article_path(project, &options.article)?;
    let narration = Narration::prepare(Request {
        article,
        voice: options.voice,
        command: options.command,
        extras,
        recorded: options.recorded.unwrap_or_else(|| new::today(project)),
    })?;
    if !options.force && narration.is_up_to_date() {
        println!(
            "{} is up to date: neither text nor voice has changed. `--force` speaks it again.",
            narration.audio().display()
        );
        return Ok(());
    }
    tools::for_narrating(project, narration.has_own_program())?;
    let workspace = Workspace {
        folder: project.root.clone(),
        cache: project.root.join("target/narrate"),
        temporary: project.cache.join(format!("narrate-{}", std::process::id())),
    };
    let recording = record(&narration, &workspace, options.force)?;
    print_recording(&recording);
    Ok(())
}

fn record(narration: &Narration, workspace: &Workspace, anew: bool) -> Result<Recording> {
    let mut progress = None;
    narration.record(workspace, anew, &mut |step| match (step, &progress) {
        (Step::Speaking { done, .. }, Some(progress)) => Progress::set(progress, done),
        (Step::Speaking { total, .. }, None) => {
            let step = format!("Speaking {total} sentences with {}", narration.voice_name());
            progress = Some(Progress::new(step, total));
        }
        (Step::Encoding, _) => {
            // The first bar must end before the next begins.
            progress = None;
            progress = Some(Progress::unknown("Encoding"));
        }
    })
}

fn print_recording(recording: &Recording) {
    if recording.reused > 0 {
        println!("{} sentences were spoken before.", recording.reused);
    }
    println!(
        "{}: {:.1} s, {} kB\n{}: {} sentences\n{}: {}\nThe article's front matter names them.",
        recording.audio.display(),
        recording.seconds,
        recording.bytes.div_ceil(1000),
        recording.sentences.display(),
        recording.sentence_count,
        recording.words.display(),
        match recording.word_count {
            0 => "no words: the voice does not report them, and they were not found; see docs/narration.md"
                .to_owned(),
            words => format!("{words} words"),
        },
    );
}

/// Returns the article's file: `given` from the current folder, from the project's folder, or as a slug of the content
/// folder. The file must be in the content folder.
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

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "---\ntitle: The bridge\nlang: en\n---\nOne two. Three four five.\n";

    #[test]
    fn an_article_that_cannot_be_narrated_says_what_to_do() {
        let root = std::env::temp_dir().join(format!("article-widget-narrate-{}", std::process::id()));
        files::remove(&root).unwrap();
        let project = Project {
            cache: root.join("cache"),
            root: root.clone(),
        };
        for (name, text) in [
            ("outside.md", ARTICLE),
            ("static/content/below/deep.md", ARTICLE),
            ("static/content/notes.txt", "Text."),
            (
                "static/content/empty.md",
                "---\nlang: en\n---\n\n```\ncode\n```\n",
            ),
            ("static/content/bridge.md", ARTICLE),
        ] {
            files::write(&root.join(name), text).unwrap();
        }
        for (article, why, remedy) in [
            ("none", "there is no such file", "Name an article's file"),
            ("outside.md", "not in the content folder", "Move it into"),
            (
                "static/content/below/deep.md",
                "not in the content folder",
                "Move it into",
            ),
            (
                "static/content/notes.txt",
                "not a Markdown file",
                "Only articles in Markdown",
            ),
            ("empty", "no text to read aloud", "Write the article first"),
            ("bridge", "is no date", "--recorded 2024-03-05"),
        ] {
            let options = NarrateOptions {
                article: article.to_owned(),
                recorded: Some("yesterday".to_owned()).filter(|_| article == "bridge"),
                ..NarrateOptions::default()
            };
            let said = narrate(&project, options).unwrap_err().to_string();
            assert!(said.contains(why) && said.contains(remedy), "{article}: {said}");
        }
        assert_eq!(
            files::read_text(&root.join("static/content/bridge.md")).unwrap(),
            ARTICLE
        );
        files::remove(&root).unwrap();
    }
}
