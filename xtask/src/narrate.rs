//! `cargo xtask narrate ARTICLE.md`: speech for an article, and the time of each of its sentences and words.

use std::path::{Path, PathBuf};

use article_voice::{Extras, Narration, Recording, Request, Step, Workspace};

use crate::error::{Error, Result};
use crate::files;
use crate::options::Options;
use crate::project::Project;
use crate::{new, tools};

/// Speaks one article.
pub fn narrate(project: &Project, mut options: Options) -> Result {
    let (voice, command) = (options.take_value("--voice")?, options.take_value("--command")?);
    let recorded = options.take_value("--recorded")?;
    let extras = Extras {
        code: options.take_flag("--with-code"),
        tables: options.take_flag("--with-tables"),
        captions: options.take_flag("--with-captions"),
    };
    let force = options.take_flag("--force");
    let article = article_path(project, &options.take_argument("the article's file")?)?;
    options.finish()?;
    let narration = Narration::prepare(Request {
        article,
        voice,
        command,
        extras,
        recorded: recorded.unwrap_or_else(|| new::today(project)),
    })?;
    if !force && narration.is_up_to_date() {
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
    let recording = narration.record(&workspace, force, &mut |step| match step {
        Step::Speaking { done: 0, total } => {
            println!("Speaking {total} sentences with {} …", narration.voice());
        }
        Step::Speaking { done, .. } if done % 25 == 0 => println!("  {done}"),
        _ => {}
    })?;
    print_recording(&recording);
    Ok(())
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
        for (args, why, remedy) in [
            (&["none"][..], "there is no such file", "Name an article's file"),
            (&["outside.md"], "not in the content folder", "Move it into"),
            (
                &["static/content/below/deep.md"],
                "not in the content folder",
                "Move it into",
            ),
            (
                &["static/content/notes.txt"],
                "not a Markdown file",
                "Only articles in Markdown",
            ),
            (&["empty"], "no text to read aloud", "Write the article first"),
            (&[], "the article's file is missing", "cargo xtask help"),
            (
                &["bridge", "--loud"],
                "\"--loud\" is not one of its options",
                "cargo xtask help",
            ),
            (
                &["bridge", "--recorded", "yesterday"],
                "is no date",
                "--recorded 2024-03-05",
            ),
        ] {
            let args_given = args.iter().map(|arg| (*arg).to_owned()).collect();
            let error = narrate(&project, Options::new("narrate", args_given)).unwrap_err();
            let said = error.to_string();
            assert!(said.contains(why) && said.contains(remedy), "{args:?}: {said}");
        }
        assert_eq!(
            files::read_text(&root.join("static/content/bridge.md")).unwrap(),
            ARTICLE
        );
        files::remove(&root).unwrap();
    }
}
