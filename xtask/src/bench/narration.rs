//! How long it takes to tie timings of 50,000 words to their article.

use super::lab;
use crate::error::Result;
use crate::files;
use crate::project::Project;

const EXAMPLE: &str = "narration_bench";

/// On this machine, without a browser: `examples/narration_bench.rs`.
pub fn native(project: &Project) -> Result {
    super::example(project, EXAMPLE, &[], "measure alignment on this machine")
}

/// In the browser: the task in which the widget reads the same timings once somebody listens.
pub fn in_browser(project: &Project) -> Result {
    let (browser, folder) = super::playwright(project)?;
    let story = folder.join("story");
    files::create_folder(&story)?;
    let place = story.to_string_lossy();
    super::example(
        project,
        EXAMPLE,
        &["--write", &place],
        "write an article and its timings",
    )?;
    let sound = project.root.join("tests/fixtures/audio/tone.mp3");
    files::copy(&sound, &story.join("story.mp3"))?;
    let script = folder.join("narration.mjs");
    files::write(&script, include_str!("narration.mjs"))?;
    project
        .command("node")
        .arg(script)
        .arg(lab::dist(project))
        .arg(story)
        .env("CHROME", browser.program)
        .go("measure alignment in the browser")
}
