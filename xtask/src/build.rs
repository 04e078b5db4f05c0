//! `cargo xtask build`: the release bundle.

use crate::bundle;
use crate::error::Result;
use crate::options::TrunkOptions;
use crate::project::Project;
use crate::tools;

/// Installs missing tools, builds `dist/` and prints the sizes of its files.
pub fn build(project: &Project, options: &TrunkOptions) -> Result {
    tools::for_building(project)?;
    release(project, &options.passed_on)?;
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
