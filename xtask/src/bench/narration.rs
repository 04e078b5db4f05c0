//! How long it takes to tie timings of 50,000 words to their article.

use super::InBrowser;
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
    let bench = InBrowser::new(project)?;
    let story = bench.folder.join("story");
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
    bench.run(
        project,
        "narration.mjs",
        include_str!("narration.mjs"),
        &[&story],
        "measure alignment in the browser",
    )
}
