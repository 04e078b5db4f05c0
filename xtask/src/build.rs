//! `cargo xtask build`: the release bundle.

use crate::bundle;
use crate::error::Result;
use crate::options::Options;
use crate::project::Project;
use crate::tools;

/// Installs what is missing, builds `dist/` and prints what its first view weighs.
pub fn build(project: &Project, options: Options) -> Result {
    let passed_on = options.finish()?;
    tools::for_building(project)?;
    release(project, &passed_on)?;
    for view in bundle::first_views(project)? {
        println!("\n{}", bundle::table(view.title, &view.sizes));
    }
    println!("\n{}", bundle::table("later", &bundle::later_parts(project)?));
    Ok(())
}

/// `trunk build --release`.
pub fn release(project: &Project, passed_on: &[String]) -> Result {
    tools::trunk::command(project)
        .args(["build", "--release"])
        .args(passed_on)
        .go("build the release bundle")
}
